#include "app/files/document_file.h"
#include "app/files/exporter.h"
#include "app/files/html_reader.h"
#include "app/files/reader.h"
#include "app/files/zip_archive.h"
#include "common/base/file_limits.h"
#include "common/base/limits.h"
#include "common/base/sha256.h"
#include "tests/unit/files/said_by_form.h"
#include "tests/unit/files/suites.h"

#include <QTest>
#include <QtEndian>

#include <zip.h>

using namespace syngraph;
using namespace Qt::Literals::StringLiterals;

Q_DECLARE_METATYPE(syngraph::FileError)

namespace {

const QByteArray kOdtType = "application/vnd.oasis.opendocument.text";

QByteArray odtOf(const QByteArray &contentXml)
{
    return zipOf({{"mimetype", kOdtType}, {"content.xml", contentXml}});
}

QByteArray odtText(const QByteArray &text)
{
    return odtOf("<office:document-content><office:body><office:text>" + text
                 + "</office:text></office:body></office:document-content>");
}

/// Patches what the archive says of an entry, in both places where it says it.
QByteArray renamed(QByteArray archive, const QByteArray &from, const QByteArray &to)
{
    Q_ASSERT(from.size() == to.size());
    return archive.replace(from, to);
}

FileError errorOf(const QByteArray &bytes, FileForm form)
{
    const auto read = readDocument(bytes, form);
    return read ? FileError::Failed : read.error().error;
}

/// The seal made right, so that only the content is wrong.
QByteArray resealed(const QByteArray &file)
{
    const QByteArray body = file.chopped(Sha256::kBytes);
    return body + Sha256::of(body);
}

QByteArray sampleFile()
{
    return writeDocumentFile(
        documentOf({put(u"ab", attribute(AttributeKey::Bold, true)), end(u"h1"), put(u"c"), end()}),
        u"Title"_s);
}

constexpr qsizetype kTitleAt = 10;
constexpr qsizetype kSnapshotAt = kTitleAt + 4 + 5;

} // namespace

/// Files that nobody honest makes.
class TestHostileFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refused_data();
    void refused();
    void ownFileSaysWhere_data();
    void ownFileSaysWhere();
    void ownFileCutAnywhere();
    void ownFileWithAnyByteChanged();
    void bombs();
    void linksInArchives();
    void encryptedArchives();
    void heavyPages_data();
    void heavyPages();
    void heavyMarkdown_data();
    void heavyMarkdown();
    void limitsOfDocuments();
};

void TestHostileFiles::refused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<FileForm>("form");
    QTest::addColumn<FileError>("error");
    const auto odt = [](const char *name, const QByteArray &bytes, FileError error) {
        QTest::newRow(name) << bytes << FileForm::Odt << error;
    };
    odt("no archive", "PK\3\4", FileError::WrongForm);
    odt("text", "hello", FileError::WrongForm);
    odt("nothing", "", FileError::WrongForm);
    odt("another kind", zipOf({{"mimetype", "application/epub+zip"}, {"content.xml", "<a/>"}}),
        FileError::WrongForm);
    odt("no content", zipOf({{"mimetype", kOdtType}}), FileError::WrongForm);
    odt("cut off", odtText("<text:p/>").chopped(30), FileError::WrongForm);
    const auto extra = zipOf({{"mimetype", kOdtType}, {"content.xml", "<a/>"}, {"aaaaaaa", "x"}});
    odt("goes up", renamed(extra, "aaaaaaa", "../../x"), FileError::Forbidden);
    odt("from the root", renamed(extra, "aaaaaaa", "/etc/xx"), FileError::Forbidden);
    odt("of Windows", renamed(extra, "aaaaaaa", "C:xxxxx"), FileError::Forbidden);
    odt("backslash", renamed(extra, "aaaaaaa", "..\\..\\x"), FileError::Forbidden);
    const auto twice = zipOf({{"mimetype", kOdtType}, {"content.xml", "<a/>"}, {"content.xmm", "x"}});
    odt("doubles", renamed(twice, "content.xmm", "content.xml"), FileError::Forbidden);
    QByteArray wrongSum = zipOf({{"mimetype", kOdtType}, {"content.xml", "<a/>"}});
    wrongSum[40] = char(wrongSum[40] ^ 1);
    odt("wrong checksum", wrongSum, FileError::Damaged);
    std::vector<ZipEntry> many{{"mimetype", kOdtType}, {"content.xml", "<a/>"}};
    for (int i = 0; i <= limits::kArchiveEntries; ++i)
        many.push_back({"e" + QByteArray::number(i), {}});
    odt("too many entries", zipOf(many), FileError::Forbidden);
    odt("encrypted by OpenDocument",
        zipOf({{"mimetype", kOdtType},
               {"META-INF/manifest.xml", "<manifest:encryption-data/>"},
               {"content.xml", "\x01\x02"}}),
        FileError::Encrypted);
    odt("broken XML", odtOf("<a><b></a>"), FileError::Damaged);
    odt("not UTF-8", odtText("<text:p>\xff</text:p>"), FileError::Damaged);
    odt("a document type", odtOf("<!DOCTYPE a><a/>"), FileError::Forbidden);
    odt("a billion laughs",
        odtOf("<!DOCTYPE a [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">]><a>&b;</a>"),
        FileError::Forbidden);
    odt("a file as an entity",
        odtOf("<!DOCTYPE a [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><a>&a;</a>"),
        FileError::Forbidden);
    odt("a page as an entity",
        odtOf("<!DOCTYPE a [<!ENTITY % a SYSTEM \"http://127.0.0.1:1/\">%a;]><a/>"),
        FileError::Forbidden);
    odt("an entity of nowhere", odtText("<text:p>&x;</text:p>"), FileError::Damaged);
    odt("words of other names", odtOf("<o:document-content xmlns:o=\"x\"><o:text/>"
                                      "</o:document-content>"), FileError::WrongForm);
    odt("too deep", odtText(QByteArray("<text:section>").repeated(100'000)),
        FileError::Forbidden);
    odt("a document type in its styles",
        zipOf({{"mimetype", kOdtType}, {"content.xml", "<a/>"}, {"styles.xml", "<!DOCTYPE a><a/>"}}),
        FileError::Forbidden);
    QTest::newRow("a page in no known letters")
        << QByteArray("<meta charset=x-unknown>caf\xe9") << FileForm::Html
        << FileError::UnknownLetters;
    QTest::newRow("NUL in text") << QByteArray("a\0b", 3) << FileForm::Text << FileError::NotText;
    QTest::newRow("NUL in Markdown") << QByteArray("a\0b", 3) << FileForm::Markdown
                                     << FileError::NotText;
    QTest::newRow("too large") << QByteArray(limits::kFileBytes + 1, 'a') << FileForm::Text
                               << FileError::TooLarge;
    QTest::newRow("operations") << QByteArray("{\"ops\":[]}") << FileForm::Json
                                << FileError::WrongForm;
}

void TestHostileFiles::refused()
{
    QFETCH(QByteArray, bytes);
    QFETCH(FileForm, form);
    QTEST(errorOf(bytes, form), "error");
}

void TestHostileFiles::ownFileSaysWhere_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<FileError>("error");
    QTest::addColumn<qint64>("offset");
    const auto row = [](const char *name, const QByteArray &bytes, FileError error, qint64 offset) {
        QTest::newRow(name) << bytes << error << offset;
    };
    const auto with = [](qsizetype at, const QByteArray &bytes) {
        return sampleFile().replace(at, bytes.size(), bytes);
    };
    const auto good = sampleFile();
    row("nothing", "", FileError::WrongForm, 0);
    row("text", "hello, this is no such file", FileError::WrongForm, 0);
    row("line ends converted", QByteArray(good).replace("\r\n", "\n"), FileError::WrongForm, 0);
    row("version 999", resealed(with(8, "\x03\xe7")), FileError::NewerVersion, 8);
    row("version 0", resealed(with(8, QByteArray(2, '\0'))), FileError::Damaged, 8);
    row("a title that is too long", resealed(with(kTitleAt, "\x7f\xff\xff\xff")), FileError::Damaged,
        good.size());
    row("a title that is not UTF-8", resealed(with(kTitleAt + 4, "\xff")), FileError::Damaged,
        kTitleAt);
    row("a title of two lines", resealed(with(kTitleAt + 4, "\n")), FileError::Damaged, kTitleAt);
    row("more than it says", resealed(QByteArray(good).insert(good.size() - Sha256::kBytes, "x")),
        FileError::Damaged, good.size());
    row("a changed word", with(good.size() - 80, "x"), FileError::Damaged,
        good.size() - Sha256::kBytes);
    row("not a snapshot", resealed(with(kSnapshotAt + 4, "X")), FileError::Damaged, kSnapshotAt);
    row("a snapshot of later", resealed(with(kSnapshotAt + 8, "\x63")), FileError::NewerVersion,
        kSnapshotAt);
    row("a snapshot that does not fit", resealed(with(kSnapshotAt + 9, "\x7f")), FileError::Damaged,
        kSnapshotAt);
}

void TestHostileFiles::ownFileSaysWhere()
{
    QFETCH(QByteArray, bytes);
    const auto read = readDocument(bytes, FileForm::Syngraph);
    QVERIFY(!read.ok());
    QTEST(read.error().error, "error");
    QTEST(read.error().offset, "offset");
}

void TestHostileFiles::ownFileCutAnywhere()
{
    const auto good = sampleFile();
    QVERIFY(readDocument(good, FileForm::Syngraph).ok());
    for (qsizetype length = 1; length < good.size(); ++length) {
        const auto read = readDocument(good.first(length), FileForm::Syngraph);
        QVERIFY(!read.ok());
        QCOMPARE(read.error().error, FileError::Damaged);
        QCOMPARE(read.error().offset, length < 8 ? 0 : qint64(length));
    }
}

void TestHostileFiles::ownFileWithAnyByteChanged()
{
    const auto good = sampleFile();
    for (qsizetype at = 0; at < good.size(); ++at) {
        QByteArray bad = good;
        bad[at] = char(bad[at] ^ 0x20);
        QVERIFY2(!readDocument(bad, FileForm::Syngraph).ok(), qPrintable(QString::number(at)));
    }
}

void TestHostileFiles::bombs()
{
    const QByteArray zeros(30 * 1024 * 1024, ' ');
    const auto bomb = zipOf({{"mimetype", kOdtType}, {"content.xml", zeros}});
    QVERIFY(bomb.size() < 100'000);
    QCOMPARE(errorOf(bomb, FileForm::Odt), FileError::TooLarge);
    // What compresses that well and is small is text like any other.
    const auto line = odtText("<text:p>" + QByteArray(1'900'000, 'a') + "</text:p>");
    QVERIFY(line.size() < 10'000);
    QVERIFY(readDocument(line, FileForm::Odt).ok());
    // No entry alone is too large, but all of them are.
    const QByteArray part(7'900'000, ' ');
    std::vector<ZipEntry> parts{{"mimetype", kOdtType}};
    for (const char *name : {"META-INF/manifest.xml", "styles.xml", "content.xml", "meta.xml"})
        parts.push_back({name, part});
    QVERIFY(!readDocument(zipOf(parts), FileForm::Odt).ok());
    // An archive in an archive is bytes that nobody looks into.
    QVERIFY(readDocument(zipOf({{"mimetype", kOdtType},
                                {"content.xml", "<office:text><text:p>a</text:p></office:text>"},
                                {"x.zip", bomb}}),
                         FileForm::Odt).ok());
}

/// An archive that only libzip can make: with a mark of Unix on an entry.
void TestHostileFiles::linksInArchives()
{
    const auto plain = zipOf({{"mimetype", kOdtType}, {"content.xml", "/etc/passwd"}});
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t *source = zip_source_buffer_create(plain.constData(), zip_uint64_t(plain.size()),
                                                    0, &error);
    zip_t *archive = zip_open_from_source(source, 0, &error);
    QVERIFY(archive);
    zip_source_keep(source);
    QCOMPARE(zip_file_set_external_attributes(archive, 1, 0, ZIP_OPSYS_UNIX, 0120777U << 16), 0);
    QCOMPARE(zip_close(archive), 0);
    zip_stat_t stat;
    zip_source_stat(source, &stat);
    zip_source_open(source);
    QByteArray linked(qsizetype(stat.size), Qt::Uninitialized);
    zip_source_read(source, linked.data(), stat.size);
    zip_source_close(source);
    zip_source_free(source);
    QCOMPARE(errorOf(linked, FileForm::Odt), FileError::Forbidden);
}

void TestHostileFiles::encryptedArchives()
{
    QByteArray archive = zipOf({{"mimetype", kOdtType}, {"content.xml", "<a/>"}});
    // The lowest bit of the flags, in each entry's own head and in the directory.
    for (const auto &[magic, flags] : {std::pair<QByteArray, int>("PK\3\4", 6), {"PK\1\2", 8}}) {
        for (qsizetype at = archive.indexOf(magic); at >= 0; at = archive.indexOf(magic, at + 1))
            archive[at + flags] = char(archive[at + flags] | 1);
    }
    QCOMPARE(errorOf(archive, FileForm::Odt), FileError::Encrypted);
}

void TestHostileFiles::heavyPages_data()
{
    QTest::addColumn<QByteArray>("html");
    const auto row = [](const char *name, const QByteArray &html) { QTest::newRow(name) << html; };
    const auto times = [](const char *piece, qsizetype count) {
        return QByteArray(piece).repeated(count);
    };
    row("20 nested tables", times("<table><tr><td>", 20) + "x");
    row("5,000 nested tables", times("<table><tr><td>", 5'000) + "x");
    row("100,000 divisions", times("<div>", 100'000) + "x");
    row("20,000 items", "<ul>" + times("<li>x", 20'000));
    row("20,000 nested lists", times("<ul><li>", 20'000));
    row("unclosed looks", times("<b><i><u>", 2'000) + times("<p>x", 2'000));
    row("looks with attributes", times("<font color=red><a href=x>", 3'000) + times("<p>", 3'000));
    row("tables that hide", times("<div><table></div>", 10'000));
    row("a style of 5 MB", "<p style=\"" + QByteArray(5 * 1024 * 1024, 'x') + "\">x");
    QByteArray attributes = "<p ";
    for (int i = 0; i < 100'000; ++i)
        attributes += "a" + QByteArray::number(i) + "=b ";
    row("100,000 attributes", attributes + ">x");
    row("a million references", times("&#x110000;&#0;&x;", 300'000));
    row("a million line ends", times("<br>", 1'000'000));
    row("comments", times("<!--", 100'000) + times("-->", 10));
    row("less-than signs", times("<", 1'000'000));
}

/// Read or refused, in linear time and memory: a parser that repairs as browsers do takes minutes
/// for some of these. The test's limit is the measure.
void TestHostileFiles::heavyPages()
{
    QFETCH(QByteArray, html);
    const QString page = QString::fromUtf8(html);
    for (const size_t most : {kPastedNodes, kHtmlFileNodes}) {
        DocumentAssembler assembler;
        if (readHtml(page, HtmlSource::Clipboard, most, assembler))
            (void)assembler.document();
    }
}

void TestHostileFiles::heavyMarkdown_data()
{
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const char *name, const QByteArray &text) { QTest::newRow(name) << text; };
    const auto times = [](const char *piece, qsizetype count) {
        return QByteArray(piece).repeated(count);
    };
    row("quotes in quotes", times(">", 100'000) + "a");
    row("open brackets", times("[", 100'000));
    row("links in links", times("[a](", 50'000));
    row("stars", times("*a_ ", 100'000));
    row("ticks", times("`a``", 50'000));
    row("lists in lists", times("- ", 50'000) + "a");
    row("20,000 columns", "|" + times("a|", 20'000) + "\n|" + times("-|", 20'000) + "\n"
                              + times("|\n", 2'000));
    row("references", times("&copy;&nonsense;", 50'000));
    row("open tags", times("<a ", 50'000));
}

void TestHostileFiles::heavyMarkdown()
{
    QFETCH(QByteArray, text);
    (void)readDocument(text, FileForm::Markdown);
}

void TestHostileFiles::limitsOfDocuments()
{
    const auto lines = [](qsizetype count) { return QByteArray("a\n").repeated(count); };
    QVERIFY(readDocument(lines(limits::kParagraphs), FileForm::Text).ok());
    QCOMPARE(errorOf(lines(limits::kParagraphs + 1), FileForm::Text), FileError::TooLarge);
    QByteArray most = (QByteArray(limits::kParagraphUnits - 1, 'x') + '\n')
                          .repeated(limits::kDocumentUnits / limits::kParagraphUnits);
    most += QByteArray(limits::kDocumentUnits - most.size() - 1, 'x') + '\n';
    QVERIFY(readDocument(most, FileForm::Text).ok());
    QCOMPARE(errorOf(most + "x", FileForm::Text), FileError::TooLarge);
    // Longer paragraphs are parted, at a space and never within a pair.
    const QString words = QString(u"12345 "_s).repeated(limits::kParagraphUnits / 5);
    const auto parted = readDocument(words.toUtf8(), FileForm::Text);
    QVERIFY(parted.ok() && parted->notes.hasSplitParagraphs);
    QCOMPARE(parted->document.text().remove(u'\n'), words);
    QVERIFY(parted->document.text().split(u'\n').front().endsWith(u' '));
    const auto faces = readDocument(QString(u"x"_s + QString(u"\U0001F600"_s).repeated(limits::kParagraphUnits / 2 + 9))
                                        .toUtf8(),
                                    FileForm::Text);
    QVERIFY(faces.ok());
    QVERIFY(faces->document.check(Delta::identity(faces->document.length())).ok());
}

QObject *makeHostileFilesSuite()
{
    return new TestHostileFiles;
}

#include "test_hostile_files.moc"
