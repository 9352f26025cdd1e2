#include "server/net/epoll_dispatcher.h"

#include "common/base/check.h"

#include <QCoreApplication>
#include <QEvent>
#include <QThread>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <limits>

#include <poll.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <unistd.h>

namespace syngraph {

namespace {

constexpr int kEventsPerWait = 128;
constexpr quint32 kFailure = EPOLLHUP | EPOLLERR;

/// What the kernel is asked for, by QSocketNotifier::Type. Hang-up and errors come unasked and
/// concern every type, as with poll().
constexpr std::array<quint32, 3> kInterest{EPOLLIN, EPOLLOUT, EPOLLPRI};

TimerQueue::Time now()
{
    return std::chrono::steady_clock::now().time_since_epoch();
}

} // namespace

EpollDispatcher::EpollDispatcher(QObject *parent)
    : QAbstractEventDispatcher(parent)
    , m_epoll(::epoll_create1(EPOLL_CLOEXEC))
    , m_wakeUp(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))
{
    SYNGRAPH_CHECK(m_epoll >= 0 && m_wakeUp >= 0);
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.fd = m_wakeUp;
    SYNGRAPH_CHECK(::epoll_ctl(m_epoll, EPOLL_CTL_ADD, m_wakeUp, &event) == 0);
}

EpollDispatcher::~EpollDispatcher()
{
    ::close(m_wakeUp);
    ::close(m_epoll);
}

// ---- The loop

bool EpollDispatcher::processEvents(QEventLoop::ProcessEventsFlags flags)
{
    m_thread.store(QThread::currentThreadId(), std::memory_order_relaxed);
    // Counted and not reset here, so that an outer loop interrupted from inside a nested one sees it.
    const quint32 interrupts = m_interrupts.load();
    const auto isInterrupted = [&] { return m_interrupts.load() != interrupts; };

    m_isWokenFromHere = false;
    Q_EMIT awake();
    QCoreApplication::sendPostedEvents();

    const bool mayWait = flags.testFlag(QEventLoop::WaitForMoreEvents) && !isInterrupted();
    if (mayWait)
        Q_EMIT aboutToBlock();
    if (isInterrupted())
        return false;

    const bool withTimers = !flags.testFlag(QEventLoop::X11ExcludeTimers);
    const int timeout = waitMilliseconds(mayWait, withTimers);
    int served = 0;
    if (flags.testFlag(QEventLoop::ExcludeSocketNotifiers)) {
        served += waitForWakeUpOnly(timeout);
    } else {
        applyChanges();
        const quint64 wait = ++m_waits;
        std::array<epoll_event, kEventsPerWait> events;
        const int count = ::epoll_wait(m_epoll, events.data(), kEventsPerWait,
                                       m_alwaysReady.empty() ? timeout : 0);
        for (int i = 0; i < count; ++i)
            served += serve(events[static_cast<size_t>(i)], wait);
        served += serveAlwaysReady(wait);
    }
    if (withTimers)
        served += fireTimers();
    return served > 0 || m_isWokenFromHere;
}

int EpollDispatcher::waitMilliseconds(bool mayWait, bool withTimers) const
{
    if (!mayWait || m_isWokenFromHere)
        return 0;
    const auto due = withTimers ? m_timers.nextDue() : std::nullopt;
    if (!due)
        return -1;
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(*due - now()).count();
    return static_cast<int>(std::clamp<qint64>(left, 0, std::numeric_limits<int>::max()));
}

int EpollDispatcher::waitForWakeUpOnly(int timeout)
{
    pollfd wakeUp{m_wakeUp, POLLIN, 0};
    if (::poll(&wakeUp, 1, timeout) <= 0)
        return 0;
    consumeWakeUp();
    return 1;
}

void EpollDispatcher::wakeUp()
{
    if (m_thread.load(std::memory_order_relaxed) == QThread::currentThreadId()) {
        m_isWokenFromHere = true;
        return;
    }
    if (m_isWakeUpWritten.exchange(true))
        return;
    const quint64 one = 1;
    while (::write(m_wakeUp, &one, sizeof one) < 0 && errno == EINTR) { }
}

void EpollDispatcher::consumeWakeUp()
{
    quint64 count = 0;
    while (::read(m_wakeUp, &count, sizeof count) < 0 && errno == EINTR) { }
    // Only now: whoever finds it still set posted before this, and posted events are sent next.
    m_isWakeUpWritten.store(false);
}

void EpollDispatcher::interrupt()
{
    m_interrupts.fetch_add(1);
    wakeUp();
}

// ---- Sockets

bool EpollDispatcher::belongsHere(const QSocketNotifier *notifier) const
{
    if (notifier->thread() == thread() && thread() == QThread::currentThread())
        return true;
    qWarning("Socket notifiers cannot be enabled or disabled from another thread");
    return false;
}

quint32 EpollDispatcher::interestOf(const Descriptor &descriptor)
{
    quint32 interest = 0;
    for (size_t type = 0; type < kInterest.size(); ++type) {
        if (descriptor.watches[type].notifier)
            interest |= kInterest[type];
    }
    return interest;
}

void EpollDispatcher::registerSocketNotifier(QSocketNotifier *notifier)
{
    const auto fd = static_cast<int>(notifier->socket());
    if (fd < 0 || !belongsHere(notifier))
        return;
    if (static_cast<size_t>(fd) >= m_descriptors.size())
        m_descriptors.resize(static_cast<size_t>(fd) + 1);
    Descriptor &descriptor = m_descriptors[static_cast<size_t>(fd)];
    Watch &watch = descriptor.watches[notifier->type()];
    if (watch.notifier && watch.notifier != notifier) {
        qWarning("Multiple socket notifiers for the same socket %d and type %d", fd,
                 int(notifier->type()));
        descriptor.told = 0; // perhaps the number was closed and given out again
    }
    watch = {notifier, m_waits};
    if (!descriptor.isChanged) {
        descriptor.isChanged = true;
        m_changed.push_back(fd);
    }
}

void EpollDispatcher::unregisterSocketNotifier(QSocketNotifier *notifier)
{
    const auto fd = static_cast<int>(notifier->socket());
    if (fd < 0 || static_cast<size_t>(fd) >= m_descriptors.size() || !belongsHere(notifier))
        return;
    Descriptor &descriptor = m_descriptors[static_cast<size_t>(fd)];
    Watch &watch = descriptor.watches[notifier->type()];
    if (watch.notifier != notifier)
        return;
    watch = {};
    if (interestOf(descriptor) == 0) {
        forget(fd);
    } else if (!descriptor.isChanged) {
        descriptor.isChanged = true;
        m_changed.push_back(fd);
    }
}

void EpollDispatcher::forget(int fd)
{
    Descriptor &descriptor = m_descriptors[static_cast<size_t>(fd)];
    if (std::exchange(descriptor.isAlwaysReady, false))
        std::erase(m_alwaysReady, fd);
    if (std::exchange(descriptor.told, 0) != 0) {
        ++m_interestChanges;
        epoll_event ignored{}; // fails when the descriptor was closed first, which forgot it too
        ::epoll_ctl(m_epoll, EPOLL_CTL_DEL, fd, &ignored);
    }
}

void EpollDispatcher::applyChanges()
{
    // By index: disabling a notifier of a bad descriptor may add to the list.
    for (size_t i = 0; i < m_changed.size(); ++i) {
        m_descriptors[static_cast<size_t>(m_changed[i])].isChanged = false;
        applyChange(m_changed[i]);
    }
    m_changed.clear();
}

void EpollDispatcher::applyChange(int fd)
{
    Descriptor &descriptor = m_descriptors[static_cast<size_t>(fd)];
    const quint32 interest = interestOf(descriptor);
    if (interest == descriptor.told || interest == 0 || descriptor.isAlwaysReady)
        return;
    epoll_event event{};
    event.events = interest;
    event.data.fd = fd;
    const auto tell = [&](int operation) {
        ++m_interestChanges;
        return ::epoll_ctl(m_epoll, operation, fd, &event) == 0;
    };
    bool isTold = tell(descriptor.told == 0 ? EPOLL_CTL_ADD : EPOLL_CTL_MOD);
    if (!isTold && errno == ENOENT)
        isTold = tell(EPOLL_CTL_ADD);
    else if (!isTold && errno == EEXIST)
        isTold = tell(EPOLL_CTL_MOD);
    if (isTold) {
        descriptor.told = interest;
        return;
    }
    descriptor.told = 0;
    if (errno == EPERM) {
        descriptor.isAlwaysReady = true;
        m_alwaysReady.push_back(fd);
    } else {
        disableAll(fd);
    }
}

void EpollDispatcher::disableAll(int fd)
{
    qWarning("Socket %d cannot be watched (errno %d); its notifiers are disabled", fd, errno);
    for (size_t type = 0; type < kInterest.size(); ++type) {
        if (auto *notifier = m_descriptors[static_cast<size_t>(fd)].watches[type].notifier)
            notifier->setEnabled(false);
    }
}

int EpollDispatcher::serve(const epoll_event &event, quint64 wait)
{
    const int fd = event.data.fd;
    if (fd == m_wakeUp) {
        consumeWakeUp();
        return 1;
    }
    int served = 0;
    for (size_t type = 0; type < kInterest.size(); ++type) {
        if (event.events & (kInterest[type] | kFailure))
            served += deliver(fd, static_cast<QSocketNotifier::Type>(type), wait);
    }
    return served;
}

int EpollDispatcher::serveAlwaysReady(quint64 wait)
{
    if (m_alwaysReady.empty())
        return 0;
    int served = 0;
    const std::vector<int> ready = m_alwaysReady;
    for (const int fd : ready) {
        served += deliver(fd, QSocketNotifier::Read, wait);
        served += deliver(fd, QSocketNotifier::Write, wait);
    }
    return served;
}

bool EpollDispatcher::deliver(int fd, QSocketNotifier::Type type, quint64 wait)
{
    Watch &watch = m_descriptors[static_cast<size_t>(fd)].watches[type];
    if (!watch.notifier || watch.since >= wait)
        return false;
    watch.since = m_waits;
    QEvent event(QEvent::SockAct);
    QCoreApplication::sendEvent(watch.notifier, &event);
    return true;
}

// ---- Timers

void EpollDispatcher::registerTimer(int timerId, qint64 interval, Qt::TimerType timerType,
                                    QObject *object)
{
    m_timers.add(timerId, interval, timerType, object, now());
}

bool EpollDispatcher::unregisterTimer(int timerId)
{
    return m_timers.remove(timerId);
}

bool EpollDispatcher::unregisterTimers(QObject *object)
{
    return m_timers.removeOf(object);
}

QList<QAbstractEventDispatcher::TimerInfo>
EpollDispatcher::registeredTimers(QObject *object) const
{
    return m_timers.timersOf(object);
}

int EpollDispatcher::remainingTime(int timerId)
{
    const auto left = m_timers.remaining(timerId, now());
    if (!left)
        return -1;
    const auto rounded = std::chrono::ceil<std::chrono::milliseconds>(*left).count();
    return static_cast<int>(std::min<qint64>(rounded, std::numeric_limits<int>::max()));
}

int EpollDispatcher::fireTimers()
{
    int fired = 0;
    const quint64 limit = m_timers.passLimit();
    const TimerQueue::Time passTime = m_timers.size() > 0 ? now() : TimerQueue::Time(0);
    while (const auto firing = m_timers.begin(passTime, limit)) {
        QTimerEvent event(firing->id);
        QCoreApplication::sendEvent(firing->object, &event);
        m_timers.end(*firing);
        ++fired;
    }
    return fired;
}

} // namespace syngraph
