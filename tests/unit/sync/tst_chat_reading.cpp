#include "tests/unit/sync/chat_stage.h"

using namespace syngraph;
using namespace syngraph::messages;

/// What a client holds of a chat that is another one by now, or cannot be read; and asking everybody
/// to a place.
class TestChatReading : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void otherNumbersBeginAnew();
    void anotherMessageUnderAHeldNumber();
    void chatOfWhichLittleIsSent();
    void chatThatCannotBeRead();
    void readLaterIsNoNews_data();
    void readLaterIsNoNews();
    void whoLacksNothingHearsOfItToo();
    void gatherWaitsForWhatIsPending();
    void gatherThatDoesNotGoOut();
    void gatherNeedsNoChatThatCanBeRead();
    void gatheredSaysWhere();
};

/// The server went back to a backup: what is held is not there any more.
void TestChatReading::otherNumbersBeginAnew()
{
    for (const bool isOtherEpoch : {false, true}) {
        ChatStage stage;
        stage.goLive();
        stage.receive(Chatted{{entry(1, 1), entry(2, 2), entry(3, 3)}});
        stage.step(events::ChatSeen{});
        stage.end(1006, TransportEnd::Kind::Failed);
        stage.reconnect();
        stage.receive(stage.chatWelcome(isOtherEpoch ? 5 : 2, isOtherEpoch ? 2 : 1));
        stage.receive(Chatted{{entry(1, 11), entry(2, 12)}});
        QCOMPARE(stage.numbers(), (QList<qint64>{1, 2}));
        QVERIFY(stage.chat().entries()[0].id == chatId(11));
        QVERIFY(*stage.chat().seen() <= 3);
    }
}

/// The server's files are a copy of those it had, and others spoke in it.
void TestChatReading::anotherMessageUnderAHeldNumber()
{
    ChatStage stage;
    stage.goLive();
    stage.receive(Chatted{{entry(1, 1), entry(2, 2), entry(3, 3)}});
    stage.step(events::ChatSeen{});
    stage.end(1006, TransportEnd::Kind::Failed);
    stage.forget();
    stage.reconnect();
    QCOMPARE(stage.sent<Auth>().at(0).chat, std::optional<qint64>(3));
    QVERIFY(stage.sent<Auth>().at(0).chatId == chatId(3));
    stage.receive(stage.chatWelcome(4));
    stage.receive(Chatted{{entry(1, 1), entry(2, 12), entry(3, 13), entry(4, 14)}, 4, 0});
    QCOMPARE(stage.numbers(), (QList<qint64>{1, 2, 3, 4}));
    QVERIFY(stage.chat().entries()[1].id == chatId(12));
    QVERIFY(stage.chat().entries()[3].id == chatId(14));
    QCOMPARE(stage.chat().unread(AuthorNumber(1)), 3);
}

/// Long messages, so that only the newest of the other chat come: nothing of the old one stays.
void TestChatReading::chatOfWhichLittleIsSent()
{
    ChatStage stage;
    stage.goLive();
    stage.receive(Chatted{{entry(1, 1), entry(2, 2), entry(3, 3), entry(4, 4)}});
    stage.step(events::ChatSeen{});
    stage.end(1006, TransportEnd::Kind::Failed);
    stage.reconnect();
    stage.receive(stage.chatWelcome(6));
    stage.forget();
    stage.receive(Chatted{{entry(4, 14), entry(5, 15), entry(6, 16)}, 6, 0});
    QCOMPARE(stage.numbers(), (QList<qint64>{4, 5, 6}));
    QVERIFY(stage.chat().entries()[0].id == chatId(14));
    QCOMPARE(stage.chat().unread(AuthorNumber(1)), 3);
    QVERIFY(stage.arrived().empty());
    // And of the same one nothing that was seen is unread.
    stage.step(events::ChatSeen{});
    stage.end(1006, TransportEnd::Kind::Failed);
    stage.reconnect();
    stage.receive(stage.chatWelcome(7));
    stage.receive(Chatted{{entry(6, 16), entry(7, 17)}, 7, 0});
    QCOMPARE(stage.numbers(), (QList<qint64>{6, 7}));
    QCOMPARE(stage.chat().unread(AuthorNumber(1)), 1);
    stage.receive(Chatted{{entry(8, 18)}, 8, 7}); // what is held up to there is good
    QCOMPARE(stage.numbers(), (QList<qint64>{6, 7, 8}));
}

void TestChatReading::chatThatCannotBeRead()
{
    for (const auto code : {ErrorCode::Overload, ErrorCode::Internal}) {
        ChatStage stage;
        stage.open();
        auto greeting = stage.welcome(5);
        greeting.chatError = code;
        stage.receive(greeting);
        stage.snapshot(Document(), 5);
        // What is damaged for good would be refused for good.
        const bool isForNow = code == ErrorCode::Overload;
        QVERIFY(stage.chat().place() == (isForNow ? ChatExchange::Place::Unreadable
                                                  : ChatExchange::Place::Damaged));
        stage.step(events::Say{said(1)});
        QCOMPARE(stage.sent<Chat>().size(), isForNow ? 1U : 0U);
        if (!isForNow)
            continue;
        stage.receive(ChatRefused{chatId(1), ErrorCode::Overload, 5'000});
        stage.receive(Chatted{{entry(1, 8), entry(2, 9)}, 2, 0}); // read by now
        QVERIFY(stage.chat().place() == ChatExchange::Place::There);
        QVERIFY(stage.arrived().empty());
        QCOMPARE(stage.chat().unread(AuthorNumber(1)), 0);
        stage.advance(6s);
        QCOMPARE(stage.sent<Chat>().size(), 2U);
    }
}

/// In several parts, of which the first alone says how far it goes.
void TestChatReading::readLaterIsNoNews_data()
{
    QTest::addColumn<qint64>("seen");
    QTest::addColumn<int>("unread");
    QTest::newRow("all of it was seen") << qint64(200) << 0;
    QTest::newRow("half of it was seen") << qint64(100) << 100;
    QTest::newRow("for the first time") << qint64(-1) << 0;
}

void TestChatReading::readLaterIsNoNews()
{
    QFETCH(qint64, seen);
    QFETCH(int, unread);
    JournalRecord record;
    record.client = *ClientId::fromBytes(QByteArray(16, 'c'));
    if (seen >= 0)
        record.chatSeen = seen;
    ChatStage stage(record);
    stage.open();
    auto greeting = stage.welcome(5);
    greeting.chatError = ErrorCode::Overload;
    stage.receive(greeting);
    stage.snapshot(Document(), 5);
    stage.forget();
    Chatted part;
    part.newest = 200;
    part.held = 0;
    for (int number = 1; number <= 200; ++number) {
        part.entries.push_back(entry(number, number % 100));
        if (number % int(limits::kChatInMessage) == 0 || number == 200)
            stage.receive(std::exchange(part, {}));
    }
    QCOMPARE(stage.numbers().size(), 200);
    QVERIFY(stage.arrived().empty());
    QCOMPARE(stage.chat().unread(AuthorNumber(1)), unread);
    QCOMPARE(stage.session.record().chatSeen, std::optional<qint64>(seen < 0 ? 200 : seen));
    stage.receive(Chatted{{entry(201, 1)}});
    QCOMPARE(stage.arrived().size(), 1U);
}

void TestChatReading::whoLacksNothingHearsOfItToo()
{
    for (const auto code : {ErrorCode::Overload, ErrorCode::Internal}) {
        ChatStage stage;
        stage.goLive();
        stage.receive(Chatted{{entry(1, 1), entry(2, 2)}});
        stage.end(1006, TransportEnd::Kind::Failed);
        stage.reconnect();
        auto greeting = stage.welcome(5);
        greeting.chatError = code;
        stage.receive(greeting);
        QVERIFY(stage.chat().place() != ChatExchange::Place::There);
        stage.forget();
        stage.receive(Chatted{{}, 2, 2});
        QVERIFY(stage.chat().place() == ChatExchange::Place::There);
        QCOMPARE(stage.numbers(), (QList<qint64>{1, 2}));
        stage.receive(Chatted{{entry(3, 3)}}); // and this is news
        QCOMPARE(stage.arrived().size(), 1U);
        QCOMPARE(stage.chat().unread(AuthorNumber(1)), 3);
    }
}

void TestChatReading::gatherWaitsForWhatIsPending()
{
    ChatStage stage;
    stage.goLive();
    stage.step(events::Selection{{0, 0}});
    stage.step(events::Edit{delta(1, {put(u"x")})});
    stage.forget();
    stage.step(events::Gather{});
    QVERIFY(stage.sent<Gather>().empty());
    stage.receive(Ack{Sequence(1), Revision(6)});
    QCOMPARE(stage.sent<Gather>().size(), 1U);
    QVERIFY((stage.sent<Gather>()[0] == Gather{Revision(6), Caret{1, 1}}));
    QVERIFY(stage.sent<Select>().empty()); // it says the same
    stage.step(events::Edit{delta(2, {put(u"y")})});
    stage.step(events::Gather{});
    stage.advance(11s); // by then nobody means that place
    for (const auto &beat : stage.sent<Heartbeat>())
        stage.receive(HeartbeatAck{beat.number, Revision(6), Sequence(1)});
    stage.receive(Ack{Sequence(2), Revision(7)});
    QCOMPARE(stage.sent<Gather>().size(), 1U);
}

void TestChatReading::gatherThatDoesNotGoOut()
{
    ChatStage stage;
    stage.goLive();
    stage.step(events::Selection{{0, 0}});
    stage.step(events::Gather{});
    QCOMPARE(stage.count<effects::GatherEnded>(), 1);
    stage.forget();
    stage.end(1006, TransportEnd::Kind::Failed);
    stage.step(events::Gather{});
    QCOMPARE(stage.count<effects::GatherEnded>(), 0);
    stage.advance(11s);
    QCOMPARE(stage.count<effects::GatherEnded>(), 1);
    QVERIFY(stage.sent<Gather>().empty());
}

void TestChatReading::gatherNeedsNoChatThatCanBeRead()
{
    for (const auto code : {ErrorCode::Overload, ErrorCode::Internal}) {
        ChatStage stage;
        stage.open();
        auto greeting = stage.welcome(5);
        greeting.chatError = code;
        stage.receive(greeting);
        stage.snapshot(Document(), 5);
        stage.step(events::Selection{{0, 0}});
        stage.step(events::Gather{});
        QCOMPARE(stage.sent<Gather>().size(), 1U);
    }
}

void TestChatReading::gatheredSaysWhere()
{
    ChatStage stage;
    stage.open();
    stage.receive(stage.chatWelcome(0));
    stage.snapshot(*Document::fromDelta(documentFromText(u"abcdef")), 5);
    stage.receive(Joined{{{AuthorNumber(2), QStringLiteral("Ben"), 0, Role::Edit, std::nullopt}}});
    stage.receive(Gathered{AuthorNumber(2), Revision(5), Caret{3, 4}});
    QCOMPARE(stage.count<effects::Gathered>(), 1);
    QVERIFY((stage.session.participants().at(0).caret == Caret{3, 4}));
    stage.receive(Gathered{AuthorNumber(1), Revision(5), Caret{3, 4}}); // oneself
    QCOMPARE(stage.count<effects::Gathered>(), 1);
}

QTEST_GUILESS_MAIN(TestChatReading)

#include "tst_chat_reading.moc"
