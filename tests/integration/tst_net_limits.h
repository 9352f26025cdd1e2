#pragma once

#include <QObject>

/// Many connections, slow ones, and the end.
class TestNetLimits final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void broadcastSharesOneBuffer();
    void slowReaderIsReportedThenClosed();
    void readerThatCatchesUpIsNoLongerLagging();
    void readerThatStopsIsClosed();
    void tooManyOfOneAddress();
    void tooManyWithoutAuthentication();
    void tooFast();
    void proxysClientsAreCountedApart();
    void outOfDescriptors();
    void socketOptions();
    void portInUse();
    void stopsWhenTheLastIsGone();
    void deadlinesOfManyConnections();
};
