#include "common/transport/websocket_transport.h"

#include "common/base/limits.h"
#include "common/base/names.h"

#include <QCryptographicHash>
#include <QNetworkProxy>
#include <QNetworkRequest>
#include <QRegularExpression>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QWebSocket>

namespace syngraph {

namespace {

/// QWebSocket tells a refused upgrade in words only.
int httpStatusIn(const QString &errorString)
{
    static const QRegularExpression pattern(QStringLiteral("code:?\\s*(\\d{3})\\b"),
                                            QRegularExpression::CaseInsensitiveOption);
    const auto match = pattern.match(errorString);
    return match.hasMatch() ? match.captured(1).toInt() : 0;
}

/// What is wrong with a certificate that a pinned key makes up for.
bool isSettledByPin(QSslError::SslError error)
{
    switch (error) {
    case QSslError::SelfSignedCertificate:
    case QSslError::SelfSignedCertificateInChain:
    case QSslError::CertificateUntrusted:
    case QSslError::UnableToGetLocalIssuerCertificate:
    case QSslError::UnableToVerifyFirstCertificate:
    case QSslError::HostNameMismatch:
    case QSslError::CertificateExpired:
    case QSslError::CertificateNotYetValid:
        return true;
    default:
        return false;
    }
}

} // namespace

WebSocketTransport::WebSocketTransport(Route route, QObject *parent)
    : Transport(parent), m_route(std::move(route))
{
}

WebSocketTransport::~WebSocketTransport()
{
    abort();
}

void WebSocketTransport::open(const TransportTarget &target)
{
    m_target = target;
    m_socket = std::make_unique<QWebSocket>();
    auto *socket = m_socket.get();
    socket->setMaxAllowedIncomingFrameSize(quint64(limits::kMessageBytes));
    socket->setMaxAllowedIncomingMessageSize(quint64(limits::kMessageBytes));
    socket->setOutgoingFrameSize(quint64(limits::kOutgoingFrameBytes));
    socket->setProxy(QNetworkProxy(QNetworkProxy::DefaultProxy));
    connect(socket, &QWebSocket::connected, this, &WebSocketTransport::handleConnected);
    connect(socket, &QWebSocket::disconnected, this, &WebSocketTransport::handleDisconnected);
    connect(socket, qOverload<QAbstractSocket::SocketError>(&QWebSocket::error), this,
            &WebSocketTransport::handleError);
    connect(socket, &QWebSocket::sslErrors, this, &WebSocketTransport::handleSslErrors);
    connect(socket, &QWebSocket::textMessageReceived, this, [this](const QString &text) {
        if (m_open && m_target.format == WireFormat::Json)
            Q_EMIT received(text.toUtf8());
    });
    connect(socket, &QWebSocket::binaryMessageReceived, this, [this](const QByteArray &bytes) {
        if (m_open && m_target.format == WireFormat::Cbor)
            Q_EMIT received(bytes);
    });
    QNetworkRequest request(m_route ? m_route(target) : target.url);
    const auto protocol = target.format == WireFormat::Cbor ? names::kSubprotocolCbor
                                                            : names::kSubprotocolJson;
    request.setRawHeader("Sec-WebSocket-Protocol", protocol.data());
    socket->open(request);
}

void WebSocketTransport::send(const QByteArray &message)
{
    if (!m_open)
        return;
    if (m_target.format == WireFormat::Json)
        m_socket->sendTextMessage(QString::fromUtf8(message));
    else
        m_socket->sendBinaryMessage(message);
}

void WebSocketTransport::close()
{
    if (m_socket && m_open)
        m_socket->close();
    else
        abort();
}

void WebSocketTransport::abort()
{
    m_ended = true;
    m_open = false;
    if (!m_socket)
        return;
    m_socket->disconnect(this);
    m_socket->abort();
    // It may be in the middle of its own signal.
    m_socket.release()->deleteLater();
}

bool WebSocketTransport::isPinnedKey() const
{
    // DER of a public key is its SubjectPublicKeyInfo.
    const auto key = m_socket->sslConfiguration().peerCertificate().publicKey().toDer();
    return !key.isEmpty()
        && QCryptographicHash::hash(key, QCryptographicHash::Sha256) == *m_target.fingerprint;
}

void WebSocketTransport::handleSslErrors(const QList<QSslError> &errors)
{
    if (m_target.fingerprint && isPinnedKey()) {
        const bool settled = std::all_of(errors.begin(), errors.end(), [](const QSslError &error) {
            return isSettledByPin(error.error());
        });
        if (settled) {
            m_socket->ignoreSslErrors(errors);
            return;
        }
    }
    end(m_target.fingerprint ? TransportEnd::Kind::WrongIdentity
                             : TransportEnd::Kind::UntrustedCertificate,
        errors.isEmpty() ? QString() : errors.front().errorString());
}

void WebSocketTransport::handleConnected()
{
    // A certificate that an authority vouches for raises no error, and still has to be the pinned.
    if (m_target.fingerprint && !isPinnedKey()) {
        end(TransportEnd::Kind::WrongIdentity, QStringLiteral("another key"));
        return;
    }
    m_open = true;
    Q_EMIT opened();
}

void WebSocketTransport::handleDisconnected()
{
    end(TransportEnd::Kind::Closed, m_socket->closeReason());
}

void WebSocketTransport::handleError(QAbstractSocket::SocketError error)
{
    // A close of the peer comes as an error first and as disconnected() after it, with its code.
    if (m_open && error == QAbstractSocket::RemoteHostClosedError)
        return;
    const auto text = m_socket->errorString();
    end(httpStatusIn(text) ? TransportEnd::Kind::HttpRefused : TransportEnd::Kind::Failed, text);
}

void WebSocketTransport::end(TransportEnd::Kind kind, const QString &detail)
{
    if (m_ended)
        return;
    TransportEnd how;
    how.kind = kind;
    how.closeCode = m_open ? int(m_socket->closeCode()) : 0;
    how.httpStatus = kind == TransportEnd::Kind::HttpRefused ? httpStatusIn(detail) : 0;
    how.detail = detail.left(200);
    abort();
    Q_EMIT ended(how);
}

} // namespace syngraph
