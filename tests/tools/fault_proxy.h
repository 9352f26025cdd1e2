#pragma once

#include "common/base/random.h"
#include "common/platform/system_clock.h"
#include "tests/tools/fault_settings.h"

#include <QHostAddress>
#include <QTcpServer>
#include <QTimer>

#include <map>
#include <memory>

namespace syngraph::tools {

class FaultPipe;

/// Stands between clients and a server, on TCP, and does to their connections what networks and
/// machines do (fault_settings.h has the words). Knows nothing of TLS; what concerns frames only
/// works on plain connections. Chance follows the seed. Lives on one thread with an event loop.
class FaultProxy final : public QObject
{
    Q_OBJECT

public:
    FaultProxy(const QHostAddress &host, quint16 port, quint64 seed, QObject *parent = nullptr);
    ~FaultProxy() override;

    bool listen(const QHostAddress &address, quint16 port = 0);
    quint16 port() const { return m_server.serverPort(); }

    /// One line of fault_settings.h. False when it is none.
    bool command(const QString &line);

    struct Figures
    {
        qint64 accepted = 0;
        qint64 resets = 0;
        qint64 bytesUp = 0;   ///< of connections that have ended
        qint64 bytesDown = 0;
        qint64 swallowed = 0;
        int open = 0;
    };
    Figures figures() const;

private:
    struct Connection;

    void accept();
    void refuse(QTcpSocket *client);
    void connectPipes(qint64 id);
    void sideEnded(qint64 id, bool isClient);
    void reset(qint64 id);
    void end(qint64 id);
    void pumpAll();
    void killIdle();

    QHostAddress m_host;
    quint16 m_port;
    SystemClock m_clock;
    SeededRandom m_random;
    FaultSettings m_settings;
    QTcpServer m_server;
    QTimer m_idle;
    std::map<qint64, std::unique_ptr<Connection>> m_connections;
    qint64 m_lastId = 0;
    Figures m_figures;
};

} // namespace syngraph::tools
