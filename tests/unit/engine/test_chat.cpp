#include "tests/unit/engine/chat_people.h"
#include "tests/unit/engine/suites.h"

#include <QTest>

namespace syngraph {

using namespace messages;

class TestChatDesk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saidToAllOnceItIsStored();
    void olderClientsHearNothing();
    void viewersReadAndDoNotWrite();
    void sentAgainIsStoredOnce();
    void knownOfLongAgo();
    void oneAtATime();
    void whatComesMeanwhileIsOneBatch();
    void storeFails();
    void ratesAreBounded();
    void aNewConnectionIsNoNewAllowance();
    void whoComesBackGetsTheRest();
    void otherHistoriesAreSentWhole();
    void historyIsBounded();
    void speakersKeepTheirNumbers();
    void slowStorageIsNotPiledUpOn();
    void whoIsRefusedLeavesNothing();
    void gatheredIsToldToTheOthers();
    void gatheringIsForEditorsNowAndThen();
};

void TestChatDesk::saidToAllOnceItIsStored()
{
    EngineHarness harness;
    const auto ann = joinChat(harness);
    const auto ben = joinChat(harness);
    harness.take(ann);
    harness.take(ben);
    harness.holdStore();
    harness.send(ann, chat(1));
    harness.advance(3s);
    QCOMPARE(harness.heard(ann), QString());
    QCOMPARE(harness.heard(ben), QString());
    harness.release();
    const auto own = harness.take<Chatted>(ann);
    QCOMPARE(own.size(), 1U);
    QVERIFY(own == harness.take<Chatted>(ben));
    const auto &entry = own[0].entries.at(0);
    QCOMPARE(entry.number, 1);
    QCOMPARE(entry.text, QStringLiteral("message 1"));
    QCOMPARE(entry.name, QStringLiteral("Ann"));
    QCOMPARE(entry.author, AuthorNumber(1));
    QVERIFY(entry.id == chatId(1));
    QVERIFY(entry.time >= 1'700'000'000'000);
    QVERIFY(harness.store().chat(harness.document())->entries == own[0].entries);
}

void TestChatDesk::olderClientsHearNothing()
{
    EngineHarness harness;
    const auto connected = harness.connect(harness.document());
    auto auth = harness.auth();
    harness.send(connected, auth);
    QVERIFY(!harness.take<Welcome>(connected).at(0).chat);
    const auto ann = joinChat(harness);
    harness.take(connected);
    harness.send(ann, chat(1));
    harness.send(ann, Gather{Revision(), Caret{}});
    QCOMPARE(harness.heard(connected), QString());
    // Whoever did not say that they know of it has no business with it.
    harness.send(connected, chat(2));
    QCOMPARE(harness.closeCode(connected), codeOf(ErrorCode::Malformed));
    const auto other = harness.join();
    harness.send(other, Gather{Revision(), Caret{}});
    QCOMPARE(harness.closeCode(other), codeOf(ErrorCode::Malformed));
}

void TestChatDesk::viewersReadAndDoNotWrite()
{
    EngineHarness harness;
    const auto ann = joinChat(harness);
    const auto viewer = joinChat(harness, Role::View);
    harness.take(viewer);
    harness.send(ann, chat(1));
    QCOMPARE(numbers(harness, viewer), QStringLiteral("1"));
    for (int i = 0; i < 20; ++i) {
        harness.send(viewer, chat(2));
        QVERIFY((refusalTo(harness, viewer) == ChatRefused{chatId(2), ErrorCode::Forbidden, 0}));
    }
    QCOMPARE(harness.closeCode(viewer), 0);
    QCOMPARE(harness.store().chat(harness.document())->newest, 1);
    // An answer to each for ever would be a crowd's work for one.
    for (int i = 0; i < 30; ++i)
        harness.send(viewer, chat(2));
    QCOMPARE(harness.closeCode(viewer), codeOf(ErrorCode::Rate));
}

void TestChatDesk::sentAgainIsStoredOnce()
{
    EngineHarness harness;
    const auto client = harness.random().id<ClientId>();
    auto ann = joinChat(harness, Role::Edit, 0, client);
    harness.holdStore();
    harness.send(ann, chat(1));
    harness.hangUp(ann); // and nobody knows whether it was stored
    ann = joinChat(harness, Role::Edit, 0, client);
    harness.release(); // of the link, too
    harness.take(ann);
    harness.send(ann, chat(1));
    harness.send(ann, chat(1));
    QCOMPARE(numbers(harness, ann), QStringLiteral("1 1"));
    harness.restart();
    ann = joinChat(harness, Role::Edit, 1, client);
    harness.take(ann);
    harness.send(ann, chat(1));
    QCOMPARE(numbers(harness, ann), QStringLiteral("1"));
    QCOMPARE(harness.store().chat(harness.document())->newest, 1);
}

/// Its text is gone, its id is not.
void TestChatDesk::knownOfLongAgo()
{
    EngineHarness harness;
    std::vector<ChatDraft> drafts;
    for (int number = 1; number <= limits::kChatMessages + 1; ++number) {
        auto id = chatId(0).toBytes();
        id[0] = char(number >> 8);
        id[1] = char(number);
        drafts.push_back({harness.random().id<ClientId>(),
                          {0, *ChatId::fromBytes(id), AuthorNumber(9), QStringLiteral("Old"), 0, 1,
                           QStringLiteral("x")}});
    }
    QVERIFY(harness.store().saveChat(harness.document(), drafts).ok());
    const auto ann = joinChat(harness, Role::Edit, limits::kChatMessages + 1);
    harness.take(ann);
    harness.send(ann, Chat{drafts[0].entry.id, QStringLiteral("x")});
    QVERIFY((refusalTo(harness, ann)
             == ChatRefused{drafts[0].entry.id, ErrorCode::SequenceReuse, 0}));
    harness.send(ann, chat(1));
    QCOMPARE(numbers(harness, ann), QString::number(limits::kChatMessages + 2));
}

void TestChatDesk::oneAtATime()
{
    EngineHarness harness;
    const auto ann = joinChat(harness);
    harness.take(ann);
    harness.holdStore();
    harness.send(ann, chat(1));
    harness.send(ann, chat(2));
    const auto refusal = refusalTo(harness, ann);
    QCOMPARE(codeOf(refusal.code), codeOf(ErrorCode::Rate));
    QVERIFY(refusal.id == chatId(2) && refusal.retryAfterMilliseconds > 0);
    harness.release();
    QCOMPARE(numbers(harness, ann), QStringLiteral("1"));
    harness.send(ann, chat(2));
    QCOMPARE(numbers(harness, ann), QStringLiteral("2"));
}

void TestChatDesk::whatComesMeanwhileIsOneBatch()
{
    EngineHarness harness;
    std::vector<PeerId> people;
    for (int i = 0; i < 40; ++i)
        people.push_back(joinChat(harness));
    const auto reader = joinChat(harness);
    harness.take(reader);
    harness.holdStore();
    for (int i = 0; i < 40; ++i)
        harness.send(people[size_t(i)], chat(i + 1));
    QCOMPARE(harness.waitingRequests(), 1U);
    QVERIFY(harness.storeOne());
    QCOMPARE(harness.waitingRequests(), 1U); // all of the others
    harness.release();
    QStringList expected;
    for (int i = 1; i <= 40; ++i)
        expected << QString::number(i);
    QCOMPARE(numbers(harness, reader), expected.join(u' '));
}

void TestChatDesk::storeFails()
{
    EngineHarness harness;
    const auto ann = joinChat(harness);
    const auto ben = joinChat(harness);
    harness.take(ann);
    harness.take(ben);
    harness.store().setUnavailable(true);
    harness.send(ann, chat(1));
    const auto refusal = refusalTo(harness, ann);
    QCOMPARE(codeOf(refusal.code), codeOf(ErrorCode::Overload));
    QVERIFY(refusal.retryAfterMilliseconds > 0);
    QCOMPARE(harness.heard(ben), QString());
    harness.store().setUnavailable(false);
    harness.send(ann, chat(1));
    QCOMPARE(numbers(harness, ben), QStringLiteral("1"));
}

void TestChatDesk::ratesAreBounded()
{
    EngineHarness harness;
    const auto ann = joinChat(harness);
    const auto ben = joinChat(harness);
    harness.take(ann);
    for (int i = 1; i <= limits::kChatsBurst; ++i)
        harness.send(ann, chat(i));
    QVERIFY(harness.take<ChatRefused>(ann).empty());
    harness.send(ann, chat(99));
    const auto refusal = refusalTo(harness, ann);
    QCOMPARE(codeOf(refusal.code), codeOf(ErrorCode::Rate));
    QVERIFY(refusal.retryAfterMilliseconds > 0 && refusal.retryAfterMilliseconds <= 1'000);
    harness.take(ben);
    harness.send(ben, chat(98)); // others are not slowed down by it
    QCOMPARE(numbers(harness, ben), QString::number(limits::kChatsBurst + 1));
    harness.advance(Milliseconds(refusal.retryAfterMilliseconds));
    harness.take(ann);
    harness.send(ann, chat(99));
    QCOMPARE(numbers(harness, ann), QString::number(limits::kChatsBurst + 2));
}

void TestChatDesk::aNewConnectionIsNoNewAllowance()
{
    EngineHarness harness;
    const auto client = harness.random().id<ClientId>();
    auto ann = joinChat(harness, Role::Edit, 0, client);
    for (int i = 1; i <= limits::kChatsBurst; ++i)
        harness.send(ann, chat(i));
    harness.hangUp(ann);
    ann = joinChat(harness, Role::Edit, limits::kChatsBurst, client);
    harness.take(ann);
    harness.send(ann, chat(99));
    QCOMPARE(codeOf(refusalTo(harness, ann).code), codeOf(ErrorCode::Rate));
    // And however many clients there are, all together have a bound.
    int taken = limits::kChatsBurst;
    for (int i = 0; i < limits::kChatsPerDocumentBurst; ++i) {
        const auto fresh = joinChat(harness, Role::Edit, 999);
        harness.take(fresh);
        harness.send(fresh, chat(100 + i));
        taken += harness.take<ChatRefused>(fresh).empty() ? 1 : 0;
    }
    QCOMPARE(taken, limits::kChatsPerDocumentBurst);
}

void TestChatDesk::whoComesBackGetsTheRest()
{
    EngineHarness harness;
    const auto ann = joinChat(harness);
    for (int i = 1; i <= 5; ++i)
        harness.send(ann, chat(i));
    const auto ben = harness.connect(harness.document());
    auto auth = harness.auth();
    auth.revision = harness.storedHead();
    auth.chat = 3;
    harness.send(ben, auth);
    const auto came = harness.take(ben);
    QCOMPARE(std::get<Welcome>(came.at(0)).chat, std::optional<qint64>(5));
    const auto &chatted = std::get<Chatted>(came.at(1));
    QCOMPARE(chatted.entries.size(), 2U);
    QCOMPARE(chatted.entries[0].number, 4);
    QCOMPARE(numbers(harness, joinChat(harness, Role::View, 5)), QString());
    harness.restart();
    QCOMPARE(numbers(harness, joinChat(harness, Role::View, 0)), QStringLiteral("1 2 3 4 5"));
}

void TestChatDesk::otherHistoriesAreSentWhole()
{
    EngineHarness harness;
    const auto ann = joinChat(harness);
    harness.send(ann, chat(1));
    harness.send(ann, chat(2));
    // A number that was never given, as after the server went back to a backup.
    QCOMPARE(numbers(harness, joinChat(harness, Role::Edit, 50)), QStringLiteral("1 2"));
    auto auth = harness.auth();
    auth.epoch = Epoch(7);
    auth.chat = 1;
    QCOMPARE(numbers(harness, harness.joinWith(auth)), QStringLiteral("1 2"));
}

void TestChatDesk::historyIsBounded()
{
    EngineHarness harness;
    std::vector<ChatDraft> drafts;
    for (int number = 1; number <= limits::kChatMessages; ++number) {
        drafts.push_back({ClientId(),
                          {0, harness.random().id<ChatId>(), AuthorNumber(9), QStringLiteral("Old"),
                           0, 1, QString(limits::kChatUnits, u'\u4e16')}});
    }
    QVERIFY(harness.store().saveChat(harness.document(), drafts).ok());
    const auto ann = joinChat(harness); // each message decodes, and so keeps within its limit
    qsizetype units = 0;
    qint64 last = 0;
    for (const auto &chatted : harness.take<Chatted>(ann)) {
        for (const auto &entry : chatted.entries) {
            units += entry.text.size();
            QVERIFY(last == 0 || entry.number == last + 1);
            last = entry.number;
        }
    }
    QCOMPARE(last, limits::kChatMessages);
    QVERIFY(units <= limits::kChatCatchUpUnits);
    QVERIFY(units > limits::kChatCatchUpUnits - limits::kChatUnits);
}

void TestChatDesk::speakersKeepTheirNumbers()
{
    EngineHarness harness;
    const auto client = harness.random().id<ClientId>();
    const auto ann = joinChat(harness, Role::Edit, 0, client);
    harness.send(ann, chat(1));
    const auto author = harness.take<Chatted>(ann).at(0).entries.at(0).author;
    harness.restart();
    joinChat(harness); // a stranger, who comes first
    const auto again = harness.connect(harness.document());
    harness.send(again, harness.auth(Role::Edit, client));
    const auto welcome = harness.take<Welcome>(again).at(0);
    QCOMPARE(welcome.author, author);
    QCOMPARE(welcome.lastSequence, Sequence());
    // And who writes after all, writes under it.
    harness.submit(again, 1, 0, delta(1, {put(u"x")}));
    QVERIFY(harness.heard(again).contains(QStringLiteral("ack")));
    QCOMPARE(harness.store().open(harness.document())->operations.at(0).author, author);
}

void TestChatDesk::slowStorageIsNotPiledUpOn()
{
    EngineHarness harness;
    std::vector<PeerId> people;
    for (int i = 0; i < int(limits::kChatsInHand) + 2; ++i)
        people.push_back(joinChat(harness));
    harness.holdStore();
    int refused = 0;
    for (size_t i = 0; i < people.size(); ++i) {
        auto one = chat(1);
        one.id = harness.random().id<ChatId>();
        harness.send(people[i], one);
        harness.advance(100ms); // within what all together may say
        for (const auto &refusal : harness.take<ChatRefused>(people[i])) {
            QCOMPARE(codeOf(refusal.code), codeOf(ErrorCode::Overload));
            QVERIFY(refusal.retryAfterMilliseconds > 0);
            ++refused;
        }
    }
    QCOMPARE(refused, 1);
}

void TestChatDesk::whoIsRefusedLeavesNothing()
{
    EngineHarness harness;
    const auto first = harness.random().id<ClientId>();
    const auto other = harness.random().id<ClientId>();
    const auto ann = joinChat(harness, Role::Edit, 0, other);
    for (int i = 1; i <= limits::kChatsBurst; ++i)
        harness.send(ann, chat(i));
    harness.setChatError(StoreError::Corrupt);
    harness.restart();
    const auto ben = joinChat(harness, Role::Edit, 0, first);
    harness.send(ben, chat(50)); // refused: the chat cannot be read
    harness.take(ben);
    harness.hangUp(ben);
    const auto authorOf = [&](ClientId client) {
        const auto peer = harness.connect(harness.document());
        harness.send(peer, harness.auth(Role::Edit, client));
        const auto author = harness.take<Welcome>(peer).at(0).author;
        harness.hangUp(peer);
        return author;
    };
    const auto before = authorOf(first);
    QVERIFY(authorOf(first) != before); // nothing is known of it
    QCOMPARE(authorOf(other), authorOf(other));
}

void TestChatDesk::gatheredIsToldToTheOthers()
{
    EngineHarness harness;
    const auto ann = joinChat(harness);
    const auto ben = joinChat(harness, Role::View);
    harness.submit(ann, 1, 0, delta(1, {put(u"abcdef")}));
    harness.take(ann);
    harness.take(ben);
    harness.send(ann, Gather{Revision(1), Caret{2, 4}});
    QCOMPARE(harness.heard(ann), QString());
    const auto gathered = harness.take<Gathered>(ben);
    QCOMPARE(gathered.size(), 1U);
    QVERIFY((gathered[0] == Gathered{AuthorNumber(1), Revision(1), Caret{2, 4}}));
    // Where a participant is known to be from now on.
    const auto late = harness.connect(harness.document());
    harness.send(late, harness.auth());
    const auto people = harness.take<Welcome>(late).at(0).participants;
    QCOMPARE(people.at(0).caret, std::optional(Caret{2, 4}));
}

void TestChatDesk::gatheringIsForEditorsNowAndThen()
{
    EngineHarness harness;
    const auto ann = joinChat(harness);
    const auto viewer = joinChat(harness, Role::View);
    harness.take(ann);
    harness.take(viewer);
    harness.send(viewer, Gather{Revision(), Caret{0, 0}});
    QCOMPARE(harness.heard(ann), QString());
    for (int i = 0; i < 10; ++i)
        harness.send(ann, Gather{Revision(), Caret{0, 0}});
    QCOMPARE(harness.heard(viewer), QStringLiteral("gathered gathered"));
    harness.advance(16s);
    harness.send(ann, Gather{Revision(5), Caret{0, 0}}); // no such place
    harness.advance(16s);
    harness.send(ann, Gather{Revision(), Caret{0, 9}});
    QCOMPARE(harness.heard(viewer), QString());
    QCOMPARE(harness.closeCode(ann), 0);
}

int runChatTests(int argc, char **argv)
{
    TestChatDesk test;
    return QTest::qExec(&test, argc, argv);
}

} // namespace syngraph

#include "test_chat.moc"
