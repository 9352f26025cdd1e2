#pragma once

#include "common/base/clock.h"
#include "server/engine/engine.h"

#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

namespace syngraph {

/// When which connection wants to be asked about its deadlines. At most one entry for each, none
/// for those that have nothing pending, so idle connections cost nothing. A deadline that moves
/// later needs no call: the connection is asked in vain once and says when to come back.
class DeadlineQueue final
{
public:
    /// Keeps the earlier of this and what is already there.
    void schedule(PeerId peer, Instant when)
    {
        const auto [at, isNew] = m_byPeer.try_emplace(peer, when);
        if (!isNew) {
            if (at->second <= when)
                return;
            m_byTime.erase({at->second, peer});
            at->second = when;
        }
        m_byTime.insert({when, peer});
    }

    void remove(PeerId peer)
    {
        if (const auto at = m_byPeer.find(peer); at != m_byPeer.end()) {
            m_byTime.erase({at->second, peer});
            m_byPeer.erase(at);
        }
    }

    std::optional<Instant> next() const
    {
        return m_byTime.empty() ? std::nullopt : std::optional(m_byTime.begin()->first);
    }

    /// Takes out all that are due, the earliest first.
    std::vector<PeerId> takeDue(Instant now)
    {
        std::vector<PeerId> due;
        while (!m_byTime.empty() && m_byTime.begin()->first <= now) {
            due.push_back(m_byTime.begin()->second);
            remove(due.back());
        }
        return due;
    }

private:
    std::map<PeerId, Instant> m_byPeer;
    std::set<std::pair<Instant, PeerId>> m_byTime;
};

} // namespace syngraph
