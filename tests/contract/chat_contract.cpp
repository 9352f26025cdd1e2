#include "common/base/limits.h"
#include "tests/contract/store_cases.h"
#include "tests/contract/store_contract.h"
#include "tests/contract/store_samples.h"

using namespace syngraph;
using namespace syngraph::samples;

class TestChat : public StoreContract
{
    Q_OBJECT

private Q_SLOTS:
    void messagesGetTheirNumbersOnce();
    void theNewestAreKept();
    void idsAreKnownForLonger();
    void whoSpeaksKeepsTheirNumber();
    void documentsDoNotShareChats();
    void whatIsRemovedIsNotTakenAgain();
    void anEchoMakesNoRecord();
};

namespace {

ChatDraft draft(int number, int writer = 1)
{
    return {client(writer),
            {0, id<ChatId>(number), AuthorNumber(writer), QStringLiteral("writer %1").arg(writer),
             0x123456, 1'700'000'000'000 + number,
             QStringLiteral("message %1 \u00e9\u4e16\U0001f600\nand on").arg(number)}};
}

std::vector<ChatDraft> drafts(int first, int last)
{
    std::vector<ChatDraft> all;
    for (int number = first; number <= last; ++number)
        all.push_back(draft(number));
    return all;
}

ChatEntry stored(int number, int writer = 1)
{
    auto entry = draft(number, writer).entry;
    entry.number = number;
    return entry;
}

} // namespace

void TestChat::messagesGetTheirNumbersOnce()
{
    QCOMPARE(chats().saveChat(document(1), drafts(1, 1)).error(), StoreError::NotFound);
    QCOMPARE(chats().chat(document(1)).error(), StoreError::NotFound);
    QVERIFY(content().create(document(1), {}, time(0)).ok());
    QCOMPARE(chats().chat(document(1))->newest, 0);
    QVERIFY((*chats().saveChat(document(1), drafts(1, 2))
             == std::vector<ChatPlace>{{1, true}, {2, true}}));
    reopen();
    // The second once more, between two that are new; and one twice in a batch.
    const std::vector batch{draft(3, 2), draft(2), draft(4), draft(4)};
    QVERIFY((*chats().saveChat(document(1), batch)
             == std::vector<ChatPlace>{{3, true}, {2, false}, {4, true}, {4, false}}));
    QVERIFY((*chats().saveChat(document(1), std::span(batch).first(1))
             == std::vector<ChatPlace>{{3, false}}));
    reopen();
    const auto chat = chats().chat(document(1));
    QCOMPARE(chat->newest, 4);
    QVERIFY((chat->entries == std::vector{stored(1), stored(2), stored(3, 2), stored(4)}));
}

void TestChat::theNewestAreKept()
{
    QVERIFY(content().create(document(1), {}, time(0)).ok());
    const int last = int(limits::kChatMessages) + 7;
    QVERIFY(chats().saveChat(document(1), drafts(1, last - 1)).ok());
    QVERIFY(chats().saveChat(document(1), drafts(last, last)).ok());
    const auto chat = chats().chat(document(1));
    QCOMPARE(chat->newest, last);
    QCOMPARE(qint64(chat->entries.size()), limits::kChatMessages);
    QVERIFY(chat->entries.front() == stored(8));
    QVERIFY(chat->entries.back() == stored(last));
}

void TestChat::idsAreKnownForLonger()
{
    QVERIFY(content().create(document(1), {}, time(0)).ok());
    QVERIFY(chats().saveChat(document(1), drafts(1, 1'000)).ok());
    reopen();
    QVERIFY((*chats().saveChat(document(1), drafts(3, 3)) == std::vector<ChatPlace>{{3, false}}));
    // As many as are remembered, and one that was there before them.
    QVERIFY(chats().saveChat(document(1), drafts(1'001, int(limits::kChatRemembered) + 1)).ok());
    QVERIFY(!chats().saveChat(document(1), drafts(2, 2))->front().isNew);
    QVERIFY(chats().saveChat(document(1), drafts(1, 1))->front().isNew);
}

void TestChat::whoSpeaksKeepsTheirNumber()
{
    QVERIFY(content().create(document(1), {}, time(0)).ok());
    QVERIFY(append(content(), request(document(1), 0, 2, 1)).ok());
    const auto before = content().open(document(1))->clients;
    const std::vector both{draft(1, 1), draft(2, 7)};
    QVERIFY(chats().saveChat(document(1), both).ok());
    reopen();
    const auto clients = content().open(document(1))->clients;
    QCOMPARE(clients.size(), 2U);
    QVERIFY(clients[0] == before[0]); // whose operations count on
    QVERIFY((clients[1] == ClientRecord{client(7), AuthorNumber(7), Sequence(), Revision(),
                                        QStringLiteral("writer 7"), {}}));
    QVERIFY(append(content(), request(document(1), 2, 1, 7)).ok());
    QCOMPARE(content().open(document(1))->clients[1].author, AuthorNumber(7));
}

void TestChat::documentsDoNotShareChats()
{
    QVERIFY(content().create(document(1), {}, time(0)).ok());
    QVERIFY(content().create(document(2), {}, time(0)).ok());
    QVERIFY(chats().saveChat(document(1), drafts(1, 3)).ok());
    QVERIFY((*chats().saveChat(document(2), drafts(2, 2)) == std::vector<ChatPlace>{{1, true}}));
    QCOMPARE(chats().chat(document(1))->newest, 3);
    QCOMPARE(chats().chat(document(2))->newest, 1);
}

void TestChat::whatIsRemovedIsNotTakenAgain()
{
    QCOMPARE(chats().clearChat(document(1)).error(), StoreError::NotFound);
    QVERIFY(content().create(document(1), {}, time(0)).ok());
    QVERIFY(content().create(document(2), {}, time(0)).ok());
    QVERIFY(chats().saveChat(document(1), drafts(1, 3)).ok());
    QVERIFY(chats().saveChat(document(2), drafts(1, 3)).ok());
    QCOMPARE(chats().chat(document(1))->oldest, 1);
    QVERIFY(chats().clearChat(document(1)).ok());
    reopen();
    const auto cleared = chats().chat(document(1));
    QCOMPARE(cleared->newest, 3);
    QCOMPARE(cleared->oldest, 0);
    QVERIFY(cleared->entries.empty());
    const std::vector later{draft(2), draft(4)};
    QVERIFY((*chats().saveChat(document(1), later)
             == std::vector<ChatPlace>{{2, false}, {4, true}}));
    QCOMPARE(chats().chat(document(1))->oldest, 4);
    QCOMPARE(chats().chat(document(1))->entries.size(), 1U);
    QCOMPARE(chats().chat(document(2))->entries.size(), 3U);
}

/// Of a copy of somebody's files, which never wrote anything.
void TestChat::anEchoMakesNoRecord()
{
    QVERIFY(content().create(document(1), {}, time(0)).ok());
    QVERIFY(chats().saveChat(document(1), drafts(1, 1)).ok());
    auto echo = draft(1);
    echo.client = client(9);
    QVERIFY(!chats().saveChat(document(1), std::vector{echo})->front().isNew);
    QCOMPARE(content().open(document(1))->clients.size(), 1U);
}

std::unique_ptr<QObject> makeChatTest()
{
    return std::make_unique<TestChat>();
}

#include "chat_contract.moc"
