// Journal: the thread between the documents and their store.

#include "app/client/journal.h"
#include "common/base/limits.h"
#include "tests/unit/client/journal_samples.h"
#include "tests/unit/client/memory_journal_store.h"
#include "tests/unit/client/suites.h"

#include <QSignalSpy>
#include <QTest>

namespace syngraph {

namespace {

using namespace Qt::Literals::StringLiterals;
using State = JournalHealth::State;

/// A disk that the test makes fail or hang, and that counts what is asked of it.
struct Trouble
{
    std::mutex mutex;
    std::condition_variable changed;
    std::optional<JournalError> openError;
    std::optional<JournalError> writeError;
    bool hangs = false;
    bool isHanging = false;
    int opens = 0;
    int batches = 0;
    MemoryJournalStore::Disk disk;

    void set(std::optional<JournalError> open, std::optional<JournalError> write)
    {
        const std::lock_guard lock(mutex);
        openError = open;
        writeError = write;
    }
    void hang(bool on)
    {
        std::unique_lock lock(mutex);
        hangs = on;
        changed.notify_all();
    }
    void waitUntilItHangs()
    {
        std::unique_lock lock(mutex);
        changed.wait(lock, [this] { return isHanging; });
    }
};

class TroubledStore final : public JournalStore
{
public:
    explicit TroubledStore(Trouble &trouble) : m_trouble(trouble), m_store(trouble.disk) {}

    Status<JournalError> write(std::span<const JournalWrite> batch, Sync sync) override
    {
        std::unique_lock lock(m_trouble.mutex);
        m_trouble.isHanging = m_trouble.hangs;
        m_trouble.changed.notify_all();
        m_trouble.changed.wait(lock, [this] { return !m_trouble.hangs; });
        m_trouble.isHanging = false;
        if (m_trouble.writeError)
            return *m_trouble.writeError;
        ++m_trouble.batches;
        return m_store.write(batch, sync);
    }
    Result<std::vector<JournalDocument>, JournalError> documents() override
    {
        return m_store.documents();
    }
    Result<QList<QByteArray>, JournalError> entries(JournalId id) override
    {
        return m_store.entries(id);
    }
    Result<std::vector<KeptText>, JournalError> texts() override { return m_store.texts(); }

private:
    Trouble &m_trouble;
    MemoryJournalStore m_store;
};

std::unique_ptr<Journal> makeJournal(Trouble &trouble, Milliseconds syncEvery = Milliseconds(3600s))
{
    return std::make_unique<Journal>(
        [&trouble]() -> Result<OpenedJournal, JournalError> {
            const std::lock_guard lock(trouble.mutex);
            ++trouble.opens;
            if (trouble.openError)
                return *trouble.openError;
            OpenedJournal opened;
            opened.store = std::make_unique<TroubledStore>(trouble);
            return opened;
        },
        Journal::Options{syncEvery, 1ms});
}

QString textOf(const Trouble &trouble, char letter)
{
    const auto found = trouble.disk.entries.find(journalId(letter));
    if (found == trouble.disk.entries.end())
        return u"none"_s;
    const auto read = readRecord(found->second);
    return read.isDamaged ? u"damaged"_s : read.record->document.view().text();
}

std::vector<JournalWrite> beginning(char letter, QStringView text)
{
    return {writes::Describe{sampleDocument(letter)},
            append(journalId(letter), {journal::Checkpoint{sampleRecord(text)}}, 1)};
}

} // namespace

class JournalSuite : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesInOrderAndAnswers();
    void whatWaitsIsWrittenAtTheEnd();
    void whatWaitsIsWrittenTogether();
    void syncsByItself();
    void loadsWhatWasWritten();
    void failureIsReportedAndMended();
    void openingIsTriedAgain();
    void laterVersionIsLeftAlone();
    void hangingDiskBoundsTheQueue();
    void oldDocumentsAreDropped();
    void documentIsOpenOnce();
};

void JournalSuite::writesInOrderAndAnswers()
{
    Trouble trouble;
    const auto journal = makeJournal(trouble);
    QTRY_COMPARE(journal->health().state, State::Good);
    journal->write(beginning('a', u"x"));
    for (int i = 0; i < 100; ++i)
        journal->write({append(journalId('a'), {typed(2 + i, u"y")}, i + 2)});
    QVERIFY(journal->waitWritten(10s));
    QCOMPARE(textOf(trouble, 'a'), u'x' + QString(100, u'y') + u'\n');
    QCOMPARE(trouble.disk.syncs, 0);
    QCOMPARE(journal->find(journalId('a'))->pendingEdits, 101);
    QCOMPARE(journal->find(sampleLink('a'))->id, journalId('a'));
    QVERIFY(!journal->find(sampleLink('b')));
    bool synced = false;
    journal->sync(this, [&] { synced = true; });
    QTRY_VERIFY(synced);
    QCOMPARE(trouble.disk.syncs, 1);
    // Nothing new: nothing to sync.
    synced = false;
    journal->sync(this, [&] { synced = true; });
    QTRY_VERIFY(synced);
    QCOMPARE(trouble.disk.syncs, 1);
}

void JournalSuite::whatWaitsIsWrittenAtTheEnd()
{
    Trouble trouble;
    {
        const auto journal = makeJournal(trouble);
        QTRY_COMPARE(journal->health().state, State::Good);
        journal->write(beginning('a', u"x"));
    }
    QCOMPARE(textOf(trouble, 'a'), u"x\n"_s);
    QCOMPARE(trouble.disk.syncs, 1);
}

void JournalSuite::whatWaitsIsWrittenTogether()
{
    Trouble trouble;
    const auto journal = makeJournal(trouble);
    QTRY_COMPARE(journal->health().state, State::Good);
    trouble.hang(true);
    journal->write(beginning('a', u"x"));
    trouble.waitUntilItHangs();
    for (int i = 0; i < 50; ++i)
        journal->write({append(journalId('a'), {typed(2 + i, u"y")})});
    QVERIFY(!journal->waitWritten(1ms)); // nobody waits for a disk
    trouble.hang(false);
    QVERIFY(journal->waitWritten(10s));
    QCOMPARE(trouble.batches, 2);
    QCOMPARE(textOf(trouble, 'a').size(), 52);
}

void JournalSuite::syncsByItself()
{
    Trouble trouble;
    const auto journal = makeJournal(trouble, 1ms);
    QTRY_COMPARE(journal->health().state, State::Good);
    journal->write(beginning('a', u"x"));
    const auto syncs = [&] {
        const std::lock_guard lock(trouble.mutex);
        return trouble.disk.syncs;
    };
    QTRY_COMPARE(syncs(), 1);
}

void JournalSuite::loadsWhatWasWritten()
{
    Trouble trouble;
    const auto journal = makeJournal(trouble);
    QTRY_COMPARE(journal->health().state, State::Good);
    journal->write(beginning('a', u"x"));
    std::optional<ReadRecord> read;
    journal->load(journalId('a'), this, [&](const ReadRecord &r) { read = r; });
    QTRY_VERIFY(read);
    QCOMPARE(read->record->document.view().text(), u"x\n"_s);
    QCOMPARE(read->entries, 1);
    read.reset();
    journal->load(journalId('z'), this, [&](const ReadRecord &r) { read = r; });
    QTRY_VERIFY(read);
    QVERIFY(!read->record && !read->isDamaged && !read->isUnreadable);
}

void JournalSuite::failureIsReportedAndMended()
{
    Trouble trouble;
    const auto journal = makeJournal(trouble);
    QTRY_COMPARE(journal->health().state, State::Good);
    journal->write(beginning('a', u"x"));
    QVERIFY(journal->waitWritten(10s));
    QSignalSpy wanted(journal.get(), &Journal::checkpointsWanted);
    trouble.set({}, JournalError::Full);
    journal->write({append(journalId('a'), {typed(2, u"1")})});
    QTRY_COMPARE(journal->health(), (JournalHealth{State::Failing, JournalError::Full}));
    journal->write({append(journalId('a'), {typed(3, u"2")})});
    bool answered = false; // nothing that waits for the disk waits for ever
    journal->sync(this, [&] { answered = true; });
    QTRY_VERIFY(answered);
    QCOMPARE(textOf(trouble, 'a'), u"x\n"_s);
    trouble.set({}, {});
    QTRY_COMPARE(journal->health().state, State::Good);
    QCOMPARE(wanted.size(), 1);
    journal->write(beginning('a', u"x12"));
    journal->write({append(journalId('a'), {typed(4, u"3")})});
    QVERIFY(journal->waitWritten(10s));
    QCOMPARE(textOf(trouble, 'a'), u"x123\n"_s);
}

void JournalSuite::openingIsTriedAgain()
{
    Trouble trouble;
    trouble.openError = JournalError::NotWritable;
    trouble.disk.documents[journalId('a')] = sampleDocument('a');
    const auto journal = makeJournal(trouble);
    bool opened = false;
    journal->whenOpened(this, [&] { opened = true; });
    QTRY_VERIFY(opened);
    QCOMPARE(journal->health(), (JournalHealth{State::Failing, JournalError::NotWritable}));
    trouble.set({}, {});
    QTRY_COMPARE(journal->health().state, State::Good);
    QCOMPARE(journal->documents().size(), size_t(1));
    journal->write(beginning('b', u"x"));
    QVERIFY(journal->waitWritten(10s));
    QCOMPARE(textOf(trouble, 'b'), u"x\n"_s);
}

void JournalSuite::laterVersionIsLeftAlone()
{
    Trouble trouble;
    trouble.openError = JournalError::TooNew;
    auto journal = makeJournal(trouble);
    QTRY_COMPARE(journal->health(), (JournalHealth{State::Refused, JournalError::TooNew}));
    bool answered = false;
    journal->write(beginning('a', u"x"));
    journal->sync(this, [&] { answered = true; });
    QTRY_VERIFY(answered);
    QVERIFY(!journal->waitWritten(1ms));
    journal.reset();
    QCOMPARE(trouble.opens, 1);
    QVERIFY(trouble.disk.documents.empty());
}

void JournalSuite::hangingDiskBoundsTheQueue()
{
    Trouble trouble;
    const auto journal = makeJournal(trouble);
    QTRY_COMPARE(journal->health().state, State::Good);
    QSignalSpy wanted(journal.get(), &Journal::checkpointsWanted);
    trouble.hang(true);
    journal->write(beginning('a', u"x"));
    trouble.waitUntilItHangs();
    const QString book(1'000'000, u'y');
    qsizetype length = 2;
    for (int i = 0; i < 100; ++i) { // more than the queue takes
        journal->write({append(journalId('a'), {typed(length, book)})});
        length += book.size();
    }
    trouble.hang(false);
    QTRY_COMPARE(wanted.size(), 1);
    QTRY_COMPARE(journal->health().state, State::Good);
    QCOMPARE(textOf(trouble, 'a'), u"x\n"_s);
    journal->write(beginning('a', u"all"));
    QVERIFY(journal->waitWritten(10s));
    QCOMPARE(textOf(trouble, 'a'), u"all\n"_s);
}

void JournalSuite::oldDocumentsAreDropped()
{
    Trouble trouble;
    const int many = int(limits::kJournalDocuments) + 20;
    for (int i = 0; i < many; ++i) {
        auto document = sampleDocument('a', i);
        document.id = *JournalId::fromBytes(QByteArray(12, 'i') + QByteArray::number(1'000 + i));
        if (i == 0)
            document.pendingEdits = 1;
        if (i == 1)
            document.link.reset();
        trouble.disk.documents[document.id] = document;
    }
    const auto journal = makeJournal(trouble);
    QTRY_COMPARE(journal->health().state, State::Good);
    QCOMPARE(journal->documents().size(), size_t(limits::kJournalDocuments) + 2);
    QCOMPARE(trouble.disk.documents.size(), size_t(limits::kJournalDocuments) + 2);
    QCOMPARE(journal->documents().back().pendingEdits, 1); // the oldest of all, unsent
}

void JournalSuite::documentIsOpenOnce()
{
    Trouble trouble;
    const auto journal = makeJournal(trouble);
    QVERIFY(journal->claim(journalId('a')));
    QVERIFY(!journal->claim(journalId('a')));
    journal->release(journalId('a'));
    QVERIFY(journal->claim(journalId('a')));
}

int runJournalSuite(int argc, char **argv)
{
    JournalSuite test;
    return QTest::qExec(&test, argc, argv);
}

} // namespace syngraph

#include "journal_suite.moc"
