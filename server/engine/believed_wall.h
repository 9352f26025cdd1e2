#pragma once

#include "common/base/clock.h"

#include <optional>

namespace syngraph {

/// The time of the day for what expires and what gets too old. A wall clock that is set by more than
/// kMostStep while the server runs is not believed until the next start: it would take all links
/// that expire from everybody at once, and drop history that is to be kept, both for good.
/// Owned by the engine, on its thread.
class BelievedWall final
{
public:
    static constexpr Milliseconds kMostStep = std::chrono::hours(1);

    explicit BelievedWall(const Clock &clock) : m_clock(clock) {}

    /// To be asked now and then, so that a clock that drifts stays believed.
    WallTime at(Instant now)
    {
        const auto wall = m_clock.wallNow();
        if (m_mark) {
            const auto expected =
                m_mark->wall + std::chrono::duration_cast<Milliseconds>(now - m_mark->at);
            if (wall - expected > kMostStep || expected - wall > kMostStep)
                return expected;
        }
        m_mark = {wall, now};
        return wall;
    }

private:
    struct Mark
    {
        WallTime wall;
        Instant at;
    };
    const Clock &m_clock;
    std::optional<Mark> m_mark; ///< when it was believed last
};

} // namespace syngraph
