#pragma once

#include "common/base/clock.h"
#include "common/base/random.h"

#include <optional>

namespace syngraph {

/// When to send a heartbeat and what silence means. Every inbound message counts as life.
///
/// | after the beat without a message | meaning         |
/// |----------------------------------|-----------------|
/// | timeout / 2                      | suspect         |
/// | timeout, or a probe's deadline   | the peer is gone|
class Heartbeat final
{
public:
    enum class Verdict { Healthy, Suspect, Gone };

    /// Begins at a fresh connection. The first beat is spread over the interval.
    void start(Milliseconds interval, Milliseconds timeout, Random &random, Instant now)
    {
        m_interval = interval;
        m_timeout = timeout;
        m_nextBeat = now + random.between(Milliseconds(0), interval);
        m_beatSent.reset();
        m_probeEnds.reset();
        m_suspected = false;
    }
    void stop() { m_nextBeat.reset(), m_beatSent.reset(), m_probeEnds.reset(); }

    void heard()
    {
        m_beatSent.reset();
        m_probeEnds.reset();
        m_suspected = false;
    }
    bool isDue(Instant now) const { return m_nextBeat && *m_nextBeat <= now; }
    /// Beat as soon as possible, unless one is out already.
    void hurry(Instant now)
    {
        if (m_nextBeat && !m_beatSent)
            m_nextBeat = now;
    }
    /// Beat at once, and a silence of `deadline` from now on already counts as the end: the network
    /// or the machine was away, and the other side most likely does not know this connection.
    void probe(Milliseconds deadline, Instant now)
    {
        if (!m_nextBeat)
            return;
        m_nextBeat = now;
        if (!m_probeEnds)
            m_probeEnds = now + deadline;
    }
    /// The number of the beat to send now.
    qint64 beat(Instant now)
    {
        m_nextBeat = now + m_interval;
        if (!m_beatSent)
            m_beatSent = now;
        m_lastBeat = now;
        return ++m_number;
    }
    /// Time since the beat of that number, when it was the last.
    std::optional<Milliseconds> roundTrip(qint64 number, Instant now) const
    {
        if (number != m_number)
            return std::nullopt;
        return std::chrono::duration_cast<Milliseconds>(now - m_lastBeat);
    }
    Verdict verdict(Instant now)
    {
        if (m_probeEnds && now >= *m_probeEnds)
            return Verdict::Gone;
        if (!m_beatSent)
            return Verdict::Healthy;
        if (now >= *m_beatSent + m_timeout)
            return Verdict::Gone;
        m_suspected = now >= *m_beatSent + m_timeout / 2;
        return m_suspected ? Verdict::Suspect : Verdict::Healthy;
    }
    std::optional<Instant> nextDeadline() const
    {
        std::optional<Instant> next = m_nextBeat;
        if (m_beatSent) {
            const Instant silence = *m_beatSent + (m_suspected ? m_timeout : m_timeout / 2);
            next = next ? std::min(*next, silence) : silence;
        }
        if (m_probeEnds)
            next = next ? std::min(*next, *m_probeEnds) : *m_probeEnds;
        return next;
    }

private:
    Milliseconds m_interval{0};
    Milliseconds m_timeout{0};
    Instant m_lastBeat;
    std::optional<Instant> m_nextBeat;
    std::optional<Instant> m_beatSent; ///< the first beat that nothing came after
    std::optional<Instant> m_probeEnds; ///< silence until then is the end
    qint64 m_number = 0;
    bool m_suspected = false;
};

} // namespace syngraph
