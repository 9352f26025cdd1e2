#include "server/engine/chat_desk.h"

#include "common/base/limits.h"

#include <algorithm>

namespace syngraph {

namespace {

constexpr Rate kChats{limits::kChatsPerMinute, limits::kChatsBurst, 1min};
/// No program that waits for its answers comes near it.
constexpr Rate kAnswers{4 * limits::kChatsPerMinute, 4 * limits::kChatsBurst, 1min};
constexpr Milliseconds kBusyFor = 1s;
constexpr Milliseconds kFullFor = 5s;
constexpr Milliseconds kLongestTurn = 10s;

bool hears(const Peer &peer)
{
    return peer.auth.chat && peer.isPresent() && !peer.closing;
}

void refuse(const Peer &peer, const ChatId &id, ErrorCode code, Milliseconds retryAfter,
            Outbox &out)
{
    out.send(peer, messages::ChatRefused{id, code, retryAfter.count()});
}

ErrorCode codeOf(StoreError error)
{
    return error == StoreError::Full ? ErrorCode::StorageFull : ErrorCode::Overload;
}

} // namespace

/// Damage stays; all else may be over the next time.
void ChatDesk::opened(const Result<StoredChat, StoreError> &chat)
{
    if (!chat) {
        const bool isForGood = chat.error() == StoreError::Corrupt
            || chat.error() == StoreError::NotFound;
        m_problem = isForGood ? ErrorCode::Internal : ErrorCode::Overload;
        return;
    }
    m_problem.reset();
    m_newest = chat->newest;
    m_entries.assign(chat->entries.begin(), chat->entries.end());
    dropCleared();
}

void ChatDesk::askAgain()
{
    if (m_problem == ErrorCode::Overload)
        requestRead();
}

void ChatDesk::requestRead()
{
    if (!std::exchange(m_isReading, true))
        m_requests.push_back(requests::ReadChat{m_id});
}

void ChatDesk::read(const Result<StoredChat, StoreError> &chat, Epoch epoch,
                    const PeerSet &present, Outbox &out)
{
    if (!std::exchange(m_isReading, false) || !m_problem)
        return; // it may be older than what is here
    opened(chat);
    if (m_problem && m_wasCleared)
        requestRead(); // it may have been read before it was cleared
    m_wasCleared = false;
    for (const Peer *peer : present) {
        if (!m_problem && hears(*peer))
            catchUp(*peer, epoch, Knows::Nothing, out);
    }
}

bool ChatDesk::say(Peer &peer, const messages::Chat &chat, Outbox &out)
{
    if (!m_answers[peer.auth.client].take(kAnswers, m_clock.now())) {
        out.close(peer, ErrorCode::Rate, QStringLiteral("too many messages for the chat"));
        return false;
    }
    if (peer.role != Role::Edit) {
        refuse(peer, chat.id, ErrorCode::Forbidden, 0ms, out);
        return false;
    }
    if (m_problem) {
        refuse(peer, chat.id, *m_problem, m_problem == ErrorCode::Overload ? kFullFor : 0ms, out);
        return false;
    }
    if (const auto *known = find(chat.id)) {
        out.send(peer, messages::Chatted{{*known}});
        return false;
    }
    const auto &client = peer.auth.client;
    if (auto *waiting = waitingOf(client)) {
        if (waiting->draft.entry.id == chat.id)
            waiting->peer = peer.id; // sent again over another connection: it hears of it
        else
            refuse(peer, chat.id, ErrorCode::Rate, kBusyFor, out);
        return false;
    }
    if (m_waiting.size() >= size_t(limits::kChatsInHand)) {
        refuse(peer, chat.id, ErrorCode::Overload, kBusyFor, out);
        return false;
    }
    Milliseconds wait{0};
    if (!admit(client, wait)) {
        refuse(peer, chat.id, ErrorCode::Rate, wait, out);
        return false;
    }
    const auto time = std::max<qint64>(0, m_clock.wallNow().time_since_epoch().count());
    m_waiting.push_back(
        {peer.id, {client, {0, chat.id, peer.author, peer.name, peer.color, time, chat.text}}});
    sendBatch();
    return true;
}

/// By the client, since a new connection costs nothing; and all together, since so does a client.
bool ChatDesk::admit(const ClientId &client, Milliseconds &wait)
{
    const auto now = m_clock.now();
    auto &own = m_gates[client];
    if (own.opensAt(kChats) > now) {
        wait = std::chrono::ceil<Milliseconds>(own.opensAt(kChats) - now);
        return false;
    }
    if (!m_all.admit(now)) {
        wait = waitForTurn(now);
        return false;
    }
    return own.take(kChats, now);
}

/// One after the other, so that a crowd that was away does not come back all at once, again and
/// again, until it is disconnected for that.
Milliseconds ChatDesk::waitForTurn(Instant now)
{
    m_turn = std::max(m_turn, now) + kAllChats.interval();
    const auto wait = std::chrono::ceil<Milliseconds>(m_turn - now);
    if (wait > kLongestTurn)
        m_turn = now + kLongestTurn; // the crowd behind it comes once more
    return std::clamp(wait, kBusyFor, kLongestTurn);
}

ChatDesk::Waiting *ChatDesk::waitingOf(const ClientId &client)
{
    for (auto *list : {&m_waiting, &m_saving}) {
        const auto found = std::ranges::find_if(
            *list, [&](const Waiting &waiting) { return waiting.draft.client == client; });
        if (found != list->end())
            return &*found;
    }
    return nullptr;
}

const ChatEntry *ChatDesk::find(const ChatId &id) const
{
    const auto found = std::ranges::find(m_entries, id, &ChatEntry::id);
    return found == m_entries.end() ? nullptr : &*found;
}

void ChatDesk::sendBatch()
{
    if (m_waiting.empty() || !m_saving.empty())
        return;
    m_saving = std::exchange(m_waiting, {});
    requests::SaveChat save{m_id, {}};
    for (const auto &waiting : m_saving)
        save.drafts.push_back(waiting.draft);
    m_requests.push_back(std::move(save));
}

void ChatDesk::saved(const Result<std::vector<ChatPlace>, StoreError> &places,
                     const PeerSet &present, Outbox &out)
{
    auto saving = std::exchange(m_saving, {});
    const auto tell = [&](const Waiting &waiting, ErrorCode code, Milliseconds retryAfter) {
        for (const Peer *peer : present) {
            if (peer->id == waiting.peer && hears(*peer))
                refuse(*peer, waiting.draft.entry.id, code, retryAfter, out);
        }
    };
    std::vector<ChatEntry> fresh;
    for (size_t i = 0; i < saving.size(); ++i) {
        auto &waiting = saving[i];
        if (!places) {
            const auto code = codeOf(places.error());
            tell(waiting, code, code == ErrorCode::StorageFull ? kFullFor : kBusyFor);
        } else if (!places->at(i).isNew) {
            tell(waiting, ErrorCode::SequenceReuse, 0ms);
        } else {
            waiting.draft.entry.number = places->at(i).number;
            fresh.push_back(std::move(waiting.draft.entry));
        }
    }
    append(fresh);
    for (size_t first = 0; first < fresh.size(); first += size_t(limits::kChatInMessage)) {
        const auto last = std::min(fresh.size(), first + size_t(limits::kChatInMessage));
        const messages::Chatted chatted{
            {fresh.begin() + qptrdiff(first), fresh.begin() + qptrdiff(last)}};
        out.broadcast(present, chatted, hears);
    }
    sendBatch();
}

void ChatDesk::clear(qint64 newest)
{
    m_clearedUpTo = std::max(m_clearedUpTo, newest);
    dropCleared();
    m_wasCleared = m_isReading;
    if (m_problem)
        requestRead();
}

void ChatDesk::dropCleared()
{
    std::erase_if(m_entries,
                  [this](const ChatEntry &entry) { return entry.number <= m_clearedUpTo; });
}

void ChatDesk::append(const std::vector<ChatEntry> &entries)
{
    for (const auto &entry : entries) {
        m_newest = std::max(m_newest, entry.number);
        m_entries.push_back(entry);
    }
    while (m_entries.size() > size_t(limits::kChatMessages))
        m_entries.pop_front();
}

/// Up to which number what `peer` holds is of this chat. Of another history its numbers mean other
/// messages, and they may wherever its newest one is not here under the same id.
qint64 ChatDesk::heldBy(const Peer &peer, Epoch epoch) const
{
    const auto same = std::ranges::find(m_entries, *peer.auth.chat, &ChatEntry::number);
    const bool isHere = same != m_entries.end()
        && (!peer.auth.chatId || same->id == *peer.auth.chatId);
    return peer.auth.epoch == epoch && isHere ? *peer.auth.chat : 0;
}

/// Who holds anything else than the beginning of this chat, or was told that it cannot be read, is
/// told where it stands.
void ChatDesk::catchUp(const Peer &peer, Epoch epoch, Knows what, Outbox &out) const
{
    if (!peer.auth.chat || m_problem)
        return;
    const auto held = heldBy(peer, epoch);
    messages::Chatted chatted;
    if (what == Knows::Nothing || held != *peer.auth.chat) {
        chatted.newest = m_newest;
        chatted.held = held;
    }
    auto first = m_entries.end();
    for (qsizetype units = 0; first != m_entries.begin(); --first) {
        const auto &before = *std::prev(first);
        units += before.text.size();
        if (before.number <= held || units > limits::kChatCatchUpUnits)
            break;
    }
    while (first != m_entries.end() || chatted.newest) {
        const auto last =
            first + std::min<qptrdiff>(limits::kChatInMessage, m_entries.end() - first);
        chatted.entries.assign(first, last);
        out.send(peer, std::exchange(chatted, {}));
        first = last;
    }
}

void ChatDesk::forgetIdle()
{
    const auto now = m_clock.now();
    const auto isIdle = [now](const auto &gate) { return gate.second.isFull(now); };
    std::erase_if(m_gates, isIdle);
    std::erase_if(m_answers, isIdle);
}

} // namespace syngraph
