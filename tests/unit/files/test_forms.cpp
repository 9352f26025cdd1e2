#include "app/files/document_file.h"
#include "app/files/exporter.h"
#include "app/files/reader.h"
#include "tests/support/delta_generator.h"
#include "tests/support/delta_pieces.h"
#include "tests/support/test_seed.h"
#include "tests/unit/files/said_by_form.h"
#include "tests/unit/files/suites.h"

#include <QTest>

using namespace syngraph;
using namespace Qt::Literals::StringLiterals;

Q_DECLARE_METATYPE(syngraph::FileForm)
Q_DECLARE_METATYPE(syngraph::FileNotes)
Q_DECLARE_METATYPE(syngraph::Document)

/// What is written is read again, as far as the form can say it.
class TestForms : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void names_data();
    void names();
    void writesAndReads_data();
    void writesAndReads();
    void ownFormatIsExact();
    void plainTextIsExact_data();
    void plainTextIsExact();
    void plainTextOfFormats_data();
    void plainTextOfFormats();
    void notesOfText_data();
    void notesOfText();
    void equalDocumentsGiveEqualBytes();
    void titles();
};

void TestForms::names_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("form");
    const auto row = [](const QString &name, int form) {
        QTest::addRow("%s", qPrintable(name)) << name << form;
    };
    row(u"syngraph"_s, int(FileForm::Syngraph));
    row(u"MD"_s, int(FileForm::Markdown));
    row(u"markdown"_s, int(FileForm::Markdown));
    row(u"htm"_s, int(FileForm::Html));
    row(u"odt"_s, int(FileForm::Odt));
    row(u"txt"_s, int(FileForm::Text));
    row(u"json"_s, int(FileForm::Json));
    row(u""_s, -1);
    row(u"docx"_s, -1);
    row(u"md5"_s, -1);
}

void TestForms::names()
{
    QFETCH(QString, name);
    const auto form = fileFormNamed(name);
    QTEST(form ? int(*form) : -1, "form");
}

void TestForms::writesAndReads_data()
{
    QTest::addColumn<FileForm>("form");
    QTest::newRow("syngraph") << FileForm::Syngraph;
    QTest::newRow("odt") << FileForm::Odt;
    QTest::newRow("html") << FileForm::Html;
    QTest::newRow("markdown") << FileForm::Markdown;
}

void TestForms::writesAndReads()
{
    QFETCH(FileForm, form);
    const auto seed = testSeed(1);
    const auto rounds = testRounds(500);
    for (quint64 round = 0; round < rounds; ++round) {
        SeededRandom random(seed + round);
        const Document document = randomFormatted(random);
        const QByteArray bytes = exportDocument(document, form, u"Title"_s);
        const auto read = readDocument(bytes, form);
        QVERIFY2(read.ok(), qPrintable(u"SYNGRAPH_ROUNDS=1 SYNGRAPH_SEED=%1"_s.arg(seed + round)));
        const Document expected = form == FileForm::Syngraph ? document : saidBy(form, document);
        if (read->document == expected)
            continue;
        qWarning().noquote() << "SYNGRAPH_ROUNDS=1 SYNGRAPH_SEED=" << seed + round;
        qWarning().noquote() << "written " << described(document);
        if (form != FileForm::Odt)
            qWarning().noquote() << "file    " << QString::fromUtf8(bytes);
        qWarning().noquote() << "read    " << described(read->document);
        qWarning().noquote() << "expected" << described(expected);
        QFAIL("not what was written");
    }
}

void TestForms::ownFormatIsExact()
{
    for (quint64 round = 0; round < 300; ++round) {
        SeededRandom random(testSeed(1) + round);
        const auto document = Document::fromDelta(randomDocument(random), {AuthorNumber(7), {}});
        QVERIFY(document.ok());
        const auto bytes = writeDocumentFile(*document, u"T"_s);
        const auto read = readDocumentFile(bytes);
        QVERIFY(read.ok());
        QCOMPARE(read->document.hash(), document->hash());
        QCOMPARE(read->title, u"T"_s);
        // Nobody who wrote it is named in it, and nobody is when it is read.
        QCOMPARE(read->document.authorshipAt(0), Authorship());
        QCOMPARE(writeDocumentFile(read->document, u"T"_s), bytes);
    }
}

void TestForms::plainTextIsExact_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QByteArray>("written");
    const auto same = [](const char *name, const QByteArray &file) {
        QTest::newRow(name) << file << file;
    };
    same("a line", "abc\n");
    same("empty lines", "\n\na\n\n");
    same("marks stay text", "# a\n- b\n<b>c</b> &amp;\n");
    same("spaces", "  a  \t b \n");
    same("letters", "caf\xc3\xa9 \xf0\x9f\x98\x80\n");
    QTest::newRow("nothing") << QByteArray() << QByteArray("\n");
    QTest::newRow("no end") << QByteArray("a") << QByteArray("a\n");
    QTest::newRow("Windows") << QByteArray("a\r\nb\r\n") << QByteArray("a\nb\n");
    QTest::newRow("mixed ends") << QByteArray("a\rb\nc\r\n\rd") << QByteArray("a\nb\nc\n\nd\n");
    QTest::newRow("mark of order") << QByteArray("\xef\xbb\xbf" "a") << QByteArray("a\n");
    QTest::newRow("UTF-16") << QByteArray("\xff\xfe" "a\0b\0", 6) << QByteArray("ab\n");
    QTest::newRow("mark in the middle") << QByteArray("a\xef\xbb\xbf" "b")
                                        << QByteArray("a\xef\xbb\xbf" "b\n");
    QTest::newRow("an unfinished letter") << QByteArray("a\xc3") << QByteArray("a\xef\xbf\xbd\n");
    QTest::newRow("a form feed") << QByteArray("a\fb") << QByteArray("a\nb\n");
    QTest::newRow("controls go") << QByteArray("a\x1b[31mb\x07") << QByteArray("a[31mb\n");
}

void TestForms::plainTextIsExact()
{
    QFETCH(QByteArray, file);
    const auto read = readDocument(file, FileForm::Text);
    QVERIFY(read.ok());
    QTEST(exportDocument(read->document, FileForm::Text, {}), "written");
}

void TestForms::plainTextOfFormats_data()
{
    QTest::addColumn<Document>("document");
    QTest::addColumn<QByteArray>("written");
    const AttributeSet rule{{AttributeKey::Rule, AttributeValue(true)}};
    QTest::newRow("lines") << documentOf({put(u"a\u2028b"), end()}) << QByteArray("a\nb\n");
    QTest::newRow("lines of an item")
        << documentOf({put(u"a\u2028b"), end(u"ul", 1)}) << QByteArray("  - a\n    b\n");
    QTest::newRow("a rule") << documentOf({put(u"a"), end(), put(u"\ufffc", rule), end()})
                            << QByteArray("a\n---\n");
    QTest::newRow("a rule in a line") << documentOf({put(u"a"), put(u"\ufffc", rule), put(u"b"), end()})
                                      << QByteArray("a\n---\nb\n");
}

void TestForms::plainTextOfFormats()
{
    QFETCH(Document, document);
    QTEST(exportDocument(document, FileForm::Text, {}), "written");
}

void TestForms::notesOfText_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<FileNotes>("notes");
    FileNotes controls;
    controls.hasLostCharacters = true;
    FileNotes recoded;
    recoded.isRecoded = true;
    FileNotes replaced;
    replaced.hasReplacedBytes = true;
    QTest::newRow("text") << QByteArray("a\tb\r\nc\n") << FileNotes();
    QTest::newRow("a mark of UTF-8") << QByteArray("\xef\xbb\xbf" "a") << FileNotes();
    QTest::newRow("escapes") << QByteArray("a\x1b[0m") << controls;
    QTest::newRow("form feeds") << QByteArray("a\fb") << controls;
    QTest::newRow("objects") << QByteArray("a\xef\xbf\xbc") << controls;
    QTest::newRow("UTF-16") << QByteArray("\xff\xfe" "a\0", 4) << recoded;
    QTest::newRow("an unfinished letter") << QByteArray("a\xc3") << replaced;
}

void TestForms::notesOfText()
{
    QFETCH(QByteArray, file);
    const auto read = readDocument(file, FileForm::Text);
    QVERIFY(read.ok());
    QTEST(read->notes, "notes");
}

void TestForms::equalDocumentsGiveEqualBytes()
{
    SeededRandom random(5);
    const Document document = randomFormatted(random);
    for (const auto form : {FileForm::Syngraph, FileForm::Odt, FileForm::Html, FileForm::Markdown,
                            FileForm::Json, FileForm::Text})
        QCOMPARE(exportDocument(document, form, u"x"_s), exportDocument(document, form, u"x"_s));
}

void TestForms::titles()
{
    const Document document = documentOf({put(u"a"), end()});
    const QString title = u"A <b>&amp; \u202e\"x\""_s;
    for (const auto form : {FileForm::Syngraph, FileForm::Odt, FileForm::Html}) {
        const auto read = readDocument(exportDocument(document, form, title), form);
        QVERIFY(read.ok());
        QCOMPARE(read->title, title);
    }
    const auto read = readDocument(
        exportDocument(document, FileForm::Syngraph, QString(5'000, u'x')), FileForm::Syngraph);
    QVERIFY(read.ok());
    QVERIFY(read->title.size() <= 200);
}

QObject *makeFormsSuite()
{
    return new TestForms;
}

#include "test_forms.moc"
