#pragma once

#include "common/transport/transport.h"

#include <QAbstractSocket>
#include <QPointer>
#include <QSslError>
#include <QTcpSocket>

#include <functional>
#include <memory>

class QWebSocket;

namespace syngraph {

/// A Transport on QWebSocket. It owns the attempt's socket and makes sure of one honest end:
/// QWebSocket stays in its connecting state after a refused upgrade and says nothing about a peer
/// that vanished, so every error ends the attempt here, and Session watches the time.
/// Trust: with a fingerprint the server's public key has to be that one, whoever signed it; without
/// one the system's certificate authorities decide. The detail of an end by WrongIdentity is the
/// fingerprint that was met, as hexadecimal digits, or empty. Messages above limits::kMessageBytes end it.
class WebSocketTransport final : public Transport
{
    Q_OBJECT

public:
    /// Where a target is to be reached from here, when that is not what its address says; an empty
    /// one: nowhere, which ends the attempt as Refused.
    using Route = std::function<QUrl(const TransportTarget &)>;

    explicit WebSocketTransport(Route route = {}, QObject *parent = nullptr);
    ~WebSocketTransport() override;

    void open(const TransportTarget &target) override;
    void send(const QByteArray &message) override;
    void close() override;
    void abort() override;

private:
    void handleConnected();
    void handleDisconnected();
    void handleError(QAbstractSocket::SocketError error);
    void handleSslErrors(const QList<QSslError> &errors);
    QByteArray shownKey() const;
    bool isPinnedKey() const;
    void endAtIdentity();
    void endWithoutWay();
    void keepAnswer();
    std::optional<QByteArray> answer() const; ///< to the upgrade, where it is at hand
    void end(TransportEnd::Kind kind, const QString &detail);

    Route m_route;
    std::unique_ptr<QWebSocket> m_socket;
    QPointer<QTcpSocket> m_below; ///< of m_socket, where it can be found
    TransportTarget m_target;
    bool m_open = false;
    bool m_ended = false;
};

} // namespace syngraph
