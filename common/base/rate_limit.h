#pragma once

#include "common/base/clock.h"

#include <algorithm>

namespace syngraph {

/// So many in each `per` on average, `burst` of them at once. Both are at least 1.
struct Rate
{
    int count = 1;
    int burst = 1;
    Milliseconds per = 1s;

    Microseconds interval() const { return Microseconds(per) / count; }
};

/// Token bucket in one instant (the generic cell rate algorithm, ITU-T I.371): what is remembered
/// is when the bucket will be full again. For those who keep many and know the rate elsewhere.
class RateGate final
{
public:
    /// False when this one comes too soon; it then costs nothing.
    bool take(const Rate &rate, Instant now)
    {
        const Instant fullAt = std::max(m_fullAt, now);
        if (fullAt - now > rate.interval() * (rate.burst - 1))
            return false;
        m_fullAt = fullAt + rate.interval();
        return true;
    }
    /// When the next one is taken; `now` or earlier when it would be taken at once.
    Instant opensAt(const Rate &rate) const
    {
        return m_fullAt - rate.interval() * (rate.burst - 1);
    }
    bool isFull(Instant now) const { return m_fullAt <= now; }

private:
    Instant m_fullAt{};
};

/// A gate that knows its rate.
class RateLimit final
{
public:
    explicit RateLimit(Rate rate) : m_rate(rate) {}

    bool admit(Instant now) { return m_gate.take(m_rate, now); }
    Instant opensAt() const { return m_gate.opensAt(m_rate); }
    /// Until the next one is taken, rounded up; at least 1 ms.
    Milliseconds wait(Instant now) const
    {
        return std::max(Milliseconds(1), std::chrono::ceil<Milliseconds>(opensAt() - now));
    }

private:
    Rate m_rate;
    RateGate m_gate;
};

} // namespace syngraph
