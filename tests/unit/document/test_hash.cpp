#include "common/document/hash.h"
#include "tests/unit/document/reference_document.h"
#include "tests/unit/document/sample_documents.h"
#include "tests/unit/document/suites.h"

#include <QTest>

using namespace syngraph;
using namespace Qt::Literals::StringLiterals;

class TestHash : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void goldenVector_data();
    void goldenVector();
    void doesNotDependOnTheWayThere();
    void seesEveryDifference_data();
    void seesEveryDifference();
};

// Made by another implementation, in another language, from the comment in hash.h alone.
void TestHash::goldenVector_data()
{
    QTest::addColumn<Delta>("delta");
    QTest::addColumn<QByteArray>("hash");
    QTest::newRow("empty") << samples::empty()
        << QByteArray("afa56e65f9893491d43103fabd0625cb265a42d5f5a6cb4293a728e5df6d5d7a");
    QTest::newRow("plain, of one to four bytes each") << samples::plain()
        << QByteArray("052da2ed5541c1b4b24a967dd569cb008d53317acbfe76c4ff49f268f4b0cae2");
    QTest::newRow("formatted") << samples::formatted()
        << QByteArray("29bfc4c6377602d514aa8ba0194b38efa24498ead8eaaebe3f04e7ea5795ea7f");
    QTest::newRow("embeds, two equal ones side by side") << samples::embeds()
        << QByteArray("a865353352782c2587a49c63d47909ac3b27992517b0e8bfa4879cf911f4c8d7");
}

void TestHash::goldenVector()
{
    QFETCH(Delta, delta);
    QFETCH(QByteArray, hash);
    const auto document = *Document::fromDelta(delta);
    QCOMPARE(document.hash().toHex(), hash);
    QCOMPARE(documentHash(document).toHex(), hash);
}

void TestHash::doesNotDependOnTheWayThere()
{
    SeededRandom random(12);
    for (int round = 0; round < 30; ++round) {
        ReferenceDocument reference;
        Document edited;
        for (int i = 0; i < 60; ++i) {
            const auto operation = randomOperation(random, reference, {400, 200, 300, 3, 6, 3, 3});
            reference.apply(operation);
            QVERIFY(edited.apply(operation));
        }
        const auto made = *Document::fromDelta(reference.toDelta());
        QCOMPARE(edited.hash(), made.hash());
        QVERIFY(edited == made);
        // There and back again.
        const auto operation = randomOperation(random, reference, {400, 200, 300, 3, 6, 3, 3});
        const auto back = invert(operation, edited);
        QVERIFY(edited.apply(operation));
        QVERIFY(edited.apply(back));
        QCOMPARE(edited.hash(), made.hash());
    }
}

void TestHash::seesEveryDifference_data()
{
    QTest::addColumn<Delta>("change");
    using B = DeltaBuilder;
    const AttributeValue on(true);
    const auto length = samples::formatted().targetLength();
    QTest::newRow("one character") << B().insert(u"X").erase(1).build(length);
    QTest::newRow("one character more") << B().insert(u"X").build(length);
    QTest::newRow("one character less") << B().erase(1).build(length);
    QTest::newRow("one attribute more")
        << B().retain(1, {{AttributeKey::Bold, on}}).build(length);
    QTest::newRow("another attribute of the same kind")
        << B().retain(6)
               .retain(4, {{AttributeKey::Bold, AttributeValue()}, {AttributeKey::Italic, on}})
               .build(length);
    QTest::newRow("another value")
        << B().retain(5).retain(1, {{AttributeKey::Block, AttributeValue(u"h2"_s)}}).build(length);
    QTest::newRow("another number")
        << B().retain(length - 1)
               .retain(1, {{AttributeKey::Indent, AttributeValue(3)}})
               .build(length);
    QTest::newRow("one unit less of a run")
        << B().retain(6).retain(1, {{AttributeKey::Bold, AttributeValue()}}).build(length);
}

void TestHash::seesEveryDifference()
{
    QFETCH(Delta, change);
    auto document = *Document::fromDelta(samples::formatted());
    const auto before = document.hash();
    QVERIFY(document.apply(change));
    QVERIFY(document.hash() != before);
}

QObject *makeHashSuite()
{
    return new TestHash;
}

#include "test_hash.moc"
