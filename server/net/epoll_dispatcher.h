#pragma once

#include "server/net/timer_queue.h"

#include <QAbstractEventDispatcher>
#include <QSocketNotifier>

#include <array>
#include <atomic>
#include <vector>

struct epoll_event;

namespace syngraph {

/// Event dispatcher whose cost for a wake-up follows the sockets that have something to say, where
/// Qt's own, built on poll(), walks all that are open. Linux only; one per thread, handed to
/// QCoreApplication or QThread::setEventDispatcher() before the thread's loop begins.
///
/// Invariants:
/// 1. A notifier that was disabled, deleted or replaced gets no event any more, not even one that
///    the kernel reported before; one that a nested loop has served gets none from the outer loop.
/// 2. What the kernel watches is brought in line once, right before waiting. Only the end of the
///    last interest in a descriptor is told at once, because the number may be closed and reused.
/// 3. Descriptors that epoll refuses (regular files) count as always ready, as with poll().
/// 4. Only wakeUp() and interrupt() may be called from other threads.
class EpollDispatcher final : public QAbstractEventDispatcher
{
    Q_OBJECT

public:
    explicit EpollDispatcher(QObject *parent = nullptr);
    ~EpollDispatcher() override;

    bool processEvents(QEventLoop::ProcessEventsFlags flags) override;

    void registerSocketNotifier(QSocketNotifier *notifier) override;
    void unregisterSocketNotifier(QSocketNotifier *notifier) override;

    using QAbstractEventDispatcher::registerTimer;
    void registerTimer(int timerId, qint64 interval, Qt::TimerType timerType,
                       QObject *object) override;
    bool unregisterTimer(int timerId) override;
    bool unregisterTimers(QObject *object) override;
    QList<TimerInfo> registeredTimers(QObject *object) const override;
    int remainingTime(int timerId) override;

    void wakeUp() override;
    void interrupt() override;

    /// How often the kernel was told about a change of interest since the start.
    qint64 interestChanges() const { return m_interestChanges; }

private:
    struct Watch
    {
        QSocketNotifier *notifier = nullptr;
        quint64 since = 0; ///< number of the last wait when it was registered or got its event
    };
    struct Descriptor
    {
        std::array<Watch, 3> watches; ///< by QSocketNotifier::Type
        quint32 told = 0;             ///< interest that the kernel knows of
        bool isChanged = false;       ///< is in m_changed
        bool isAlwaysReady = false;   ///< is in m_alwaysReady
    };

    bool belongsHere(const QSocketNotifier *notifier) const;
    static quint32 interestOf(const Descriptor &descriptor);
    void forget(int fd);
    void applyChanges();
    void applyChange(int fd);
    void disableAll(int fd);
    int waitMilliseconds(bool mayWait, bool withTimers) const;
    int waitForWakeUpOnly(int timeout);
    int serve(const epoll_event &event, quint64 wait);
    int serveAlwaysReady(quint64 wait);
    bool deliver(int fd, QSocketNotifier::Type type, quint64 wait);
    int fireTimers();
    void consumeWakeUp();

    int m_epoll = -1;
    int m_wakeUp = -1; ///< eventfd
    std::atomic<bool> m_isWakeUpWritten = false;
    std::atomic<Qt::HANDLE> m_thread = nullptr; ///< that runs processEvents()
    bool m_isWokenFromHere = false;             ///< wakeUp() by our own thread: no need to write
    std::atomic<quint32> m_interrupts = 0;

    std::vector<Descriptor> m_descriptors; ///< by number
    std::vector<int> m_changed;
    std::vector<int> m_alwaysReady;
    quint64 m_waits = 0;
    qint64 m_interestChanges = 0;
    TimerQueue m_timers;
};

} // namespace syngraph
