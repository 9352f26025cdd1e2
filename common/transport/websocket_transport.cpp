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
#include <QSslSocket>
#include <QWebSocket>

#include <algorithm>

namespace syngraph {

namespace {

/// QWebSocket tells a refused upgrade in words only, and of some nothing: for where its answer is not
/// at hand.
int httpStatusIn(const QString &errorString)
{
    static const QRegularExpression pattern(QStringLiteral("code:?\\s*(\\d{3})\\b"),
                                            QRegularExpression::CaseInsensitiveOption);
    const auto match = pattern.match(errorString);
    return match.hasMatch() ? match.captured(1).toInt() : 0;
}

TransportEnd::Kind kindOf(QAbstractSocket::SocketError error)
{
    switch (error) {
    case QAbstractSocket::HostNotFoundError:
        return TransportEnd::Kind::NoAddress;
    case QAbstractSocket::ConnectionRefusedError:
        return TransportEnd::Kind::Refused;
    case QAbstractSocket::SslHandshakeFailedError:
        return TransportEnd::Kind::NoSecurity;
    default:
        return TransportEnd::Kind::Failed;
    }
}

constexpr qint64 kAnswerBytes = 8 * 1024; ///< of the head of a refusal
constexpr qsizetype kMostDigits = 6;
/// Whoever is in between may ask for anything.
constexpr Milliseconds kMostRetryAfter = 60s;

/// Of an HTTP answer; 0 without it. A date is passed over: whose clock would it be by?
Milliseconds retryAfterIn(const QByteArray &answer)
{
    static constexpr QByteArrayView kName("retry-after");
    for (const auto &line : answer.first(std::max<qsizetype>(0, answer.indexOf("\r\n\r\n")))
                                .split('\n')) {
        const auto colon = line.indexOf(':');
        if (colon < 0 || line.first(colon).compare(kName, Qt::CaseInsensitive) != 0)
            continue;
        const auto value = line.sliced(colon + 1).trimmed();
        const bool isNumber = !value.isEmpty()
            && std::all_of(value.begin(), value.end(), [](char c) { return c >= '0' && c <= '9'; });
        if (!isNumber)
            return 0ms;
        return value.size() > kMostDigits
            ? kMostRetryAfter
            : std::min(kMostRetryAfter, Milliseconds(value.toLongLong() * 1'000));
    }
    return 0ms;
}

/// Of an HTTP answer; 0 where there is none, or not yet a whole one to an upgrade that was agreed to.
int statusIn(const QByteArray &answer)
{
    static const QRegularExpression line(QStringLiteral("^HTTP/1\\.\\d (\\d{3})[ \\r]"));
    const auto match = line.match(QString::fromLatin1(answer.left(16)));
    const int status = match.hasMatch() ? match.captured(1).toInt() : 0;
    constexpr int kSwitching = 101;
    return status == kSwitching && !answer.contains("\r\n\r\n") ? 0 : status;
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
    const QUrl way = m_route ? m_route(target) : target.url;
    if (way.isEmpty()) {
        QMetaObject::invokeMethod(this, &WebSocketTransport::endWithoutWay, Qt::QueuedConnection);
        return;
    }
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
    QNetworkRequest request(way);
    const auto protocol = target.format == WireFormat::Cbor ? names::kSubprotocolCbor
                                                            : names::kSubprotocolJson;
    request.setRawHeader("Sec-WebSocket-Protocol", protocol.data());
    socket->open(request);
    if (m_socket) // an address without a way to it ends the attempt within the call
        keepAnswer();
}

/// QWebSocket takes the answer from the socket below and shows nothing of it but a status. What is
/// taken within a transaction can be read again. Nobody promises that there is such a child: where
/// there is none, a refusal is one without Retry-After.
void WebSocketTransport::keepAnswer()
{
    auto *below = m_socket->findChild<QTcpSocket *>();
    if (!below)
        return;
    const auto start = [below] {
        if (!below->isTransactionStarted())
            below->startTransaction();
    };
    if (m_target.url.scheme() == u"wss")
        connect(qobject_cast<QSslSocket *>(below), &QSslSocket::encrypted, this, start);
    else
        connect(below, &QTcpSocket::connected, this, start);
    m_below = below;
}

std::optional<QByteArray> WebSocketTransport::answer() const
{
    if (m_open || !m_below || !m_below->isTransactionStarted())
        return std::nullopt;
    m_below->rollbackTransaction();
    return m_below->peek(kAnswerBytes);
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

/// The fingerprint of the server's key; empty where it showed none.
QByteArray WebSocketTransport::shownKey() const
{
    // DER of a public key is its SubjectPublicKeyInfo.
    const auto key = m_socket->sslConfiguration().peerCertificate().publicKey().toDer();
    return key.isEmpty() ? QByteArray() : QCryptographicHash::hash(key, QCryptographicHash::Sha256);
}

bool WebSocketTransport::isPinnedKey() const
{
    return shownKey() == *m_target.fingerprint;
}

void WebSocketTransport::endAtIdentity()
{
    end(TransportEnd::Kind::WrongIdentity, QString::fromLatin1(shownKey().toHex()));
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
    if (m_target.fingerprint)
        return endAtIdentity();
    end(TransportEnd::Kind::UntrustedCertificate,
        errors.isEmpty() ? QString() : errors.front().errorString());
}

void WebSocketTransport::handleConnected()
{
    // A certificate that an authority vouches for raises no error, and still has to be the pinned.
    if (m_target.fingerprint && !isPinnedKey()) {
        endAtIdentity();
        return;
    }
    if (m_below && m_below->isTransactionStarted())
        m_below->commitTransaction();
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
    end(kindOf(error), m_socket->errorString());
}

void WebSocketTransport::endWithoutWay()
{
    if (std::exchange(m_ended, true))
        return;
    TransportEnd how;
    how.kind = TransportEnd::Kind::Refused;
    Q_EMIT ended(how);
}

void WebSocketTransport::end(TransportEnd::Kind kind, const QString &detail)
{
    if (m_ended)
        return;
    TransportEnd how;
    how.kind = kind;
    how.closeCode = m_open ? int(m_socket->closeCode()) : 0;
    const bool isOfIdentity = kind == TransportEnd::Kind::WrongIdentity
        || kind == TransportEnd::Kind::UntrustedCertificate;
    if (!m_open && !isOfIdentity) {
        const auto head = answer();
        how.httpStatus = head ? statusIn(*head) : httpStatusIn(detail);
        how.retryAfter = head ? retryAfterIn(*head) : 0ms;
        if (how.httpStatus != 0)
            how.kind = TransportEnd::Kind::HttpRefused;
    }
    how.detail = detail.left(200);
    abort();
    Q_EMIT ended(how);
}

} // namespace syngraph
