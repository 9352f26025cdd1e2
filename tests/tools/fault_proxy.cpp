#include "tests/tools/fault_proxy.h"

#include "tests/tools/fault_pipe.h"

#include <QTcpSocket>
#include <QTimer>

#include <sys/socket.h>

namespace syngraph::tools {

namespace {

constexpr qint64 kReadBufferBytes = 256 * 1024; ///< beyond it the kernel holds the sender back
constexpr qsizetype kHeadBytes = 16 * 1024;

/// The peer gets an RST in place of a FIN.
void abortWithReset(QTcpSocket &socket)
{
    const linger off{1, 0};
    if (socket.socketDescriptor() >= 0)
        ::setsockopt(int(socket.socketDescriptor()), SOL_SOCKET, SO_LINGER, &off, sizeof off);
    socket.abort();
}

} // namespace

struct FaultProxy::Connection
{
    std::unique_ptr<QTcpSocket> client;
    std::unique_ptr<QTcpSocket> server; ///< none while the door is silent
    std::unique_ptr<FaultPipe> up;
    std::unique_ptr<FaultPipe> down;
    Instant since;
};

FaultProxy::FaultProxy(const QHostAddress &host, quint16 port, quint64 seed, QObject *parent)
    : QObject(parent), m_host(host), m_port(port), m_random(seed)
{
    connect(&m_server, &QTcpServer::newConnection, this, &FaultProxy::accept);
    m_idle.setInterval(100ms);
    connect(&m_idle, &QTimer::timeout, this, &FaultProxy::killIdle);
}

/// Sockets close as they go, when their pipes are gone already: nobody is to hear of it.
FaultProxy::~FaultProxy()
{
    for (const auto &[id, connection] : m_connections) {
        for (QTcpSocket *socket : {connection->client.get(), connection->server.get()}) {
            if (socket)
                socket->disconnect(this);
        }
    }
}

bool FaultProxy::listen(const QHostAddress &address, quint16 port)
{
    return m_server.listen(address, port);
}

bool FaultProxy::command(const QString &line)
{
    if (line.trimmed() == u"cut") {
        while (!m_connections.empty())
            reset(m_connections.begin()->first);
        return true;
    }
    const auto settings = FaultSettings::changed(m_settings, line);
    if (!settings)
        return false;
    m_settings = *settings;
    if (m_settings.idleKill > 0ms)
        m_idle.start();
    else
        m_idle.stop();
    pumpAll();
    return true;
}

FaultProxy::Figures FaultProxy::figures() const
{
    Figures figures = m_figures;
    figures.open = int(m_connections.size());
    for (const auto &[id, connection] : m_connections) {
        if (connection->up) {
            figures.bytesUp += connection->up->bytes();
            figures.bytesDown += connection->down->bytes();
            figures.swallowed += connection->up->swallowed() + connection->down->swallowed();
        }
    }
    return figures;
}

void FaultProxy::accept()
{
    while (QTcpSocket *client = m_server.nextPendingConnection()) {
        ++m_figures.accepted;
        client->setParent(nullptr);
        client->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        client->setReadBufferSize(kReadBufferBytes);
        const auto id = ++m_lastId;
        auto connection = std::make_unique<Connection>();
        connection->client.reset(client);
        connection->since = m_clock.now();
        m_connections[id] = std::move(connection);
        connect(client, &QTcpSocket::disconnected, this, [this, id] { sideEnded(id, true); });
        switch (m_settings.door) {
        case FaultSettings::Door::Silent:
            break;
        case FaultSettings::Door::Closed:
            reset(id);
            break;
        case FaultSettings::Door::Refuse:
        case FaultSettings::Door::Portal:
            refuse(client);
            break;
        case FaultSettings::Door::Open:
            connectPipes(id);
            break;
        }
    }
}

/// Like a proxy whose server is down: the connection stays open behind the answer.
void FaultProxy::refuse(QTcpSocket *client)
{
    const auto answer = [this, client] {
        if (!client->peek(kHeadBytes).contains("\r\n\r\n"))
            return;
        client->readAll();
        const bool isPortal = m_settings.door == FaultSettings::Door::Portal;
        const QByteArray page = isPortal ? "<!doctype html><title>Wi-Fi</title><h1>Log in</h1>" : "";
        QByteArray head = "HTTP/1.1 " + QByteArray::number(m_settings.refusalStatus)
            + " Not what was asked for\r\nContent-Length: " + QByteArray::number(page.size())
            + "\r\nConnection: keep-alive\r\n";
        if (m_settings.retryAfterSeconds > 0)
            head += "Retry-After: " + QByteArray::number(m_settings.retryAfterSeconds) + "\r\n";
        if (m_settings.refusalStatus / 100 == 3)
            head += "Location: http://127.0.0.1:1/login\r\n";
        client->write(head + "\r\n" + page);
    };
    connect(client, &QTcpSocket::readyRead, this, answer);
}

void FaultProxy::connectPipes(qint64 id)
{
    auto &connection = *m_connections.at(id);
    connection.server = std::make_unique<QTcpSocket>();
    auto &client = *connection.client;
    auto &server = *connection.server;
    server.setSocketOption(QAbstractSocket::LowDelayOption, 1);
    server.setReadBufferSize(kReadBufferBytes);
    connection.up =
        std::make_unique<FaultPipe>(client, server, m_settings.up, m_clock, m_random, nullptr);
    connection.down =
        std::make_unique<FaultPipe>(server, client, m_settings.down, m_clock, m_random, nullptr);
    auto *up = connection.up.get();
    auto *down = connection.down.get();
    connect(&client, &QTcpSocket::readyRead, up, &FaultPipe::pump);
    connect(&client, &QTcpSocket::bytesWritten, down, &FaultPipe::pump);
    connect(&server, &QTcpSocket::connected, up, &FaultPipe::pump);
    connect(&server, &QTcpSocket::readyRead, down, &FaultPipe::pump);
    connect(&server, &QTcpSocket::bytesWritten, up, &FaultPipe::pump);
    connect(&server, &QTcpSocket::disconnected, this, [this, id] { sideEnded(id, false); });
    connect(&server, &QTcpSocket::errorOccurred, this, [this, id] {
        const auto found = m_connections.find(id);
        if (found != m_connections.end()
            && found->second->server->state() != QAbstractSocket::ConnectedState)
            QMetaObject::invokeMethod(this, [this, id] { reset(id); }, Qt::QueuedConnection);
    });
    for (FaultPipe *pipe : {up, down}) {
        connect(pipe, &FaultPipe::resetWanted, this, [this, id] { reset(id); },
                Qt::QueuedConnection);
        connect(pipe, &FaultPipe::drained, this, [this, id] { end(id); }, Qt::QueuedConnection);
    }
    server.connectToHost(m_host, m_port);
}

/// What the other side hears of it goes through the same pipe as the bytes did.
void FaultProxy::sideEnded(qint64 id, bool isClient)
{
    const auto found = m_connections.find(id);
    if (found == m_connections.end())
        return;
    auto &connection = *found->second;
    if (!connection.server) {
        QMetaObject::invokeMethod(this, [this, id] { end(id); }, Qt::QueuedConnection);
        return;
    }
    const auto &other = isClient ? *connection.server : *connection.client;
    const bool isOver = other.state() == QAbstractSocket::UnconnectedState;
    auto &pipe = isClient ? *connection.up : *connection.down;
    if (isOver || pipe.sourceEnded())
        QMetaObject::invokeMethod(this, [this, id] { end(id); }, Qt::QueuedConnection);
}

void FaultProxy::reset(qint64 id)
{
    const auto found = m_connections.find(id);
    if (found == m_connections.end())
        return;
    ++m_figures.resets;
    auto &connection = *found->second;
    for (QTcpSocket *socket : {connection.client.get(), connection.server.get()}) {
        if (socket) {
            socket->disconnect(this);
            abortWithReset(*socket);
        }
    }
    end(id);
}

void FaultProxy::end(qint64 id)
{
    const auto found = m_connections.find(id);
    if (found == m_connections.end())
        return;
    const auto connection = std::move(found->second);
    m_connections.erase(found);
    if (connection->up) {
        m_figures.bytesUp += connection->up->bytes();
        m_figures.bytesDown += connection->down->bytes();
        m_figures.swallowed += connection->up->swallowed() + connection->down->swallowed();
        connection->up.release()->deleteLater();
        connection->down.release()->deleteLater();
    }
    for (auto *socket : {&connection->client, &connection->server}) {
        if (!*socket)
            continue;
        (*socket)->disconnect();
        (*socket)->disconnectFromHost();
        socket->release()->deleteLater();
    }
}

void FaultProxy::pumpAll()
{
    std::vector<qint64> ids;
    for (const auto &[id, connection] : m_connections)
        ids.push_back(id);
    for (const auto id : ids) {
        const auto found = m_connections.find(id);
        if (found == m_connections.end() || !found->second->up)
            continue;
        found->second->up->pump();
        found->second->down->pump();
    }
}

void FaultProxy::killIdle()
{
    std::vector<qint64> idle;
    for (const auto &[id, connection] : m_connections) {
        auto last = connection->since;
        if (connection->up)
            last = std::max(connection->up->lastByte(), connection->down->lastByte());
        if (m_clock.now() - last >= m_settings.idleKill)
            idle.push_back(id);
    }
    for (const auto id : idle)
        reset(id);
}

} // namespace syngraph::tools
