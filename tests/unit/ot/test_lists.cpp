// Operations in rows: composed at once, transformed row against row.

#include "common/base/random.h"
#include "common/ot/algebra.h"
#include "common/ot/delta_composer.h"
#include "tests/support/delta_generator.h"
#include "tests/support/delta_pieces.h"
#include "tests/support/delta_rows.h"
#include "tests/support/delta_text.h"
#include "tests/support/test_seed.h"
#include "tests/unit/ot/ot_tests.h"

#include <QTest>

using namespace syngraph;

namespace {

class TestLists : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void composesAsTheLeftFold();
    void composesOnTheSpot_data();
    void composesOnTheSpot();
    void composesOnTheSpotAsElsewhere();
    void composesNothingOrOne();
    void keepsFewParts();
    void bothListsEndInOneDocument();
    void pairsOnTheSpotAreThePairs();
};

std::vector<Delta> randomRow(Random &random, Delta document, int most)
{
    std::vector<Delta> row;
    for (auto i = random.below(quint64(most) + 1); i > 0; --i) {
        row.push_back(randomOperation(random, document));
        document = compose(document, row.back());
    }
    return row;
}

Delta applied(Delta document, const std::vector<Delta> &row)
{
    for (const auto &operation : row)
        document = compose(document, operation);
    return document;
}

void TestLists::composesAsTheLeftFold()
{
    const auto seed = testSeed(11);
    for (quint64 round = 0; round < 400; ++round) {
        SeededRandom random(seed + round);
        const auto row = randomRow(random, randomDocument(random), 40);
        if (row.empty())
            continue;
        auto folded = row.front();
        for (size_t i = 1; i < row.size(); ++i)
            folded = compose(folded, row[i]);
        QVERIFY2(composeAll(row) == folded, QByteArray::number(seed + round).constData());
    }
}

void TestLists::composesOnTheSpot_data()
{
    QTest::addColumn<Delta>("first");
    QTest::addColumn<Delta>("second");
    const auto bold = attribute(AttributeKey::Bold, true);
    const auto typed = delta(9, {keep(5), put(u"ab")});
    QTest::newRow("typing on") << typed << delta(11, {keep(7), put(u"c")});
    QTest::newRow("typing on in bold") << typed << delta(11, {keep(7), put(u"c", bold)});
    QTest::newRow("far behind") << typed << delta(11, {keep(9), put(u"c"), drop(1)});
    QTest::newRow("format behind") << typed << delta(11, {keep(8), keep(2, bold)});
    QTest::newRow("before") << typed << delta(11, {keep(3), put(u"c")});
    QTest::newRow("Backspace") << typed << delta(11, {keep(6), drop(1)});
    QTest::newRow("Backspace of all") << typed << delta(11, {keep(5), drop(2)});
    QTest::newRow("Backspace beyond") << typed << delta(11, {keep(4), drop(3)});
    QTest::newRow("Delete behind") << typed << delta(11, {keep(7), drop(1)});
    QTest::newRow("nothing") << typed << Delta::identity(11);
    QTest::newRow("onto nothing") << Delta::identity(4) << delta(4, {put(u"a"), drop(1)});
    const auto replaced = delta(9, {keep(2), put(u"x"), drop(3)});
    QTest::newRow("typing on a replacement") << replaced << delta(7, {keep(3), put(u"y")});
    QTest::newRow("Backspace into one") << replaced << delta(7, {keep(2), drop(1)});
    QTest::newRow("Delete behind one") << replaced << delta(7, {keep(3), drop(2)});
    const auto formatted = delta(9, {keep(2), keep(3, bold)});
    QTest::newRow("format on") << formatted << delta(9, {keep(5), keep(2, bold)});
    const auto two = delta(9, {keep(2), put(u"a", bold), put(u"b")});
    QTest::newRow("Backspace to a neighbour") << two << delta(11, {keep(3), drop(1)});
    QTest::newRow("Backspace over both") << two << delta(11, {keep(2), drop(2)});
}

void TestLists::composesOnTheSpot()
{
    QFETCH(Delta, first);
    QFETCH(Delta, second);
    const auto expected = compose(first, second);
    composeInPlace(first, second);
    QCOMPARE(first, expected);
    QVERIFY(isCanonical(first));
    QCOMPARE(first.lastEdit(), expected.lastEdit());
}

void TestLists::composesOnTheSpotAsElsewhere()
{
    const auto seed = testSeed(14);
    for (quint64 round = 0; round < 5'000; ++round) {
        SeededRandom random(seed + round);
        const auto document = randomDocument(random);
        auto first = randomOperation(random, document);
        const auto second = randomOperation(random, compose(document, first));
        const auto expected = compose(first, second);
        composeInPlace(first, second);
        QVERIFY2(first == expected && isCanonical(first)
                     && first.lastEdit() == expected.lastEdit(),
                 QByteArray::number(seed + round).constData());
    }
}

void TestLists::composesNothingOrOne()
{
    DeltaComposer composer;
    QVERIFY(composer.isEmpty());
    QVERIFY_THROWS_EXCEPTION(InvariantError, composer.take());
    composer.append(Delta::identity(3));
    composer.append(Delta::identity(3));
    QCOMPARE(composer.take(), Delta::identity(3));
    QVERIFY(composer.isEmpty());
    const std::array one{delta(3, {keep(1), put(u"a")})};
    QCOMPARE(composeAll(one), one[0]);
    composer.append(one[0]);
    QVERIFY_THROWS_EXCEPTION(InvariantError, composer.append(one[0])); // does not follow on itself
}

/// Weights that fall slowly would keep a part for each operation if only "not heavier" counted.
void TestLists::keepsFewParts()
{
    DeltaComposer composer;
    qsizetype length = 1;
    for (qsizetype size = 200; size > 0; --size) {
        DeltaBuilder builder;
        builder.insert(QString(size, u'a'));
        composer.append(builder.build(length));
        length += size;
        QVERIFY(composer.partCount() <= 16);
    }
    QVERIFY(composer.held() >= length - 1);
    QCOMPARE(composer.take().targetLength(), length);
}

void TestLists::bothListsEndInOneDocument()
{
    const auto seed = testSeed(12);
    for (quint64 round = 0; round < 400; ++round) {
        SeededRandom random(seed + round);
        const auto document = randomDocument(random);
        const auto first = randomRow(random, document, 6);
        const auto second = randomRow(random, document, 6);
        auto earlier = first;
        auto later = second;
        transformLists(earlier, later);
        QVERIFY2(applied(applied(document, first), later)
                     == applied(applied(document, second), earlier),
                 QByteArray::number(seed + round).constData());
        // One operation against a row, as a server has it.
        if (second.empty())
            continue;
        auto late = second.front();
        for (const auto &over : first)
            transformInPlace(late, over, Order::Later);
        QCOMPARE(late, later.front());
    }
}

void TestLists::pairsOnTheSpotAreThePairs()
{
    const auto seed = testSeed(13);
    for (quint64 round = 0; round < 3'000; ++round) {
        SeededRandom random(seed + round);
        const auto document = randomDocument(random);
        auto earlier = randomOperation(random, document);
        auto later = randomOperation(random, document);
        const auto [first, second] = transformPair(earlier, later);
        transformPairInPlace(earlier, later);
        QCOMPARE(earlier, first);
        QCOMPARE(later, second);
        QVERIFY(isCanonical(earlier) && isCanonical(later));
    }
}

} // namespace

int syngraph::runListTests(int argc, char **argv)
{
    TestLists test;
    return QTest::qExec(&test, argc, argv);
}

#include "test_lists.moc"
