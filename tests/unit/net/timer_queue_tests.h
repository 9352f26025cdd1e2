#pragma once

#include <QObject>

/// server/net/timer_queue.h in virtual time.
class TimerQueueTests final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void firesInOrderOfTimeThenOfArming();
    void periodicTimerDoesNotDrift();
    void timerThatFellBehindSkips();
    void zeroTimerFiresOnceInAPass();
    void armedDuringAPassWaitsForTheNext();
    void gridOfCoarseTimers_data();
    void gridOfCoarseTimers();
    void coarseTimersFallTogether();
    void notDueWhileDelivered();
    void handlerMayRemoveOrReplaceIt();
    void listsAndRemovesByObject();
    void remainingIsNeverNegative();
};
