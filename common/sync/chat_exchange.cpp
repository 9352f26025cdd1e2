#include "common/sync/chat_exchange.h"

#include "common/base/limits.h"
#include "common/protocol/plain_text.h"

#include <algorithm>

namespace syngraph {

namespace {

constexpr Milliseconds kShortestPause{100};
constexpr Milliseconds kLongestPause = 60s;
constexpr Milliseconds kAnswerWithin = 10s; ///< then it is sent again, which does no harm

} // namespace

qint64 ChatExchange::unread(AuthorNumber self) const
{
    if (!m_seen)
        return 0;
    return std::ranges::count_if(m_entries, [&](const ChatEntry &entry) {
        return entry.number > *m_seen && entry.author != self;
    });
}

void ChatExchange::changed()
{
    if (m_effects.empty() || !std::holds_alternative<effects::ChatChanged>(m_effects.back()))
        m_effects.push_back(effects::ChatChanged{});
}

void ChatExchange::write(const UnsentChat &chat)
{
    if (!isChatText(chat.text) || m_waiting.size() >= size_t(limits::kChatWaiting)
        || find(chat.id) != m_waiting.end())
        return;
    m_waiting.push_back(chat);
    m_journal.push_back(journal::ChatWritten{chat});
    changed();
}

void ChatExchange::tryAgain(const ChatId &id)
{
    const auto found = find(id);
    if (found == m_waiting.end() || !found->refused)
        return;
    setRefused(*found, std::nullopt);
}

void ChatExchange::setRefused(UnsentChat &chat, std::optional<ErrorCode> refused)
{
    chat.refused = refused;
    m_journal.push_back(journal::ChatRefused{chat.id, refused});
    changed();
}

void ChatExchange::drop(const ChatId &id)
{
    // What is under way may be there already; its answer finds nothing.
    if (find(id) != m_waiting.end())
        settle(id);
}

void ChatExchange::markSeen()
{
    if (!m_entries.empty() && m_seen && *m_seen < m_entries.back().number)
        setSeen(m_entries.back().number);
}

void ChatExchange::setSeen(qint64 number)
{
    if (m_seen == number)
        return;
    m_seen = number;
    m_journal.push_back(journal::ChatSeen{number});
}

void ChatExchange::setDraft(const QString &text)
{
    QString kept = text.left(limits::kChatDraftUnits);
    if (kept == m_draft)
        return;
    m_draft = std::move(kept);
    m_journal.push_back(journal::ChatDraft{m_draft});
}

void ChatExchange::restore(const JournalRecord &record)
{
    m_waiting = record.unsentChat;
    m_seen = record.chatSeen;
    m_draft = record.chatDraft;
}

std::optional<ChatId> ChatExchange::heldId() const
{
    return m_entries.empty() ? std::nullopt : std::optional(m_entries.back().id);
}

/// What was said before this client came for the first time is not news to it.
void ChatExchange::welcomed(const messages::Welcome &welcome)
{
    disconnected();
    m_place = welcome.chat                               ? Place::There
        : welcome.chatError == ErrorCode::Overload ? Place::Unreadable
        : welcome.chatError                        ? Place::Damaged
                                                   : Place::Missing;
    changed();
    if (m_place == Place::Missing)
        return;
    // Of another history, or of one that was set back, the numbers stand for other messages.
    if (welcome.epoch != m_epoch || welcome.chat.value_or(held()) < held())
        forgetBehind(0);
    m_epoch = welcome.epoch;
    if (welcome.chat)
        begin(*welcome.chat, held());
}

/// What was said up to `newest` is no news, and what of it was seen is known only where it was seen
/// here.
void ChatExchange::begin(qint64 newest, qint64 held)
{
    m_place = Place::There;
    m_newestAtWelcome = newest;
    forgetBehind(held);
    if (!m_seen || *m_seen > newest)
        setSeen(newest);
    changed();
}

void ChatExchange::forgetBehind(qint64 number)
{
    const auto first = std::ranges::upper_bound(m_entries, number, {}, &ChatEntry::number);
    if (first == m_entries.end())
        return;
    m_forgotten.assign(first, m_entries.end());
    m_entries.erase(first, m_entries.end());
}

/// The numbers are the same and the messages are not: from here on nothing was seen.
void ChatExchange::compareWithForgotten(const ChatEntry &entry)
{
    const auto same = std::ranges::find(m_forgotten, entry.number, &ChatEntry::number);
    if (same == m_forgotten.end() || same->id == entry.id)
        return;
    m_forgotten.clear();
    if (m_seen && *m_seen >= entry.number)
        setSeen(entry.number - 1);
}

void ChatExchange::disconnected()
{
    m_forgotten.clear();
    m_underWay.reset();
    m_notBefore.reset();
}

std::vector<UnsentChat>::iterator ChatExchange::find(const ChatId &id)
{
    return std::ranges::find(m_waiting, id, &UnsentChat::id);
}

void ChatExchange::answered(const ChatId &id)
{
    if (m_underWay != id)
        return;
    m_underWay.reset();
    m_notBefore.reset();
}

void ChatExchange::settle(const ChatId &id)
{
    answered(id);
    const auto found = find(id);
    if (found == m_waiting.end())
        return;
    m_waiting.erase(found);
    m_journal.push_back(journal::ChatSettled{id});
    changed();
}

void ChatExchange::receive(const messages::Chatted &chatted, AuthorNumber self)
{
    if (chatted.newest && isKnownOf())
        begin(*chatted.newest, *chatted.held);
    if (m_place != Place::There)
        return;
    std::vector<ChatEntry> fresh;
    for (const auto &entry : chatted.entries) {
        settle(entry.id);
        compareWithForgotten(entry);
        if (entry.number <= held())
            continue; // the answer to a resend, or what is held already
        m_entries.push_back(entry);
        if (entry.number > m_newestAtWelcome && entry.author != self)
            fresh.push_back(entry);
        changed();
    }
    while (m_entries.size() > size_t(limits::kChatMessages))
        m_entries.pop_front();
    if (!fresh.empty())
        m_effects.push_back(effects::ChatArrived{std::move(fresh)});
}

void ChatExchange::receive(const messages::ChatRefused &refused, Instant now)
{
    answered(refused.id);
    const auto found = find(refused.id);
    if (found == m_waiting.end())
        return;
    if (refused.code == ErrorCode::SequenceReuse) {
        settle(refused.id); // in the chat since long ago
    } else if (refused.retryAfterMilliseconds > 0) {
        m_notBefore = now
            + std::clamp(Milliseconds(refused.retryAfterMilliseconds), kShortestPause,
                         kLongestPause);
    } else {
        setRefused(*found, refused.code);
    }
}

void ChatExchange::pump(bool maySend, Instant now)
{
    if (m_notBefore && now >= *m_notBefore) {
        m_notBefore.reset();
        m_underWay.reset();
    }
    if (!maySend || !takesMessages() || m_notBefore)
        return;
    const auto next =
        std::ranges::find_if(m_waiting, [](const UnsentChat &chat) { return !chat.refused; });
    if (next == m_waiting.end())
        return;
    m_underWay = next->id;
    m_notBefore = now + kAnswerWithin;
    m_messages.push_back(messages::Chat{next->id, next->text});
}

std::optional<Instant> ChatExchange::nextDeadline() const
{
    return m_notBefore;
}

} // namespace syngraph
