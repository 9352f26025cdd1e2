#include "app/files/exporter.h"
#include "app/files/reader.h"
#include "app/files/zip_archive.h"
#include "tests/support/delta_text.h"
#include "tests/unit/files/said_by_form.h"
#include "tests/unit/files/suites.h"

#include <QTest>

using namespace syngraph;
using namespace Qt::Literals::StringLiterals;

Q_DECLARE_METATYPE(syngraph::Document)

namespace {

QByteArray odtWith(const QByteArray &text, const QByteArray &styles = {})
{
    return zipOf({{"mimetype", "application/vnd.oasis.opendocument.text"},
                  {"content.xml", "<?xml version=\"1.0\"?><office:document-content>"
                                  "<office:automatic-styles>" + styles
                                      + "</office:automatic-styles><office:body><office:text>"
                                      + text + "</office:text></office:body>"
                                               "</office:document-content>"}});
}

} // namespace

/// OpenDocument as office programs write it.
class TestOdt : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data();
    void reads();
    void notes();
    void writesWhatOfficeProgramsRead();
};

void TestOdt::reads_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("styles");
    QTest::addColumn<Document>("expected");
    const auto row = [](const char *name, const QByteArray &text, const QByteArray &styles,
                        std::initializer_list<DeltaPiece> expected) {
        QTest::newRow(name) << text << styles << documentOf(expected);
    };
    const QByteArray bold = "<style:style style:name=\"T1\" style:family=\"text\">"
                            "<style:text-properties fo:font-weight=\"bold\"/></style:style>";
    const QByteArray list = "<text:list-style style:name=\"L1\"><text:list-level-style-number "
                            "text:level=\"1\" style:num-format=\"1\"/><text:list-level-style-bullet "
                            "text:level=\"2\"/></text:list-style>";
    const AttributeSet strong = attribute(AttributeKey::Bold, true);
    row("nothing", "", "", {end()});
    row("paragraphs", "<text:p>a</text:p><text:p/><text:p>b</text:p>", "",
        {put(u"a"), end(), end(), put(u"b"), end()});
    row("space", "<text:p>  a \n b<text:s text:c=\"3\"/>c<text:tab/>d<text:line-break/>e</text:p>",
        "", {put(u"a b   c\td\u2028e"), end()});
    row("styles", "<text:p>a<text:span text:style-name=\"T1\">b</text:span></text:p>", bold,
        {put(u"a"), put(u"b", strong), end()});
    row("an unknown style", "<text:p text:style-name=\"X\"><text:span text:style-name=\"Y\">a"
                            "</text:span></text:p>", "", {put(u"a"), end()});
    row("a style that is its own parent", "<text:p text:style-name=\"P1\">a</text:p>",
        "<style:style style:name=\"P1\" style:family=\"paragraph\" "
        "style:parent-style-name=\"P1\"/>", {put(u"a"), end()});
    row("headings", "<text:h text:outline-level=\"2\">a</text:h><text:h>b</text:h>"
                    "<text:h text:outline-level=\"99\">c</text:h>", "",
        {put(u"a"), end(u"h2"), put(u"b"), end(u"h1"), put(u"c"), end(u"h6")});
    row("a heading by its style", "<text:p text:style-name=\"Heading_20_3\">a</text:p>", "",
        {put(u"a"), end(u"h3")});
    row("lists", "<text:list text:style-name=\"L1\"><text:list-item><text:p>a</text:p><text:list>"
                 "<text:list-item><text:p>b</text:p></text:list-item></text:list></text:list-item>"
                 "<text:list-item><text:p>c</text:p><text:p>d</text:p></text:list-item></text:list>",
        list, {put(u"a"), end(u"ol"), put(u"b"), end(u"ul", 1), put(u"c\u2028d"), end(u"ol")});
    row("links", "<text:p><text:a xlink:href=\"https://x.org/\">a</text:a>"
                 "<text:a xlink:href=\"file:///etc/passwd\">b</text:a></text:p>", "",
        {put(u"a", attribute(AttributeKey::Link, u"https://x.org/"_s)), put(u"b"), end()});
    row("tables", "<table:table><table:table-column/><table:table-row><table:table-cell><text:p>a"
                  "</text:p></table:table-cell><table:table-cell><text:p>b</text:p><text:p>c</text:p>"
                  "</table:table-cell></table:table-row></table:table>", "",
        {put(u"a\tb c"), end()});
    row("lists in cells",
        "<table:table><table:table-row><table:table-cell><text:list><text:list-item><text:p>a</text:p>"
        "</text:list-item><text:list-item><text:p>b</text:p></text:list-item></text:list>"
        "</table:table-cell><table:table-cell><text:p>c</text:p></table:table-cell>"
        "</table:table-row></table:table><text:p>d</text:p>", "",
        {put(u"a b\tc"), end(), put(u"d"), end()});
    row("a table in a cell",
        "<table:table><table:table-row><table:table-cell><table:table><table:table-row>"
        "<table:table-cell><text:p>a</text:p></table:table-cell></table:table-row></table:table>"
        "</table:table-cell><table:table-cell><text:p>b</text:p></table:table-cell>"
        "</table:table-row></table:table>", "", {put(u"\ta\tb"), end()});
    row("a box on a paragraph",
        "<text:p>a<draw:frame><draw:text-box><text:p>b</text:p><text:list><text:list-item>"
        "<text:p>c</text:p></text:list-item></text:list></draw:text-box><svg:title>x</svg:title>"
        "</draw:frame>d</text:p><text:p>e</text:p>", "",
        {put(u"a\u2028b\u2028c\u2028d"), end(), put(u"e"), end()});
    row("a box on the page", "<draw:frame><draw:text-box><text:h>a</text:h><text:p>b</text:p>"
                             "</draw:text-box></draw:frame><text:p>c</text:p>", "",
        {put(u"a"), end(u"h1"), put(u"b"), end(), put(u"c"), end()});
    row("a shape with words", "<text:p>a<draw:custom-shape><text:p>b</text:p></draw:custom-shape>"
                              "</text:p>", "", {put(u"a\u2028b"), end()});
    const QByteArray sides =
        "<style:style style:name=\"P1\" style:family=\"paragraph\"><style:paragraph-properties "
        "fo:text-align=\"end\"/></style:style><style:style style:name=\"P2\" style:family="
        "\"paragraph\"><style:paragraph-properties fo:text-align=\"end\" "
        "style:writing-mode=\"rl-tb\"/></style:style>";
    row("the end of a line is a side", "<text:p text:style-name=\"P1\">a</text:p>"
                                       "<text:p text:style-name=\"P2\">b</text:p>", sides,
        {put(u"a"), put(u"\n", attribute(AttributeKey::Align, u"right"_s)), put(u"b"), end()});
    row("sections", "<text:section><text:p>a</text:p></text:section>", "", {put(u"a"), end()});
    row("what was deleted", "<text:tracked-changes><text:changed-region><text:deletion><text:p>x"
                            "</text:p></text:deletion></text:changed-region></text:tracked-changes>"
                            "<text:p>a</text:p>", "", {put(u"a"), end()});
    row("notes and pictures", "<text:p>a<text:note><text:note-body><text:p>x</text:p>"
                              "</text:note-body></text:note><draw:frame><draw:image "
                              "xlink:href=\"http://127.0.0.1/\"/></draw:frame>b</text:p>", "",
        {put(u"ab"), end()});
}

void TestOdt::reads()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, styles);
    QFETCH(Document, expected);
    const auto read = readDocument(odtWith(text, styles), FileForm::Odt);
    QVERIFY(read.ok());
    QCOMPARE(described(read->document), described(expected));
}

void TestOdt::notes()
{
    const auto notesOf = [](const QByteArray &text) {
        const auto read = readDocument(odtWith(text), FileForm::Odt);
        return read ? read->notes : FileNotes();
    };
    FileNotes foreign;
    foreign.hasLostLook = true;
    QCOMPARE(notesOf("<text:p>a</text:p>"), foreign);
    const auto own = exportDocument(documentOf({put(u"a"), end()}), FileForm::Odt, u"x"_s);
    QVERIFY(readDocument(own, FileForm::Odt)->notes.isNone());
    QVERIFY(!notesOf("<text:p><draw:frame><draw:text-box><text:p>a</text:p></draw:text-box>"
                     "</draw:frame></text:p>").hasLostImages);
    QVERIFY(notesOf("<text:p><draw:frame/></text:p>").hasLostImages);
    QVERIFY(notesOf("<text:p><office:annotation/></text:p>").hasLostObjects);
    QVERIFY(notesOf("<table:table><table:table-row/></table:table>").hasFlattenedTables);
}

void TestOdt::writesWhatOfficeProgramsRead()
{
    const auto bytes = exportDocument(documentOf({put(u"a"), end()}), FileForm::Odt, u"x"_s);
    // The type stands at a fixed place, uncompressed, for programs that look at first bytes.
    QCOMPARE(bytes.mid(30, 8), QByteArray("mimetype"));
    QCOMPARE(bytes.mid(38, 39), QByteArray("application/vnd.oasis.opendocument.text"));
    auto archive = ZipReader::open(bytes);
    QVERIFY(archive.ok());
    const auto rtl = exportDocument(
        documentOf({put(u"\u05E9"), put(u"\n", attribute(AttributeKey::Align, u"right"_s))}),
        FileForm::Odt, u"x"_s);
    auto other = ZipReader::open(rtl);
    QVERIFY(other.ok());
    QVERIFY(other.value().read("content.xml")->contains(
        "fo:text-align=\"right\" style:writing-mode=\"rl-tb\""));
    for (const char *name : {"META-INF/manifest.xml", "content.xml", "styles.xml", "meta.xml"})
        QVERIFY2(archive.value().has(name), name);
}

QObject *makeOdtSuite()
{
    return new TestOdt;
}

#include "test_odt.moc"
