// Journal: the thread between the documents and their store.

#include "app/client/journal.h"
#include "common/base/limits.h"
#include "tests/unit/client/journal_samples.h"
#include "tests/unit/client/suites.h"
#include "tests/unit/client/troubled_journal_store.h"

#include <QSignalSpy>
#include <QTest>

namespace syngraph {

namespace {

using namespace Qt::Literals::StringLiterals;
using State = JournalHealth::State;

/// A test that fails while the disk hangs ends all the same.
struct Release
{
    Trouble *trouble;
    void operator()(Journal *journal) const
    {
        trouble->hang(false);
        delete journal;
    }
};
using HeldJournal = std::unique_ptr<Journal, Release>;

HeldJournal makeJournal(Trouble &trouble, Milliseconds syncEvery = Milliseconds(3600s),
                        Milliseconds stallAfter = Milliseconds(3600s))
{
    return HeldJournal(new Journal([&trouble] { return openTroubled(trouble); },
                                   Journal::Options{syncEvery, 1ms, stallAfter}),
                       Release{&trouble});
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
    void linkLeadsToWhatWaits();
    void failureIsReportedAndMended();
    void whatAFailureSwallowedIsWrittenAgain();
    void diskThatTakesNoDocumentIsNotGood();
    void openingIsTriedAgain();
    void fullDiskIsReadAllTheSame();
    void laterVersionIsLeftAlone();
    void hangingDiskBoundsTheQueue();
    void diskThatDoesNotAnswerIsTold();
    void openingThatDoesNotAnswerIsTold();
    void stalledAndOverfullIsNotGood();
    void diskThatHangsAtTheEndIsLeft();
    void documentHasOneRow();
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
    QVERIFY(trouble.waitUntilItHangs());
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
    QVERIFY(!journal->waitWritten(10s));
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

void JournalSuite::whatAFailureSwallowedIsWrittenAgain()
{
    Trouble trouble;
    KeptText old;
    old.id = journalId('o');
    trouble.disk.texts[old.id] = old;
    trouble.disk.documents[journalId('a')] = sampleDocument('a');
    trouble.disk.documents[journalId('b')] = sampleDocument('b');
    const auto journal = makeJournal(trouble);
    QTRY_COMPARE(journal->health().state, State::Good);
    trouble.set({}, JournalError::Full);
    auto shared = sampleDocument('a');
    shared.title = u"renamed"_s;
    KeptText kept;
    kept.id = journalId('t');
    kept.ownText = {u"mine"_s};
    journal->write({writes::Describe{shared}, writes::KeepText{kept}});
    QTRY_COMPARE(journal->health().state, State::Failing);
    journal->write({writes::Forget{journalId('b')}, writes::DropText{old.id}});
    trouble.set({}, {});
    QTRY_COMPARE(journal->health().state, State::Good);
    const std::lock_guard lock(trouble.mutex);
    QCOMPARE(trouble.disk.documents.size(), size_t(1));
    QCOMPARE(trouble.disk.documents[journalId('a')].title, u"renamed"_s);
    QCOMPARE(trouble.disk.texts.size(), size_t(1));
    QCOMPARE(trouble.disk.texts[kept.id].ownText, kept.ownText);
}

/// Room for a small write, and none for the documents: not a moment in which one may quit.
void JournalSuite::diskThatTakesNoDocumentIsNotGood()
{
    Trouble trouble;
    const auto journal = makeJournal(trouble);
    QTRY_COMPARE(journal->health().state, State::Good);
    int rounds = 0;
    int goods = 0;
    connect(journal.get(), &Journal::checkpointsWanted, this, [&] {
        ++rounds;
        journal->write(beginning('a', u"x"));
    });
    connect(journal.get(), &Journal::healthChanged, this,
            [&] { goods += journal->isGood() ? 1 : 0; });
    {
        const std::lock_guard lock(trouble.mutex);
        trouble.appendError = JournalError::Full;
    }
    journal->write(beginning('a', u"x"));
    QTRY_VERIFY(rounds >= 4);
    QCOMPARE(goods, 0);
    QCOMPARE(journal->health(), (JournalHealth{State::Failing, JournalError::Full}));
    {
        const std::lock_guard lock(trouble.mutex);
        trouble.appendError.reset();
    }
    QTRY_COMPARE(goods, 1);
    QCOMPARE(textOf(trouble, 'a'), u"x\n"_s);
}

void JournalSuite::linkLeadsToWhatWaits()
{
    for (const char waiting : {'a', 'z'}) {
        Trouble trouble;
        for (const char id : {'a', 'm', 'z'}) {
            auto document = sampleDocument('l', id == 'm' ? 2'000 : 1'000);
            document.id = journalId(id);
            document.pendingEdits = id == waiting ? 3 : 0;
            trouble.disk.documents[document.id] = document;
        }
        const auto journal = makeJournal(trouble);
        QTRY_COMPARE(journal->health().state, State::Good);
        QCOMPARE(journal->find(sampleLink('l'))->id, journalId(waiting));
        QCOMPARE(journal->documents().size(), size_t(1)); // the others have nothing of their own
    }
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

void JournalSuite::fullDiskIsReadAllTheSame()
{
    Trouble trouble;
    trouble.writeError = JournalError::Full;
    const int many = int(limits::kJournalDocuments) + 1; // one is to be dropped
    for (int i = 0; i < many; ++i) {
        auto document = sampleDocument('a', i);
        document.id = *JournalId::fromBytes(QByteArray(12, 'i') + QByteArray::number(1'000 + i));
        document.link->document =
            *DocumentId::fromBytes(QByteArray(12, 'd') + QByteArray::number(1'000 + i));
        trouble.disk.documents[document.id] = document;
    }
    const auto journal = makeJournal(trouble);
    QTRY_COMPARE(journal->documents().size(), size_t(many - 1));
    QVERIFY(journal->find(journal->documents().front().id));
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
    journal->claim(journalId('a'));
    trouble.hang(true);
    journal->write(beginning('a', u"x"));
    QVERIFY(trouble.waitUntilItHangs());
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

/// Typing goes on, nobody waits, and what was queued is all there when the disk is back.
void JournalSuite::diskThatDoesNotAnswerIsTold()
{
    Trouble trouble;
    const auto journal = makeJournal(trouble, 3600s, 20ms);
    QTRY_COMPARE(journal->health().state, State::Good);
    QSignalSpy wanted(journal.get(), &Journal::checkpointsWanted);
    trouble.hang(true);
    journal->write(beginning('a', u"x"));
    int answers = 0;
    journal->sync(this, [&] { ++answers; });
    QVERIFY(trouble.waitUntilItHangs());
    QTRY_COMPARE(journal->health(), (JournalHealth{State::Failing, JournalError::Stalled}));
    QTRY_COMPARE(answers, 1);
    journal->write({append(journalId('a'), {typed(2, u"1")})});
    journal->sync(this, [&] { ++answers; });
    QTRY_COMPARE(answers, 2);
    QVERIFY(!journal->waitWritten(10s)); // at once
    trouble.hang(false);
    QTRY_COMPARE(journal->health().state, State::Good);
    journal->write({append(journalId('a'), {typed(3, u"2")})});
    QVERIFY(journal->waitWritten(10s));
    QCOMPARE(textOf(trouble, 'a'), u"x12\n"_s);
    QVERIFY(wanted.isEmpty()); // nothing was lost, nothing is written twice
    QCOMPARE(answers, 2);
}

void JournalSuite::openingThatDoesNotAnswerIsTold()
{
    Trouble trouble;
    trouble.disk.documents[journalId('a')] = sampleDocument('a');
    trouble.hang(true);
    const auto journal = makeJournal(trouble, 3600s, 20ms);
    QSignalSpy read(journal.get(), &Journal::documentsRead);
    bool opened = false;
    journal->whenOpened(this, [&] { opened = true; });
    QTRY_VERIFY(opened);
    QCOMPARE(journal->health(), (JournalHealth{State::Failing, JournalError::Stalled}));
    QVERIFY(!journal->isRead());
    journal->write(beginning('b', u"typed meanwhile"));
    trouble.hang(false);
    QTRY_COMPARE(journal->health().state, State::Good);
    QCOMPARE(read.size(), 1);
    QVERIFY(journal->isRead());
    QCOMPARE(journal->documents().size(), size_t(2));
    QVERIFY(journal->waitWritten(10s));
    QCOMPARE(textOf(trouble, 'b'), u"typed meanwhile\n"_s);
}

void JournalSuite::diskThatHangsAtTheEndIsLeft()
{
    Trouble trouble;
    int told = 0;
    const auto end = [&](bool hangs) {
        Journal::Options options;
        options.endWithin = hangs ? 10ms : 3'600'000ms;
        options.whenDiskHangs = [&] {
            ++told;
            trouble.hang(false); // a real program is gone now
        };
        Journal journal([&] { return openTroubled(trouble); }, options);
        [&] { QTRY_COMPARE(journal.health().state, State::Good); }();
        trouble.hang(hangs);
        journal.write(beginning(hangs ? 'b' : 'a', u"last words"));
    };
    end(false);
    QCOMPARE(told, 0);
    QCOMPARE(textOf(trouble, 'a'), u"last words\n"_s);
    end(true);
    QCOMPARE(told, 1);
}

void JournalSuite::stalledAndOverfullIsNotGood()
{
    Trouble trouble;
    const auto journal = makeJournal(trouble, 3600s, 20ms);
    QTRY_COMPARE(journal->health().state, State::Good);
    QStringList course;
    connect(journal.get(), &Journal::healthChanged, this, [&] {
        course += journal->isGood() ? u"good"_s : u"bad"_s;
    });
    connect(journal.get(), &Journal::checkpointsWanted, this, [&] {
        course += u"asked"_s;
        journal->write(beginning('a', u"all"));
    });
    trouble.hang(true);
    journal->write(beginning('a', u"x"));
    QVERIFY(trouble.waitUntilItHangs());
    QTRY_VERIFY(!journal->isGood());
    const QString book(1'000'000, u'y');
    for (int i = 0; i < 100; ++i)
        journal->write({append(journalId('a'), {typed(2 + i * book.size(), book)})});
    trouble.hang(false);
    QTRY_VERIFY(journal->isGood());
    QCOMPARE(course, (QStringList{u"bad"_s, u"bad"_s, u"asked"_s, u"good"_s}));
    QCOMPARE(textOf(trouble, 'a'), u"all\n"_s);
}

/// Whatever earlier versions left: unsent edits stay, then what may write, then what was used last.
void JournalSuite::documentHasOneRow()
{
    Trouble trouble;
    const auto add = [&](char id, char token, std::optional<Role> role, qint64 pending, int used) {
        auto document = sampleDocument('l', used);
        document.id = journalId(id);
        document.link->token = QByteArray(24, token);
        document.role = role;
        document.pendingEdits = pending;
        trouble.disk.documents[document.id] = document;
    };
    add('a', 'v', Role::View, 0, 9'000);
    add('b', 'e', Role::Edit, 0, 2'000);
    add('c', 'u', std::nullopt, 0, 8'000);
    trouble.disk.documents[journalId('x')] = sampleDocument('x');
    {
        const auto journal = makeJournal(trouble);
        QTRY_COMPARE(journal->health().state, State::Good);
        QCOMPARE(journal->documents().size(), size_t(2));
        // Whatever link leads there.
        auto link = sampleLink('l');
        QCOMPARE(journal->find(link)->id, journalId('b'));
        link.document = sampleLink('y').document;
        QVERIFY(!journal->find(link));
    }
    QCOMPARE(trouble.disk.documents.size(), size_t(2));
    add('d', 'v', Role::View, 0, 9'000);
    add('f', 'w', std::nullopt, 3, 1);
    add('g', 'w', std::nullopt, 4, 2);
    const auto journal = makeJournal(trouble);
    QTRY_COMPARE(journal->health().state, State::Good);
    QCOMPARE(journal->documents().size(), size_t(3));
    QVERIFY(journal->find(journalId('f')) && journal->find(journalId('g')));
}

void JournalSuite::oldDocumentsAreDropped()
{
    Trouble trouble;
    const int many = int(limits::kJournalDocuments) + 20;
    for (int i = 0; i < many; ++i) {
        auto document = sampleDocument('a', i);
        document.id = *JournalId::fromBytes(QByteArray(12, 'i') + QByteArray::number(1'000 + i));
        document.link->document =
            *DocumentId::fromBytes(QByteArray(12, 'd') + QByteArray::number(1'000 + i));
        if (i == 0)
            document.pendingEdits = 1;
        if (i == 1)
            document.link.reset();
        if (i == 2)
            document.keepsOwn = true;
        trouble.disk.documents[document.id] = document;
    }
    const auto journal = makeJournal(trouble);
    QTRY_COMPARE(journal->health().state, State::Good);
    QCOMPARE(journal->documents().size(), size_t(limits::kJournalDocuments) + 3);
    QCOMPARE(trouble.disk.documents.size(), size_t(limits::kJournalDocuments) + 3);
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
