#include "common/document/operation_batch.h"
#include "common/document/snapshot.h"
#include "tests/unit/document/reference_document.h"
#include "tests/unit/document/suites.h"

#include <QTest>

using namespace syngraph;
using namespace Qt::Literals::StringLiterals;

namespace {

using B = DeltaBuilder;

constexpr Authorship kAda(AuthorNumber(1), Revision(1));
constexpr Authorship kBen(AuthorNumber(2), Revision(300));

struct Plan
{
    qsizetype startLength;
    int batches;
    OperationShape shape;
};

/// Three lines, by two people.
Document sample()
{
    Document document;
    const AttributeSet bold{{AttributeKey::Bold, AttributeValue(true)}};
    (void)document.apply(B().insert(QString(2'000, u'a')).insert(u"\n").build(1), kAda);
    (void)document.apply(B().retain(700).insert(u"bold", bold).insert(u"\n").build(2'002), kBen);
    return document;
}

} // namespace

class TestOperationBatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void leadsBackAuthorsIncluded_data();
    void leadsBackAuthorsIncluded();
    void whatIsRefusedIsNoPartOfIt();
    void randomBatchesLeadBack_data();
    void randomBatchesLeadBack();
};

void TestOperationBatch::leadsBackAuthorsIncluded_data()
{
    QTest::addColumn<QList<Delta>>("operations");
    const AttributeSet italic{{AttributeKey::Italic, AttributeValue(true)}};
    const AttributeSet heading{{AttributeKey::Block, AttributeValue(u"h1"_s)}};
    const auto length = sample().length();
    QTest::newRow("nothing") << QList<Delta>();
    QTest::newRow("identity") << QList<Delta>{Delta::identity(length)};
    QTest::newRow("a key") << QList<Delta>{B().retain(3).insert(u"x").build(length)};
    QTest::newRow("a key and Backspace")
        << QList<Delta>{B().retain(3).insert(u"x").build(length),
                        B().retain(3).erase(1).build(length + 1)};
    QTest::newRow("two authors' text deleted")
        << QList<Delta>{B().retain(690).erase(40).build(length)};
    QTest::newRow("a paragraph joined")
        << QList<Delta>{B().retain(704).insert(u"and").erase(1).build(length)};
    QTest::newRow("formats")
        << QList<Delta>{B().retain(695).retain(20, italic).build(length),
                        B().retain(704).retain(1, heading).build(length)};
    QTest::newRow("much deleted") << QList<Delta>{B().retain(10).erase(1'500).build(length)};
    QTest::newRow("much formatted") << QList<Delta>{B().retain(1'500, italic).build(length)};
    QTest::newRow("a little, much, a little")
        << QList<Delta>{B().retain(3).erase(2).build(length),
                        B().retain(10).erase(1'500).build(length - 2),
                        B().retain(3).insert(u"x").erase(2).build(length - 1'502)};
}

void TestOperationBatch::leadsBackAuthorsIncluded()
{
    QFETCH(QList<Delta>, operations);
    const auto before = encodeSnapshot(sample());
    Document document = sample();
    OperationBatch batch;
    for (const auto &operation : operations)
        QVERIFY(batch.apply(document, operation, kBen));
    const auto after = encodeSnapshot(document);
    const auto back = batch.before(document);
    back.checkInvariants();
    QCOMPARE(encodeSnapshot(back), before);
    QCOMPARE(encodeSnapshot(document), after);
    batch.clear();
    QCOMPARE(encodeSnapshot(batch.before(document)), after);
}

void TestOperationBatch::whatIsRefusedIsNoPartOfIt()
{
    Document document = sample();
    const auto length = document.length();
    OperationBatch batch;
    QVERIFY(batch.apply(document, B().erase(1).build(length), kBen));
    const auto once = encodeSnapshot(document);
    const auto refused = [&](const Delta &operation) {
        return batch.apply(document, operation, kBen).error();
    };
    QCOMPARE(refused(B().erase(1).build(length)), ApplyError::WrongBase);
    QCOMPARE(refused(B().retain(length - 2).erase(1).build(length - 1)), ApplyError::LosesEnd);
    QCOMPARE(refused(B().retain(1).erase(length - 2).build(length - 1)), ApplyError::LosesEnd);
    QCOMPARE(encodeSnapshot(document), once);
    QVERIFY(batch.apply(document, B().erase(1).build(length - 1), kBen));
    QCOMPARE(encodeSnapshot(batch.before(document)), encodeSnapshot(sample()));
}

void TestOperationBatch::randomBatchesLeadBack_data()
{
    QTest::addColumn<Plan>("plan");
    QTest::newRow("small") << Plan{30, 2'000, {}};
    QTest::newRow("around a leaf border") << Plan{1'000, 500, {40, 40, 100, 3, 5, 4, 2}};
    QTest::newRow("some large pieces") << Plan{5'000, 200, {600, 900, 700, 2, 3, 3, 2}};
    QTest::newRow("many runs") << Plan{3'000, 300, {5, 5, 3, 6, 2, 2, 9}};
}

void TestOperationBatch::randomBatchesLeadBack()
{
    QFETCH(Plan, plan);
    constexpr quint64 kSeed = 20240918;
    SeededRandom random(kSeed);
    ReferenceDocument reference;
    reference.apply(B().insert(randomText(random, plan.startLength)).build(1));
    auto document = *Document::fromDelta(reference.toDelta());
    OperationBatch batch;
    for (int i = 0; i < plan.batches; ++i) {
        const auto failed = [i](const QString &what) {
            return u"seed %1, batch %2: %3"_s.arg(kSeed).arg(i).arg(what).toUtf8();
        };
        const auto before = reference;
        for (auto left = random.between(1, 4); left > 0; --left) {
            const auto operation = randomOperation(random, reference, plan.shape);
            const Authorship by(AuthorNumber(random.between(1, 3)), Revision(i * 20));
            QVERIFY2(batch.apply(document, operation, by), failed(u"refused"_s));
            reference.apply(operation, by);
        }
        const auto back = batch.before(document);
        back.checkInvariants();
        auto difference = before.difference(back);
        QVERIFY2(difference.isEmpty(), failed(difference));
        difference = reference.difference(document);
        QVERIFY2(difference.isEmpty(), failed(u"what it leads back from changed: "_s + difference));
        if (random.chance(0.3)) {
            document = back;
            reference = before;
        }
        batch.clear();
        document.checkInvariants();
    }
}

QObject *makeOperationBatchSuite()
{
    return new TestOperationBatch;
}

#include "test_operation_batch.moc"
