#include "app/client/journal.h"
#include "tests/ui/suites.h"
#include "tests/ui/ui_bench.h"
#include "tests/unit/client/journal_samples.h"
#include "tests/unit/client/memory_journal_store.h"

#include <QAction>
#include <QMenu>
#include <QMenuBar>
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

QObject *makeRecentSuite()
{
    return new TestRecent;
}

#include "test_recent.moc"
