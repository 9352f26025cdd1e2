#pragma once

#include "common/base/clock.h"

#include <algorithm>

namespace syngraph {

/// So many a second on average, `burst` of them at once.
struct Rate
{
    int perSecond = 1;
    int burst = 1;
};

/// Token bucket in one instant (the generic cell rate algorithm, ITU-T I.371): what is remembered
/// is when the bucket will be full again.
class RateGate final
{
public:
    /// False when this one comes too soon; it then costs nothing.
    bool take(Rate rate, Instant now)
    {
        const Microseconds interval = Microseconds(1s) / rate.perSecond;
        const Instant fullAt = std::max(m_fullAt, now);
        if (fullAt - now > interval * (rate.burst - 1))
            return false;
        m_fullAt = fullAt + interval;
        return true;
    }
    bool isFull(Instant now) const { return m_fullAt <= now; }

private:
    Instant m_fullAt{};
};

} // namespace syngraph
