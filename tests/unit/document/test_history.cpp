#include "common/document/document_history.h"
#include "tests/unit/document/reference_document.h"
#include "tests/unit/document/suites.h"

#include <QTest>

#include <vector>

using namespace syngraph;
using namespace Qt::Literals::StringLiterals;

namespace {

/// A log from the empty document on, with the document after each of its operations.
struct Recording
{
    std::vector<Delta> operations;
    std::vector<Document> versions{Document()};

    explicit Recording(int count, quint64 seed = 21)
    {
        SeededRandom random(seed);
        ReferenceDocument reference;
        for (int i = 0; i < count; ++i)
            extend(random, reference);
    }
    void extend(Random &random, ReferenceDocument &reference)
    {
        operations.push_back(randomOperation(random, reference, {6, 6, 20, 2, 5, 4, 1}));
        reference.apply(operations.back());
        versions.push_back(versions.back());
        SYNGRAPH_CHECK(versions.back().applyUnlimited(operations.back()).ok());
    }
    CompositionBlocks::Log log(Revision base = Revision()) const
    {
        return [this, base](Revision revision) -> const Delta & {
            return operations.at(size_t(revision - base) - 1);
        };
    }
    Delta oneByOne(qint64 from, qint64 to) const
    {
        Delta all = operations[size_t(from)];
        for (auto i = from + 1; i < to; ++i)
            all = compose(all, operations[size_t(i)]);
        return all;
    }
};

} // namespace

class TestHistory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void blocksAreTheOperations();
    void piecesAreFew();
    void versionsAreWhatWasThere();
    void startsAnywhere();
    void whatIsForgottenIsComposedAnew();
    void wrongLogIsNoticed();
};

void TestHistory::blocksAreTheOperations()
{
    const Recording recording(600);
    CompositionBlocks blocks;
    SeededRandom random(22);
    for (int i = 0; i < 300; ++i) {
        const auto from = random.between(qint64(0), qint64(599));
        const auto to = random.between(from + 1, qint64(600));
        const auto composed = blocks.composed(Revision(from), Revision(to), recording.log());
        const auto where = u"(%1, %2]"_s.arg(from).arg(to);
        QVERIFY2(composed == recording.oneByOne(from, to), qPrintable(where));
    }
    (void)blocks.composed(Revision(0), Revision(600), recording.log());
    QCOMPARE(blocks.blockCount(), 600 / 16 + 600 / 256);
}

void TestHistory::piecesAreFew()
{
    const auto one = DeltaBuilder().retain(1, {{AttributeKey::Bold, AttributeValue(true)}}).build();
    qint64 asked = 0;
    const CompositionBlocks::Log log = [&](Revision) -> const Delta & {
        ++asked;
        return one;
    };
    CompositionBlocks blocks;
    const auto piecesOf = [&](qint64 from, qint64 to) {
        int pieces = 0;
        blocks.visitPieces(Revision(from), Revision(to), log, [&](const Delta &) { ++pieces; });
        return pieces;
    };
    QCOMPARE(piecesOf(0, 4'096), 1);
    QCOMPARE(asked, 4'096);
    asked = 0;
    QCOMPARE(piecesOf(0, 4'096), 1);
    QCOMPARE(asked, 0);
    QCOMPARE(piecesOf(1, 4'095), 15 + 15 + 14 + 15 + 15);
    QCOMPARE(asked, 30);
    QCOMPARE(piecesOf(255, 258), 3);
    QCOMPARE(piecesOf(16, 32), 1);
    QVERIFY(piecesOf(1, 100'000) <= 24 + 4 * 15);
}

void TestHistory::versionsAreWhatWasThere()
{
    const Recording recording(1'000);
    DocumentHistory history(Document(), Revision(), recording.log());
    SeededRandom random(23);
    for (int i = 0; i < 100; ++i) {
        const auto revision = random.between(qint64(0), qint64(1'000));
        const auto version = history.version(Revision(revision));
        QVERIFY(version);
        version->checkInvariants();
        QVERIFY(*version == recording.versions[size_t(revision)]);
        const auto later = random.between(revision, qint64(1'000));
        auto forward = recording.versions[size_t(revision)];
        QVERIFY(forward.applyUnlimited(history.between(Revision(revision), Revision(later))));
        QVERIFY(forward == recording.versions[size_t(later)]);
    }
}

void TestHistory::startsAnywhere()
{
    const Recording recording(300);
    const Revision base(1'000'003);
    DocumentHistory history(Document(), base, recording.log(base));
    for (const qint64 offset : {0, 1, 13, 14, 200, 300}) {
        const auto version = history.version(Revision(base.value + offset));
        QVERIFY(version && *version == recording.versions[size_t(offset)]);
    }
    QVERIFY_THROWS_EXCEPTION(InvariantError, (void)history.version(base.previous()));
    QVERIFY_THROWS_EXCEPTION(InvariantError, (void)history.between(base.next(), base));
}

void TestHistory::whatIsForgottenIsComposedAnew()
{
    const Recording first(560, 24);
    CompositionBlocks blocks;
    // Up to 300 the one, from there on the other: its own operations would not fit.
    Recording mixed(0);
    mixed.operations.assign(first.operations.begin(), first.operations.begin() + 300);
    SeededRandom random(26);
    ReferenceDocument reference;
    for (const auto &operation : mixed.operations)
        reference.apply(operation);
    mixed.versions.assign(first.versions.begin(), first.versions.begin() + 301);
    for (int i = 300; i < 560; ++i)
        mixed.extend(random, reference);

    (void)blocks.composed(Revision(0), Revision(560), first.log());
    blocks.forgetAfter(Revision(300));
    QVERIFY(blocks.composed(Revision(0), Revision(560), mixed.log()) == mixed.oneByOne(0, 560));
    QVERIFY(blocks.composed(Revision(200), Revision(400), mixed.log()) == mixed.oneByOne(200, 400));
    const auto count = blocks.blockCount();
    blocks.forgetAfter(Revision(560));
    QCOMPARE(blocks.blockCount(), count);
    blocks.forgetUpTo(Revision(0));
    QCOMPARE(blocks.blockCount(), count);
    blocks.forgetUpTo(Revision(17));
    QCOMPARE(blocks.blockCount(), count - 3); // two of 16, one of 256
    blocks.forgetUpTo(Revision(560));
    QCOMPARE(blocks.blockCount(), 0);
}

void TestHistory::wrongLogIsNoticed()
{
    const Recording recording(40);
    const auto longer = *Document::fromDelta(documentFromText(u"abc"));
    DocumentHistory history(longer, Revision(), recording.log());
    const auto version = history.version(Revision(20));
    QVERIFY(!version);
    QCOMPARE(version.error(), ApplyError::WrongBase);
}

QObject *makeHistorySuite()
{
    return new TestHistory;
}

#include "test_history.moc"
