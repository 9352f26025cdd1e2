#pragma once

#include "common/base/rate_limit.h"
#include "server/engine/outbox.h"
#include "server/engine/peer.h"

#include <deque>
#include <map>
#include <optional>
#include <vector>

namespace syngraph {

/// The chat of one document: takes messages from those who may edit it, numbers them by the store,
/// and hands them to all who are there and know of chats. While some are in the store's hands what
/// comes meanwhile waits, and is stored together with one sync.
///
/// Owned by the engine, on its thread. Invariants:
/// 1. What is shown to anybody, its writer included, is durable; in the order of its numbers.
/// 2. An id is in the chat once, however often it is sent (see ChatStore for how far back).
/// 3. Of one client at most one message is waiting or in the store's hands.
class ChatDesk final
{
public:
    ChatDesk(DocumentId document, const Clock &clock) : m_id(document), m_clock(clock) {}

    // All of these may add actions to `out`. After any of them, take the requests().
    void opened(const Result<StoredChat, StoreError> &chat);
    /// What askAgain() led to: those who came before it could be read get it now.
    void read(const Result<StoredChat, StoreError> &chat, Epoch epoch, const PeerSet &present,
              Outbox &out);
    /// Whether it is taken, to be stored: its writer keeps the author number then.
    bool say(Peer &peer, const messages::Chat &chat, Outbox &out);
    void saved(const Result<std::vector<ChatPlace>, StoreError> &places, const PeerSet &present,
               Outbox &out);
    /// What `peer` does not hold, by its AUTH, behind its WELCOME.
    void catchUp(const Peer &peer, Epoch epoch, Outbox &out) const
    {
        catchUp(peer, epoch, Knows::TheNewest, out);
    }

    /// For WELCOME: the newest number, or why the chat cannot be read.
    std::optional<qint64> newest() const
    {
        return m_problem ? std::nullopt : std::optional(m_newest);
    }
    std::optional<ErrorCode> problem() const { return m_problem; }
    /// The store has nothing of it any more up to this number; what could not be read before may be
    /// read now.
    void clear(qint64 newest);
    /// Has it read once more where that may help.
    void askAgain();
    using Request = std::variant<requests::SaveChat, requests::ReadChat>;
    std::vector<Request> takeRequests() { return std::exchange(m_requests, {}); }
    bool isBusy() const { return !m_saving.empty(); }
    /// Whose messages were so long ago that they may say as much as anybody.
    void forgetIdle();

private:
    static constexpr Rate kAllChats{limits::kChatsPerDocumentPerSecond,
                                    limits::kChatsPerDocumentBurst};
    struct Waiting
    {
        PeerId peer;
        ChatDraft draft;
    };
    enum class Knows : quint8 { TheNewest, Nothing };
    void catchUp(const Peer &peer, Epoch epoch, Knows what, Outbox &out) const;
    qint64 heldBy(const Peer &peer, Epoch epoch) const;
    void requestRead();
    bool admit(const ClientId &client, Milliseconds &wait);
    Milliseconds waitForTurn(Instant now);
    Waiting *waitingOf(const ClientId &client);
    const ChatEntry *find(const ChatId &id) const;
    void sendBatch();
    void append(const std::vector<ChatEntry> &entries);
    void dropCleared();

    DocumentId m_id;
    const Clock &m_clock;
    std::optional<ErrorCode> m_problem = ErrorCode::Overload; ///< Overload: asked again
    bool m_isReading = false;
    bool m_wasCleared = false; ///< while it was being read
    qint64 m_clearedUpTo = 0;
    qint64 m_newest = 0;
    std::deque<ChatEntry> m_entries;
    std::vector<Waiting> m_waiting;
    std::vector<Waiting> m_saving;
    std::map<ClientId, RateGate> m_gates;
    std::map<ClientId, RateGate> m_answers; ///< also of what is refused, or known already
    RateLimit m_all{kAllChats};
    Instant m_turn; ///< the last one given to those who came when all together had said enough
    std::vector<Request> m_requests;
};

} // namespace syngraph
