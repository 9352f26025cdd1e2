#include "app/client/system_events.h"

#include <QNetworkInformation>

#ifdef SYNGRAPH_HAS_DBUS
#include <QDBusConnection>
#include <QDBusConnectionInterface>
#endif

#include <ctime>

namespace syngraph {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr Milliseconds kLookEvery = 2s;
constexpr Milliseconds kLeastSleep = 5s;

Milliseconds timeAsleep()
{
#ifdef Q_OS_LINUX
    timespec boot{};
    timespec awake{};
    ::clock_gettime(CLOCK_BOOTTIME, &boot);
    ::clock_gettime(CLOCK_MONOTONIC, &awake);
    return Milliseconds((boot.tv_sec - awake.tv_sec) * 1'000
                        + (boot.tv_nsec - awake.tv_nsec) / 1'000'000);
#else
    return Milliseconds(0);
#endif
}

} // namespace

SystemEvents::SystemEvents(QObject *parent) : SystemEvents(timeAsleep, kLookEvery, parent) {}

SystemEvents::SystemEvents(SleepClock clock, Milliseconds lookEvery, QObject *parent)
    : QObject(parent), m_clock(std::move(clock))
{
    m_look.setInterval(lookEvery);
    m_look.setTimerType(Qt::VeryCoarseTimer);
    connect(&m_look, &QTimer::timeout, this, &SystemEvents::look);
}

void SystemEvents::start()
{
    watchNetwork();
    // A machine that is frozen from outside, or put to sleep by the kernel alone, is nothing that
    // logind hears of.
    watchLogind();
    watchSleepClock();
}

void SystemEvents::watchSleepClock()
{
    m_slept = m_clock();
    m_look.start();
}

void SystemEvents::noteReachability(QNetworkInformation::Reachability reachability)
{
    if (reachability != QNetworkInformation::Reachability::Disconnected)
        Q_EMIT connectionMayBeBack();
}

void SystemEvents::watchNetwork()
{
    using Feature = QNetworkInformation::Feature;
    if (!QNetworkInformation::loadBackendByFeatures(Feature::Reachability))
        return;
    const auto *network = QNetworkInformation::instance();
    connect(network, &QNetworkInformation::reachabilityChanged, this,
            &SystemEvents::noteReachability);
    if (network->supports(Feature::TransportMedium)) {
        connect(network, &QNetworkInformation::transportMediumChanged, this,
                &SystemEvents::connectionMayBeBack);
    }
}

void SystemEvents::watchLogind()
{
#ifdef SYNGRAPH_HAS_DBUS
    auto bus = QDBusConnection::systemBus();
    const auto service = u"org.freedesktop.login1"_s;
    if (!bus.isConnected() || !bus.interface()->isServiceRegistered(service))
        return;
    bus.connect(service, u"/org/freedesktop/login1"_s, u"org.freedesktop.login1.Manager"_s,
                u"PrepareForSleep"_s, this, SLOT(prepareForSleep(bool)));
#endif
}

void SystemEvents::prepareForSleep(bool isBefore)
{
    if (isBefore)
        Q_EMIT aboutToSleep();
    else
        Q_EMIT connectionMayBeBack();
}

void SystemEvents::look()
{
    const auto slept = m_clock();
    if (slept - std::exchange(m_slept, slept) >= kLeastSleep)
        Q_EMIT connectionMayBeBack();
}

} // namespace syngraph
