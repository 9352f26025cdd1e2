#include "app/files/exporter.h"
#include "app/ui/file_commands.h"
#include "app/ui/notice_bar.h"
#include "app/ui/tab_strip.h"
#include "tests/ui/suites.h"
#include "tests/ui/ui_bench.h"

#include <QDropEvent>
#include <QFileDialog>
#include <QMimeData>
#include <QPushButton>
#include <QTest>

#include <sys/stat.h>

using namespace Qt::Literals::StringLiterals;
using namespace syngraph;
using syngraph::testing::UiBench;

namespace {

QPushButton *buttonOf(DocumentTab &tab, const QString &text)
{
    for (QPushButton *button : tab.notice().findChildren<QPushButton *>()) {
        if (button->text() == text)
            return button;
    }
    return nullptr;
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("none");
}

void put(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
}

void dropOn(QWidget *place, const QList<QUrl> &urls)
{
    QMimeData data;
    data.setUrls(urls);
    const QPoint middle = place->rect().center();
    QDragEnterEvent enter(middle, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(place, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(middle, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(place, &drop);
}

} // namespace

/// Documents in files of this computer.
class TestFiles final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void opensEditsAndSaves();
    void opensOnce();
    void keepsWindowsLines();
    void asksForANameOnce();
    void cancelledNameSavesNothing();
    void noticesAnotherProgram();
    void asksBeforeTakingOut();
    void closingOffersToSave();
    void sharedDocumentsNeedNoSaving();
    void copiesLeaveTheFileAlone();
    void refuses_data();
    void refuses();
    void dropsOpen();
    void droppedTextIsInserted();
    void exportsPdf();
    void copiesThatLoseCountForNothing_data();
    void copiesThatLoseCountForNothing();
    void foreignFilesAreAskedFor();
    void headsOfMarkdownStay();
    void noHabitsInPlainText();
    void formatsOfPlainTextAreTold();
    void tooManyAtOnce();

private:
    QString path(const QString &name = u"notes.md"_s) const { return m_folder->filePath(name); }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestFiles::opensEditsAndSaves()
{
    put(path(), "# one\n\ntwo\n");
    UiBench bench;
    bench.window().files().open(QStringList{path()});
    QTRY_COMPARE(bench.text(), u"one\ntwo\n"_s);
    QCOMPARE(bench.window().tabs().size(), 1); // in place of the blank one
    TabStrip &strip = bench.window().tabStrip();
    QCOMPARE(strip.title(&bench.tab()), u"notes"_s);
    QVERIFY(!bench.tab().isModified());
    bench.type(u"x"_s);
    QCOMPARE(strip.title(&bench.tab()), u"• notes"_s);
    QCOMPARE(contentOf(path()), QByteArray("# one\n\ntwo\n"));
    bench.press(QKeySequence(QKeySequence::Save));
    QTRY_VERIFY(!bench.window().files().isBusy());
    QCOMPARE(contentOf(path()), QByteArray("# xone\n\ntwo\n"));
    QCOMPARE(strip.title(&bench.tab()), u"notes"_s);
    bench.type(u"y"_s); // in the same word, and yet a step of its own
    bench.tab().controller().undo();
    QCOMPARE(bench.text(), u"xone\ntwo\n"_s);
    bench.tab().controller().undo(); // also what was saved can be taken back
    QCOMPARE(bench.text(), u"one\ntwo\n"_s);
    QVERIFY(bench.tab().isModified());
}

void TestFiles::opensOnce()
{
    put(path(), "a\n");
    put(path(u"b.txt"_s), "b\n");
    UiBench bench;
    bench.window().files().open(QStringList{path()});
    QTRY_COMPARE(bench.text(), u"a\n"_s);
    bench.window().files().open(QStringList{path(u"b.txt"_s)});
    QTRY_COMPARE(bench.text(), u"b\n"_s);
    bench.window().files().open(QStringList{m_folder->filePath(u"./notes.md"_s)});
    QTRY_COMPARE(bench.text(), u"a\n"_s);
    QCOMPARE(bench.window().tabs().size(), 2);
}

void TestFiles::keepsWindowsLines()
{
    put(path(u"a.txt"_s), "a\r\nb\r\n");
    UiBench bench;
    bench.window().files().open(QStringList{path(u"a.txt"_s)});
    QTRY_COMPARE(bench.text(), u"a\nb\n"_s);
    bench.type(u"x"_s);
    bench.window().save();
    QTRY_VERIFY(!bench.window().files().isBusy());
    QCOMPARE(contentOf(path(u"a.txt"_s)), QByteArray("xa\r\nb\r\n"));
}

void TestFiles::asksForANameOnce()
{
    UiBench bench;
    bench.type(u"text"_s);
    bench.window().save();
    QTRY_VERIFY(!bench.window().files().isBusy());
    auto *dialog = bench.window().findChild<QFileDialog *>();
    QVERIFY(dialog);
    dialog->setDirectory(m_folder->path());
    dialog->selectFile(path(u"first.syngraph"_s));
    QVERIFY(QMetaObject::invokeMethod(dialog, "accept"));
    QTRY_VERIFY(bench.tab().file());
    QCOMPARE(bench.tab().controller().title(), u"first"_s);
    QVERIFY(contentOf(path(u"first.syngraph"_s)).contains("text"));
    QTRY_VERIFY(!bench.window().findChild<QFileDialog *>());
    bench.tab().editor().setFocus();
    bench.type(u"more "_s);
    bench.window().save();
    QTRY_VERIFY(!bench.window().files().isBusy());
    QVERIFY(!bench.window().findChild<QFileDialog *>());
    QVERIFY(contentOf(path(u"first.syngraph"_s)).contains("more"));
}

void TestFiles::cancelledNameSavesNothing()
{
    UiBench bench;
    bench.type(u"text"_s);
    bench.window().save();
    QTRY_VERIFY(!bench.window().files().isBusy());
    bench.window().findChild<QFileDialog *>()->reject();
    QVERIFY(!bench.tab().file());
    QVERIFY(bench.tab().isOnlyHere());
}

void TestFiles::noticesAnotherProgram()
{
    put(path(), "a\n");
    UiBench bench;
    bench.window().files().open(QStringList{path()});
    QTRY_COMPARE(bench.text(), u"a\n"_s);
    bench.type(u"x"_s);
    put(path(), "somebody else's\n");
    bench.window().save();
    QTRY_VERIFY(!bench.window().files().isBusy());
    QCOMPARE(contentOf(path()), QByteArray("somebody else's\n"));
    QVERIFY(bench.tab().noticeText().contains(u"changed by another program"_s));
    QVERIFY(bench.tab().isModified());
    buttonOf(bench.tab(), u"Replace"_s)->click();
    QTRY_VERIFY(!bench.window().files().isBusy());
    QCOMPARE(contentOf(path()), QByteArray("xa\n"));
    QVERIFY(!bench.tab().isModified());
}

void TestFiles::asksBeforeTakingOut()
{
    const QByteArray page = "<p>a</p><img src=x.png>";
    put(path(u"a.html"_s), page);
    UiBench bench;
    bench.window().files().open(QStringList{path(u"a.html"_s)});
    QTRY_COMPARE(bench.text(), u"a\n"_s);
    QVERIFY(bench.tab().noticeText().contains(u"Pictures were left out."_s));
    bench.type(u"x"_s);
    bench.window().save();
    QTRY_VERIFY(!bench.window().files().isBusy());
    QCOMPARE(contentOf(path(u"a.html"_s)), page);
    buttonOf(bench.tab(), u"Replace"_s)->click();
    QTRY_VERIFY(!bench.window().files().isBusy());
    QVERIFY(contentOf(path(u"a.html"_s)).contains("<p>xa</p>"));
    bench.type(u"y"_s);
    bench.window().save(); // asked once
    QTRY_VERIFY(!bench.window().files().isBusy());
    QVERIFY(contentOf(path(u"a.html"_s)).contains("<p>xya</p>"));
}

void TestFiles::closingOffersToSave()
{
    put(path(), "a\n");
    UiBench bench;
    bench.window().files().open(QStringList{path()});
    QTRY_COMPARE(bench.text(), u"a\n"_s);
    bench.type(u"x"_s);
    bench.window().close();
    QVERIFY(bench.window().isVisible());
    QCOMPARE(bench.window().closePrompt().message(), u"The last changes of “notes” are not saved."_s);
    for (auto *button : bench.window().closePrompt().findChildren<QPushButton *>()) {
        if (button->text() == u"Save")
            button->click();
    }
    QTRY_COMPARE(contentOf(path()), QByteArray("xa\n"));
    QTRY_VERIFY(!bench.window().isVisible());
}

void TestFiles::sharedDocumentsNeedNoSaving()
{
    UiBench bench;
    bench.openLive(Role::Edit, u"abc");
    bench.window().save();
    QTRY_VERIFY(!bench.window().files().isBusy());
    QCOMPARE(bench.tab().noticeText(), u"Nothing to save: the server has everything."_s);
    bench.type(u"x"_s);
    bench.window().save();
    QTRY_VERIFY(!bench.window().files().isBusy());
    QVERIFY(bench.tab().noticeText().startsWith(u"1 edit"_s));
    QVERIFY(!bench.window().findChild<QFileDialog *>());
}

void TestFiles::copiesLeaveTheFileAlone()
{
    put(path(), "a\n");
    UiBench bench;
    bench.window().files().open(QStringList{path()});
    QTRY_COMPARE(bench.text(), u"a\n"_s);
    bench.type(u"x"_s);
    bench.window().exportAs(u"odt"_s);
    auto *dialog = bench.window().findChild<QFileDialog *>();
    dialog->selectFile(path(u"copy.odt"_s));
    QVERIFY(QMetaObject::invokeMethod(dialog, "accept"));
    QTRY_VERIFY(contentOf(path(u"copy.odt"_s)).startsWith("PK"));
    QCOMPARE(bench.tab().file()->path, path());
    QVERIFY(bench.tab().isModified());
    QCOMPARE(contentOf(path()), QByteArray("a\n"));
}

void TestFiles::refuses_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("words");
    const auto row = [](const char *name, const QString &address, const QString &words) {
        QTest::newRow(name) << address << words;
    };
    row("nothing there", u"file:FOLDER/none.md"_s, u"There is no file"_s);
    row("a folder", u"file:FOLDER"_s, u"is a folder or a device"_s);
    row("a pipe", u"file:FOLDER/pipe"_s, u"is a folder or a device"_s);
    row("a device", u"file:///dev/zero"_s, u"is a folder or a device"_s);
    row("another computer", u"file://host/share/a.md"_s, u"Only files of this computer"_s);
    row("no text", u"file:FOLDER/binary"_s, u"is no text"_s);
    row("no archive", u"file:FOLDER/false.odt"_s, u"is not what its ending says"_s);
    row("cut off", u"file:FOLDER/cut.syngraph"_s, u"is damaged. It makes no sense from byte 30 on."_s);
    row("of later", u"file:FOLDER/late.syngraph"_s, u"written by a later version"_s);
    row("an odd name", u"file:FOLDER/%E2%80%AEdm.exe%0A"_s, u"There is no file \u2068"_s);
}

void TestFiles::refuses()
{
    QFETCH(QString, address);
    QCOMPARE(::mkfifo(QFile::encodeName(path(u"pipe"_s)).constData(), 0600), 0);
    put(path(u"binary"_s), QByteArray("a\0b", 3));
    put(path(u"false.odt"_s), "no archive");
    QByteArray own = exportDocument(Document(), FileForm::Syngraph, u"x"_s);
    put(path(u"cut.syngraph"_s), own.first(30));
    own[8] = 9;
    put(path(u"late.syngraph"_s), own);
    UiBench bench;
    bench.type(u"text"_s);
    bench.window().openTargets(address.replace(u"FOLDER"_s, m_folder->path()));
    QTRY_VERIFY(!bench.tab().noticeText().isEmpty());
    const QString said = bench.tab().noticeText();
    QFETCH(QString, words);
    QVERIFY2(said.contains(words), qPrintable(said));
    QVERIFY(!said.contains(u'\n'));
    QCOMPARE(bench.window().tabs().size(), 1);
    QCOMPARE(bench.text(), u"text\n"_s);
}

void TestFiles::dropsOpen()
{
    put(path(), "a\n");
    put(path(u"b.txt"_s), "b\n");
    UiBench bench;
    bench.type(u"text"_s);
    DocumentTab &first = bench.tab();
    dropOn(bench.editor().viewport(), {QUrl::fromLocalFile(path())});
    QTRY_COMPARE(bench.text(), u"a\n"_s);
    dropOn(&bench.window(), {QUrl::fromLocalFile(path(u"b.txt"_s))});
    QTRY_COMPARE(bench.text(), u"b\n"_s);
    QCOMPARE(first.editor().content().text(), u"text\n"_s);
}

void TestFiles::droppedTextIsInserted()
{
    UiBench bench;
    QMimeData data;
    data.setText(u"dropped"_s);
    data.setUrls({QUrl(u"https://x.org/"_s)});
    data.setText(u"dropped"_s);
    QWidget *place = bench.editor().viewport();
    QDragEnterEvent enter(place->rect().center(), Qt::CopyAction, &data, Qt::LeftButton,
                          Qt::NoModifier);
    QApplication::sendEvent(place, &enter);
    QDropEvent drop(place->rect().center(), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(place, &drop);
    QVERIFY(bench.text().contains(u"dropped"_s));
    QCOMPARE(bench.window().tabs().size(), 1);
}

void TestFiles::exportsPdf()
{
    UiBench bench;
    bench.type(u"text"_s);
    bench.window().exportAs(u"pdf"_s);
    auto *dialog = bench.window().findChild<QFileDialog *>();
    dialog->selectFile(path(u"a.pdf"_s));
    QVERIFY(QMetaObject::invokeMethod(dialog, "accept"));
    QTRY_VERIFY_WITH_TIMEOUT(contentOf(path(u"a.pdf"_s)).startsWith("%PDF-"), 30'000);
    QVERIFY(!bench.tab().file());
    QVERIFY(bench.tab().isOnlyHere()); // nobody edits a PDF
}

void TestFiles::copiesThatLoseCountForNothing_data()
{
    QTest::addColumn<QString>("ending");
    QTest::addColumn<bool>("isOnlyHere");
    QTest::newRow("plain text") << u"txt"_s << true;
    QTest::newRow("Markdown") << u"md"_s << true;
    QTest::newRow("all of it") << u"syngraph"_s << false;
}

void TestFiles::copiesThatLoseCountForNothing()
{
    QFETCH(QString, ending);
    UiBench bench;
    bench.type(u"text"_s);
    bench.window().exportAs(ending);
    auto *dialog = bench.window().findChild<QFileDialog *>();
    dialog->selectFile(path(u"a."_s + ending));
    QVERIFY(QMetaObject::invokeMethod(dialog, "accept"));
    QTRY_VERIFY(contentOf(path(u"a."_s + ending)).contains("text"));
    QTRY_VERIFY(!bench.tab().isSaving());
    QTEST(bench.tab().isOnlyHere(), "isOnlyHere");
    QCOMPARE(bench.tab().noticeText().contains(u"Only a .syngraph file"_s),
             bench.tab().isOnlyHere());
}

void TestFiles::foreignFilesAreAskedFor()
{
    const QByteArray page = "<html><head><style>p{}</style></head><body><p>a</p></body></html>";
    put(path(u"a.html"_s), page);
    UiBench bench;
    bench.window().files().open(QStringList{path(u"a.html"_s)});
    QTRY_COMPARE(bench.text(), u"a\n"_s);
    QCOMPARE(bench.tab().noticeText(), QString()); // reading it takes nothing away
    bench.type(u"x"_s);
    bench.window().save();
    QTRY_VERIFY(!bench.window().files().isBusy());
    QVERIFY(bench.tab().noticeText().contains(u"are not kept"_s));
    QCOMPARE(contentOf(path(u"a.html"_s)), page);
    buttonOf(bench.tab(), u"Replace"_s)->click();
    QTRY_VERIFY(!bench.window().files().isBusy());
    QVERIFY(contentOf(path(u"a.html"_s)).contains("<p>xa</p>"));
    bench.type(u"y"_s);
    bench.window().save();
    QTRY_VERIFY(!bench.window().files().isBusy());
    QVERIFY(contentOf(path(u"a.html"_s)).contains("<p>xya</p>"));
}

void TestFiles::headsOfMarkdownStay()
{
    put(path(), "---\ntitle: \"a\"\n\ntags: [b, c]\n---\n\nd\n");
    UiBench bench;
    bench.window().files().open(QStringList{path()});
    QTRY_VERIFY(bench.text().endsWith(u"d\n"_s));
    bench.editor().setSelection({bench.text().size() - 1, bench.text().size() - 1});
    bench.type(u"x"_s);
    bench.window().save();
    QTRY_VERIFY(!bench.window().files().isBusy());
    QCOMPARE(contentOf(path()), QByteArray("---\ntitle: \"a\"\n\ntags: [b, c]\n---\n\ndx\n"));
}

void TestFiles::noHabitsInPlainText()
{
    put(path(u"a.py"_s), "a\n");
    UiBench bench;
    bench.window().files().open(QStringList{path(u"a.py"_s)});
    QTRY_COMPARE(bench.text(), u"a\n"_s);
    bench.type(u"# `b` **c** "_s);
    bench.window().save();
    QTRY_VERIFY(!bench.window().files().isBusy());
    QCOMPARE(contentOf(path(u"a.py"_s)), QByteArray("# `b` **c** a\n"));
    bench.window().setHabits(true); // also when they are chosen now
    bench.editor().setSelection({0, 0});
    bench.type(u"> "_s);
    QCOMPARE(bench.text(), u"> # `b` **c** a\n"_s);
    bench.window().newDocument();
    bench.type(u"# b"_s);
    QCOMPARE(bench.text(), u"b\n"_s);
}

void TestFiles::formatsOfPlainTextAreTold()
{
    put(path(u"a.txt"_s), "a\n");
    UiBench bench;
    bench.window().files().open(QStringList{path(u"a.txt"_s)});
    QTRY_COMPARE(bench.text(), u"a\n"_s);
    bench.type(u"x"_s);
    bench.window().save();
    QTRY_VERIFY(!bench.window().files().isBusy());
    QVERIFY(!bench.tab().noticeText().contains(u"without the formats"_s));
    bench.press(QKeySequence(u"Ctrl+A"_s));
    bench.press(QKeySequence(u"Ctrl+B"_s));
    bench.window().save();
    QTRY_VERIFY(!bench.window().files().isBusy());
    QVERIFY(bench.tab().noticeText().contains(u"without the formats"_s));
}

void TestFiles::tooManyAtOnce()
{
    UiBench bench;
    QList<QUrl> urls;
    for (int i = 0; i < 10'000; ++i)
        urls.append(QUrl::fromLocalFile(path(QString::number(i))));
    dropOn(bench.editor().viewport(), urls);
    QCOMPARE(bench.tab().noticeText(), u"At most 20 files can be opened at once."_s);
    QVERIFY(!bench.window().files().isBusy());
}

QObject *makeFilesSuite()
{
    return new TestFiles;
}

#include "test_files.moc"
