// The chat: what the session passes on to its exchange and back; and asking everybody to a place.

#include "common/sync/session_impl.h"

namespace syngraph {

namespace {

/// Longer than that nobody means the place where they asked from.
constexpr Milliseconds kGatherPatience = 10s;

} // namespace

void Session::Impl::handle(const events::Say &event, Instant)
{
    m_chat.write(event.chat);
    m_chat.setDraft({});
}

void Session::Impl::handle(const events::ChatDraft &event, Instant)
{
    m_chat.setDraft(event.text);
}

void Session::Impl::handle(const events::SayAgain &event, Instant)
{
    m_chat.tryAgain(event.id);
}

void Session::Impl::handle(const events::Unsay &event, Instant)
{
    m_chat.drop(event.id);
}

void Session::Impl::handle(const events::ChatSeen &, Instant)
{
    m_chat.markSeen();
}

void Session::Impl::handle(const events::Gather &, Instant now)
{
    m_gatherUntil = now + kGatherPatience;
}

void Session::Impl::receive(const messages::Chatted &chatted, Instant)
{
    m_chat.receive(chatted, m_author);
}

void Session::Impl::receive(const messages::ChatRefused &refused, Instant now)
{
    m_chat.receive(refused, now);
}

void Session::Impl::receive(const messages::Gathered &gathered, Instant now)
{
    if (!m_options.chat || gathered.author == m_author)
        return;
    receive(messages::Selected{gathered.author, gathered.revision, gathered.caret}, now);
    m_effects.push_back(effects::Gathered{gathered.author});
}

void Session::Impl::pumpChat(Instant now)
{
    const bool isLive = m_state == ConnectionState::Live || m_state == ConnectionState::Suspect;
    m_chat.pump(isLive && maySend(), now);
    for (const auto &message : m_chat.takeMessages())
        send(message);
    for (auto &entry : m_chat.takeEntries())
        note(std::move(entry));
    for (auto &effect : m_chat.takeEffects())
        std::visit([this](auto &e) { m_effects.push_back(std::move(e)); }, effect);
    // The place is one of the server's document, so what is pending goes first.
    if (m_gatherUntil && now >= *m_gatherUntil) {
        m_gatherUntil.reset();
        m_effects.push_back(effects::GatherEnded{false});
    }
    if (m_gatherUntil && isLive && maySend() && m_selection && !m_document.hasPending()
        && !m_expectSnapshot && m_chat.isKnownOf()) {
        m_gatherUntil.reset();
        m_selectionMoved = false;
        send(messages::Gather{m_document.revision(), withinView(*m_selection)});
        m_effects.push_back(effects::GatherEnded{true});
    }
}

} // namespace syngraph
