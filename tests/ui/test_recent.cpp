#include "app/client/journal.h"
#include "app/ui/file_commands.h"
#include "app/ui/notice_bar.h"
#include "app/ui/preferences.h"
#include "app/ui/start_panel.h"
#include "tests/ui/suites.h"
#include "tests/ui/ui_bench.h"
#include "tests/unit/client/journal_samples.h"
#include "tests/unit/client/memory_journal_store.h"

#include <QAction>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace syngraph;
using syngraph::testing::UiBench;

namespace {

QStringList titlesOf(UiBench &bench)
{
    QStringList titles;
    for (const JournalDocument &document : bench.window().recentDocuments())
        titles.append(document.title);
    return titles;
}

/// File > Open recent, as it is when it is looked at.
QMenu *openedMenu(UiBench &bench)
{
    QMenu *file = bench.window().menuBar()->actions().front()->menu();
    for (QAction *action : file->actions()) {
        if (QMenu *menu = action->menu()) {
            Q_EMIT file->aboutToShow();
            Q_EMIT menu->aboutToShow();
            return menu;
        }
    }
    return nullptr;
}

} // namespace

/// What was open before, and how it is forgotten.
class TestRecent final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void opensAndForgets();
    void filesAreThereToo();
    void foreignPathsAreNotTaken();
};

void TestRecent::opensAndForgets()
{
    MemoryJournalStore::Disk disk;
    disk.documents[journalId('a')] = sampleDocument('a', 3'000);
    disk.documents[journalId('b')] = sampleDocument('b', 2'000);
    disk.documents[journalId('b')].pendingEdits = 2;
    disk.documents[journalId('c')] = sampleDocument('c', 1'000);
    Journal journal([&disk]() -> Result<OpenedJournal, JournalError> {
        OpenedJournal opened;
        opened.store = std::make_unique<MemoryJournalStore>(disk);
        return opened;
    });
    QTRY_VERIFY(journal.isGood());
    UiBench bench(&journal);
    // What waits was opened just now, with the window.
    QCOMPARE(titlesOf(bench), (QStringList{u"Minutes b"_s, u"Minutes a"_s, u"Minutes c"_s}));

    QMenu *menu = openedMenu(bench);
    QVERIFY(menu);
    QCOMPARE(menu->actions().at(1)->text(), u"Minutes a  (pad.example.org)"_s);
    menu->actions().at(1)->trigger();
    QTRY_VERIFY(bench.transport());
    QCOMPARE(bench.tab().controller().editLink(), sampleLink('a'));

    // One is open, one has edits that wait: both stay.
    openedMenu(bench)->actions().back()->trigger();
    QCOMPARE(titlesOf(bench), (QStringList{u"Minutes b"_s, u"Minutes a"_s}));
    QVERIFY(journal.waitWritten(5s));
    QVERIFY(!disk.documents.contains(journalId('c')));
}

void TestRecent::filesAreThereToo()
{
    const QTemporaryDir folder;
    const auto write = [&folder](const QString &name) {
        QFile file(folder.filePath(name));
        return file.open(QIODevice::WriteOnly) && file.write("Text\n") > 0;
    };
    QVERIFY(write(u"a&b.txt"_s) && write(u"c.md"_s));
    UiBench bench;
    bench.window().files().open(QStringList{folder.filePath(u"a&b.txt"_s)});
    QTRY_COMPARE(bench.text(), u"Text\n"_s);
    bench.window().files().open(QStringList{folder.filePath(u"c.md"_s)});
    QTRY_COMPARE(bench.window().tabs().size(), 2);
    QCOMPARE(bench.preferences().recentFiles(),
             (QStringList{folder.filePath(u"c.md"_s), folder.filePath(u"a&b.txt"_s)}));

    while (bench.window().tabs().size() > 1)
        bench.window().closeCurrentTab();
    bench.window().closeCurrentTab();
    const StartPanel &start = bench.window().startPanel();
    QTRY_COMPARE(start.recentButtons().size(), 2);
    QVERIFY(QFile::remove(folder.filePath(u"c.md"_s)));
    start.recentButtons().front()->click(); // is gone: said, and not offered again
    QTRY_VERIFY(!bench.tab().notice().isHidden());
    QMenu *menu = openedMenu(bench);
    QCOMPARE(menu->actions().at(1)->text(), u"\u2068a&&b.txt\u2069"_s);
    menu->actions().at(1)->trigger();
    QTRY_COMPARE(bench.text(), u"Text\n"_s);
    openedMenu(bench)->actions().back()->trigger();
    QVERIFY(bench.preferences().recentFiles().isEmpty());
}

void TestRecent::foreignPathsAreNotTaken()
{
    UiBench bench;
    for (int i = 0; i < 30; ++i)
        bench.preferences().addRecentFile(u"/tmp/%1.txt"_s.arg(i));
    bench.preferences().addRecentFile(u"relative.txt"_s);
    bench.preferences().addRecentFile(u'/' + QString(10'000, u'x'));
    const auto files = bench.preferences().recentFiles();
    QVERIFY(files.size() <= 12);
    QVERIFY(std::ranges::all_of(files, [](const QString &path) {
        return path.startsWith(u"/tmp/"_s);
    }));
    QCOMPARE(files.front(), u"/tmp/29.txt"_s);
}

QObject *makeRecentSuite()
{
    return new TestRecent;
}

#include "test_recent.moc"
