#include "common/ot/algebra.h"
#include "tests/support/delta_pieces.h"
#include "tests/support/delta_rows.h"
#include "tests/support/delta_text.h"
#include "tests/unit/ot/ot_tests.h"

#include <QTest>

using namespace syngraph;
using namespace Qt::Literals::StringLiterals;

namespace {

const auto kBold = attribute(AttributeKey::Bold, true);
const auto kNoBold = removal(AttributeKey::Bold);
const auto kItalic = attribute(AttributeKey::Italic, true);
const auto kRed = attribute(AttributeKey::Color, u"#ff0000"_s);
const auto kBlue = attribute(AttributeKey::Color, u"#0000ff"_s);
const auto kHeading = attribute(AttributeKey::Block, u"h1"_s);
const auto kQuote = attribute(AttributeKey::Block, u"quote"_s);

/// The rules of common/ot/algebra.h by example; its laws are in tests/property/tst_algebra.
class TestAlgebraRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void composes_data();
    void composes();
    void merges_data();
    void merges();
    void transforms_data();
    void transforms();
    void inverts_data();
    void inverts();
    void mapsPositions_data();
    void mapsPositions();
    void readsRuns();
    void refusesWhatDoesNotFit();
};

void TestAlgebraRules::composes_data()
{
    QTest::addColumn<Delta>("first");
    QTest::addColumn<Delta>("second");
    QTest::addColumn<Delta>("expected");
    const auto row = [](const char *name, const Delta &first, const Delta &second,
                        const Delta &expected) {
        QTest::newRow(name) << first << second << expected;
    };
    const auto one = Delta::identity(3);
    row("identities", one, one, one);
    row("insert, then identity", delta(3, {put(u"a")}), Delta::identity(4), delta(3, {put(u"a")}));
    row("typing on", delta(3, {keep(1), put(u"a")}), delta(4, {keep(2), put(u"b")}),
        delta(3, {keep(1), put(u"ab")}));
    row("typing before", delta(3, {put(u"a")}), delta(4, {put(u"b")}), delta(3, {put(u"ba")}));
    row("insert cancelled", delta(3, {put(u"ab")}), delta(5, {drop(2)}), one);
    row("insert cut short", delta(3, {put(u"abc")}), delta(6, {keep(1), drop(1)}),
        delta(3, {put(u"ac")}));
    row("delete and delete", delta(3, {drop(1)}), delta(2, {drop(1)}), delta(3, {drop(2)}));
    row("delete, then insert", delta(3, {drop(1)}), delta(2, {put(u"a")}),
        delta(3, {put(u"a"), drop(1)}));
    row("delete reaches around an insert", delta(3, {keep(1), put(u"a")}), delta(4, {drop(3)}),
        delta(3, {drop(2)}));
    row("format of an insert", delta(3, {put(u"ab")}), delta(5, {keep(1, kBold)}),
        delta(3, {put(u"a", kBold), put(u"b")}));
    row("format taken off an insert", delta(3, {put(u"a", kBold)}), delta(4, {keep(1, kNoBold)}),
        delta(3, {put(u"a")}));
    row("format on format", delta(3, {keep(2, kRed)}), delta(3, {keep(1), keep(1, kBlue)}),
        delta(3, {keep(1, kRed), keep(1, kBlue)}));
    row("removal stays in a retain", delta(3, {keep(1, kBold)}), delta(3, {keep(1, kNoBold)}),
        delta(3, {keep(1, kNoBold)}));
    row("format, then delete", delta(3, {keep(1, kBold)}), delta(3, {drop(1)}),
        delta(3, {drop(1)}));
    row("inline format passes over a new newline", delta(1, {put(u"a\nb")}),
        delta(4, {keep(3, kBold)}), delta(1, {put(u"a", kBold), put(u"\n"), put(u"b", kBold)}));
    row("paragraph format finds the new newline", delta(1, {put(u"a\nb")}),
        delta(4, {keep(4, kHeading)}),
        delta(1, {put(u"a"), put(u"\n", kHeading), put(u"b"), keep(1, kHeading)}));
}

void TestAlgebraRules::composes()
{
    QFETCH(Delta, first);
    QFETCH(Delta, second);
    QTEST(compose(first, second), "expected");
}

void TestAlgebraRules::merges_data()
{
    QTest::addColumn<Delta>("document");
    QTest::addColumn<Delta>("earlier");
    QTest::addColumn<Delta>("later");
    QTest::addColumn<Delta>("expected");
    const auto row = [](const char *name, const Delta &document, const Delta &earlier,
                        const Delta &later, const Delta &expected) {
        QTest::newRow(name) << document << earlier << later << expected;
    };
    const auto abc = fragment(u"abc\n");
    const auto made = [](std::initializer_list<DeltaPiece> pieces) { return delta(0, pieces); };
    row("inserts apart", abc, delta(4, {keep(1), put(u"X")}), delta(4, {keep(2), put(u"Y")}),
        fragment(u"aXbYc\n"));
    row("tie: the later goes left", abc, delta(4, {keep(1), put(u"X")}),
        delta(4, {keep(1), put(u"Y")}), fragment(u"aYXbc\n"));
    row("tie at the start", abc, delta(4, {put(u"X")}), delta(4, {put(u"Y")}),
        fragment(u"YXabc\n"));
    row("tie before the final newline", abc, delta(4, {keep(3), put(u"X")}),
        delta(4, {keep(3), put(u"Y")}), fragment(u"abcYX\n"));
    row("tie with newlines", abc, delta(4, {keep(1), put(u"X\n")}),
        delta(4, {keep(1), put(u"Y\n")}), fragment(u"aY\nX\nbc\n"));
    row("insert into what the other deletes", abc, delta(4, {drop(3)}),
        delta(4, {keep(1), put(u"Y")}), fragment(u"Y\n"));
    row("the same deleted twice", abc, delta(4, {drop(2)}), delta(4, {keep(1), drop(2)}),
        fragment(u"\n"));
    row("both replace the same", abc, delta(4, {put(u"X"), drop(3)}),
        delta(4, {put(u"Y"), drop(3)}), fragment(u"YX\n"));
    row("format and delete", abc, delta(4, {keep(3, kBold)}), delta(4, {keep(1), drop(1)}),
        made({put(u"ac", kBold), put(u"\n")}));
    row("one key: the later value", abc, delta(4, {keep(2, kRed)}),
        delta(4, {keep(1), keep(2, kBlue)}),
        made({put(u"a", kRed), put(u"bc", kBlue), put(u"\n")}));
    row("one key: a later removal", abc, delta(4, {keep(3, kBold)}),
        delta(4, {keep(1), keep(1, kNoBold)}),
        made({put(u"a", kBold), put(u"b"), put(u"c", kBold), put(u"\n")}));
    row("two keys", abc, delta(4, {keep(3, kBold)}), delta(4, {keep(3, kItalic)}),
        made({put(u"abc", composeChanges(kBold, kItalic)), put(u"\n")}));
    row("two kinds of paragraph: the later, not both", abc, delta(4, {keep(3), keep(1, kHeading)}),
        delta(4, {keep(3), keep(1, kQuote)}), made({put(u"abc"), put(u"\n", kQuote)}));
    row("typed inside what the other formats", abc, delta(4, {keep(3, kBold)}),
        delta(4, {keep(1), put(u"Y")}), made({put(u"aYbc", kBold), put(u"\n")}));
    row("typed first, formatted later", abc, delta(4, {keep(1), put(u"Y")}),
        delta(4, {keep(3, kBold)}), made({put(u"aYbc", kBold), put(u"\n")}));
    row("typed before the formatted range", abc, delta(4, {keep(3, kBold)}), delta(4, {put(u"Y")}),
        made({put(u"Y"), put(u"abc", kBold), put(u"\n")}));
    row("typed after the formatted range", abc, delta(4, {keep(3, kBold)}),
        delta(4, {keep(3), put(u"Y")}), made({put(u"abc", kBold), put(u"Y\n")}));
    row("typed where one key of two is the same", abc,
        delta(4, {keep(1, composeChanges(kBold, kRed)), keep(2, composeChanges(kBold, kBlue))}),
        delta(4, {keep(1), put(u"Y")}),
        made({put(u"a", composeChanges(kBold, kRed)), put(u"Y", kBold),
              put(u"bc", composeChanges(kBold, kBlue)), put(u"\n")}));
    row("typed between two values", abc, delta(4, {keep(1, kRed), keep(2, kBlue)}),
        delta(4, {keep(1), put(u"Y")}),
        made({put(u"a", kRed), put(u"Y"), put(u"bc", kBlue), put(u"\n")}));
    row("typed at the edge of a deletion in the range", abc,
        delta(4, {keep(1, kBold), drop(1), keep(1, kBold)}), delta(4, {keep(2), put(u"Y")}),
        made({put(u"a", kBold), put(u"Y"), put(u"c", kBold), put(u"\n")}));
    row("format removed around typed bold text", made({put(u"abc", kBold), put(u"\n")}),
        delta(4, {keep(3, kNoBold)}), delta(4, {keep(1), put(u"Y", kBold)}), fragment(u"aYbc\n"));
    row("a newline typed inside a bold range stays plain", abc, delta(4, {keep(3, kBold)}),
        delta(4, {keep(1), put(u"\n")}),
        made({put(u"a", kBold), put(u"\n"), put(u"bc", kBold), put(u"\n")}));
    row("typed at the end of a paragraph inside a bold range", fragment(u"ab\ncd\n"),
        delta(6, {keep(5, kBold)}), delta(6, {keep(2), put(u"Y")}),
        made({put(u"abY", kBold), put(u"\n"), put(u"cd", kBold), put(u"\n")}));
    row("typed at the start of a paragraph inside a bold range", fragment(u"ab\ncd\n"),
        delta(6, {keep(5, kBold)}), delta(6, {keep(3), put(u"Y")}),
        made({put(u"ab", kBold), put(u"\n"), put(u"Ycd", kBold), put(u"\n")}));
    row("a paragraph split while it becomes a heading", fragment(u"ab\n\n"),
        delta(4, {keep(4, kHeading)}), delta(4, {keep(1), put(u"\n")}),
        made({put(u"a\nb"), put(u"\n\n", kHeading)}));
    row("both type inside what both format", abc,
        delta(4, {keep(1, kBold), put(u"X"), keep(2, kBold)}),
        delta(4, {keep(1, kItalic), put(u"Y"), keep(2, kItalic)}),
        made({put(u"a", composeChanges(kBold, kItalic)), put(u"Y", kBold), put(u"X", kItalic),
              put(u"bc", composeChanges(kBold, kItalic)), put(u"\n")}));
    row("pairs stay whole", fragment(u"\U0001F600\U0001F600\n"),
        delta(5, {keep(2), put(u"\U0001F44D")}), delta(5, {drop(2)}),
        fragment(u"\U0001F44D\U0001F600\n"));
}

void TestAlgebraRules::merges()
{
    QFETCH(Delta, document);
    QFETCH(Delta, earlier);
    QFETCH(Delta, later);
    QFETCH(Delta, expected);
    const auto [first, second] = transformPair(earlier, later);
    QCOMPARE(compose(compose(document, earlier), second), expected);
    QCOMPARE(compose(compose(document, later), first), expected);
}

void TestAlgebraRules::transforms_data()
{
    QTest::addColumn<Delta>("operation");
    QTest::addColumn<Delta>("over");
    QTest::addColumn<Delta>("asLater");
    QTest::addColumn<Delta>("asEarlier");
    const auto row = [](const char *name, const Delta &operation, const Delta &over,
                        const Delta &asLater, const Delta &asEarlier) {
        QTest::newRow(name) << operation << over << asLater << asEarlier;
    };
    const auto type = delta(3, {keep(1), put(u"a")});
    row("over the identity", type, Delta::identity(3), type, type);
    row("identity over an insert", Delta::identity(3), type, Delta::identity(4),
        Delta::identity(4));
    row("tie", type, delta(3, {keep(1), put(u"xy")}), delta(5, {keep(1), put(u"a")}),
        delta(5, {keep(3), put(u"a")}));
    row("value overruled", delta(3, {keep(2, kRed)}), delta(3, {keep(1, kBlue)}),
        delta(3, {keep(2, kRed)}), delta(3, {keep(1), keep(1, kRed)}));
    row("all of it overruled is nothing", delta(3, {keep(1, kRed)}), delta(3, {keep(3, kBlue)}),
        delta(3, {keep(1, kRed)}), Delta::identity(3));
    row("own deletion done by the other", delta(3, {drop(2)}), delta(3, {drop(3)}), Delta(),
        Delta());
    row("range spans what the other typed in it", delta(3, {keep(3, kBold)}), type,
        delta(4, {keep(4, kBold)}), delta(4, {keep(4, kBold)}));
    row("deletion leaves what the other typed in it", delta(3, {drop(3)}), type,
        delta(4, {drop(1), keep(1), drop(2)}), delta(4, {drop(1), keep(1), drop(2)}));
}

void TestAlgebraRules::transforms()
{
    QFETCH(Delta, operation);
    QFETCH(Delta, over);
    QTEST(transform(operation, over, Order::Later), "asLater");
    QTEST(transform(operation, over, Order::Earlier), "asEarlier");
}

void TestAlgebraRules::inverts_data()
{
    QTest::addColumn<Delta>("document");
    QTest::addColumn<Delta>("operation");
    QTest::addColumn<Delta>("expected");
    const auto row = [](const char *name, const Delta &document, const Delta &operation,
                        const Delta &expected) {
        QTest::newRow(name) << document << operation << expected;
    };
    const auto rich = delta(0, {put(u"ab", kBold), put(u"cd"), put(u"\n", kHeading)});
    row("identity", rich, Delta::identity(5), Delta::identity(5));
    row("insert", rich, delta(5, {keep(1), put(u"xy")}), delta(7, {keep(1), drop(2)}));
    row("deletion over runs", rich, delta(5, {keep(1), drop(2)}),
        delta(3, {keep(1), put(u"b", kBold), put(u"c")}));
    row("replacement", rich, delta(5, {put(u"x"), drop(1)}), delta(5, {put(u"a", kBold), drop(1)}));
    row("format over runs", rich, delta(5, {keep(4, kBold)}),
        delta(5, {keep(2), keep(2, kNoBold)}));
    row("format that changed nothing", rich, delta(5, {keep(2, kBold)}), Delta::identity(5));
    row("paragraph kind", rich, delta(5, {keep(4), keep(1, kQuote)}),
        delta(5, {keep(4), keep(1, kHeading)}));
}

void TestAlgebraRules::inverts()
{
    QFETCH(Delta, document);
    QFETCH(Delta, operation);
    QTEST(invert(operation, DeltaText(document)), "expected");
}

void TestAlgebraRules::mapsPositions_data()
{
    QTest::addColumn<Delta>("operation");
    QTest::addColumn<int>("position");
    QTest::addColumn<int>("left");
    QTest::addColumn<int>("right");
    const auto row = [](const char *name, const Delta &operation, int position, int left,
                        int right) {
        QTest::newRow(name) << operation << position << left << right;
    };
    row("identity", Delta::identity(5), 3, 3, 3);
    row("end of an identity", Delta::identity(5), 5, 5, 5);
    const auto insert = delta(5, {keep(2), put(u"xyz")});
    row("before an insert", insert, 1, 1, 1);
    row("at an insert", insert, 2, 2, 5);
    row("after an insert", insert, 3, 6, 6);
    const auto erase = delta(5, {keep(1), drop(3)});
    row("start of a deletion", erase, 1, 1, 1);
    row("inside a deletion", erase, 2, 1, 1);
    row("end of a deletion", erase, 4, 1, 1);
    row("after a deletion", erase, 5, 2, 2);
    const auto replace = delta(5, {keep(1), put(u"xy"), drop(3)});
    row("start of a replacement", replace, 1, 1, 3);
    row("inside a replacement", replace, 2, 3, 3);
    row("end of a replacement", replace, 4, 3, 3);
    row("format", delta(5, {keep(5, kBold)}), 3, 3, 3);
    row("everything deleted", delta(5, {drop(5)}), 5, 0, 0);
}

void TestAlgebraRules::mapsPositions()
{
    QFETCH(Delta, operation);
    QFETCH(int, position);
    QTEST(int(mapPosition(operation, position, Stickiness::Left)), "left");
    QTEST(int(mapPosition(operation, position, Stickiness::Right)), "right");
}

void TestAlgebraRules::readsRuns()
{
    const auto rich = delta(0, {put(u"ab", kBold), put(u"cd"), put(u"\n", kHeading)});
    const DeltaText source(rich);
    QCOMPARE(source.length(), 5);
    const auto cut = [&source](qsizetype position, qsizetype length) {
        DeltaBuilder builder;
        source.visitRuns(position, length, [&builder](QStringView text, const AttributeSet &set) {
            builder.insert(text, set);
        });
        return builder.build();
    };
    QCOMPARE(cut(0, 5), rich);
    QCOMPARE(cut(1, 2), delta(0, {put(u"b", kBold), put(u"c")}));
    QCOMPARE(cut(2, 0), Delta());
    QCOMPARE(cut(4, 1), fragment(u"\n", kHeading));
    QVERIFY_THROWS_EXCEPTION(InvariantError, cut(4, 2));
    QVERIFY_THROWS_EXCEPTION(InvariantError, cut(-1, 2));
}

void TestAlgebraRules::refusesWhatDoesNotFit()
{
    const auto three = Delta::identity(3);
    const auto four = Delta::identity(4);
    QVERIFY_THROWS_EXCEPTION(InvariantError, compose(three, four));
    QVERIFY_THROWS_EXCEPTION(InvariantError, transform(three, four, Order::Later));
    QVERIFY_THROWS_EXCEPTION(InvariantError, invert(four, DeltaText(fragment(u"abc"))));
    QVERIFY_THROWS_EXCEPTION(InvariantError, mapPosition(three, 4, Stickiness::Left));
    QVERIFY_THROWS_EXCEPTION(InvariantError, mapPosition(three, -1, Stickiness::Left));
}

} // namespace

int syngraph::runAlgebraTests(int argc, char **argv)
{
    TestAlgebraRules test;
    return QTest::qExec(&test, argc, argv);
}

#include "test_algebra_rules.moc"
