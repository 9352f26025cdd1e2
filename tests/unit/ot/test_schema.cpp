#include "common/base/limits.h"
#include "common/base/random.h"
#include "common/ot/schema.h"
#include "tests/support/delta_pieces.h"
#include "tests/unit/ot/ot_tests.h"

#include <QTest>

#include <optional>

using namespace syngraph;
using namespace Qt::Literals::StringLiterals;

namespace {

const auto kBold = attribute(AttributeKey::Bold, true);
const auto kHeading = attribute(AttributeKey::Block, u"h1"_s);
const auto kImage = attribute(AttributeKey::Image, QString(43, u'-'));
const auto kRule = attribute(AttributeKey::Rule, true);
constexpr QStringView kEmbed(&kEmbedUnit, 1);

/// What is wrong, or nothing.
using Finding = std::optional<SchemaError>;

Finding finding(const Status<SchemaError> &status)
{
    return status ? Finding() : Finding(status.error());
}

class TestSchema : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void text_data();
    void text();
    void values_data();
    void values();
    void places_data();
    void places();
    void operations_data();
    void operations();
    void links_data();
    void links();
    void cleansText_data();
    void cleansText();
    void cleanedTextIsAlwaysValid();
    void blockNames();
};

void TestSchema::text_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<Finding>("expected");
    const auto good = [](const char *name, const QString &text) {
        QTest::newRow(name) << text << Finding();
    };
    const auto bad = [](const char *name, const QString &text, SchemaError error) {
        QTest::newRow(name) << text << Finding(error);
    };
    good("empty", u""_s);
    good("letters, tab, newline", u"a\tb\nc"_s);
    good("pair", u"\U0001F600"_s);
    good("soft break", u"a\u2028b"_s);
    good("ZWJ family", u"\U0001F468\u200D\U0001F469"_s);
    good("no-break space and soft hyphen", u"\u00A0\u00AD"_s);
    good("last before the forbidden block", QString(QChar(0xfdcf)));
    good("first after it", QString(QChar(0xfdf0)));
    good("replacement character", QString(QChar(0xfffd)));
    const auto half = SchemaError::IllFormedText;
    bad("high half at the end", u"a"_s + QChar(0xd83d), half);
    bad("high half before a letter", QString(QChar(0xd83d)) + u'a', half);
    bad("low half", QString(QChar(0xde00)) + u'a', half);
    bad("halves in the wrong order", QString(QChar(0xde00)) + QChar(0xd83d), half);
    bad("two high halves", QString(QChar(0xd83d)) + QChar(0xd83d), half);
    const auto forbidden = SchemaError::ForbiddenCharacter;
    bad("CR", u"a\rb"_s, forbidden);
    bad("CRLF", u"a\r\nb"_s, forbidden);
    for (const char16_t unit : {u'\0', u'\x01', u'\x0b', u'\x0c', u'\x1f', u'\x7f', u'\x2029',
                                u'\xfdd0', u'\xfdd1', u'\xfdef', u'\xfffe', u'\xffff'})
        bad(qPrintable(u"unit %1"_s.arg(ushort(unit), 4, 16, QLatin1Char('0'))),
            QString(QChar(unit)), forbidden);
    bad("noncharacter beyond the BMP", u"\U0001FFFE"_s, forbidden);
    bad("last noncharacter", u"\U0010FFFF"_s, forbidden);
}

void TestSchema::text()
{
    QFETCH(QString, text);
    QFETCH(Finding, expected);
    QVERIFY(finding(validateText(text)) == expected);
}

void TestSchema::values_data()
{
    QTest::addColumn<AttributeSet>("attributes");
    QTest::addColumn<Finding>("expected");
    const auto row = [](const char *name, AttributeKey key, AttributeValue value,
                        Finding expected) {
        QTest::newRow(name) << AttributeSet{{key, std::move(value)}} << expected;
    };
    using K = AttributeKey;
    using V = AttributeValue;
    const Finding fine;
    const Finding bad = SchemaError::BadValue;
    for (const auto key : {K::Bold, K::Checked, K::Code, K::Italic, K::Strike, K::Underline}) {
        const QByteArray name = nameOf(key).toString().toLatin1();
        row(name + " true", key, V(true), fine);
        row(name + " false", key, V(false), bad);
        row(name + " number", key, V(1), bad);
        row(name + " text", key, V(u"true"_s), bad);
        row(name + " null", key, V(), fine);
    }
    for (const auto key : {K::Color, K::Background}) {
        const QByteArray name = nameOf(key).toString().toLatin1();
        row(name, key, V(u"#09afAF"_s.toLower()), fine);
        row(name + " upper case", key, V(u"#FF0000"_s), bad);
        row(name + " short", key, V(u"#fff"_s), bad);
        row(name + " long", key, V(u"#ff00000"_s), bad);
        row(name + " without #", key, V(u"ff00000"_s), bad);
        row(name + " not hex", key, V(u"#gg0000"_s), bad);
        row(name + " by name", key, V(u"red"_s), bad);
        row(name + " flag", key, V(true), bad);
    }
    for (const auto *name : {"h1", "h6", "ul", "ol", "check", "quote", "code"})
        row(name, K::Block, V(QString::fromLatin1(name)), fine);
    for (const auto *name : {"", "p", "h0", "h7", "h10", "H1", "list"})
        row(qPrintable(u"block \"%1\""_s.arg(QLatin1StringView(name))), K::Block,
            V(QString::fromLatin1(name)), bad);
    for (const auto *name : {"center", "right", "justify"})
        row(name, K::Align, V(QString::fromLatin1(name)), fine);
    row("align left is no value", K::Align, V(u"left"_s), bad);
    row("indent 1", K::Indent, V(1), fine);
    row("indent most", K::Indent, V(limits::kListDepth), fine);
    row("indent 0", K::Indent, V(0), bad);
    row("indent too deep", K::Indent, V(limits::kListDepth + 1), bad);
    row("indent text", K::Indent, V(u"1"_s), bad);
    row("link", K::Link, V(u"https://example.org/"_s), fine);
    row("link of a script", K::Link, V(u"javascript:alert(1)"_s), SchemaError::UnsafeLink);
    row("link flag", K::Link, V(true), SchemaError::UnsafeLink);
}

void TestSchema::values()
{
    QFETCH(AttributeSet, attributes);
    QFETCH(Finding, expected);
    QVERIFY(finding(validateAttributes(attributes, AttributePlace::Change)) == expected);
}

void TestSchema::places_data()
{
    QTest::addColumn<AttributeSet>("attributes");
    QTest::addColumn<AttributePlace>("place");
    QTest::addColumn<Finding>("expected");
    const auto row = [](const char *name, const AttributeSet &attributes, AttributePlace place,
                        Finding expected) {
        QTest::newRow(name) << attributes << place << expected;
    };
    using P = AttributePlace;
    const Finding fine;
    const Finding wrong = SchemaError::WrongPlace;
    const Finding bad = SchemaError::BadValue;
    row("nothing on text", {}, P::Text, fine);
    row("inline on text", kBold, P::Text, fine);
    row("inline on newline", kBold, P::ParagraphEnd, wrong);
    row("inline on embed", composeChanges(kBold, kImage), P::Embed, fine);
    row("inline change", kBold, P::Change, fine);
    row("paragraph on text", kHeading, P::Text, wrong);
    row("paragraph on newline", kHeading, P::ParagraphEnd, fine);
    row("paragraph on embed", composeChanges(kHeading, kImage), P::Embed, wrong);
    row("paragraph change", kHeading, P::Change, fine);
    row("embed key on text", kImage, P::Text, wrong);
    row("embed key on newline", kImage, P::ParagraphEnd, wrong);
    row("embed", kImage, P::Embed, fine);
    row("rule", kRule, P::Embed, fine);
    row("embed of no kind", {}, P::Embed, wrong);
    row("embed of two kinds", composeChanges(kImage, kRule), P::Embed, wrong);
    row("embed key in a change", kImage, P::Change, wrong);
    row("embed key removed", removal(AttributeKey::Image), P::Change, wrong);
    row("null on text", removal(AttributeKey::Bold), P::Text, bad);
    row("null on newline", removal(AttributeKey::Block), P::ParagraphEnd, bad);
    row("false rule", attribute(AttributeKey::Rule, false), P::Embed, bad);
    row("short image", attribute(AttributeKey::Image, QString(42, u'A')), P::Embed, bad);
    row("image with a path", attribute(AttributeKey::Image, u"../"_s + QString(40, u'A')), P::Embed,
        bad);
}

void TestSchema::places()
{
    QFETCH(AttributeSet, attributes);
    QFETCH(AttributePlace, place);
    QFETCH(Finding, expected);
    QVERIFY(finding(validateAttributes(attributes, place)) == expected);
}

void TestSchema::operations_data()
{
    QTest::addColumn<Delta>("operation");
    QTest::addColumn<Finding>("expected");
    const auto row = [](const char *name, const Delta &operation, Finding expected) {
        QTest::newRow(name) << operation << expected;
    };
    const Finding fine;
    const Finding wrong = SchemaError::WrongPlace;
    row("nothing", {}, fine);
    row("delete", delta(3, {drop(2)}), fine);
    row("plain text with newlines", fragment(u"a\nb\n"), fine);
    row("bold text", fragment(u"ab", kBold), fine);
    row("bold newline inside", fragment(u"a\nb", kBold), wrong);
    row("bold newline first", fragment(u"\nb", kBold), wrong);
    row("headings", fragment(u"\n\n", kHeading), fine);
    row("heading on text", fragment(u"\na", kHeading), wrong);
    row("several equal embeds", fragment(u"\xfffc\xfffc", kImage), fine);
    row("embed unit without a kind", fragment(kEmbed), wrong);
    row("embed unit within text", fragment(u"a\xfffc"), wrong);
    row("text within an embed", fragment(u"\xfffcx", kImage), wrong);
    row("embed kind on text", fragment(u"a", kImage), wrong);
    row("format with everything", delta(3, {keep(3, composeChanges(kBold, kHeading))}), fine);
    row("format with an embed key", delta(3, {keep(3, kImage)}), wrong);
    row("second component bad", delta(3, {put(u"a"), keep(1), put(u"\r")}),
        SchemaError::ForbiddenCharacter);
    row("half pair in one component", delta(0, {put(u"\xd83d"), put(u"\xde00", kBold)}),
        SchemaError::IllFormedText);
    row("bad value", delta(3, {keep(1, attribute(AttributeKey::Bold, false))}),
        SchemaError::BadValue);
    row("unsafe link", fragment(u"a", attribute(AttributeKey::Link, u"file:///etc"_s)),
        SchemaError::UnsafeLink);
}

void TestSchema::operations()
{
    QFETCH(Delta, operation);
    QFETCH(Finding, expected);
    QVERIFY(finding(validateSchema(operation)) == expected);
}

void TestSchema::links_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<bool>("safe");
    const auto good = [](const QString &address) {
        QTest::newRow(qPrintable(address)) << address << true;
    };
    const auto bad = [](const char *name, const QString &address) {
        QTest::newRow(name) << address << false;
    };
    good(u"http://example.org"_s);
    good(u"https://example.org:8080/a?b=c#d"_s);
    good(u"HTTPS://EXAMPLE.ORG/"_s);
    good(u"mailto:a@example.org"_s);
    good(u"syngraph://example.org/d/AAAA#token"_s);
    good(u"https://[2001:db8::1]/"_s);
    good(u"https://example.org/%C3%A9"_s);
    good(u"syngraph:https://a.example/d/x"_s);
    good(u"https://b\u00fccher.example/stra\u00dfe?\u4e2d=1"_s);
    good(u"https://example.org.:65535"_s);
    good(u"https://my_host/"_s);
    good(u"https://example.org:/"_s);
    good(u"https://example.org/a@b:c[d]"_s);
    good(u"syngraph:https://a.example:7717/d/x#t.fp-y"_s);
    bad("empty user name", u"https://@a.org/"_s);
    bad("port too high", u"https://a.org:65536/"_s);
    bad("port of six digits", u"https://a.org:000080/"_s);
    bad("port of letters", u"https://a.org:http/"_s);
    bad("empty label", u"https://a..org/"_s);
    bad("label of 64", u"https://"_s + QString(64, u'a') + u".org/"_s);
    bad("host of 254", u"https://"_s + u"abcdefghi."_s.repeated(25) + u"abcd/"_s);
    bad("open bracket", u"https://[2001:db8::1/"_s);
    bad("bracket without address", u"https://[]/"_s);
    bad("something behind a bracket", u"https://[::1]x/"_s);
    bad("percent at the end", u"https://a.org/%4"_s);
    bad("percent before letters", u"https://a.org/%zz"_s);
    bad("percent in a host", u"https://a%2eorg/"_s);
    bad("quotation mark", u"https://a.org/\"x"_s);
    bad("angle bracket", u"https://a.org/<x"_s);
    bad("soft hyphen", u"https://exam\u00adple.org/"_s);
    bad("filler that shows nothing", u"https://exam\u3164ple.org/"_s);
    bad("variation selector", u"https://a.org/\ufe0f"_s);
    bad("private use", u"https://a.org/\ue000"_s);
    bad("mail that begins with a question", u"mailto:?body=x"_s);
    bad("empty", u""_s);
    bad("script", u"javascript:alert(1)"_s);
    bad("script behind our scheme", u"syngraph:javascript:alert(1)"_s);
    bad("our scheme twice", u"syngraph:syngraph:https://a.example/"_s);
    bad("script in upper case", u"JaVaScRiPt:alert(1)"_s);
    bad("script behind a tab", u"java\tscript:alert(1)"_s);
    bad("data", u"data:text/html,x"_s);
    bad("file", u"file:///etc/passwd"_s);
    bad("ftp", u"ftp://example.org/"_s);
    bad("no scheme", u"example.org"_s);
    bad("scheme-relative", u"//example.org/"_s);
    bad("no host", u"https:///path"_s);
    bad("user name", u"https://bank.example@evil.example/"_s);
    bad("user and password", u"https://a:b@example.org/"_s);
    bad("space before", u" https://example.org/"_s);
    bad("space within", u"https://example.org/a b"_s);
    bad("newline", u"https://example.org/\nx"_s);
    bad("no-break space", u"https://example.org/\u00a0"_s);
    bad("text direction override", u"https://example.org/\u202egro"_s);
    bad("zero width", u"https://exam\u200bple.org/"_s);
    bad("backslash", u"https:\\\\example.org\\"_s);
    bad("NUL", u"https://example.org/"_s + QChar(0));
    bad("half pair", u"https://example.org/"_s + QChar(0xd83d));
    bad("mail without an address", u"mailto:"_s);
    bad("mail with a host", u"mailto://example.org/a"_s);
    const auto stem = u"https://example.org/"_s;
    const auto room = limits::kAttributeValueUnits - stem.size();
    QTest::newRow("longest") << stem + QString(room, u'a') << true;
    bad("too long", stem + QString(room + 1, u'a'));
}

void TestSchema::links()
{
    QFETCH(QString, address);
    QTEST(isSafeLink(address), "safe");
}

void TestSchema::cleansText_data()
{
    QTest::addColumn<QString>("dirty");
    QTest::addColumn<QString>("clean");
    const auto row = [](const char *name, const QString &dirty, const QString &clean) {
        QTest::newRow(name) << dirty << clean;
    };
    row("clean already", u"a\tb\n\U0001F600\u2028"_s, u"a\tb\n\U0001F600\u2028"_s);
    row("CRLF", u"a\r\nb"_s, u"a\nb"_s);
    row("CR", u"a\rb\r"_s, u"a\nb\n"_s);
    row("CR CRLF", u"\r\r\n"_s, u"\n\n"_s);
    row("LF CR", u"\n\r"_s, u"\n\n"_s);
    row("paragraph separator", u"a\u2029b"_s, u"a\nb"_s);
    row("form feed, vertical tab", u"a\fb\vc"_s, u"a\nb\nc"_s);
    row("half pairs", QString(QChar(0xd83d)) + u'a' + QChar(0xde00), u"\ufffda\ufffd"_s);
    row("high half, then a pair", QString(QChar(0xd83d)) + u"\U0001F600"_s, u"\ufffd\U0001F600"_s);
    row("controls", u"a\x01"_s + QChar(0) + u"\x7f"_s + u"b"_s, u"ab"_s);
    row("embed unit", u"a\xfffc"_s, u"a"_s);
    row("table marks", u"a\xfdd0\xfdd1"_s, u"a"_s);
    row("noncharacters", u"a\xffff\U0001FFFE"_s, u"a"_s);
}

void TestSchema::cleansText()
{
    QFETCH(QString, dirty);
    QTEST(cleanedText(dirty), "clean");
}

void TestSchema::cleanedTextIsAlwaysValid()
{
    SeededRandom random(11);
    for (int round = 0; round < 20'000; ++round) {
        QString text;
        for (auto i = random.below(6); i > 0; --i) {
            // Mostly what is special: controls, surrogates, the ends of the BMP.
            const auto base = std::array{0x00, 0x2020, 0xd7f8, 0xdbf8, 0xdff8, 0xfdc8, 0xfff0};
            text += QChar(ushort(base[random.below(base.size())] + int(random.below(16))));
        }
        const auto clean = cleanedText(text);
        const QByteArray units(reinterpret_cast<const char *>(text.utf16()), 2 * text.size());
        QVERIFY2(validateText(clean).ok(), units.toHex());
        QVERIFY2(!clean.contains(kEmbedUnit), units.toHex());
        QVERIFY2(cleanedText(clean) == clean, units.toHex());
        if (validateText(text) && !text.contains(kEmbedUnit))
            QCOMPARE(clean, text);
    }
}

void TestSchema::blockNames()
{
    QCOMPARE(blocks::headingLevel(u"h1"), 1);
    QCOMPARE(blocks::headingLevel(u"h6"), 6);
    for (const auto *other : {u"", u"h", u"h0", u"h7", u"h12", u"ul"})
        QCOMPARE(blocks::headingLevel(other), 0);
    QVERIFY(blocks::isList(u"ul") && blocks::isList(u"ol") && blocks::isList(u"check"));
    QVERIFY(!blocks::isList(u"quote") && !blocks::isList(u"") && !blocks::isList(u"ulx"));
}

} // namespace

int syngraph::runSchemaTests(int argc, char **argv)
{
    TestSchema test;
    return QTest::qExec(&test, argc, argv);
}

#include "test_schema.moc"
