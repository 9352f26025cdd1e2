#pragma once

#include "common/base/clock.h"
#include "common/base/random.h"

#include <algorithm>

namespace syngraph {

/// Waits between attempts to connect: the first one U(0, first), so that a crowd whose server
/// restarted does not come at once, then "full jitter" U(min, min(max, 1 s * 2^n)) (M. Brooker:
/// Exponential backoff and jitter, 2015).
class Backoff final
{
public:
    struct Bounds
    {
        Milliseconds first = 3s;
        Milliseconds min = 250ms;
        Milliseconds max = 20s;
    };
    explicit Backoff(Bounds bounds) : m_bounds(bounds) {}

    int failures() const { return m_failures; }
    void reset() { m_failures = 0; }

    Milliseconds next(Random &random)
    {
        const int n = m_failures++;
        if (n == 0)
            return random.between(Milliseconds(0), m_bounds.first);
        const auto ceiling = std::min(m_bounds.max, Milliseconds(qint64(1000) << std::min(n, 20)));
        return random.between(m_bounds.min, std::max(m_bounds.min, ceiling));
    }

    /// The server asked for a pause of `wanted`; it is taken seriously up to five minutes.
    static Milliseconds afterRefusal(Milliseconds wanted, Random &random)
    {
        const auto pause = std::clamp(wanted, Milliseconds(0), Milliseconds(5min));
        return pause + random.between(Milliseconds(0), pause);
    }

private:
    Bounds m_bounds;
    int m_failures = 0;
};

} // namespace syngraph
