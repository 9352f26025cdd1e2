#include "common/base/sha256.h"
#include "tests/unit/sync/chat_stage.h"
#include "tests/unit/sync/journaled_client.h"

using namespace syngraph;
using namespace syngraph::messages;

class TestChat : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saidOneAfterTheOther();
    void waitsWhileThereIsNoConnection();
    void viewersAndOldServersGetNothing();
    void sessionsWithoutAChatSayNothingOfIt();
    void refusals();
    void whatIsDroppedIsNotSent();
    void tooMuchIsNotTaken();
    void unreadAndSeen();
    void historyIsNoNews();
    void journalKeepsWhatWaits();
    void refusalsAndDraftsAreKept();
    void entriesThatAreNone_data();
    void entriesThatAreNone();
    void olderCheckpointsAreRead_data();
    void olderCheckpointsAreRead();
    void storedOnceWhereverItDies();
    void copiedJournalSaysItOnce();
};

void TestChat::saidOneAfterTheOther()
{
    ChatStage stage;
    stage.goLive();
    stage.step(events::Say{said(1)});
    stage.step(events::Say{said(2)});
    QCOMPARE(stage.sent<Chat>().size(), 1U);
    QVERIFY((stage.sent<Chat>()[0] == Chat{chatId(1), QStringLiteral("message 1")}));
    QCOMPARE(stage.chat().waiting().size(), 2U);
    stage.receive(Chatted{{entry(1, 1, 1)}});
    QCOMPARE(stage.sent<Chat>().size(), 2U);
    QCOMPARE(stage.chat().waiting().size(), 1U);
    stage.receive(Chatted{{entry(2, 2, 1), entry(3, 9)}});
    QVERIFY(stage.chat().waiting().empty());
    QCOMPARE(stage.numbers(), (QList<qint64>{1, 2, 3}));
    QCOMPARE(stage.arrived().size(), 1U); // one's own is no news
    QCOMPARE(stage.arrived()[0].number, 3);
}

void TestChat::waitsWhileThereIsNoConnection()
{
    ChatStage stage;
    stage.goLive();
    stage.step(events::Say{said(1)});
    stage.end(1006, TransportEnd::Kind::Failed); // and nobody knows whether it arrived
    stage.step(events::Say{said(2)});
    stage.forget();
    stage.reconnect();
    QCOMPARE(stage.sent<Auth>().at(0).chat, std::optional<qint64>(0));
    stage.receive(stage.chatWelcome(1));
    QCOMPARE(stage.sent<Chat>().size(), 1U);
    QVERIFY(stage.sent<Chat>()[0].id == chatId(1));
    stage.receive(Chatted{{entry(1, 1, 1)}}); // it did
    stage.receive(Chatted{{entry(1, 1, 1)}}); // the answer to what was sent in vain
    QCOMPARE(stage.numbers(), QList<qint64>{1});
    QCOMPARE(stage.sent<Chat>().size(), 2U);
    QVERIFY(stage.sent<Chat>()[1].id == chatId(2));
    stage.receive(Chatted{{entry(2, 2, 1)}});
    QVERIFY(stage.chat().waiting().empty());
}

void TestChat::viewersAndOldServersGetNothing()
{
    for (const bool isViewer : {false, true}) {
        ChatStage stage;
        stage.step(events::Say{said(1)});
        stage.open();
        auto welcome = isViewer ? stage.chatWelcome(0) : stage.welcome(5);
        welcome.role = isViewer ? Role::View : Role::Edit;
        stage.receive(welcome);
        stage.snapshot(Document(), 5);
        QCOMPARE(stage.session.state(), ConnectionState::Live);
        QVERIFY(stage.sent<Chat>().empty());
        QCOMPARE(stage.chat().waiting().size(), 1U);
        QCOMPARE(int(stage.chat().place()), int(isViewer ? ChatExchange::Place::There
                                                         : ChatExchange::Place::Missing));
        stage.step(events::Selection{{0, 0}});
        stage.step(events::Gather{});
        QVERIFY(stage.sent<Gather>().empty());
    }
}

void TestChat::sessionsWithoutAChatSayNothingOfIt()
{
    Stage stage;
    stage.open();
    QVERIFY(!stage.sent<Auth>().at(0).chat);
    stage.receive(stage.welcome(5));
    stage.snapshot(Document(), 5);
    stage.receive(Chatted{{entry(1, 1)}});
    stage.receive(Gathered{AuthorNumber(2), Revision(5), Caret{}});
    QVERIFY(stage.session.chat().entries().empty());
    QCOMPARE(stage.count<effects::Gathered>(), 0);
}

void TestChat::refusals()
{
    ChatStage stage;
    stage.goLive();
    stage.step(events::Say{said(1)});
    stage.step(events::Say{said(2)});
    stage.receive(ChatRefused{chatId(1), ErrorCode::Rate, 700});
    QCOMPARE(stage.sent<Chat>().size(), 1U);
    stage.advance(600ms);
    QCOMPARE(stage.sent<Chat>().size(), 1U);
    stage.advance(200ms);
    QCOMPARE(stage.sent<Chat>().size(), 2U);
    QVERIFY(stage.sent<Chat>()[1].id == chatId(1)); // it stays the first
    stage.receive(ChatRefused{chatId(1), ErrorCode::Forbidden, 0});
    QVERIFY(stage.chat().waiting()[0].refused == ErrorCode::Forbidden);
    QVERIFY(stage.sent<Chat>()[2].id == chatId(2)); // the others do not wait for it
    stage.receive(ChatRefused{chatId(2), ErrorCode::SequenceReuse, 0});
    QCOMPARE(stage.chat().waiting().size(), 1U); // in the chat since long ago
    stage.step(events::SayAgain{chatId(1)});
    QCOMPARE(stage.sent<Chat>().size(), 4U);
    stage.receive(ChatRefused{chatId(9), ErrorCode::Rate, 5}); // of nothing
    stage.receive(Chatted{{entry(1, 1, 1)}});
    QVERIFY(stage.chat().waiting().empty());
}

void TestChat::whatIsDroppedIsNotSent()
{
    ChatStage stage;
    stage.step(events::Say{said(1)});
    stage.step(events::Say{said(2)});
    stage.step(events::Unsay{chatId(1)});
    stage.goLive();
    QCOMPARE(stage.chat().waiting().size(), 1U);
    stage.receive(Chatted{{entry(1, 2, 1)}});
    QVERIFY(stage.chat().waiting().empty());
    stage.step(events::Unsay{chatId(7)});
    stage.step(events::SayAgain{chatId(7)});
}

void TestChat::tooMuchIsNotTaken()
{
    ChatStage stage;
    for (int i = 0; i < limits::kChatWaiting + 5; ++i)
        stage.step(events::Say{said(i)});
    QCOMPARE(qsizetype(stage.chat().waiting().size()), limits::kChatWaiting);
    stage.step(events::Unsay{chatId(0)});
    for (const auto &text : {QString(), QStringLiteral(" \n"), QStringLiteral("a\u202eb"),
                             QString(limits::kChatUnits + 1, u'x')})
        stage.step(events::Say{{chatId(200), text}});
    QCOMPARE(qsizetype(stage.chat().waiting().size()), limits::kChatWaiting - 1);
}

void TestChat::unreadAndSeen()
{
    ChatStage stage;
    stage.goLive();
    stage.receive(Chatted{{entry(1, 1), entry(2, 2, 1), entry(3, 3)}});
    QCOMPARE(stage.chat().unread(AuthorNumber(1)), 2);
    stage.step(events::ChatSeen{});
    QCOMPARE(stage.chat().unread(AuthorNumber(1)), 0);
    stage.receive(Chatted{{entry(4, 4)}});
    QCOMPARE(stage.chat().unread(AuthorNumber(1)), 1);
    // What came while one was away is unread as well, and is not announced.
    stage.end(1006, TransportEnd::Kind::Failed);
    stage.forget();
    stage.reconnect();
    QCOMPARE(stage.sent<Auth>().at(0).chat, std::optional<qint64>(4));
    stage.receive(stage.chatWelcome(6));
    stage.receive(Chatted{{entry(5, 5), entry(6, 6)}});
    QCOMPARE(stage.chat().unread(AuthorNumber(1)), 3);
    QVERIFY(stage.arrived().empty());
    stage.receive(Chatted{{entry(7, 7)}});
    QCOMPARE(stage.arrived().size(), 1U);
}

void TestChat::historyIsNoNews()
{
    ChatStage stage;
    stage.goLive(3);
    stage.receive(Chatted{{entry(1, 1), entry(2, 2), entry(3, 3)}});
    QCOMPARE(stage.chat().unread(AuthorNumber(1)), 0);
    QVERIFY(stage.arrived().empty());
    std::vector<ChatEntry> many;
    for (int i = 4; i < 4 + int(limits::kChatInMessage); ++i)
        many.push_back(entry(i, i));
    for (int times = 0; times < 8; ++times) {
        stage.receive(Chatted{many});
        for (auto &one : many)
            one.number += qint64(many.size());
    }
    QCOMPARE(qint64(stage.chat().entries().size()), limits::kChatMessages);
    QCOMPARE(stage.chat().entries().back().number, 3 + 8 * limits::kChatInMessage);
}

void TestChat::journalKeepsWhatWaits()
{
    EngineHarness harness;
    JournaledClient client(harness);
    client.open();
    client.run(1s);
    client.cut();
    client.step(events::Say{said(1)});
    client.step(events::Say{said(2)});
    client.step(events::Unsay{chatId(1)});
    client.step(events::Say{said(3)});
    const auto expected = client.session().record();
    const std::vector wanted{said(2), said(3)};
    QVERIFY(expected.unsentChat == wanted);
    QVERIFY(client.readJournal()->unsentChat == wanted);
    QCOMPARE(client.readJournal()->chatSeen, expected.chatSeen);
    client.step(events::WriteCheckpoint{});
    QVERIFY(client.readJournal()->unsentChat == wanted);
    client.reboot(JournaledClient::Death::Process);
    QVERIFY(client.session().record().unsentChat == wanted);
    client.open();
    client.run(3s);
    QVERIFY(client.session().chat().waiting().empty());
    QVERIFY(client.readJournal()->unsentChat.empty());
    QCOMPARE(harness.store().chat(harness.document())->newest, 2);
}

/// What was refused does not go out by itself because the program was started anew.
void TestChat::refusalsAndDraftsAreKept()
{
    EngineHarness harness;
    JournaledClient client(harness);
    client.open();
    client.run(1s);
    harness.holdStore(); // and so does not answer
    client.step(events::ChatDraft{QStringLiteral("half a")});
    client.step(events::Say{said(1)});
    QCOMPARE(client.readJournal()->chatDraft, QString()); // it is said
    client.step(events::ChatDraft{QStringLiteral("half a \U0001f600\nsen")});
    const auto check = [&client](std::optional<ErrorCode> refused) {
        const auto read = client.readJournal();
        QCOMPARE(read->chatDraft, QStringLiteral("half a \U0001f600\nsen"));
        QCOMPARE(read->unsentChat.size(), 1U);
        QVERIFY(read->unsentChat[0].refused == refused);
    };
    check({});
    client.receive(ChatRefused{chatId(1), ErrorCode::Forbidden, 0});
    check(ErrorCode::Forbidden);
    client.step(events::WriteCheckpoint{});
    check(ErrorCode::Forbidden);
    harness.restart();
    client.reboot(JournaledClient::Death::Process);
    client.open();
    client.run(3s);
    QVERIFY(client.session().chat().waiting().at(0).refused == ErrorCode::Forbidden);
    QCOMPARE(client.session().chat().draft(), QStringLiteral("half a \U0001f600\nsen"));
    QCOMPARE(harness.store().chat(harness.document())->newest, 0);
    client.step(events::SayAgain{chatId(1)});
    client.run(3s);
    QCOMPARE(harness.store().chat(harness.document())->newest, 1);
    QVERIFY(client.readJournal()->unsentChat.empty());
}

void TestChat::entriesThatAreNone_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const auto row = [](const char *name, const JournalEntry &entry) {
        QTest::newRow(name) << encodeEntry(entry);
    };
    row("empty", journal::ChatWritten{{chatId(1), {}}});
    row("too long", journal::ChatWritten{{chatId(1), QString(limits::kChatUnits + 1, u'a')}});
    row("far too long", journal::ChatWritten{{chatId(1), QString(100'000, u'a')}});
    row("turned around", journal::ChatWritten{{chatId(1), QStringLiteral("a\u202eb")}});
    JournalRecord record;
    record.client = *ClientId::fromBytes(QByteArray(16, 'c'));
    for (int i = 0; i <= limits::kChatWaiting; ++i)
        record.unsentChat.push_back(said(i));
    row("too many", journal::Checkpoint{record});
    row("a draft without end",
        journal::ChatDraft{QString(3 * limits::kChatDraftUnits + 1, u'a')});
    row("refused for no reason that there is",
        journal::ChatRefused{chatId(1), std::optional(ErrorCode(7))});
}

void TestChat::entriesThatAreNone()
{
    QFETCH(QByteArray, bytes);
    QCOMPARE(int(decodeEntry(bytes).error()), int(JournalCodecError::Malformed));
}

void TestChat::olderCheckpointsAreRead_data()
{
    QTest::addColumn<int>("version");
    QTest::addColumn<int>("added");
    QTest::newRow("before the chat") << 3 << 4;
    QTest::newRow("before drafts") << 4 << 1;
}

void TestChat::olderCheckpointsAreRead()
{
    QFETCH(int, version);
    QFETCH(int, added);
    JournalRecord record;
    record.client = *ClientId::fromBytes(QByteArray(16, 'c'));
    record.title = QStringLiteral("Minutes");
    auto bytes = encodeEntry(journal::Checkpoint{record});
    bytes.chop(8 + added); // the checksum, and what later versions added
    bytes[0] = char(version);
    bytes += Sha256::of(bytes).first(8);
    const auto read = decodeEntry(bytes);
    QVERIFY(read.ok());
    const auto &old = std::get<journal::Checkpoint>(*read).record;
    QCOMPARE(old.title, record.title);
    QVERIFY(old.unsentChat.empty());
    QVERIFY(!old.chatSeen);
    QVERIFY(old.chatDraft.isEmpty());
}

/// Between any two steps of the program: what the journal has is in the chat once, in order.
void TestChat::storedOnceWhereverItDies()
{
    // How many effects there were from the first message on.
    const auto speak = [](JournaledClient &client, qint64 dieAt) {
        client.open();
        client.run(1s);
        const auto before = client.effectsSoFar();
        if (dieAt >= 0)
            client.dieAt(before + dieAt);
        for (int i = 1; i <= 3; ++i) {
            client.step(events::Say{said(i)});
            if (i == 2)
                client.cut();
            client.pump();
        }
        for (int i = 0; i < 3 && !client.isDead(); ++i) {
            client.run(3s);
            client.open();
        }
        return client.effectsSoFar() - before;
    };
    qint64 all = 0;
    {
        EngineHarness harness;
        JournaledClient client(harness);
        all = speak(client, -1);
        QCOMPARE(harness.store().chat(harness.document())->newest, 3);
    }
    QVERIFY(all > 10);
    for (qint64 at = 0; at < all; ++at) {
        EngineHarness harness;
        JournaledClient client(harness);
        speak(client, at);
        const auto kept = client.readJournal()->unsentChat;
        client.reboot(JournaledClient::Death::Process);
        client.open();
        client.run(5s);
        QVERIFY(client.session().chat().waiting().empty());
        const auto chat = harness.store().chat(harness.document());
        int before = 0;
        for (const auto &one : chat->entries) {
            const int number = one.text.section(u' ', 1).toInt();
            QVERIFY2(number > before, qPrintable(QString::number(at)));
            before = number;
        }
        for (const auto &one : kept) {
            QVERIFY(std::ranges::find(chat->entries, one.id, &ChatEntry::id)
                    != chat->entries.end());
        }
    }
}

/// A home directory that was copied: both say what waits in it.
void TestChat::copiedJournalSaysItOnce()
{
    EngineHarness harness;
    JournaledClient client(harness);
    client.open();
    client.run(1s);
    client.cut();
    client.step(events::Say{said(1)});
    const auto copy = client.journal();
    client.open();
    client.run(25s);
    client.open();
    client.run(2s);
    QVERIFY(client.session().chat().waiting().empty());
    client.restoreJournal(copy);
    client.reboot(JournaledClient::Death::Process);
    QCOMPARE(client.session().chat().waiting().size(), 1U);
    client.open();
    client.run(3s);
    QVERIFY(client.session().chat().waiting().empty());
    QCOMPARE(harness.store().chat(harness.document())->newest, 1);
}

QTEST_GUILESS_MAIN(TestChat)

#include "tst_chat.moc"
