#pragma once

#include "tests/unit/sync/session_stage.h"

namespace syngraph {

inline SessionOptions chatting()
{
    SessionOptions options;
    options.chat = true;
    return options;
}

inline ChatId chatId(int number)
{
    return *ChatId::fromBytes(QByteArray(ChatId::kSizeBytes, char(number)));
}

inline UnsentChat said(int number)
{
    return {chatId(number), QStringLiteral("message %1").arg(number)};
}

inline ChatEntry entry(qint64 number, int id, qint64 author = 2)
{
    return {number, chatId(id), AuthorNumber(author), QStringLiteral("Ben"), 0, 5,
            QStringLiteral("message %1").arg(id)};
}

/// Whose server has a chat.
class ChatStage : public Stage
{
public:
    ChatStage() : Stage(chatting()) {}
    explicit ChatStage(const JournalRecord &record) : Stage(chatting(), record) {}
    Welcome chatWelcome(qint64 newest, qint64 epoch = 1) const
    {
        auto greeting = welcome(5);
        greeting.epoch = Epoch(epoch);
        greeting.chat = newest;
        return greeting;
    }
    void goLive(qint64 newest = 0)
    {
        open();
        receive(chatWelcome(newest));
        snapshot(Document(), 5);
        forget();
    }
    const ChatExchange &chat() const { return session.chat(); }
    std::vector<ChatEntry> arrived() const
    {
        std::vector<ChatEntry> all;
        for (const auto &effect : effects) {
            if (const auto *one = std::get_if<effects::ChatArrived>(&effect))
                all.insert(all.end(), one->entries.begin(), one->entries.end());
        }
        return all;
    }
    QList<qint64> numbers() const
    {
        QList<qint64> all;
        for (const auto &one : chat().entries())
            all << one.number;
        return all;
    }
};

} // namespace syngraph
