#pragma once

#include "common/base/clock.h"
#include "common/base/ids.h"

#include <deque>
#include <vector>

namespace syngraph {

/// A stretch of a document's log that people would tell of as one: somebody wrote for a while, or
/// several did together.
struct WorkSession
{
    Revision first;
    Revision last;
    std::vector<AuthorNumber> authors; ///< in the order in which they began
    WallTime start;
    WallTime end;
    bool operator==(const WorkSession &) const = default;
};

/// Parts a log into sessions, one operation after another, and keeps the newest.
///
/// A session ends when nobody goes on with it for ten minutes, or when somebody else writes; but
/// when those who wrote before come back to it within a minute, they write together, and it is one
/// session of them all. A clock that was set back makes no difference.
class WorkSessions final
{
public:
    /// The newest `most` >= 1 are kept.
    explicit WorkSessions(qsizetype most) : m_most(most) {}

    void add(Revision revision, AuthorNumber author, WallTime time);
    /// Oldest first. One more than wanted may be there: the last two may yet become one.
    const std::deque<WorkSession> &kept() const { return m_sessions; }
    /// The same, and not more than are wanted.
    std::vector<WorkSession> newest() const;

private:
    qsizetype m_most;
    std::deque<WorkSession> m_sessions;
};

} // namespace syngraph
