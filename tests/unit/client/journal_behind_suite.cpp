// The journal when the store has less of a document than the program gave it.

#include "app/client/journal.h"
#include "tests/unit/client/journal_samples.h"
#include "tests/unit/client/suites.h"
#include "tests/unit/client/troubled_journal_store.h"

#include <QSignalSpy>
#include <QTest>

namespace syngraph {

namespace {

using State = JournalHealth::State;

std::unique_ptr<Journal> makeJournal(Trouble &trouble)
{
    return std::make_unique<Journal>([&trouble] { return openTroubled(trouble); },
                                     Journal::Options{1min, 1ms});
}

std::vector<JournalWrite> beginning(char letter, QStringView text)
{
    return {writes::Describe{sampleDocument(letter)},
            append(journalId(letter), {journal::Checkpoint{sampleRecord(text)}})};
}

ReadRecord read(Journal &journal, char letter)
{
    std::optional<ReadRecord> got;
    QObject context;
    journal.load(journalId(letter), &context, [&](const ReadRecord &record) { got = record; });
    [&] { QTRY_VERIFY(got.has_value()); }();
    return got.value_or(ReadRecord());
}

} // namespace

class JournalBehindSuite : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void closedWhileFailingComesFromTheServer_data();
    void closedWhileFailingComesFromTheServer();
    void fullDiskIsReadButNotOfOldNews();
    void whatIsNotWrittenIsNotCalledKept();
    void failedSyncOpensTheFileAnew_data();
    void failedSyncOpensTheFileAnew();
};

void JournalBehindSuite::closedWhileFailingComesFromTheServer_data()
{
    QTest::addColumn<qint64>("pending");
    QTest::addColumn<bool>("isOpen");
    QTest::addColumn<bool>("isKept");
    QTest::newRow("saved and closed") << qint64(0) << false << false;
    QTest::newRow("saved and open: asked for all of it") << qint64(0) << true << true;
    QTest::newRow("closed with edits that no server has") << qint64(3) << false << true;
}

/// An operation that was in flight on the disk, and acknowledged while the disk took nothing, must
/// not be in flight again; a title must not be a wish again.
void JournalBehindSuite::closedWhileFailingComesFromTheServer()
{
    QFETCH(qint64, pending);
    QFETCH(bool, isOpen);
    QFETCH(bool, isKept);
    Trouble trouble;
    const auto journal = makeJournal(trouble);
    QTRY_COMPARE(journal->health().state, State::Good);
    journal->write(beginning('a', u"old"));
    journal->write(beginning('b', u"untouched"));
    QVERIFY(journal->waitWritten(10s));
    trouble.set({}, JournalError::Full);
    journal->claim(journalId('a'));
    // One that fails on its way, and one that is not even tried.
    journal->write({append(journalId('a'), {typed(4, u"1")}, pending)});
    QTRY_COMPARE(journal->health().state, State::Failing);
    journal->write({append(journalId('a'), {typed(5, u"2")}, pending)});
    if (!isOpen)
        journal->release(journalId('a'));
    trouble.set({}, {});
    QTRY_COMPARE(journal->health().state, State::Good);
    QVERIFY(journal->find(journalId('a')).has_value()); // still one of the recent ones
    const std::lock_guard lock(trouble.mutex);
    QVERIFY(trouble.disk.documents.contains(journalId('a')));
    QCOMPARE(!trouble.disk.entries[journalId('a')].isEmpty(), isKept);
    QVERIFY(!trouble.disk.entries[journalId('b')].isEmpty());
}

void JournalBehindSuite::fullDiskIsReadButNotOfOldNews()
{
    Trouble trouble;
    const auto journal = makeJournal(trouble);
    QTRY_COMPARE(journal->health().state, State::Good);
    journal->write(beginning('a', u"waits"));
    journal->write(beginning('b', u"went on"));
    QVERIFY(journal->waitWritten(10s));
    trouble.set({}, JournalError::Full);
    journal->write({append(journalId('b'), {typed(8, u"!")})});
    QTRY_COMPARE(journal->health().state, State::Failing);
    const auto whole = read(*journal, 'a');
    QVERIFY(whole.record && !whole.isUnreadable);
    QCOMPARE(whole.record->document.view().text(), QStringLiteral("waits\n"));
    QVERIFY(read(*journal, 'b').isUnreadable);
}

/// A disk that is slow, long before it counts as one that does not answer.
void JournalBehindSuite::whatIsNotWrittenIsNotCalledKept()
{
    Trouble trouble;
    Journal::Options options{1min, 1ms};
    options.behindAfter = 20ms;
    Journal journal([&trouble] { return openTroubled(trouble); }, options);
    QTRY_COMPARE(journal.health().state, State::Good);
    journal.write(beginning('a', u"old"));
    QVERIFY(journal.waitWritten(10s));
    trouble.hang(true);
    QSignalSpy said(&journal, &Journal::healthChanged);
    journal.write({append(journalId('a'), {typed(4, u"1")}, 1)});
    QVERIFY(trouble.waitUntilItHangs());
    QTRY_VERIFY(journal.isBehindScreen());
    QCOMPARE(journal.health().state, State::Good);
    QCOMPARE(said.size(), 1);
    trouble.hang(false);
    QTRY_VERIFY(!journal.isBehindScreen());
    QCOMPARE(said.size(), 2);
}

void JournalBehindSuite::failedSyncOpensTheFileAnew_data()
{
    QTest::addColumn<JournalError>("error");
    QTest::addColumn<bool>("isOpenedAnew");
    QTest::newRow("the disk failed") << JournalError::Failed << true;
    QTest::newRow("it is full: nothing is wrong with what is there") << JournalError::Full << false;
}

/// Whether the system still has the pages whose sync failed, and calls them written, nobody knows.
void JournalBehindSuite::failedSyncOpensTheFileAnew()
{
    QFETCH(JournalError, error);
    QFETCH(bool, isOpenedAnew);
    Trouble trouble;
    const auto journal = makeJournal(trouble);
    QTRY_COMPARE(journal->health().state, State::Good);
    journal->write(beginning('a', u"old"));
    QVERIFY(journal->waitWritten(10s));
    trouble.set({}, error);
    journal->write({append(journalId('a'), {typed(4, u"1")}, 1)});
    QTRY_COMPARE(journal->health().state, State::Failing);
    trouble.set({}, {});
    QTRY_COMPARE(journal->health().state, State::Good);
    const std::lock_guard lock(trouble.mutex);
    QCOMPARE(trouble.opens > 1, isOpenedAnew);
    QCOMPARE(trouble.emptyings, trouble.opens - 1);
}

int runJournalBehindSuite(int argc, char **argv)
{
    JournalBehindSuite suite;
    return QTest::qExec(&suite, argc, argv);
}

} // namespace syngraph

#include "journal_behind_suite.moc"
