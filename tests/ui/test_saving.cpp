#include "app/client/journal.h"
#include "app/ui/close_prompt.h"
#include "app/ui/file_commands.h"
#include "app/ui/main_window.h"
#include "app/ui/notice_bar.h"
#include "app/ui/slow_notice.h"
#include "tests/ui/suites.h"
#include "tests/ui/ui_bench.h"
#include "tests/unit/client/memory_journal_store.h"

#include <QFileDialog>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace syngraph;
using syngraph::testing::UiBench;

namespace {

void put(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("not there");
}

/// In place of all the text.
void write(UiBench &bench, const QString &text)
{
    const Document &document = bench.editor().content();
    bench.editor().binding().perform(
        commands::replace(document, {0, document.length() - 1},
                          commands::plainFragment(document, 0, text, {})));
}

} // namespace

/// Files are written beside the window, which goes on.
class TestSaving final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void editsMeanwhileAreChanges();
    void theNewestIsWrittenLast();
    void manyWishesAreOneMore();
    void theFirstNameIsAskedOnce();
    void twoTabsIntoOneFile();
    void anotherProgramIsNoticedBetweenTwo();
    void slowDiskIsToldOf();
    void closingWaitsForTheFile_data();
    void closingWaitsForTheFile();
    void closingStopsWhereItFails_data();
    void closingStopsWhereItFails();
    void closingAnywayLosesNothing();

private:
    QString path(const QString &name = u"a.txt"_s) const { return m_folder->filePath(name); }
    /// A tab with this file of one line, and an edit in it.
    void open(UiBench &bench)
    {
        put(path(), "a\n");
        bench.window().files().open(QStringList{path()});
        QTRY_COMPARE(bench.text(), u"a\n"_s);
        bench.type(u"x"_s);
    }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestSaving::editsMeanwhileAreChanges()
{
    UiBench bench;
    open(bench);
    bench.window().save();
    QVERIFY(bench.window().files().isBusy()); // and the window goes on
    QVERIFY(bench.tab().isSaving());
    bench.type(u"y"_s);
    QTRY_VERIFY(!bench.window().files().isBusy());
    QCOMPARE(contentOf(path()), QByteArray("xa\n"));
    QVERIFY(bench.tab().isModified());
    QVERIFY(!bench.tab().isSaving());
    bench.window().save();
    QTRY_VERIFY(!bench.window().files().isBusy());
    QCOMPARE(contentOf(path()), QByteArray("xya\n"));
    QVERIFY(!bench.tab().isModified());
}

/// However long each of them takes.
void TestSaving::theNewestIsWrittenLast()
{
    UiBench bench;
    open(bench);
    write(bench, QString(100'000, u'b'));
    int saved = 0;
    const auto count = [&saved](bool isSaved) { saved += isSaved ? 1 : 0; };
    bench.window().files().save(bench.tab(), count);
    write(bench, u"short"_s);
    bench.window().files().save(bench.tab(), count);
    write(bench, u"shorter"_s); // before its turn comes
    QTRY_COMPARE(saved, 2);
    QCOMPARE(contentOf(path()), QByteArray("shorter\n"));
    QVERIFY(!bench.tab().isModified());
    QVERIFY2(!bench.tab().noticeText().contains(u"another program"_s),
             qPrintable(bench.tab().noticeText()));
}

void TestSaving::manyWishesAreOneMore()
{
    UiBench bench;
    open(bench);
    QSignalSpy written(&bench.window().files(), &FileCommands::filesChanged);
    int saved = 0;
    for (int i = 0; i < 50; ++i)
        bench.window().files().save(bench.tab(), [&saved](bool isSaved) { saved += isSaved; });
    QTRY_VERIFY(!bench.window().files().isBusy());
    QCOMPARE(saved, 50);
    QCOMPARE(written.size(), 2);
}

void TestSaving::theFirstNameIsAskedOnce()
{
    UiBench bench;
    bench.type(u"text"_s);
    bench.window().saveAs();
    auto *dialog = bench.window().findChild<QFileDialog *>();
    QVERIFY(dialog);
    Q_EMIT dialog->fileSelected(path(u"new.syngraph"_s));
    delete dialog;
    bench.type(u"more"_s);
    bench.window().save(); // it has no file yet
    QVERIFY(!bench.window().findChild<QFileDialog *>());
    QTRY_VERIFY(!bench.window().files().isBusy());
    QVERIFY(contentOf(path(u"new.syngraph"_s)).contains("more"));
    QVERIFY(!bench.tab().isModified());
}

void TestSaving::twoTabsIntoOneFile()
{
    UiBench bench;
    open(bench);
    write(bench, QString(100'000, u'b'));
    bench.window().save();
    bench.window().newDocument();
    bench.type(u"second"_s);
    bench.window().saveAs();
    Q_EMIT bench.window().findChild<QFileDialog *>()->fileSelected(path());
    QTRY_VERIFY(!bench.window().files().isBusy());
    QCOMPARE(contentOf(path()), QByteArray("second\n"));
}

void TestSaving::anotherProgramIsNoticedBetweenTwo()
{
    UiBench bench;
    open(bench);
    std::optional<bool> second;
    bench.window().files().save(bench.tab(), [&](bool isSaved) {
        QVERIFY(isSaved);
        put(path(), "somebody else's\n");
    });
    bench.window().files().save(bench.tab(), [&](bool isSaved) { second = isSaved; });
    QTRY_VERIFY(second.has_value());
    QVERIFY(!*second);
    QCOMPARE(contentOf(path()), QByteArray("somebody else's\n"));
    QVERIFY(bench.tab().noticeText().contains(u"changed by another program"_s));
}

void TestSaving::slowDiskIsToldOf()
{
    UiBench bench;
    {
        const SlowNotice brief(bench.tab(), u"Saving it…"_s);
        QCOMPARE(bench.tab().noticeText(), QString());
    }
    {
        const SlowNotice slow(bench.tab(), u"Saving it…"_s);
        QTRY_COMPARE(bench.tab().noticeText(), u"Saving it…"_s);
    }
    QCOMPARE(bench.tab().noticeText(), QString());
    const SlowNotice slow(bench.tab(), u"Saving it…"_s);
    QTRY_COMPARE(bench.tab().noticeText(), u"Saving it…"_s);
    bench.tab().showNotice(u"Something else"_s, Tone::Quiet, DocumentTab::Stay::UntilClosed);
    QCOMPARE(bench.tab().noticeText(), u"Something else"_s);
}

void TestSaving::closingWaitsForTheFile_data()
{
    QTest::addColumn<bool>("isWindow");
    QTest::newRow("the tab") << false;
    QTest::newRow("the window") << true;
}

void TestSaving::closingWaitsForTheFile()
{
    QFETCH(bool, isWindow);
    UiBench bench;
    open(bench);
    bench.window().save();
    const QPointer<DocumentTab> tab = &bench.tab();
    if (isWindow)
        bench.window().close();
    else
        bench.window().closeCurrentTab();
    QVERIFY(bench.window().isVisible());
    const ClosePrompt &prompt = bench.window().closePrompt();
    QVERIFY(prompt.isVisible());
    QCOMPARE(prompt.message(), u"1 document is being saved."_s);
    QVERIFY(tab->isSaving());
    if (isWindow)
        QTRY_VERIFY(!bench.window().isVisible());
    else
        QTRY_VERIFY(tab.isNull());
    QCOMPARE(contentOf(path()), QByteArray("xa\n"));
}

void TestSaving::closingStopsWhereItFails_data()
{
    QTest::addColumn<bool>("isKept");
    QTest::newRow("kept by the journal") << true;
    QTest::newRow("only here") << false;
}

void TestSaving::closingStopsWhereItFails()
{
    QFETCH(bool, isKept);
    MemoryJournalStore::Disk disk;
    std::optional<Journal> journal;
    if (isKept) {
        journal.emplace([&disk]() -> Result<OpenedJournal, JournalError> {
            OpenedJournal opened;
            opened.store = std::make_unique<MemoryJournalStore>(disk);
            return opened;
        });
    }
    UiBench bench(journal ? &*journal : nullptr);
    QTRY_VERIFY(!journal || journal->isGood());
    open(bench);
    QTRY_VERIFY(!isKept || bench.tab().controller().status().keeping == Keeping::OnDisk);
    m_folder.reset(new QTemporaryDir); // the folder has gone
    bench.window().save();
    bench.window().close();
    QVERIFY(bench.window().closePrompt().isVisible());
    QTRY_VERIFY(!bench.window().files().isBusy());
    QVERIFY(bench.tab().noticeText().contains(u"could not be saved"_s));
    const ClosePrompt &prompt = bench.window().closePrompt();
    if (isKept)
        QTRY_VERIFY(!prompt.isVisible());
    else
        QTRY_VERIFY(prompt.message().contains(u"are not saved"_s));
    QVERIFY(bench.window().isVisible());
}

void TestSaving::closingAnywayLosesNothing()
{
    {
        UiBench bench;
        open(bench);
        bench.window().save();
        bench.window().close();
        ClosePrompt &prompt = bench.window().closePrompt();
        for (QPushButton *button : prompt.findChildren<QPushButton *>()) {
            if (button->text() == u"Quit anyway")
                button->click();
        }
        QVERIFY(!bench.window().isVisible());
    }
    QCOMPARE(contentOf(path()), QByteArray("xa\n"));
}

QObject *makeSavingSuite()
{
    return new TestSaving;
}

#include "test_saving.moc"
