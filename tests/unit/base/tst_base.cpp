#include "common/base/ids.h"
#include "common/base/random.h"
#include "common/base/result.h"

#include <QTest>

using namespace syngraph;

class TestBase : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void idHasOneSpelling_data();
    void idHasOneSpelling();
    void idSurvivesItsText();
    void seededRandomRepeats();
    void belowIsEvenAndBounded();
    void resultRefusesTheOtherSide();
};

void TestBase::idHasOneSpelling_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("accepted");
    const QString good = DocumentId().toText();
    QTest::newRow("null id") << good << true;
    QTest::newRow("empty") << QString() << false;
    QTest::newRow("one short") << good.chopped(1) << false;
    QTest::newRow("one long") << good + u'A' << false;
    QTest::newRow("padding") << good.chopped(1) + u'=' << false;
    QTest::newRow("plain base64 alphabet") << QStringLiteral("AAAAAAAAAAAA/AAAAAAAAA") << false;
    QTest::newRow("unused bits set") << good.chopped(1) + u'B' << false;
    QTest::newRow("not Latin-1") << good.chopped(1) + QChar(0x4e00) << false;
}

void TestBase::idHasOneSpelling()
{
    QFETCH(QString, text);
    QFETCH(bool, accepted);
    QCOMPARE(DocumentId::fromText(text).has_value(), accepted);
}

void TestBase::idSurvivesItsText()
{
    SeededRandom random(1);
    for (int i = 0; i < 1000; ++i) {
        const auto id = random.id<ClientId>();
        QCOMPARE(id.toText().size(), ClientId::kTextLength);
        QVERIFY(ClientId::fromText(id.toText()) == id);
        QVERIFY(ClientId::fromBytes(id.toBytes()) == id);
    }
}

void TestBase::seededRandomRepeats()
{
    // First outputs of SplitMix64 for seed 1234567, as published with the algorithm.
    SeededRandom random(1234567);
    QCOMPARE(random.next(), quint64(6457827717110365317u));
    QCOMPARE(random.next(), quint64(3203168211198807973u));
}

void TestBase::belowIsEvenAndBounded()
{
    SeededRandom random(7);
    std::array<int, 5> seen{};
    for (int i = 0; i < 50'000; ++i)
        ++seen.at(random.below(5));
    for (int count : seen)
        QVERIFY(count > 9'500 && count < 10'500);
    QCOMPARE(random.between(-3, -3), qint64(-3));
}

void TestBase::resultRefusesTheOtherSide()
{
    enum class Error { Bad };
    const Result<int, Error> good = 3;
    const Result<int, Error> bad = Error::Bad;
    QVERIFY(good.ok() && !bad.ok());
    QVERIFY_THROWS_EXCEPTION(InvariantError, good.error());
    QVERIFY_THROWS_EXCEPTION(InvariantError, bad.value());
}

QTEST_GUILESS_MAIN(TestBase)
#include "tst_base.moc"
