#pragma once

#include <QObject>
#include <QTemporaryDir>

/// Qt's own WebSocket client, an independent check of both the codec and TLS.
class TestNetClients final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void echoes_data();
    void echoes();
    void noProtocolIsRefusedBeforeTheUpgrade();
    void wrongFingerprintIsNoticed();
    void plainOnTheTlsPort_data();
    void plainOnTheTlsPort();
    void oldTlsIsRefused();
    void rubbishBehindATlsByte();
    void bigMessagesBothWays_data();
    void bigMessagesBothWays();
    void pageOverTls();

private:
    QTemporaryDir m_dataDirectory;
};
