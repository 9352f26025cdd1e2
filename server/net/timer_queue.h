#pragma once

#include <QAbstractEventDispatcher>
#include <QList>

#include <chrono>
#include <optional>
#include <set>
#include <unordered_map>

namespace syngraph {

/// The timers of one event dispatcher, ordered by when they fire next. Knows no clock: the time
/// since any fixed point comes in as an argument and must not go back.
///
/// Precise timers fire at their time; Coarse ones at most 5 % of the interval late, on a grid, so
/// that many of them fall together; VeryCoarse ones on whole seconds. None ever fires early. A
/// timer that fell behind skips what it missed. While a timer is delivered it is not due again, so
/// an event loop inside its handler neither enters it twice nor spins for it.
class TimerQueue final
{
public:
    using Time = std::chrono::nanoseconds;
    using TimerInfo = QAbstractEventDispatcher::TimerInfo;

    /// `interval` in milliseconds, >= 0. An id that exists is replaced.
    void add(int id, qint64 interval, Qt::TimerType type, QObject *object, Time now);
    bool remove(int id);
    bool removeOf(const QObject *object);

    std::optional<Time> nextDue() const;
    QList<TimerInfo> timersOf(const QObject *object) const;
    /// nullopt for an id that does not exist; never negative.
    std::optional<Time> remaining(int id, Time now) const;
    size_t size() const { return m_timers.size(); }

    /// One timer that is to get its event now.
    struct Firing
    {
        int id = 0;
        quint64 order = 0;
        QObject *object = nullptr;
    };
    /// Bounds one pass: timers armed after it wait for the next one, however short they are.
    quint64 passLimit() const { return m_nextOrder; }
    /// The next timer due at `now` and armed before `passLimit`. end() has to follow its event.
    std::optional<Firing> begin(Time now, quint64 passLimit);
    /// Arms the timer again, unless its handler removed or replaced it.
    void end(const Firing &firing);

private:
    struct Timer
    {
        int id = 0;
        int interval = 0; ///< ms, as it was asked for
        Qt::TimerType type = Qt::CoarseTimer;
        QObject *object = nullptr;
        Time nominal{}; ///< when it should fire
        Time due{};     ///< when it will fire: `nominal` or the next place on the grid
        quint64 order = 0;
    };
    struct Earlier
    {
        bool operator()(const Timer *a, const Timer *b) const
        {
            return a->due != b->due ? a->due < b->due : a->order < b->order;
        }
    };

    static Time periodOf(const Timer &timer);
    static Time dueOf(const Timer &timer);
    void arm(Timer &timer, Time nominal);

    std::unordered_map<int, Timer> m_timers;
    std::set<Timer *, Earlier> m_armed; ///< all but those being delivered
    quint64 m_nextOrder = 0;
};

} // namespace syngraph
