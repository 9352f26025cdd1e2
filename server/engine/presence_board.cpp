#include "server/engine/presence_board.h"

#include <algorithm>
#include <utility>

namespace syngraph {

void PresenceBoard::arrived(const Participant &participant)
{
    const auto known = std::ranges::find(m_news.joined, participant.author, &Participant::author);
    if (known != m_news.joined.end())
        *known = participant;
    else
        m_news.joined.push_back(participant);
}

void PresenceBoard::departed(AuthorNumber author)
{
    std::erase_if(m_news.joined, [author](const Participant &p) { return p.author == author; });
    if (std::ranges::find(m_news.left, author) == m_news.left.end())
        m_news.left.push_back(author);
}

bool PresenceBoard::holds(AuthorNumber author) const
{
    return std::ranges::find(m_news.joined, author, &Participant::author) != m_news.joined.end();
}

std::optional<Instant> PresenceBoard::dueAt() const
{
    if (m_news.left.empty() && m_news.joined.empty())
        return std::nullopt;
    return m_dueAt;
}

PresenceBoard::News PresenceBoard::take(Instant now)
{
    m_dueAt = now + m_interval;
    return std::exchange(m_news, {});
}

} // namespace syngraph
