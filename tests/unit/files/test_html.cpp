#include "app/files/exporter.h"
#include "app/files/html_reader.h"
#include "app/files/html_references.h"
#include "app/files/reader.h"
#include "common/base/limits.h"
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
const AttributeSet kRule = attribute(AttributeKey::Rule, true);

AttributeSet link(const QString &address)
{
    return attribute(AttributeKey::Link, address);
}

DeltaPiece checked(bool isDone)
{
    DeltaPiece piece = end(u"check");
    if (isDone)
        piece.attributes = piece.attributes.with(AttributeKey::Checked, AttributeValue(true));
    return piece;
}

void addRows()
{
    QTest::addColumn<QByteArray>("html");
    QTest::addColumn<bool>("isPasted");
    QTest::addColumn<Document>("expected");
}

void file(const char *name, const QByteArray &html, std::initializer_list<DeltaPiece> expected)
{
    QTest::newRow(name) << html << false << documentOf(expected);
}

void pasted(const char *name, const QByteArray &html, std::initializer_list<DeltaPiece> expected)
{
    QTest::newRow(name) << html << true << documentOf(expected);
}

} // namespace

/// HTML of files and clipboards, as programs write it.
class TestHtml : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data();
    void reads();
    void fetchesNothing_data();
    void fetchesNothing();
    void notes();
    void fragments();
    void references();
};

void TestHtml::reads_data()
{
    addRows();
    file("nothing", "", {end()});
    file("text alone", "a\n b", {put(u"a b"), end()});
    file("paragraphs", "<p>a</p>\n<p> b <b>c</b></p>", {put(u"a"), end(), put(u"b "),
                                                        put(u"c", kBold), end()});
    file("spaces between looks", "<p><b>a </b> <i> b</i></p>",
         {put(u"a ", kBold), put(u"b", kItalic), end()});
    file("unclosed", "<p>a<p><b>b<p>c", {put(u"a"), end(), put(u"b", kBold), end(),
                                         put(u"c"), end()});
    file("headings", "<h1>a</h1><h6>b</h6>", {put(u"a"), end(u"h1"), put(u"b"), end(u"h6")});
    file("nested lists", "<ul><li>a<ol><li>b</li></ol></li><li>c</ul>",
         {put(u"a"), end(u"ul"), put(u"b"), end(u"ol", 1), put(u"c"), end(u"ul")});
    file("paragraphs in an item", "<ol><li><p>a</p><p>b</p></li></ol>",
         {put(u"a\u2028b"), end(u"ol")});
    file("boxes", "<ul><li><input type=checkbox checked> a</li><li><input type=checkbox>b</ul>",
         {put(u"a"), checked(true), put(u"b"), checked(false)});
    file("code", "<pre>\na\n  b\n\nc</pre>", {put(u"a"), end(u"code"), put(u"  b"), end(u"code"),
                                              end(u"code"), put(u"c"), end(u"code")});
    file("quote", "<blockquote>a<p>b</blockquote>c", {put(u"a"), end(u"quote"), put(u"b"),
                                                      end(u"quote"), put(u"c"), end()});
    file("line ends", "<p>a<br>b<br></p>", {put(u"a\u2028b"), end()});
    file("empty lines", "<p>a</p><p><br></p><p></p><p>b</p>", {put(u"a"), end(), end(), put(u"b"),
                                                               end()});
    file("a rule", "a<hr>b", {put(u"a"), end(), put(u"\ufffc", kRule), end(), put(u"b"), end()});
    file("a grid", "<table><tr><th>a<th>b<tr><td>1<td><p>2</p></table>",
         {put(u"a\tb"), end(), put(u"1\t2"), end()});
    file("an empty cell", "<table><tr><td>a<td><td>c</table>", {put(u"a\t\tc"), end()});
    file("a table for layout", "<table><tr><td><h1>a</h1><p>b</p><td>c</table>",
         {put(u"a"), end(u"h1"), put(u"b"), end(), put(u"c"), end()});
    file("links", "<a href='https://x.org/a b'>a</a> <a href='javascript:x'>b</a>",
         {put(u"a", link(u"https://x.org/a%20b"_s)), put(u" b"), end()});
    file("no names of files", "<a href='file:///etc/passwd'>a</a><a href='\\\\h\\s'>b</a>",
         {put(u"ab"), end()});
    file("styles", "<span style='font-weight:700; FONT-STYLE: italic'>a</span>",
         {put(u"a", kBold.with(AttributeKey::Italic, AttributeValue(true))), end()});
    file("colours", "<span style='color:#F00;background:rgb(1,2,255)'>a</span>",
         {put(u"a", {{AttributeKey::Color, AttributeValue(u"#ff0000"_s)},
                     {AttributeKey::Background, AttributeValue(u"#0102ff"_s)}}),
          end()});
    file("hidden", "a<span style='display:none'>b</span>", {put(u"a"), end()});
    file("alignment", "<p align=center>a</p><p style='text-align:right;margin-left:4em'>b</p>",
         {put(u"a"), put(u"\n", attribute(AttributeKey::Align, u"center"_s)), put(u"b"),
          put(u"\n", attribute(AttributeKey::Align, u"right"_s)
                         .with(AttributeKey::Indent, AttributeValue(2)))});
    file("the end of a line is a side", "<p style='text-align:end'>a</p><div dir=rtl>"
                                        "<p style='text-align:end'>b</p>"
                                        "<p style='text-align:right'>c</p></div>",
         {put(u"a"), put(u"\n", attribute(AttributeKey::Align, u"right"_s)), put(u"b"), end(),
          put(u"c"), put(u"\n", attribute(AttributeKey::Align, u"right"_s))});
    file("references", "&lt;&eacute;&#x1F600;&#0;&nbsp;x", {put(u"<\u00e9\U0001F600\ufffd\u00a0x"), end()});
    file("not UTF-8", "a\xff" "b", {put(u"a\ufffd" "b"), end()});
    file("an unfinished letter at the end", "a\xc3", {put(u"a\ufffd"), end()});
    file("Windows letters", "<meta charset=windows-1252>caf\xe9 \x84x\x93",
         {put(u"caf\u00e9 \u201ex\u201c"), end()});
    file("Latin-1 that is Windows", "<meta charset=iso-8859-1>\x84x\x93",
         {put(u"\u201ex\u201c"), end()});
    file("an unknown set that is UTF-8", "<meta charset=x-unknown>caf\xc3\xa9",
         {put(u"caf\u00e9"), end()});
    file("XHTML", "<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'><head><title/>"
                  "<script src='x.js'/></head><body><div/><p>a<i/>b</p></body></html>",
         {put(u"ab"), end()});
    file("HTML knows no such ends", "<b/>a", {put(u"a", kBold), end()});
    file("Latin-1 by its own word", "<meta charset=iso-8859-1>caf\xe9", {put(u"caf\u00e9"), end()});

    pasted("Google Docs",
           "<meta charset=\"utf-8\"><b style=\"font-weight:normal;\" id=\"docs-internal-guid-1\">"
           "<p dir=\"ltr\" style=\"line-height:1.38;\"><span style=\"font-size:11pt;"
           "color:#000000;background-color:transparent;font-weight:400;white-space:pre-wrap;\">"
           "one </span><span style=\"color:#000000;font-weight:700;white-space:pre-wrap;\">two"
           "</span></p><br /><ul><li dir=\"ltr\" aria-level=\"1\"><p dir=\"ltr\" role="
           "\"presentation\"><span style=\"white-space:pre-wrap;\">item</span></p></li></ul>"
           "<a href=\"https://x.org/\" style=\"text-decoration:none;\"><span style=\""
           "color:#1155cc;text-decoration:underline;\">link</span></a></b>"
           "<br class=\"Apple-interchange-newline\">",
           {put(u"one "), put(u"two", kBold), end(), end(), put(u"item"), end(u"ul"),
            put(u"link", link(u"https://x.org/"_s)), end()});
    pasted("Word",
           "<html xmlns:o=\"urn:schemas-microsoft-com:office:office\"><head><style><!-- p {} -->"
           "</style></head><body><!--StartFragment--><p class=MsoNormal><b><span lang=EN-US "
           "style='color:black'>Bold<o:p></o:p></span></b></p>"
           "<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'>"
           "<![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>"
           "\xc2\xb7<span>&nbsp;&nbsp; </span></span></span><![endif]>first<o:p></o:p></p>"
           "<p class=MsoListParagraphCxSpLast style='mso-list:l1 level2 lfo2'><![if !supportLists]>"
           "<span style='mso-list:Ignore'>1.<span>&nbsp; </span></span><![endif]>second</p>"
           "<!--EndFragment--></body></html>",
           {put(u"Bold", kBold), end(), put(u"first"), end(u"ul"), put(u"second"), end(u"ol", 1)});
    pasted("LibreOffice Calc",
           "<html><head><style type=\"text/css\">td{}</style></head><body><table cellspacing=0>"
           "<colgroup width=85></colgroup><tr>\n\t<td height=17 align=left><font color=\"#000000\">"
           "a<br></font></td>\n\t<td align=right sdval=\"2\">2</td>\n</tr></table></body></html>",
           {put(u"a\t2"), end()});
    pasted("Sheets", "<google-sheets-html-origin><style></style><table><tbody><tr><td "
                     "data-sheets-value='{}'>x</td><td></td><td>z</td></tr></tbody></table>",
           {put(u"x\t\tz"), end()});
    pasted("an editor of code", "<div style=\"white-space: pre;\"><div><span>  a</span></div>"
                                "<div><span>b</span></div></div>",
           {put(u"  a"), end(), put(u"b"), end()});
    pasted("lines of mail", "<div>a</div><div><br></div><div>b</div>",
           {put(u"a"), end(), end(), put(u"b"), end()});
}

void TestHtml::reads()
{
    QFETCH(QByteArray, html);
    QFETCH(bool, isPasted);
    QFETCH(Document, expected);
    Document read;
    if (isPasted) {
        DocumentAssembler assembler;
        QVERIFY(readHtml(QString::fromUtf8(html), HtmlSource::Clipboard, kPastedNodes, assembler));
        auto document = assembler.document();
        QVERIFY(document.ok());
        read = *document;
    } else {
        const auto document = readDocument(html, FileForm::Html);
        QVERIFY(document.ok());
        read = document->document;
    }
    QCOMPARE(described(read), described(expected));
}

void TestHtml::fetchesNothing_data()
{
    QTest::addColumn<QByteArray>("html");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const QByteArray &html, const QString &text) {
        QTest::newRow(name) << html << text;
    };
    row("an image of this computer", "a<img src=\"file:///etc/passwd\" alt=\"b\">c", u"a[b]c\n"_s);
    row("an image by path", "a<img src=/etc/passwd>b<img src=..\\..\\x>", u"ab\n"_s);
    row("an image of a share", "a<img src=\"\\\\host\\share\\x.png\">", u"a\n"_s);
    row("a tracker", "a<img src=http://127.0.0.1:1/x.png width=1 height=1>", u"a\n"_s);
    row("imported styles", "<style>@import url(file:///etc/passwd)</style>a", u"a\n"_s);
    row("linked styles", "<link rel=stylesheet href=http://127.0.0.1:1/>a", u"a\n"_s);
    row("a background", "<p style=\"background:url(http://127.0.0.1:1/x)\">a", u"a\n"_s);
    row("a script", "a<script>document.write('x')</script>", u"a\n"_s);
    row("a handler", "<p onclick=\"x()\">a", u"a\n"_s);
    row("frames", "a<iframe src=file:///etc/passwd>x</iframe><object data=x>y</object>", u"a\n"_s);
    row("drawings", "a<svg><feImage href=http://127.0.0.1:1/ /><text>x</text></svg>", u"a\n"_s);
    row("a new base", "<base href=file:///><a href=etc/passwd>a</a>", u"a\n"_s);
    row("going elsewhere", "<meta http-equiv=refresh content='0;url=http://127.0.0.1:1'>a", u"a\n"_s);
    row("a form", "<form action=x><input value=y>a<button>z</button></form>", u"a\n"_s);
    row("data", "<a href=\"data:text/html,x\">a</a>", u"a\n"_s);
}

/// Nothing that could be fetched is even looked at: no attribute of the document names it.
void TestHtml::fetchesNothing()
{
    QFETCH(QByteArray, html);
    const auto read = readDocument(html, FileForm::Html);
    QVERIFY(read.ok());
    QTEST(read->document.text(), "text");
    QVERIFY(!described(read->document).contains(u"127.0.0.1"));
    QVERIFY(!described(read->document).contains(u"etc"));
}

void TestHtml::notes()
{
    const auto notesOf = [](const QByteArray &html) {
        const auto read = readDocument(html, FileForm::Html);
        return read ? read->notes : FileNotes();
    };
    FileNotes foreign;
    foreign.hasLostLook = true;
    QCOMPARE(notesOf("<p>a</p>"), foreign);
    QVERIFY(notesOf(exportDocument(Document(), FileForm::Html, u"x"_s)).isNone());
    QVERIFY(notesOf("<meta charset=iso-8859-1>a").isRecoded);
    QVERIFY(notesOf("<img src=x>").hasLostImages);
    QVERIFY(notesOf("<iframe></iframe>").hasLostObjects);
    QVERIFY(notesOf("<table><tr><td>a<td>b</table>").hasFlattenedTables);
    QVERIFY(notesOf("\xff").hasReplacedBytes);
    QVERIFY(notesOf("<p>" + QByteArray(limits::kParagraphUnits + 1, 'x')).hasSplitParagraphs);
}

void TestHtml::fragments()
{
    const auto html = htmlFragment(delta(0, {put(u"a<", kBold)}));
    QVERIFY(html.contains("<!--StartFragment--><strong>a&lt;</strong><!--EndFragment-->"));
    QVERIFY(htmlFragment(delta(0, {put(u"a"), end(u"h1"), put(u"b")}))
                .contains("<h1>a</h1>\n<p>b</p>"));
    QVERIFY(!htmlFragment(Delta()).isEmpty());
    const auto page = exportDocument(documentOf({put(u"1 \u05E9"), end(), put(u"a\u05E9"), end()}),
                                     FileForm::Html, {});
    QVERIFY(page.contains("<p dir=\"auto\">1 \xd7\xa9</p>\n<p>a\xd7\xa9</p>"));
}

void TestHtml::references()
{
    QCOMPARE(withoutReferences(u"&copy;&#32;&#x9;&#x1F600;"), u"\u00a9 \t\U0001F600"_s);
    QCOMPARE(withoutReferences(u"&nonsense; & &; &# &#; &#x; a&b"),
             u"&nonsense; & &; &# &#; &#x; a&b"_s);
    QCOMPARE(withoutReferences(u"&#0;&#xd800;&#x110000;&#99999999999;"),
             u"\ufffd\ufffd\ufffd&#99999999999;"_s);
    QCOMPARE(withoutReferences(u"?a=1&copy=2&#65"), u"?a=1&copy=2A"_s);
    QCOMPARE(withoutReferences(u"&#150;&amp;lt;"), u"\u2013&lt;"_s);
}

QObject *makeHtmlSuite()
{
    return new TestHtml;
}

#include "test_html.moc"
