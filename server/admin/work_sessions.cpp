#include "server/admin/work_sessions.h"

#include <algorithm>

namespace syngraph {

namespace {

constexpr Milliseconds kPause = std::chrono::minutes(10);
constexpr Milliseconds kTogether = std::chrono::minutes(1);

bool isOf(const WorkSession &session, AuthorNumber author)
{
    return std::ranges::find(session.authors, author) != session.authors.end();
}

void extend(WorkSession &session, Revision revision, AuthorNumber author, WallTime time)
{
    session.last = revision;
    session.end = std::max(session.end, time);
    if (!isOf(session, author))
        session.authors.push_back(author);
}

} // namespace

void WorkSessions::add(Revision revision, AuthorNumber author, WallTime time)
{
    if (!m_sessions.empty()) {
        auto &last = m_sessions.back();
        if (isOf(last, author) && time - last.end <= kPause) {
            extend(last, revision, author, time);
            return;
        }
    }
    if (m_sessions.size() > 1) {
        auto &before = m_sessions[m_sessions.size() - 2];
        if (isOf(before, author) && time - before.end <= kTogether) {
            const auto last = m_sessions.back();
            m_sessions.pop_back();
            for (const auto other : last.authors)
                extend(m_sessions.back(), last.last, other, last.end);
            extend(m_sessions.back(), revision, author, time);
            return;
        }
    }
    m_sessions.push_back({revision, revision, {author}, time, time});
    if (qsizetype(m_sessions.size()) > m_most + 1)
        m_sessions.pop_front();
}

std::vector<WorkSession> WorkSessions::newest() const
{
    const auto count = std::min(m_sessions.size(), size_t(m_most));
    return {m_sessions.end() - qsizetype(count), m_sessions.end()};
}

} // namespace syngraph
