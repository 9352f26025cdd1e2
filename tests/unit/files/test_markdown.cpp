#include "app/files/exporter.h"
#include "app/files/reader.h"
#include "tests/support/delta_text.h"
#include "tests/unit/files/said_by_form.h"
#include "tests/unit/files/suites.h"

#include <QTest>

using namespace syngraph;
using namespace Qt::Literals::StringLiterals;

Q_DECLARE_METATYPE(syngraph::Document)

namespace {

const AttributeSet kBold = attribute(AttributeKey::Bold, true);
const AttributeSet kItalic = attribute(AttributeKey::Italic, true);
const AttributeSet kCode = attribute(AttributeKey::Code, true);

} // namespace

/// Markdown as people write it.
class TestMarkdown : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data();
    void reads();
    void writes_data();
    void writes();
    void notes_data();
    void notes();
};

void TestMarkdown::reads_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<Document>("expected");
    const auto row = [](const char *name, const QByteArray &text,
                        std::initializer_list<DeltaPiece> expected) {
        QTest::newRow(name) << text << documentOf(expected);
    };
    row("nothing", "", {end()});
    row("lines of one paragraph", "a\nb\n\nc", {put(u"a b"), end(), put(u"c"), end()});
    row("Windows", "a\r\n\r\nb\r\n", {put(u"a"), end(), put(u"b"), end()});
    row("headings", "# a\n\nb\n===\n\n###### c", {put(u"a"), end(u"h1"), put(u"b"), end(u"h1"),
                                                  put(u"c"), end(u"h6")});
    row("looks", "**a** *b* ~~c~~ `d` <u>e</u>",
        {put(u"a", kBold), put(u" "), put(u"b", kItalic), put(u" "),
         put(u"c", attribute(AttributeKey::Strike, true)), put(u" "), put(u"d", kCode), put(u" "),
         put(u"e", attribute(AttributeKey::Underline, true)), end()});
    row("a tag left open", "<b>a\n\nb", {put(u"a", kBold), end(), put(u"b"), end()});
    row("other tags are text", "<span onclick=x>a</span>",
        {put(u"<span onclick=x>a</span>"), end()});
    row("a block of HTML is text", "<div>\n<script>x</script>\n</div>\n",
        {put(u"<div>"), end(), put(u"<script>x</script>"), end(), put(u"</div>"), end()});
    row("links", "[a](https://x.org/?b=1&amp;c) [d](javascript:x) [e](file:///x)",
        {put(u"a", attribute(AttributeKey::Link, u"https://x.org/?b=1&c"_s)), put(u" d e"), end()});
    row("an image is its words", "![a](http://127.0.0.1/x.png)b", {put(u"ab"), end()});
    row("lists", "- a\n  - b\n- c\n\n1. d\n2. e\n",
        {put(u"a"), end(u"ul"), put(u"b"), end(u"ul", 1), put(u"c"), end(u"ul"), put(u"d"),
         end(u"ol"), put(u"e"), end(u"ol")});
    row("wide lists", "- a\n\n  b\n\n- c\n", {put(u"a\u2028b"), end(u"ul"), put(u"c"), end(u"ul")});
    row("boxes", "- [ ] a\n- [x] b\n",
        {put(u"a"), end(u"check"), put(u"b"),
         put(u"\n", end(u"check").attributes.with(AttributeKey::Checked, AttributeValue(true)))});
    row("quotes", "> a\n>\n> b\n\nc", {put(u"a"), end(u"quote"), put(u"b"), end(u"quote"), put(u"c"),
                                       end()});
    row("code", "```c\n*a*\n\nb\n```\n\n    c\n", {put(u"*a*"), end(u"code"), end(u"code"), put(u"b"),
                                                   end(u"code"), put(u"c"), end(u"code")});
    row("a rule", "a\n\n***\nb", {put(u"a"), end(), put(u"\ufffc", attribute(AttributeKey::Rule, true)),
                                  end(), put(u"b"), end()});
    row("a table", "| a | b |\n|---|---|\n| 1 | **2** |\n",
        {put(u"a\tb"), end(), put(u"1\t"), put(u"2", kBold), end()});
    row("a head of YAML", "---\ntitle: x\na: &a [*a,*a]\n---\n\nb\n",
        {put(u"---"), end(u"code"), put(u"title: x"), end(u"code"), put(u"a: &a [*a,*a]"),
         end(u"code"), put(u"---"), end(u"code"), put(u"b"), end()});
    row("a head with an empty line", "---\na: |\n  b\n\n  c\n...\nd\n",
        {put(u"---"), end(u"code"), put(u"a: |"), end(u"code"), put(u"  b"), end(u"code"),
         end(u"code"), put(u"  c"), end(u"code"), put(u"..."), end(u"code"), put(u"d"), end()});
    row("line ends", "a  \nb\\\nc", {put(u"a\u2028b\u2028c"), end()});
    row("references", "&copy; &#65; &nonsense;", {put(u"\u00a9 A &nonsense;"), end()});
}

void TestMarkdown::reads()
{
    QFETCH(QByteArray, file);
    QFETCH(Document, expected);
    const auto read = readDocument(file, FileForm::Markdown);
    QVERIFY(read.ok());
    QCOMPARE(described(read->document), described(expected));
}

void TestMarkdown::writes_data()
{
    QTest::addColumn<Document>("document");
    QTest::addColumn<QByteArray>("file");
    const auto row = [](const char *name, std::initializer_list<DeltaPiece> document,
                        const QByteArray &file) {
        QTest::newRow(name) << documentOf(document) << file;
    };
    row("nothing", {end()}, "");
    row("looks among words", {put(u"a "), put(u"b", kBold), put(u" c"), end()}, "a **b** c\n");
    row("looks within words", {put(u"a"), put(u"b", kBold), put(u"c"), end()}, "a<b>b</b>c\n");
    row("what would be marks", {put(u"*a* [b] 1."), end(), put(u"1. c"), end(), put(u"- d"), end()},
        "\\*a\\* \\[b\\] 1.\n\n1\\. c\n\n\\- d\n");
    row("lists", {put(u"a"), end(u"ol"), put(u"b"), end(u"ul", 1), put(u"c"), end(u"ol")},
        "1. a\n   - b\n2. c\n");
    row("code with a fence", {put(u"```"), end(u"code")}, "````\n```\n````\n");
    row("a head", {put(u"---"), end(u"code"), put(u"a: *b*"), end(u"code"), end(u"code"),
                   put(u"---"), end(u"code"), put(u"c"), end(u"code"), put(u"d"), end()},
        "---\na: *b*\n\n---\n\n```\nc\n```\n\nd\n");
    row("lines that end nowhere", {put(u"---"), end(u"code"), put(u"a"), end(u"code")},
        "```\n---\na\n```\n");
    row("rules of code further down", {put(u"a"), end(), put(u"---"), end(u"code"), put(u"b"),
                                       end(u"code"), put(u"---"), end(u"code")},
        "a\n\n```\n---\nb\n---\n```\n");
    row("quotes", {put(u"a"), end(u"quote"), put(u"b"), end(u"quote"), put(u"c"), end()},
        "> a\n>\n> b\n\nc\n");
}

void TestMarkdown::writes()
{
    QFETCH(Document, document);
    QTEST(exportDocument(document, FileForm::Markdown, {}), "file");
}

void TestMarkdown::notes_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<bool>("isLost");
    QTest::newRow("text") << QByteArray("---\na: b\n---\n\n# a\n\n<u>b</u><br>\n\n1. c\n") << false;
    QTest::newRow("a block of HTML") << QByteArray("<div>\na\n</div>\n") << true;
    QTest::newRow("HTML in a line") << QByteArray("a <span>b</span>\n") << true;
    QTest::newRow("a comment") << QByteArray("a <!-- b --> c\n") << true;
    QTest::newRow("a list from three") << QByteArray("3. a\n") << true;
    QTest::newRow("a language") << QByteArray("```cpp\na\n```\n") << true;
    QTest::newRow("a title of a link") << QByteArray("[a](https://x.org/ \"b\")\n") << true;
}

void TestMarkdown::notes()
{
    QFETCH(QByteArray, file);
    const auto read = readDocument(file, FileForm::Markdown);
    QVERIFY(read.ok());
    QTEST(read->notes.hasLostLook, "isLost");
}

QObject *makeMarkdownSuite()
{
    return new TestMarkdown;
}

#include "test_markdown.moc"
