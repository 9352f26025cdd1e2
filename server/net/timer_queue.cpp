#include "server/net/timer_queue.h"

#include <algorithm>
#include <bit>
#include <limits>

namespace syngraph {

using namespace std::chrono_literals;

namespace {

constexpr qint64 kFinestCoarseInterval = 20; ///< ms; below it 5 % are less than a millisecond

TimerQueue::Time roundedUp(TimerQueue::Time time, TimerQueue::Time grid)
{
    const auto beyond = time % grid;
    return beyond == 0ns ? time : time + grid - beyond;
}

} // namespace

TimerQueue::Time TimerQueue::periodOf(const Timer &timer)
{
    const Time period = std::chrono::milliseconds(timer.interval);
    return timer.type == Qt::VeryCoarseTimer ? std::max<Time>(roundedUp(period, 1s), 1s) : period;
}

TimerQueue::Time TimerQueue::dueOf(const Timer &timer)
{
    if (timer.type == Qt::VeryCoarseTimer)
        return roundedUp(timer.nominal, 1s);
    if (timer.type == Qt::PreciseTimer || timer.interval < kFinestCoarseInterval)
        return timer.nominal;
    const auto slack = static_cast<quint64>(timer.interval) / kFinestCoarseInterval;
    return roundedUp(timer.nominal, std::chrono::milliseconds(std::bit_floor(slack)));
}

void TimerQueue::arm(Timer &timer, Time nominal)
{
    timer.nominal = nominal;
    timer.due = dueOf(timer);
    timer.order = m_nextOrder++;
}

void TimerQueue::add(int id, qint64 interval, Qt::TimerType type, QObject *object, Time now)
{
    remove(id);
    Timer &timer = m_timers[id];
    timer.id = id;
    timer.interval = static_cast<int>(
        std::clamp<qint64>(interval, 0, std::numeric_limits<int>::max()));
    timer.type = type;
    timer.object = object;
    arm(timer, now + periodOf(timer));
    m_armed.insert(&timer);
}

bool TimerQueue::remove(int id)
{
    const auto found = m_timers.find(id);
    if (found == m_timers.end())
        return false;
    m_armed.erase(&found->second);
    m_timers.erase(found);
    return true;
}

bool TimerQueue::removeOf(const QObject *object)
{
    bool removed = false;
    for (auto at = m_timers.begin(); at != m_timers.end();) {
        if (at->second.object != object) {
            ++at;
            continue;
        }
        m_armed.erase(&at->second);
        at = m_timers.erase(at);
        removed = true;
    }
    return removed;
}

std::optional<TimerQueue::Time> TimerQueue::nextDue() const
{
    if (m_armed.empty())
        return std::nullopt;
    return (*m_armed.begin())->due;
}

QList<TimerQueue::TimerInfo> TimerQueue::timersOf(const QObject *object) const
{
    QList<TimerInfo> found;
    for (const auto &[id, timer] : m_timers) {
        if (timer.object == object)
            found.append(TimerInfo(id, timer.interval, timer.type));
    }
    return found;
}

std::optional<TimerQueue::Time> TimerQueue::remaining(int id, Time now) const
{
    const auto found = m_timers.find(id);
    if (found == m_timers.end())
        return std::nullopt;
    return std::max(found->second.nominal - now, Time(0));
}

std::optional<TimerQueue::Firing> TimerQueue::begin(Time now, quint64 passLimit)
{
    if (m_armed.empty())
        return std::nullopt;
    Timer &timer = **m_armed.begin();
    if (timer.due > now || timer.order >= passLimit)
        return std::nullopt;
    m_armed.erase(m_armed.begin());
    const Time period = periodOf(timer);
    const Time next = timer.nominal + period;
    arm(timer, next < now ? now + period : next);
    return Firing{timer.id, timer.order, timer.object};
}

void TimerQueue::end(const Firing &firing)
{
    const auto found = m_timers.find(firing.id);
    if (found != m_timers.end() && found->second.order == firing.order)
        m_armed.insert(&found->second);
}

} // namespace syngraph
