// DocumentController with a journal: programs that end and begin again, with a network and without,
// on a real engine.

#include "app/client/changed_places.h"
#include "app/client/secret_file.h"
#include "app/client/single_instance.h"
#include "tests/unit/client/offline_program.h"
#include "tests/unit/client/suites.h"

#include <QFileInfo>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

namespace syngraph {

using namespace Qt::Literals::StringLiterals;

class OfflineSuite : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void editsSurviveTheProgramAndArriveOnce();
    void messagesSurviveTheProgramAndArriveOnce();
    void seenDocumentOpensWithoutANetwork();
    void whatTheServerLostIsKept();
    void unknownDocumentWaitsForTheNetwork();
    void textWithoutAPlaceIsKeptUntilDropped();
    void localDocumentComesBack();
    void undoOutlivesTheProgram_data();
    void undoOutlivesTheProgram();
    void localDocumentOutlivesAReadError();
    void closedBeforeItIsReadIsKept();
    void journalThatComesBackWhileOpeningIsNotReplaced();
    void damagedDocumentIsHandedOut_data();
    void damagedDocumentIsHandedOut();
    void titleGivenOfflineIsSent();
    void fullDiskStopsNobody();
    void changedPlacesFollowTheText();
    void secretsArePrivate();
    void damagedSecretsAreKept();
    void secondEditorHandsOver();

private:
    ShareLink link() const;
    QString path() const { return m_folder->filePath(u"journal.db"_s); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Network> m_network;
};

void OfflineSuite::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_network = std::make_unique<Network>();
}

ShareLink OfflineSuite::link() const
{
    return linkTo(*m_network, Role::Edit);
}

void OfflineSuite::editsSurviveTheProgramAndArriveOnce()
{
    {
        Program first(*m_network, path());
        first.controller.open(link());
        QTRY_VERIFY(first.isSaved());
        first.type(u"a"_s);
        QTRY_VERIFY(first.isSaved());
        first.controller.setWorkOffline(true);
        first.type(u"b"_s);
        first.type(u"c"_s);
        QCOMPARE(first.controller.status().pendingEdits, 2);
        QCOMPARE(first.controller.pendingPlaces(),
                 (std::vector<ClientDocument::Place>{{0, 2, true}}));
    }
    const auto ben = m_network->harness.join();
    m_network->harness.submit(ben, 1, m_network->harness.storedHead().value,
                              delta(2, {keep(1), put(u"!"), keep(1)}));
    Program second(*m_network, path());
    bool isOpen = false;
    second.journal.whenOpened(this, [&] { isOpen = true; });
    QTRY_VERIFY(isOpen);
    QCOMPARE(second.journal.documents().size(), size_t(1));
    QCOMPARE(second.journal.documents()[0].pendingEdits, 2);
    second.controller.open(link());
    QTRY_VERIFY(second.isSaved());
    QCOMPARE(second.text(), u"cba!\n"_s);
    QCOMPARE(m_network->harness.stored().text(), u"cba!\n"_s);
    QCOMPARE(second.together.size(), size_t(1));
    QCOMPARE(second.together[0].ownEdits, 2);
    QCOMPARE(second.together[0].othersEdits, 1);
    QCOMPARE(second.missed, 1);
    QCOMPARE(second.seen, 0);
    QVERIFY(second.recovered.empty());
    QCOMPARE(second.journal.documents()[0].pendingEdits, 0);
}

void OfflineSuite::messagesSurviveTheProgramAndArriveOnce()
{
    {
        Program first(*m_network, path());
        first.controller.open(link());
        QTRY_VERIFY(first.isSaved());
        first.controller.say(u"before"_s);
        QTRY_VERIFY(first.controller.chat()->waiting().empty());
        first.controller.setWorkOffline(true);
        first.controller.say(u" while \t away\r\nI wrote "_s);
        QCOMPARE(first.controller.status().waitingMessages, 1);
    }
    Program second(*m_network, path());
    bool isOpen = false;
    second.journal.whenOpened(this, [&] { isOpen = true; });
    QTRY_VERIFY(isOpen);
    QCOMPARE(second.journal.documents()[0].pendingEdits, 1); // so it opens by itself
    second.controller.open(link());
    QTRY_VERIFY(second.isSaved());
    QTRY_VERIFY(second.controller.chat()->waiting().empty());
    QCOMPARE(second.controller.status().waitingMessages, 0);
    const auto chat = m_network->harness.store().chat(m_network->harness.document());
    QCOMPARE(chat->entries.size(), 2U);
    QCOMPARE(chat->entries[1].text, u"while   away\nI wrote"_s);
    QTRY_COMPARE(second.controller.chat()->entries().size(), 2U);
    // What a journal holds that cannot be gone on from is handed out.
    JournalRecord record;
    record.unsentChat = {{ChatId(), u"mine"_s}};
    ReadRecord damaged;
    damaged.record = record;
    QCOMPARE(ownTextOf(damaged), QStringList{u"mine"_s});
}

void OfflineSuite::seenDocumentOpensWithoutANetwork()
{
    {
        Program first(*m_network, path());
        first.controller.open(link());
        QTRY_VERIFY(first.isSaved());
        first.type(u"seen"_s);
        QTRY_VERIFY(first.isSaved());
    }
    m_network->isUp = false;
    for (int day = 0; day < 3; ++day) {
        Program offline(*m_network, path());
        offline.controller.open(link());
        QTRY_COMPARE(offline.text(), u"21"_s.last(day) + u"seen\n"_s);
        QVERIFY(offline.controller.canEdit());
        QCOMPARE(offline.controller.status().keeping, Keeping::OnDisk);
        if (day < 2)
            offline.type(QString::number(day + 1));
    }
    m_network->isUp = true;
    Program back(*m_network, path());
    back.controller.open(link());
    QTRY_VERIFY(back.isSaved());
    QCOMPARE(m_network->harness.stored().text(), u"21seen\n"_s);
}

/// Nothing waits to be sent, and still no rule may drop it: the server's file is damaged behind it.
void OfflineSuite::whatTheServerLostIsKept()
{
    auto &harness = m_network->harness;
    {
        Program first(*m_network, path());
        first.controller.open(link());
        for (const auto &letter : {u"a"_s, u"b"_s, u"c"_s}) {
            QTRY_VERIFY(first.isSaved());
            first.type(letter);
        }
        QTRY_VERIFY(first.isSaved());
        QVERIFY(!first.journal.documents().at(0).hasOwn());
        first.controller.setWorkOffline(true);
        harness.store().damage(harness.document(), Revision(3));
        harness.restart();
        first.controller.setWorkOffline(false);
        QTRY_VERIFY(first.controller.status().damagedBehind.has_value());
        QTRY_VERIFY(first.journal.documents().at(0).hasOwn());
    }
    {
        m_network->isUp = false;
        Program second(*m_network, path());
        second.controller.open(link());
        QTRY_COMPARE(second.text(), u"cba\n"_s);
        second.controller.rename(u"Kept"_s); // an entry
        QVERIFY(second.journal.documents().at(0).hasOwn());
    }
    m_network->isUp = true;
    harness.store().mend(harness.document());
    harness.restart();
    Program third(*m_network, path());
    third.controller.open(link());
    QTRY_VERIFY(third.isSaved());
    QTRY_VERIFY(!third.journal.documents().at(0).hasOwn());
    QCOMPARE(third.text(), u"cba\n"_s);
}

void OfflineSuite::unknownDocumentWaitsForTheNetwork()
{
    m_network->isUp = false;
    Program program(*m_network, path());
    program.controller.open(link());
    QTRY_COMPARE(program.controller.status().state, ConnectionState::Waiting);
    QVERIFY(program.controller.isShared());
    QVERIFY(!program.controller.canEdit());
    QVERIFY(!program.controller.status().isLoaded);
    QVERIFY(program.journal.documents().empty() || !program.journal.documents()[0].pendingEdits);
}

void OfflineSuite::textWithoutAPlaceIsKeptUntilDropped()
{
    {
        Program first(*m_network, path());
        first.controller.open(link());
        QTRY_VERIFY(first.isSaved());
        first.type(u"a"_s);
        QTRY_VERIFY(first.isSaved());
        first.controller.setWorkOffline(true);
        first.type(u"unsent"_s);
    }
    // Another client of the same name went on: the server has a number that the journal does not.
    const auto client = [&] {
        const auto store = SqlJournalStore::openUndamaged(path());
        const auto documents = (*store)->documents();
        return readRecord(*(*store)->entries(documents->front().id)).record->client;
    }();
    const auto peer = m_network->harness.join(Role::Edit, client);
    m_network->harness.submit(peer, 2, m_network->harness.storedHead().value,
                              delta(2, {put(u"z"), keep(2)}));
    m_network->harness.hangUp(peer);
    JournalId kept;
    {
        Program second(*m_network, path());
        second.controller.open(link());
        QTRY_VERIFY(second.isSaved());
        QCOMPARE(second.recovered.size(), size_t(1));
        QCOMPARE(second.recovered[0].ownText, QStringList{u"unsent"_s});
        QCOMPARE(second.recovered[0].document.text(), u"unsenta\n"_s);
        QCOMPARE(second.text(), u"za\n"_s);
        kept = second.recovered[0].id;
    }
    {
        Program third(*m_network, path());
        bool isOpen = false;
        third.journal.whenOpened(this, [&] { isOpen = true; });
        QTRY_VERIFY(isOpen);
        QCOMPARE(third.journal.texts().size(), size_t(1));
        QCOMPARE(third.journal.texts()[0].ownText, QStringList{u"unsent"_s});
        third.journal.write({writes::DropText{kept}});
    }
    Program last(*m_network, path());
    bool isOpen = false;
    last.journal.whenOpened(this, [&] { isOpen = true; });
    QTRY_VERIFY(isOpen);
    QVERIFY(last.journal.texts().empty());
    QCOMPARE(m_network->harness.stored().text(), u"za\n"_s);
}

void OfflineSuite::localDocumentComesBack()
{
    {
        Program first(*m_network, path());
        QTRY_VERIFY(first.journal.isGood());
        first.type(u"never shared"_s);
        first.type(u"> "_s);
    }
    {
        Program second(*m_network, path());
        QTRY_VERIFY(second.journal.isGood());
        QCOMPARE(second.journal.documents().size(), size_t(1));
        QVERIFY(!second.journal.documents()[0].link);
        second.controller.openLocal(second.journal.documents()[0].id);
        QTRY_COMPARE(second.text(), u"> never shared\n"_s);
        QVERIFY(second.controller.canEdit() && !second.controller.isShared());
        second.type(u"* "_s);
        second.controller.discardLocal();
    }
    Program third(*m_network, path());
    QTRY_VERIFY(third.journal.isGood());
    QVERIFY(third.journal.documents().empty());
}

void OfflineSuite::undoOutlivesTheProgram_data()
{
    QTest::addColumn<bool>("isShared");
    QTest::newRow("never shared") << false;
    QTest::newRow("shared") << true;
}

void OfflineSuite::undoOutlivesTheProgram()
{
    QFETCH(bool, isShared);
    const auto open = [&](Program &program, const QString &text) {
        QTRY_VERIFY(program.journal.isGood());
        if (isShared)
            program.controller.open(link());
        else if (!program.journal.documents().empty())
            program.controller.openLocal(program.journal.documents()[0].id);
        QTRY_COMPARE(program.text(), text);
        QTRY_VERIFY(program.controller.canEdit());
    };
    {
        Program first(*m_network, path());
        open(first, u"\n"_s);
        QVERIFY(!first.controller.canUndo());
        first.type(u"last "_s);
        first.controller.breakUndoGroup();
        first.type(u"first "_s);
        first.controller.breakUndoGroup();
        first.type(u"word "_s);
        first.controller.undo();
        QCOMPARE(first.text(), u"first last \n"_s);
    }
    {
        Program second(*m_network, path());
        open(second, u"first last \n"_s);
        QVERIFY(second.controller.canRedo());
        second.controller.redo();
        QCOMPARE(second.text(), u"word first last \n"_s);
        second.controller.undo();
        second.controller.undo();
        QCOMPARE(second.text(), u"last \n"_s);
    }
    Program third(*m_network, path());
    open(third, u"last \n"_s);
    third.controller.undo();
    QCOMPARE(third.text(), u"\n"_s);
    QVERIFY(!third.controller.canUndo());
    third.controller.redo();
    third.controller.redo();
    QCOMPARE(third.text(), u"first last \n"_s);
}

void OfflineSuite::localDocumentOutlivesAReadError()
{
    Trouble trouble;
    {
        Program first(*m_network, trouble);
        QTRY_VERIFY(first.journal.isGood());
        first.type(u"never shared"_s);
    }
    const auto id = trouble.disk.documents.begin()->first;
    {
        Program second(*m_network, trouble);
        QTRY_VERIFY(second.journal.isGood());
        trouble.failingReads = 1;
        second.controller.openLocal(id);
        QVERIFY(!second.controller.canEdit());
        QTRY_COMPARE(second.text(), u"never shared\n"_s);
        QVERIFY(second.controller.canEdit());
        QTRY_VERIFY(second.journal.isGood());
    }
    QCOMPARE(readRecord(trouble.disk.entries[id]).record->document.view().text(),
             u"never shared\n"_s);
}

void OfflineSuite::closedBeforeItIsReadIsKept()
{
    Trouble trouble;
    {
        Program first(*m_network, trouble);
        QTRY_VERIFY(first.journal.isGood());
        first.type(u"never shared"_s);
    }
    const auto id = trouble.disk.documents.begin()->first;
    {
        Program second(*m_network, trouble);
        QTRY_VERIFY(second.journal.isGood());
        second.controller.openLocal(id);
        second.controller.discardLocal();
        bool answered = false; // and its answer, which came before this one, changes nothing
        second.journal.sync(this, [&] { answered = true; });
        QTRY_VERIFY(answered);
        QCOMPARE(second.text(), u"\n"_s);
        QVERIFY(second.journal.claim(id));
    }
    QVERIFY(trouble.disk.documents.contains(id));
    QVERIFY(readRecord(trouble.disk.entries[id]).record);
}

void OfflineSuite::journalThatComesBackWhileOpeningIsNotReplaced()
{
    Trouble trouble;
    {
        Program first(*m_network, trouble);
        first.controller.open(link());
        QTRY_VERIFY(first.isSaved());
        first.controller.setWorkOffline(true);
        first.type(u"unsent"_s);
    }
    m_network->isUp = false;
    Program second(*m_network, trouble);
    QTRY_VERIFY(second.journal.isGood());
    trouble.set({}, JournalError::Failed);
    second.journal.write({writes::DropText{}});
    QTRY_VERIFY(!second.journal.isGood());
    trouble.hang(true);
    trouble.waitUntilItHangs(); // in the attempt that works
    trouble.set({}, {});
    second.controller.open(link());
    trouble.hang(false);
    QTRY_COMPARE(second.text(), u"unsent\n"_s);
    QTRY_VERIFY(second.journal.isGood());
    second.type(u"more "_s);
    QVERIFY(second.journal.waitWritten(10s));
    const std::lock_guard lock(trouble.mutex);
    QCOMPARE(trouble.disk.documents.size(), size_t(1));
    const auto read = readRecord(trouble.disk.entries.begin()->second);
    QVERIFY(!read.isDamaged);
    QCOMPARE(read.record->document.view().text(), u"more unsent\n"_s);
    QCOMPARE(read.record->document.pendingEdits(), 2);
}

void OfflineSuite::damagedDocumentIsHandedOut_data()
{
    QTest::addColumn<int>("entry");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("own");
    const QStringList all{u"one "_s, u"two "_s, u"three "_s};
    QTest::newRow("the checkpoint") << 0 << u"\n"_s << all;
    QTest::newRow("the first edit") << 1 << u"\n"_s << all.sliced(1);
    QTest::newRow("the second edit") << 2 << u"one \n"_s << QStringList{u"one "_s, u"three "_s};
}

void OfflineSuite::damagedDocumentIsHandedOut()
{
    QFETCH(int, entry);
    QFETCH(QString, text);
    QFETCH(QStringList, own);
    Trouble trouble;
    {
        Program first(*m_network, trouble);
        QTRY_VERIFY(first.journal.isGood());
        for (const auto &word : {u"one "_s, u"two "_s, u"three "_s})
            first.type(word);
    }
    const auto id = trouble.disk.documents.begin()->first;
    auto &entries = trouble.disk.entries[id];
    QCOMPARE(entries.size(), 4);
    entries[entry][5] = char(entries[entry][5] ^ 1);
    {
        Program second(*m_network, trouble);
        QTRY_VERIFY(second.journal.isGood());
        second.controller.openLocal(id);
        QTRY_COMPARE(second.recovered.size(), size_t(1));
        QCOMPARE(second.recovered[0].document.text(), text);
        QCOMPARE(second.recovered[0].ownText, own);
    }
    QCOMPARE(trouble.disk.texts.size(), size_t(1));
    QCOMPARE(trouble.disk.texts.begin()->second.ownText, own);
}

void OfflineSuite::titleGivenOfflineIsSent()
{
    {
        Program first(*m_network, path());
        first.controller.open(link());
        QTRY_VERIFY(first.isSaved());
        first.controller.setWorkOffline(true);
        first.controller.rename(u"Offline"_s);
    }
    {
        Program second(*m_network, path());
        second.controller.open(link());
        QTRY_VERIFY(second.isSaved());
        QCOMPARE(second.controller.title(), u"Offline"_s);
    }
    // Without a journal: it is the server's.
    Program third(*m_network, m_folder->filePath(u"another.db"_s));
    third.controller.open(link());
    QTRY_VERIFY(third.isSaved());
    QCOMPARE(third.controller.title(), u"Offline"_s);
}

void OfflineSuite::fullDiskStopsNobody()
{
    const auto folder = m_folder->filePath(u"file"_s);
    {
        QFile file(folder);
        QVERIFY(file.open(QIODevice::WriteOnly)); // a file, where a folder is wanted
    }
    Program program(*m_network, folder + u"/journal.db"_s);
    program.controller.open(link());
    QTRY_VERIFY(program.isSaved());
    QCOMPARE(program.controller.status().keeping, Keeping::Failing);
    QCOMPARE(program.controller.status().keepingError, JournalError::NotWritable);
    program.type(u"sent all the same"_s);
    QTRY_VERIFY(program.isSaved());
    QCOMPARE(m_network->harness.stored().text(), u"sent all the same\n"_s);
}

void OfflineSuite::changedPlacesFollowTheText()
{
    using Place = ChangedPlaces::Place;
    ChangedPlaces places;
    QVERIFY(!places.next(0));
    places.add(delta(20, {keep(5), put(u"abc"), keep(15)}));
    places.add(delta(23, {keep(15), drop(2), keep(6)}));
    QCOMPARE(places.places(), (std::vector<Place>{{5, 3}, {15, 0}}));
    places.follow(delta(21, {put(u"xx"), keep(21)}));
    QCOMPARE(places.places(), (std::vector<Place>{{7, 3}, {17, 0}}));
    QCOMPARE(places.next(0), (Place{7, 3}));
    QCOMPARE(places.next(7), (Place{17, 0}));
    QCOMPARE(places.next(17), (Place{7, 3})); // around the end
    QCOMPARE(places.previous(17), (Place{7, 3}));
    QCOMPARE(places.previous(0), (Place{17, 0}));
    places.add(delta(23, {keep(10), put(u"d"), keep(13)})); // touches the first
    QCOMPARE(places.places(), (std::vector<Place>{{7, 4}, {18, 0}}));
    for (int i = 0; i < 3'000; ++i)
        places.add(delta(24 + i, {keep(i % 7), put(u"."), keep(24 + i - i % 7)}));
    QVERIFY(places.places().size() <= ChangedPlaces::kMost);
}

void OfflineSuite::secretsArePrivate()
{
    const auto file = m_folder->filePath(u"secret/secrets.json"_s);
    {
        SecretFile secrets(file);
        QVERIFY(secrets.value(u"share/server"_s).isEmpty());
        QVERIFY(secrets.setValue(u"share/server"_s, u"https://pad.example.org/#key"_s));
    }
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QVERIFY(!(QFileInfo(file).permissions() & others));
    SecretFile secrets(file);
    QCOMPARE(secrets.value(u"share/server"_s), u"https://pad.example.org/#key"_s);
    QVERIFY(secrets.setValue(u"share/server"_s, u"other"_s));
    QVERIFY(!(QFileInfo(file).permissions() & others));
}

void OfflineSuite::damagedSecretsAreKept()
{
    const auto path = m_folder->filePath(u"secrets.json"_s);
    const QByteArray torn = R"({"share/server": "https://pad.exam)";
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(torn);
    }
    {
        SecretFile secrets(path);
        QVERIFY(secrets.value(u"share/server"_s).isEmpty());
        QVERIFY(secrets.setValue(u"other"_s, u"new"_s));
        QVERIFY(secrets.setValue(u"other"_s, u"newer"_s));
    }
    QCOMPARE(SecretFile(path).value(u"other"_s), u"newer"_s);
    QFile kept(path + u".damaged"_s);
    QVERIFY(kept.open(QIODevice::ReadOnly));
    QCOMPARE(kept.readAll(), torn);
}

void OfflineSuite::secondEditorHandsOver()
{
    qputenv("XDG_RUNTIME_DIR", QFile::encodeName(m_folder->path()));
    QFile::setPermissions(m_folder->path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    QVERIFY(!SingleInstance(path()).handOver(u"link"_s, 100)); // nobody there
    SingleInstance first(path());
    QVERIFY(first.listen());
    QSignalSpy called(&first, &SingleInstance::called);
    // The answer comes from this thread's event loop, so the question needs one of its own.
    bool taken = false;
    std::thread other([&] {
        taken = SingleInstance(path()).handOver(u"a link ⏎"_s, 10'000, "to the front");
    });
    QTRY_COMPARE(called.size(), 1);
    other.join();
    QVERIFY(taken);
    QCOMPARE(called[0][0].toString(), u"a link ⏎"_s);
    QCOMPARE(called[0][1].toByteArray(), QByteArray("to the front"));
    QVERIFY(!SingleInstance(m_folder->filePath(u"another"_s)).handOver({}, 100));
}

int runOfflineSuite(int argc, char **argv)
{
    OfflineSuite test;
    return QTest::qExec(&test, argc, argv);
}

} // namespace syngraph

#include "offline_suite.moc"
