#pragma once

#include "tests/unit/engine/engine_harness.h"

#include <QTest>

namespace syngraph {

inline ChatId chatId(int number)
{
    return *ChatId::fromBytes(QByteArray(ChatId::kSizeBytes, char(number)));
}

inline messages::Chat chat(int number)
{
    return {chatId(number), QStringLiteral("message %1").arg(number)};
}

/// Somebody who knows of chats and holds this one up to `held`. What follows WELCOME stays.
inline PeerId joinChat(EngineHarness &harness, Role role = Role::Edit, qint64 held = 0,
                       std::optional<ClientId> client = std::nullopt)
{
    auto auth = harness.auth(role, client);
    auth.revision = harness.storedHead();
    auth.chat = held;
    return harness.joinWith(auth);
}

/// The numbers of all entries that came since the last look.
inline QString numbers(EngineHarness &harness, PeerId peer)
{
    QStringList all;
    for (const auto &chatted : harness.take<messages::Chatted>(peer)) {
        for (const auto &entry : chatted.entries)
            all << QString::number(entry.number);
    }
    return all.join(u' ');
}

/// Somebody who comes while the chat cannot be read, and what WELCOME says of it.
inline std::pair<PeerId, std::optional<ErrorCode>> joinUnreadable(EngineHarness &harness,
                                                                StoreError error)
{
    harness.setChatError(error);
    const auto peer = harness.connect(harness.document());
    auto auth = harness.auth();
    auth.chat = 0;
    harness.send(peer, auth);
    const auto welcome = harness.take<messages::Welcome>(peer).at(0);
    return {peer, welcome.chat ? std::nullopt : welcome.chatError};
}

inline messages::ChatRefused refusalTo(EngineHarness &harness, PeerId peer)
{
    const auto refusals = harness.take<messages::ChatRefused>(peer);
    return refusals.size() == 1 ? refusals.front() : messages::ChatRefused{{}, ErrorCode::Policy, -1};
}

inline int codeOf(ErrorCode code) { return int(code); }

inline ChatDraft drafted(int number)
{
    return {ClientId(), {0, chatId(number), AuthorNumber(9), QStringLiteral("Old"), 0, 1,
                         QStringLiteral("x")}};
}

} // namespace syngraph
