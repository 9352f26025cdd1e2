#pragma once

#include "common/base/clock.h"
#include "common/protocol/messages.h"

#include <optional>
#include <vector>

namespace syngraph {

/// Who came to a document and who left since the others were last told. The first news go out at
/// once; those that follow within an interval wait for its end, so that a crowd of n people coming
/// back after a restart costs each of them a few messages and not n.
///
/// Owned by the document's actor, on its thread. Who left and came back is in both lists, and LEFT
/// goes out first: nothing of a former life stays, a caret for one.
class PresenceBoard final
{
public:
    explicit PresenceBoard(Milliseconds interval) : m_interval(interval) {}

    struct News
    {
        std::vector<AuthorNumber> left;
        std::vector<Participant> joined;
    };

    /// Came, or changed what is shown of them.
    void arrived(const Participant &participant);
    void departed(AuthorNumber author);
    /// Whether the others have not heard yet that this one is there.
    bool holds(AuthorNumber author) const;
    /// When what is held may go out; nullopt when there is nothing.
    std::optional<Instant> dueAt() const;
    News take(Instant now);

private:
    Milliseconds m_interval;
    News m_news;
    Instant m_dueAt{};
};

} // namespace syngraph
