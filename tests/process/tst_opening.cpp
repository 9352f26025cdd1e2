// Opening, pasting and receiving touch no file and no address that the content names: the editor
// does all three with hostile and with harmless content of the same shape, while a library of ours
// writes down what it asks the system for.

#include "app/files/document_file.h"
#include "app/files/zip_archive.h"
#include "tests/process/child_process.h"
#include "tests/support/delta_pieces.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

using namespace syngraph;
using namespace syngraph::tests;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr Milliseconds kPatience = 60s;

void put(const QString &path, const QByteArray &bytes)
{
    QDir().mkpath(QFileInfo(path).absolutePath());
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
}

/// All places where a page may name something else.
QString pageNaming(const QStringList &addresses)
{
    QString page = u"<html><head><title>t</title>"_s;
    for (const QString &address : addresses) {
        page += u"<base href=\"%1\"><link rel=\"stylesheet\" href=\"%1\">"
                u"<link rel=\"icon\" href=\"%1\"><meta http-equiv=\"refresh\" content=\"0;url=%1\">"
                u"<script src=\"%1\"></script>"
                u"<style>@import url(\"%1\"); @font-face{font-family:f;src:url(%1)} "
                u"p{background:url('%1');list-style-image:url(%1);font-family:f}</style>"_s.arg(
                    address);
    }
    page += u"</head><body background=\"%1\"><p>words</p>"_s.arg(addresses.first());
    for (const QString &address : addresses) {
        page += u"<p style=\"background-image:url(%1)\">before <img src=\"%1\" srcset=\"%1 2x\"> "
                u"<a href=\"%1\">link</a> <svg><image href=\"%1\" xlink:href=\"%1\"/>"
                u"<use xlink:href=\"%1#a\"/></svg><object data=\"%1\"></object>"
                u"<embed src=\"%1\"><iframe src=\"%1\"></iframe><video poster=\"%1\" src=\"%1\">"
                u"</video><audio src=\"%1\"></audio><input type=\"image\" src=\"%1\"> after</p>"
                u"<table background=\"%1\"><tr><td background=\"%1\">cell</td></tr></table>"
                u"<ul style=\"list-style:url(%1)\"><li>item</li></ul>"_s.arg(address);
        const QString picture =
            u"<svg xmlns=\"http://www.w3.org/2000/svg\" "
            u"xmlns:xlink=\"http://www.w3.org/1999/xlink\" width=\"9\" height=\"9\">"
            u"<image width=\"9\" height=\"9\" xlink:href=\"%1\"/></svg>"_s.arg(address);
        page += u"<p><img src=\"data:image/svg+xml;base64,%1\"></p>"_s.arg(
            QString::fromLatin1(picture.toUtf8().toBase64()));
    }
    return page + u"</body></html>"_s;
}

QString markdownNaming(const QStringList &addresses)
{
    QString text = u"# words\n\n"_s;
    for (const QString &address : addresses)
        text += u"![picture](%1) [link](%1) <%1> <img src=\"%1\">\n\n[r]: %1\n\n![r]\n\n"_s.arg(
            address);
    return text;
}

QByteArray officeFileNaming(const QStringList &addresses, const QString &prologue)
{
    QString body = u"<text:p>words</text:p>"_s;
    for (const QString &address : addresses) {
        body += u"<text:p>before<draw:frame><draw:image xlink:href=\"%1\"/></draw:frame>"
                u"<draw:frame><draw:object xlink:href=\"%1\"/></draw:frame>"
                u"<text:a xlink:href=\"%1\">link</text:a>"
                u"<text:section><text:section-source xlink:href=\"%1\"/></text:section>"
                u"</text:p>"_s.arg(address.toHtmlEscaped());
    }
    const QString content =
        u"<?xml version=\"1.0\" encoding=\"UTF-8\"?>%1"
        u"<office:document-content "
        u"xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
        u"xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" "
        u"xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\" "
        u"xmlns:xlink=\"http://www.w3.org/1999/xlink\">"
        u"<office:body><office:text>%2</office:text></office:body>"
        u"</office:document-content>"_s.arg(prologue, body);
    return zipOf({{"mimetype", "application/vnd.oasis.opendocument.text"},
                  {"content.xml", content.toUtf8()}});
}

QByteArray documentLinking(const QStringList &links)
{
    DeltaBuilder builder;
    builder.insert(u"words ");
    for (const QString &link : links)
        builder.insert(link, attribute(AttributeKey::Link, link));
    // An image that is nowhere.
    builder.insert(QString(QChar(kEmbedUnit)),
                   attribute(AttributeKey::Image, QString(43, u'A')));
    builder.insert(u"\n");
    const auto document = Document::fromDelta(builder.build());
    return document ? writeDocumentFile(*document, u"title"_s) : QByteArray();
}

/// A folder as opening_editor takes it. `links` may stand in documents, `addresses` may not.
void fill(const QString &folder, const QStringList &addresses, const QStringList &links)
{
    const QString page = pageNaming(addresses + links);
    put(folder + u"/open/a.html"_s, page.toUtf8());
    put(folder + u"/open/b.md"_s, markdownNaming(addresses + links).toUtf8());
    put(folder + u"/open/c.odt"_s, officeFileNaming(addresses + links, {}));
    const QString entity = u"<!DOCTYPE a [<!ENTITY b SYSTEM \"%1\">]>"_s.arg(addresses.first());
    put(folder + u"/open/d.odt"_s, officeFileNaming(addresses, entity));
    put(folder + u"/open/e.syngraph"_s, documentLinking(links));
    put(folder + u"/open/f.txt"_s, (addresses + links).join(u'\n').toUtf8());
    put(folder + u"/pasted/a.html"_s, page.toUtf8());
    put(folder + u"/received/a.syngraph"_s, documentLinking(links));
}

struct Run
{
    QStringList said;
    QSet<QString> touched;
    QString errors;
};

Run runEditor(const QString &folder, const QStringList &more = {})
{
    const QTemporaryDir home;
    auto environment = QProcessEnvironment::systemEnvironment();
    for (const auto &name : {u"HOME"_s, u"XDG_CONFIG_HOME"_s, u"XDG_DATA_HOME"_s,
                             u"XDG_CACHE_HOME"_s, u"XDG_RUNTIME_DIR"_s, u"TMPDIR"_s})
        environment.insert(name, home.path());
    environment.remove(u"DBUS_SESSION_BUS_ADDRESS"_s);
    environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
    environment.insert(u"LD_PRELOAD"_s, QStringLiteral(SYNGRAPH_TOUCH_LOG_LIBRARY));
    const QString log = home.filePath(u"touched"_s);
    environment.insert(u"SYNGRAPH_TOUCH_LOG"_s, log);
    ChildProcess editor(u"../tests/opening_editor"_s, QStringList{folder} + more, environment);
    editor.start();
    Run run;
    if (!editor.waitForEnd(kPatience) || editor.exitCode() != 0)
        run.said.append(u"did not end well"_s);
    for (const auto &line : editor.output())
        run.said.append(line.text);
    run.errors = editor.allErrors();
    QFile file(log);
    if (!file.open(QIODevice::ReadOnly))
        return run;
    // What differs from run to run: places, numbers of processes and files, random names.
    static const QRegularExpression digests(u"[0-9a-f]{8,}"_s);
    static const QRegularExpression numbers(u"[0-9]+"_s);
    static const QRegularExpression random(u"\\.[A-Za-z#]{6}$"_s);
    for (const QString &line : QString::fromUtf8(file.readAll()).split(u'\n')) {
        QString plain = line;
        plain.replace(home.path(), u"HOME"_s).replace(folder, u"FOLDER"_s);
        run.touched.insert(plain.replace(digests, u"#"_s).replace(numbers, u"#"_s).replace(random, u".*"_s));
    }
    return run;
}

} // namespace

class TestOpening final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingThatIsNamedIsTouched();
    void whatIsTouchedIsSeen();
};

void TestOpening::nothingThatIsNamedIsTouched()
{
    const QTemporaryDir bait;
    put(bait.filePath(u"stranger.png"_s), "\x89PNG");
    const QString there = bait.filePath(u"stranger.png"_s);
    const QStringList addresses{u"file://"_s + there, there, u"file:///etc/passwd"_s,
                                u"/proc/self/environ"_s, u"//stranger.example/share/a.png"_s,
                                u"\\\\stranger.example\\share\\a.png"_s,
                                u"file://stranger.example/share/a.png"_s,
                                u"smb://stranger.example/a.png"_s, u"qrc:/stranger.png"_s,
                                u":/stranger.png"_s, u"../../../../../../etc/hostname"_s};
    const QStringList links{u"http://192.0.2.7:8/stranger.png"_s,
                            u"https://stranger.example/a.css"_s};
    QStringList nowhere(addresses.size(), u"about:nothing"_s);
    const QTemporaryDir hostile;
    const QTemporaryDir harmless;
    fill(hostile.path(), addresses, links);
    fill(harmless.path(), nowhere, {u"https://a.invalid/"_s, u"https://b.invalid/"_s});
    const Run with = runEditor(hostile.path());
    const Run without = runEditor(harmless.path());
    QVERIFY2(with.said.size() == 9 && with.said.last() == u"done",
             qPrintable(with.said.join(u'\n') + with.errors));
    QVERIFY2(without.said.size() == 9 && without.said.last() == u"done",
             qPrintable(without.said.join(u'\n') + without.errors));
    for (const QString &said : with.said.first(8))
        QVERIFY2(!said.endsWith(u": 1 units"), qPrintable(said));
    QVERIFY(with.touched.size() > 20);
    const auto more = with.touched - without.touched;
    QVERIFY2(more.isEmpty(), qPrintable(QStringList(more.values()).join(u'\n')));
    for (const QString &line : with.touched)
        QVERIFY2(!line.contains(u"stranger") && !line.contains(u"#.#.#.#:#"), qPrintable(line));
}

/// The library sees what the editor does.
void TestOpening::whatIsTouchedIsSeen()
{
    const QTemporaryDir bait;
    put(bait.filePath(u"stranger.txt"_s), "words");
    const QTemporaryDir folder;
    const Run run = runEditor(folder.path(), {bait.filePath(u"stranger.txt"_s)});
    QVERIFY2(run.said.contains(u"opened stranger.txt: 6 units"_s), qPrintable(run.said.join(u'\n')));
    const auto isThere = [&run](const QString &begin, const QString &end) {
        return std::ranges::any_of(run.touched, [&](const QString &line) {
            return line.startsWith(begin) && line.endsWith(end);
        });
    };
    QVERIFY(isThere(u"open "_s, u"stranger.txt"_s));
    QVERIFY(isThere(u"look "_s, u"stranger.txt"_s));
}

QTEST_GUILESS_MAIN(TestOpening)
#include "tst_opening.moc"
