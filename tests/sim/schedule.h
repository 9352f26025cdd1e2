#pragma once

#include "common/base/clock.h"

#include <functional>
#include <queue>
#include <vector>

namespace syngraph::sim {

class SimulatedClock final : public Clock
{
public:
    Instant now() const override { return m_now; }
    WallTime wallNow() const override
    {
        return WallTime(Milliseconds(1'700'000'000'000)
                        + std::chrono::duration_cast<Milliseconds>(m_now.time_since_epoch())
                        + m_wallOffset);
    }
    void advance(Instant to) { m_now = to; }
    void jumpWall(Milliseconds by) { m_wallOffset += by; }

private:
    Instant m_now{1s};
    Milliseconds m_wallOffset{0};
};

/// What is to be done at which simulated time, in order; at one time in the order of asking.
class Schedule final
{
public:
    using Work = std::function<void()>;

    const SimulatedClock &clock() const { return m_clock; }
    SimulatedClock &clock() { return m_clock; }
    Instant now() const { return m_clock.now(); }
    void after(Microseconds delay, Work work)
    {
        m_queue.push({m_clock.now() + std::max(delay, Microseconds(0)), ++m_order,
                      std::move(work)});
    }
    bool isEmpty() const { return m_queue.empty(); }
    Instant next() const { return m_queue.top().at; }
    void runNext()
    {
        const Due due = m_queue.top();
        m_queue.pop();
        m_clock.advance(due.at);
        ++m_done;
        due.work();
    }
    qint64 done() const { return m_done; }

private:
    struct Due
    {
        Instant at;
        qint64 order;
        Work work;
        bool operator<(const Due &other) const
        {
            return at != other.at ? at > other.at : order > other.order;
        }
    };
    SimulatedClock m_clock;
    std::priority_queue<Due> m_queue;
    qint64 m_order = 0;
    qint64 m_done = 0;
};

} // namespace syngraph::sim
