#pragma once

#include "common/base/clock.h"
#include "common/protocol/messages.h"
#include "common/sync/journal_record.h"

#include <deque>

namespace syngraph {

namespace effects {

/// Session::chat() says something else than before.
struct ChatChanged {};
/// Others said this just now; what was said while this client was away comes without it.
struct ChatArrived { std::vector<ChatEntry> entries; };

} // namespace effects

using ChatEffect = std::variant<effects::ChatChanged, effects::ChatArrived>;

/// The chat of one document as its client knows it, PROTOCOL.md "Chat": what the server sent, and
/// what the person wrote and the server did not take yet. One message is under way at a time, under
/// an id of its own, so that sending it again does no harm. A machine without I/O, owned by Session.
///
/// Invariants: what was written stays until the server has it, refused or not, or the person drops
/// it; takeEntries() leads to waiting() and seen() step by step.
class ChatExchange final
{
public:
    enum class Place : quint8 {
        Unknown, ///< no server was asked yet
        There,
        Missing,    ///< the server knows of no chat
        Unreadable, ///< the server cannot read it, and goes on trying
        Damaged     ///< nor will it before somebody has mended it
    };

    // --- what is shown ---
    const std::deque<ChatEntry> &entries() const { return m_entries; }
    const std::vector<UnsentChat> &waiting() const { return m_waiting; }
    Place place() const { return m_place; }
    /// What is written is sent there, now or when it can be read.
    bool takesMessages() const { return m_place == Place::There || m_place == Place::Unreadable; }
    /// This server knows of chats, whatever it can read of this one.
    bool isKnownOf() const { return takesMessages() || m_place == Place::Damaged; }
    /// Of what others said, that the person did not see yet.
    qint64 unread(AuthorNumber self) const;
    std::optional<qint64> seen() const { return m_seen; }
    /// For AUTH: the newest number held.
    qint64 held() const { return m_entries.empty() ? 0 : m_entries.back().number; }
    std::optional<ChatId> heldId() const;
    /// What the person began to write, as it was kept last.
    const QString &draft() const { return m_draft; }

    // --- what the person does ---
    /// Nothing when it is no chat text, or too many wait already.
    void write(const UnsentChat &chat);
    void tryAgain(const ChatId &id);
    void drop(const ChatId &id);
    void markSeen();
    /// No more of it than limits::kChatDraftUnits is kept.
    void setDraft(const QString &text);

    // --- what the server does ---
    void restore(const JournalRecord &record);
    void welcomed(const messages::Welcome &welcome);
    void disconnected();
    void receive(const messages::Chatted &chatted, AuthorNumber self);
    void receive(const messages::ChatRefused &refused, Instant now);
    /// Sends what can be sent now; to be called after each event and at the deadline.
    void pump(bool maySend, Instant now);
    std::optional<Instant> nextDeadline() const;

    std::vector<ClientMessage> takeMessages() { return std::exchange(m_messages, {}); }
    std::vector<ChatEffect> takeEffects() { return std::exchange(m_effects, {}); }
    std::vector<JournalEntry> takeEntries() { return std::exchange(m_journal, {}); }

private:
    void answered(const ChatId &id);
    void settle(const ChatId &id);
    std::vector<UnsentChat>::iterator find(const ChatId &id);
    void setSeen(qint64 number);
    void setRefused(UnsentChat &chat, std::optional<ErrorCode> refused);
    void begin(qint64 newest, qint64 held);
    void forgetBehind(qint64 number);
    void compareWithForgotten(const ChatEntry &entry);
    void changed();

    std::deque<ChatEntry> m_entries;
    std::vector<UnsentChat> m_waiting;
    QString m_draft;
    Place m_place = Place::Unknown;
    Epoch m_epoch;                   ///< that the numbers are of
    qint64 m_newestAtWelcome = 0;    ///< what comes after it was said just now
    std::deque<ChatEntry> m_forgotten; ///< on this connection; tells what of the new ones is unseen
    std::optional<qint64> m_seen;
    std::optional<ChatId> m_underWay;
    std::optional<Instant> m_notBefore; ///< nothing is sent: asked for, or an answer is awaited
    std::vector<ClientMessage> m_messages;
    std::vector<ChatEffect> m_effects;
    std::vector<JournalEntry> m_journal;
};

} // namespace syngraph
