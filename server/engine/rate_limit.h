#pragma once

#include "common/base/clock.h"

#include <algorithm>

namespace syngraph {

/// Token bucket: `perSecond` on average, `burst` at once. Time is an argument.
class RateLimit final
{
public:
    constexpr RateLimit(double perSecond, double burst)
        : m_perSecond(perSecond), m_burst(burst), m_tokens(burst)
    {
    }

    /// Takes one token; false when there is none.
    bool admit(Instant now)
    {
        refill(now);
        if (m_tokens < 1.0)
            return false;
        m_tokens -= 1.0;
        return true;
    }
    /// Until the next token is there.
    Milliseconds wait() const
    {
        return Milliseconds(qint64(std::max(0.0, 1.0 - m_tokens) / m_perSecond * 1000.0) + 1);
    }
    bool isFull(Instant now)
    {
        refill(now);
        return m_tokens >= m_burst;
    }

private:
    void refill(Instant now)
    {
        if (m_started)
            m_tokens = std::min(
                m_burst, m_tokens + std::chrono::duration<double>(now - m_at).count() * m_perSecond);
        m_started = true;
        m_at = now;
    }

    double m_perSecond;
    double m_burst;
    double m_tokens;
    Instant m_at;
    bool m_started = false;
};

} // namespace syngraph
