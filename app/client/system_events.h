#pragma once

#include "common/base/clock.h"

#include <QNetworkInformation>
#include <QObject>
#include <QTimer>

#include <functional>

namespace syngraph {

/// What the machine does that a connection should know of. A hint only: nothing is ever cut for it.
///
/// The network by QNetworkInformation; sleep by logind over D-Bus, where there is one, and by the
/// time that the machine slept, which the clock of the boot counts and the timers do not. Both,
/// since logind hears of no sleep but its own. GUI thread.
class SystemEvents final : public QObject
{
    Q_OBJECT

public:
    /// How long the machine has slept since it was started.
    using SleepClock = std::function<Milliseconds()>;

    explicit SystemEvents(QObject *parent = nullptr);
    SystemEvents(SleepClock clock, Milliseconds lookEvery, QObject *parent = nullptr);
    void start();
    /// What start() does beside listening to logind.
    void watchSleepClock();
    /// What QNetworkInformation reports.
    void noteReachability(QNetworkInformation::Reachability reachability);

Q_SIGNALS:
    /// The network came, or became another one; or the machine woke.
    void connectionMayBeBack();
    /// The last moment to write something down.
    void aboutToSleep();

private Q_SLOTS:
    void prepareForSleep(bool isBefore);

private:
    void watchNetwork();
    void watchLogind();
    void look();

    SleepClock m_clock;
    QTimer m_look;
    Milliseconds m_slept{0}; ///< since the boot
};

} // namespace syngraph
