#include "common/base/limits.h"
#include "tests/unit/document/reference_document.h"
#include "tests/unit/document/suites.h"

#include <QTest>

#include <array>

using namespace syngraph;
using namespace Qt::Literals::StringLiterals;

namespace {

struct Plan
{
    qsizetype startLength;
    int operations;
    OperationShape shape;
};

/// A copy that was taken on the way and must stay as it was.
struct Keepsake
{
    Document document;
    ReferenceDocument reference;
};

QString checkParagraphs(const Document &document, const ReferenceDocument &reference,
                        Random &random)
{
    const auto &text = reference.text();
    for (int i = 0; i < 3; ++i) {
        const auto position = qsizetype(random.below(quint64(text.size())));
        const auto paragraph = QStringView(text).first(position).count(u'\n');
        const auto start = position == 0 ? 0 : text.lastIndexOf(u'\n', position - 1) + 1;
        const auto end = text.indexOf(u'\n', position);
        if (document.paragraphAt(position) != paragraph
            || document.paragraphStart(paragraph) != start
            || document.paragraphEnd(paragraph) != end
            || document.unitAt(position) != text[position]
            || !(document.attributesAt(position) == reference.attributesAt(position))
            || document.authorshipAt(position) != reference.authorshipAt(position)
            || !(document.paragraphAttributes(paragraph) == reference.attributesAt(end)))
            return u"lookup at %1"_s.arg(position);
    }
    return {};
}

/// The rule of Document::check() word for word, unit by unit.
bool makesParagraphTooLong(const QString &base, const Delta &operation)
{
    const auto paragraphs = base.split(u'\n');
    qsizetype paragraph = 0;
    qsizetype position = 0;
    qsizetype length = 0;
    qsizetype longestKept = 0;
    bool tooLong = false;
    const auto put = [&](QChar unit) {
        if (unit != u'\n') {
            ++length;
            return;
        }
        tooLong |= length > limits::kParagraphUnits && length > longestKept;
        length = 0;
        longestKept = 0;
    };
    const auto walk = [&](qsizetype units, bool kept) {
        for (; units > 0; --units, ++position) {
            if (kept) {
                longestKept = std::max(longestKept, paragraphs[paragraph].size());
                put(base[position]);
            }
            paragraph += base[position] == u'\n' ? 1 : 0;
        }
    };
    for (const auto &component : operation.components()) {
        if (component.kind == Delta::Kind::Insert) {
            for (const QChar unit : operation.text(component))
                put(unit);
        } else {
            walk(qsizetype(component.length), component.kind == Delta::Kind::Retain);
        }
    }
    walk(base.size() - position, true);
    return tooLong;
}

/// Edits around the ends of paragraphs, where they join and part.
Delta randomParagraphOperation(Random &random, const QString &base)
{
    DeltaBuilder builder;
    const auto last = base.size() - 1;
    for (auto edits = random.between(1, 3); edits > 0 && builder.consumed() < last; --edits) {
        auto place = random.between(builder.consumed(), last);
        if (random.chance(0.7))
            place = std::max(base.indexOf(u'\n', place) - random.between(0, 3), builder.consumed());
        builder.retain(place - builder.consumed());
        if (random.chance(0.5)) {
            QString text(random.between(1, 12), u'y');
            if (random.chance(0.3))
                text[random.between(0, text.size() - 1)] = u'\n';
            builder.insert(text);
        }
        if (random.chance(0.5))
            builder.erase(std::min(random.between(1, 8), last - builder.consumed()));
    }
    return builder.build(base.size());
}

} // namespace

class TestRandomOperations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void agreesWithTheReference_data();
    void agreesWithTheReference();
    void checkAgreesWithTheReference();
    void paragraphLimitAgreesWithTheReference();
};

void TestRandomOperations::agreesWithTheReference_data()
{
    QTest::addColumn<Plan>("plan");
    QTest::newRow("small") << Plan{0, 10'000, {}};
    QTest::newRow("around a leaf border") << Plan{1'000, 5'000, {40, 40, 100, 3, 5, 4, 2}};
    QTest::newRow("growing by short lines") << Plan{0, 2'000, {30, 5, 10, 2, 8, 2, 1}};
    QTest::newRow("large pieces") << Plan{5'000, 2'000, {3'000, 4'000, 3'000, 2, 3, 3, 2}};
    QTest::newRow("large") << Plan{40'000, 1'000, {300, 300, 2'000, 3, 5, 5, 1}};
    QTest::newRow("shrinking to nothing") << Plan{60'000, 1'000, {2, 600, 20, 2, 1, 8, 1}};
    QTest::newRow("many runs") << Plan{6'000, 2'500, {5, 5, 3, 6, 2, 2, 9}};
}

void TestRandomOperations::agreesWithTheReference()
{
    QFETCH(Plan, plan);
    const auto seed = qEnvironmentVariableIsSet("SYNGRAPH_TEST_SEED")
        ? qEnvironmentVariable("SYNGRAPH_TEST_SEED").toULongLong()
        : quint64(20240611);
    SeededRandom random(seed);
    ReferenceDocument reference;
    reference.apply(DeltaBuilder().insert(randomText(random, plan.startLength)).build(1));
    auto document = *Document::fromDelta(reference.toDelta());
    std::array<Keepsake, 4> keepsakes;
    for (int i = 0; i < plan.operations; ++i) {
        const auto failed = [&](const QString &what) {
            return u"seed %1, operation %2: %3"_s.arg(seed).arg(i).arg(what).toUtf8();
        };
        const auto operation = randomOperation(random, reference, plan.shape);
        QVERIFY2(document.check(operation), failed(u"refused"_s));
        const Authorship by(AuthorNumber(random.between(1, 3)), Revision(i));
        QVERIFY(document.apply(operation, by));
        reference.apply(operation, by);
        if (random.chance(0.1)) {
            const auto from = reference.outsideOfPairs(random.between(0, reference.length()));
            const auto to = reference.outsideOfPairs(random.between(from, reference.length()));
            document.setAuthorship(from, std::max(to - from, qsizetype(0)), by);
            reference.setAuthorship(from, std::max(to - from, qsizetype(0)), by);
        }
        try {
            document.checkInvariants();
        } catch (const InvariantError &broken) {
            QFAIL(failed(QString::fromUtf8(broken.what())));
        }
        auto difference = reference.difference(document);
        if (difference.isEmpty())
            difference = checkParagraphs(document, reference, random);
        QVERIFY2(difference.isEmpty(), failed(difference));
        if (i % 40 == 0) {
            auto &keepsake = keepsakes[size_t(i / 40) % keepsakes.size()];
            const auto changed = keepsake.reference.difference(keepsake.document);
            QVERIFY2(changed.isEmpty(), failed(u"a copy changed: "_s + changed));
            keepsake.document.checkInvariants();
            keepsake = {document, reference};
            if (random.chance(0.5)) // go on with the copy, keep the original
                std::swap(keepsake.document, document);
        }
    }
    QVERIFY(document.toDelta() == reference.toDelta());
}

/// Operations that may be wrong: boundaries anywhere, the end included.
void TestRandomOperations::checkAgreesWithTheReference()
{
    SeededRandom random(5);
    int refused = 0;
    for (int i = 0; i < 20'000; ++i) {
        const QString text = randomText(random, random.between(0, 30)) + u'\n';
        auto document = *Document::fromDelta(DeltaBuilder().insert(text).build());
        const auto from = random.between(0, text.size());
        const auto length = random.between(0, text.size() - from);
        DeltaBuilder builder;
        builder.retain(from);
        const bool inserts = random.chance(0.5);
        if (inserts)
            builder.insert(u"x");
        builder.erase(length);
        const auto operation = builder.build(text.size());
        const auto inPair = [&](qsizetype position) {
            return position < text.size() && text[position].isLowSurrogate();
        };
        const bool touches = inserts || length > 0;
        const bool good = !touches
            || (!inPair(from) && !inPair(from + length) && from + length < text.size());
        QCOMPARE(document.check(operation).ok(), good);
        QCOMPARE(document.apply(operation).ok(), good);
        refused += good ? 0 : 1;
    }
    QVERIFY(refused > 2'000 && refused < 18'000);
}

void TestRandomOperations::paragraphLimitAgreesWithTheReference()
{
    SeededRandom random(6);
    int refused = 0;
    constexpr int kRounds = 4;
    constexpr int kOperations = 25;
    constexpr auto kAll = limits::kParagraphUnits * 3 / 2;
    static_assert(kAll < limits::kDocumentUnits);
    for (int round = 0; round < kRounds; ++round) {
        QString text;
        while (text.size() < kAll) {
            const bool fits = text.size() + limits::kParagraphUnits < kAll;
            const auto longest = fits && random.chance(0.5) ? limits::kParagraphUnits + 5
                                                            : fits ? 40 : 5'000;
            text += QString(random.between(longest - 10, longest), u'x') + u'\n';
        }
        auto document = *Document::fromDelta(DeltaBuilder().insert(text).build());
        for (int i = 0; i < kOperations; ++i) {
            text = document.text();
            const auto operation = randomParagraphOperation(random, text);
            const auto applied = document.apply(operation);
            const auto where = QStringLiteral("round %1, operation %2").arg(round).arg(i);
            QVERIFY2(applied.ok() != makesParagraphTooLong(text, operation), qPrintable(where));
            if (!applied)
                QCOMPARE(applied.error(), ApplyError::ParagraphTooLong);
            refused += applied ? 0 : 1;
        }
    }
    QVERIFY(refused > kRounds * kOperations / 20 && refused < kRounds * kOperations / 2);
}

QObject *makeRandomSuite()
{
    return new TestRandomOperations;
}

#include "test_random_operations.moc"
