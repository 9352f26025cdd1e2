#include "common/ot/attributes.h"
#include "tests/support/delta_pieces.h"
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

AttributeSet both(const AttributeSet &a, const AttributeSet &b)
{
    return composeChanges(a, b);
}

class TestAttributes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyKeyHasItsName();
    void unknownNamesAreNone_data();
    void unknownNamesAreNone();
    void setIsSortedAndUnique();
    void lookupTellsTypesApart();
    void withAndWithout();
    void composesChanges_data();
    void composesChanges();
    void appliesChanges_data();
    void appliesChanges();
    void invertsChanges_data();
    void invertsChanges();
    void dropsKeysOfTheWinner();
    void findsWhatBothSidesSet();
};

void TestAttributes::everyKeyHasItsName()
{
    QLatin1StringView before;
    for (int i = 0; i < kAttributeKeys; ++i) {
        const auto key = AttributeKey(i);
        const auto name = nameOf(key);
        QVERIFY2(before.isEmpty() || before < name, "the order of keys is the order of names");
        QVERIFY(attributeKeyNamed(QString(name)) == key);
        before = name;
    }
}

void TestAttributes::unknownNamesAreNone_data()
{
    QTest::addColumn<QString>("name");
    for (const auto *name : {"", "bol", "boldd", "Bold", "zebra", "a", "header"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void TestAttributes::unknownNamesAreNone()
{
    QFETCH(QString, name);
    QVERIFY(!attributeKeyNamed(name));
}

void TestAttributes::setIsSortedAndUnique()
{
    const AttributeSet set{{AttributeKey::Underline, AttributeValue(true)},
                           {AttributeKey::Align, AttributeValue(u"left"_s)},
                           {AttributeKey::Underline, AttributeValue()},
                           {AttributeKey::Align, AttributeValue(u"right"_s)}};
    QCOMPARE(describe(set), u"{align:\"right\", underline:null}"_s);
    QVERIFY(AttributeSet({}).isEmpty());
    QCOMPARE(AttributeSet({}), AttributeSet());
}

void TestAttributes::lookupTellsTypesApart()
{
    const AttributeSet set{{AttributeKey::Bold, AttributeValue(true)},
                           {AttributeKey::Indent, AttributeValue(3)},
                           {AttributeKey::Italic, AttributeValue()},
                           {AttributeKey::Link, AttributeValue(u"https://a.b/"_s)}};
    QVERIFY(set.isOn(AttributeKey::Bold));
    QVERIFY(!set.isOn(AttributeKey::Italic) && set.contains(AttributeKey::Italic));
    QVERIFY(!set.isOn(AttributeKey::Indent) && !set.isOn(AttributeKey::Code));
    QCOMPARE(set.number(AttributeKey::Indent), 3);
    QCOMPARE(set.number(AttributeKey::Bold), 0);
    QCOMPARE(set.text(AttributeKey::Link), u"https://a.b/"_s);
    QCOMPARE(set.text(AttributeKey::Indent), QString());
    QVERIFY(!(AttributeValue(1) == AttributeValue(true)));
    QVERIFY(!(AttributeValue(QString()) == AttributeValue()));
}

void TestAttributes::withAndWithout()
{
    QCOMPARE(kBold.with(AttributeKey::Color, AttributeValue(u"#ff0000"_s)), both(kBold, kRed));
    QCOMPARE(kRed.with(AttributeKey::Color, AttributeValue(u"#0000ff"_s)), kBlue);
    QCOMPARE(both(kBold, kRed).without(AttributeKey::Bold), kRed);
    QCOMPARE(kRed.without(AttributeKey::Bold), kRed);
    QVERIFY(kRed.without(AttributeKey::Color).isEmpty());
    QCOMPARE(both(kBold, kHeading).only(AttributeScope::Paragraph), kHeading);
    QCOMPARE(both(kBold, kHeading).only(AttributeScope::Inline), kBold);
    QVERIFY(kBold.only(AttributeScope::Embed).isEmpty());
}

void TestAttributes::composesChanges_data()
{
    QTest::addColumn<AttributeSet>("first");
    QTest::addColumn<AttributeSet>("second");
    QTest::addColumn<AttributeSet>("expected");
    QTest::newRow("nothing and nothing") << AttributeSet() << AttributeSet() << AttributeSet();
    QTest::newRow("nothing first") << AttributeSet() << kNoBold << kNoBold;
    QTest::newRow("nothing second") << kNoBold << AttributeSet() << kNoBold;
    QTest::newRow("different keys") << kBold << kItalic << both(kItalic, kBold);
    QTest::newRow("same key: the second") << kRed << kBlue << kBlue;
    QTest::newRow("set, then removed: still removes") << kBold << kNoBold << kNoBold;
    QTest::newRow("removed, then set") << kNoBold << kBold << kBold;
}

void TestAttributes::composesChanges()
{
    QFETCH(AttributeSet, first);
    QFETCH(AttributeSet, second);
    QTEST(composeChanges(first, second), "expected");
}

void TestAttributes::appliesChanges_data()
{
    QTest::addColumn<AttributeSet>("base");
    QTest::addColumn<AttributeSet>("change");
    QTest::addColumn<AttributeSet>("onText");
    QTest::addColumn<AttributeSet>("onNewline");
    const AttributeSet none;
    const auto image = attribute(AttributeKey::Image, QString(43, u'A'));
    QTest::newRow("no change") << kBold << none << kBold << kBold;
    QTest::newRow("inline set") << none << kBold << kBold << none;
    QTest::newRow("inline removed") << kBold << kNoBold << none << kBold;
    QTest::newRow("inline replaced") << kRed << kBlue << kBlue << kRed;
    QTest::newRow("absent removed") << none << kNoBold << none << none;
    QTest::newRow("paragraph set") << none << kHeading << none << kHeading;
    QTest::newRow("paragraph removed")
        << kHeading << removal(AttributeKey::Block) << kHeading << none;
    QTest::newRow("both kinds") << none << both(kBold, kHeading) << kBold << kHeading;
    QTest::newRow("embed keeps what it is") << image << kBold << both(image, kBold) << image;
}

void TestAttributes::appliesChanges()
{
    QFETCH(AttributeSet, base);
    QFETCH(AttributeSet, change);
    QTEST(applyChange(base, change, false), "onText");
    QTEST(applyChange(base, change, true), "onNewline");
}

void TestAttributes::invertsChanges_data()
{
    QTest::addColumn<AttributeSet>("base");
    QTest::addColumn<AttributeSet>("change");
    QTest::addColumn<AttributeSet>("expected");
    const AttributeSet none;
    QTest::newRow("nothing") << kBold << none << none;
    QTest::newRow("set") << none << kBold << kNoBold;
    QTest::newRow("set again") << kBold << kBold << none;
    QTest::newRow("removed") << kBold << kNoBold << kBold;
    QTest::newRow("absent removed") << none << kNoBold << none;
    QTest::newRow("replaced") << kRed << kBlue << kRed;
    QTest::newRow("other keys stay out") << both(kItalic, kRed) << kBlue << kRed;
}

void TestAttributes::invertsChanges()
{
    QFETCH(AttributeSet, base);
    QFETCH(AttributeSet, change);
    QTEST(invertChange(change, base), "expected");
    const auto there = applyChange(base, change, false);
    QCOMPARE(applyChange(there, invertChange(change, base), false), base);
}

void TestAttributes::dropsKeysOfTheWinner()
{
    QCOMPARE(withoutKeysOf(both(kBold, kRed), kBlue), kBold);
    QCOMPARE(withoutKeysOf(kBold, kNoBold), AttributeSet());
    QCOMPARE(withoutKeysOf(kNoBold, kBold), AttributeSet());
    QCOMPARE(withoutKeysOf(kBold, kRed), kBold);
    QCOMPARE(withoutKeysOf(kBold, AttributeSet()), kBold);
    QCOMPARE(withoutKeysOf(AttributeSet(), kBold), AttributeSet());
}

void TestAttributes::findsWhatBothSidesSet()
{
    QCOMPARE(commonInline(both(kBold, kRed), both(kBold, kBlue)), kBold);
    QCOMPARE(commonInline(kNoBold, kNoBold), kNoBold);
    QCOMPARE(commonInline(kBold, kNoBold), AttributeSet());
    QCOMPARE(commonInline(kBold, AttributeSet()), AttributeSet());
    QCOMPARE(commonInline(kHeading, kHeading), AttributeSet()); // of paragraphs, not of text
}

} // namespace

int syngraph::runAttributesTests(int argc, char **argv)
{
    TestAttributes test;
    return QTest::qExec(&test, argc, argv);
}

#include "test_attributes.moc"
