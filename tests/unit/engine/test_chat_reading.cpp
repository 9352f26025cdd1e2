#include "tests/unit/engine/chat_people.h"
#include "tests/unit/engine/suites.h"

#include <QTest>

#include <algorithm>

namespace syngraph {

using namespace messages;

/// Chats that cannot be read, or are others than a client holds; and a crowd that comes back.
class TestChatReading : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void chatThatIsDamaged();
    void chatThatIsReadLater();
    void whoLacksNothingIsToldToo();
    void damagedChatThatIsRemoved();
    void anotherChatUnderTheSameNumber();
    void clearedByTheAdministrator();
    void crowdAfterAnOutageStays();
    void turnsOfACrowdComeOneAfterTheOther();
};

void TestChatReading::chatThatIsDamaged()
{
    EngineHarness harness;
    const auto [ann, why] = joinUnreadable(harness, StoreError::Corrupt);
    QVERIFY(why == ErrorCode::Internal);
    harness.setChatError({});
    harness.advance(20s); // nobody asks again for what stays as it is
    harness.take(ann);
    harness.send(ann, chat(1));
    QVERIFY((refusalTo(harness, ann) == ChatRefused{chatId(1), ErrorCode::Internal, 0}));
    harness.submit(ann, 1, 0, delta(1, {put(u"x")})); // the document goes on
    QCOMPARE(harness.heard(ann), QStringLiteral("ack"));
}

/// A read that fails once is no reason to be without a chat for as long as anybody is there.
void TestChatReading::chatThatIsReadLater()
{
    EngineHarness harness;
    QVERIFY(harness.store().saveChat(harness.document(), std::vector{drafted(1)}).ok());
    const auto [ann, why] = joinUnreadable(harness, StoreError::Unavailable);
    QVERIFY(why == ErrorCode::Overload);
    harness.send(ann, chat(2));
    const auto refusal = refusalTo(harness, ann);
    QCOMPARE(codeOf(refusal.code), codeOf(ErrorCode::Overload));
    QVERIFY(refusal.retryAfterMilliseconds > 0);
    harness.advance(10s);
    QCOMPARE(numbers(harness, ann), QString()); // still
    harness.setChatError({});
    harness.advance(10s);
    QCOMPARE(numbers(harness, ann), QStringLiteral("1"));
    harness.send(ann, chat(2));
    QCOMPARE(numbers(harness, ann), QStringLiteral("2"));
    QCOMPARE(numbers(harness, joinChat(harness)), QStringLiteral("1 2"));
}

/// The hint that it cannot be read ends for all.
void TestChatReading::whoLacksNothingIsToldToo()
{
    for (const bool isEmpty : {true, false}) {
        EngineHarness harness;
        if (!isEmpty)
            QVERIFY(harness.store().saveChat(harness.document(), std::vector{drafted(1)}).ok());
        harness.setChatError(StoreError::Unavailable);
        auto auth = harness.auth();
        auth.epoch = kFirstEpoch;
        auth.chat = isEmpty ? 0 : 1;
        if (!isEmpty)
            auth.chatId = chatId(1);
        const auto ann = harness.joinWith(auth);
        harness.take(ann);
        harness.setChatError({});
        harness.advance(10s);
        QVERIFY((harness.take<Chatted>(ann)
                 == std::vector{Chatted{{}, isEmpty ? 0 : 1, isEmpty ? 0 : 1}}));
        harness.advance(20s);
        QVERIFY(harness.take<Chatted>(ann).empty()); // once
    }
}

void TestChatReading::damagedChatThatIsRemoved()
{
    EngineHarness harness;
    QVERIFY(harness.store().saveChat(harness.document(), std::vector{drafted(1)}).ok());
    harness.setChatError(StoreError::Corrupt);
    const auto ann = joinChat(harness);
    harness.take(ann);
    QVERIFY(harness.store().clearChat(harness.document()).ok());
    harness.setChatError({});
    harness.step(inputs::ChatCleared{harness.document(), 1});
    QVERIFY((harness.take<Chatted>(ann) == std::vector{Chatted{{}, 1, 0}}));
    harness.send(ann, chat(2));
    QCOMPARE(numbers(harness, ann), QStringLiteral("2"));
}

/// The files were replaced by a copy of them, and others spoke in it.
void TestChatReading::anotherChatUnderTheSameNumber()
{
    EngineHarness harness;
    const auto ann = joinChat(harness);
    for (int i = 1; i <= 3; ++i)
        harness.send(ann, chat(i));
    auto auth = harness.auth(Role::View);
    auth.epoch = kFirstEpoch;
    auth.chat = 2;
    auth.chatId = chatId(2);
    QCOMPARE(numbers(harness, harness.joinWith(auth)), QStringLiteral("3"));
    auth = harness.auth(Role::View);
    auth.epoch = kFirstEpoch;
    auth.chat = 2;
    auth.chatId = chatId(77);
    const auto chatted = harness.take<Chatted>(harness.joinWith(auth));
    QCOMPARE(chatted.size(), 1U);
    QCOMPARE(chatted[0].newest, std::optional<qint64>(3));
    QCOMPARE(chatted[0].held, std::optional<qint64>(0));
    QCOMPARE(chatted[0].entries.size(), 3U);
    // Nor does anybody know of which chat what is not here any more was.
    QVERIFY(harness.store().clearChat(harness.document()).ok());
    harness.step(inputs::ChatCleared{harness.document(), 3});
    auth.chatId = chatId(2);
    const auto cleared = harness.take<Chatted>(harness.joinWith(auth));
    QVERIFY((cleared == std::vector{Chatted{{}, 3, 0}}));
}

void TestChatReading::clearedByTheAdministrator()
{
    EngineHarness harness;
    const auto ann = joinChat(harness);
    for (int i = 1; i <= 3; ++i)
        harness.send(ann, chat(i));
    QVERIFY(harness.store().clearChat(harness.document()).ok());
    harness.send(ann, chat(4)); // on its way meanwhile
    harness.step(inputs::ChatCleared{harness.document(), 3});
    QCOMPARE(numbers(harness, joinChat(harness)), QStringLiteral("4"));
    harness.restart();
    QCOMPARE(numbers(harness, joinChat(harness)), QStringLiteral("4"));
}

/// Each of many people wrote a few messages while the server was away, and sends them as it is told
/// to: all of them come into the chat, and nobody is disconnected.
void TestChatReading::crowdAfterAnOutageStays()
{
    constexpr int kPeople = 120;
    constexpr int kMessages = 4;
    constexpr Milliseconds kStep{50};
    EngineHarness harness;
    struct Person
    {
        PeerId peer;
        int sent = 0;
        bool isWaiting = false;
        Milliseconds notBefore{0};
        ChatId id;
    };
    std::vector<Person> people;
    for (int i = 0; i < kPeople; ++i)
        people.push_back({joinChat(harness), 0, false, 0ms, harness.random().id<ChatId>()});
    qint64 asked = 0;
    Milliseconds now{0};
    for (; now < 120s; now += kStep) {
        for (auto &person : people) {
            if (now % 10s == 0ms)
                harness.send(person.peer, Heartbeat{now / 10s + 1, Revision(), Sequence()});
            for (const auto &message : harness.take(person.peer)) {
                if (const auto *refused = std::get_if<ChatRefused>(&message)) {
                    person.isWaiting = false;
                    person.notBefore =
                        now + std::max<Milliseconds>(100ms, Milliseconds(refused->retryAfterMilliseconds));
                } else if (const auto *chatted = std::get_if<Chatted>(&message)) {
                    if (std::ranges::find(chatted->entries, person.id, &ChatEntry::id)
                        == chatted->entries.end())
                        continue;
                    person.isWaiting = false;
                    person.id = harness.random().id<ChatId>();
                    ++person.sent;
                }
            }
            QCOMPARE(harness.closeCode(person.peer), 0);
            if (person.isWaiting || person.sent == kMessages || now < person.notBefore)
                continue;
            person.isWaiting = true;
            ++asked;
            harness.send(person.peer, Chat{person.id, QStringLiteral("later")});
        }
        harness.advance(kStep);
        if (std::ranges::all_of(people, [](const Person &one) { return one.sent == kMessages; }))
            break;
    }
    QCOMPARE(harness.store().chat(harness.document())->newest, kPeople * kMessages);
    QVERIFY2(asked < 6 * kPeople * kMessages, qPrintable(QString::number(asked)));
}

/// All in one millisecond: whoever was refused later is to come later.
void TestChatReading::turnsOfACrowdComeOneAfterTheOther()
{
    constexpr int kRefused = 120;
    EngineHarness harness;
    std::vector<qint64> waits;
    for (int i = 0; i < limits::kChatsPerDocumentBurst + kRefused; ++i) {
        const auto peer = joinChat(harness);
        harness.send(peer, Chat{harness.random().id<ChatId>(), QStringLiteral("later")});
        for (const auto &refused : harness.take<ChatRefused>(peer))
            waits.push_back(refused.retryAfterMilliseconds);
    }
    QCOMPARE(waits.size(), size_t(kRefused));
    QVERIFY(std::ranges::is_sorted(waits));
    QCOMPARE(waits.front(), 1'000);
    QCOMPARE(waits.back(), kRefused * 1'000 / limits::kChatsPerDocumentPerSecond);
}

int runChatReadingTests(int argc, char **argv)
{
    TestChatReading test;
    return QTest::qExec(&test, argc, argv);
}

} // namespace syngraph

#include "test_chat_reading.moc"
