#pragma once

#include <QObject>

/// Socket notifiers on the epoll dispatcher: who is called, how often, and what is void.
class SocketNotifierTests final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void servesOnlyWhatIsReadyAmongThousands();
    void togglingAWriteNotifierIsFree();
    void writeNotifierFiresUntilDisabled();
    void exceptionNotifierHearsUrgentData();
    void deletedByAnotherSlot();
    void deletesItself();
    void disabledAndEnabledAgainInsideASlot();
    void disabledNotifierLetsTheLoopSleep();
    void numberReusedAfterClose();
    void numberReusedWithoutGoodbye();
    void regularFileIsAlwaysReady();
    void badDescriptorIsDisabled();
    void hangUpReachesTheReader();
    void excludedNotifiersWait();
    void nestedLoopServesEachOnce();
};
