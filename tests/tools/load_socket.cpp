#include "tests/tools/load_socket.h"

#include "common/base/names.h"

#include <QSslSocket>

namespace syngraph::tools {

LoadSocket::LoadSocket(const ShareLink &link, const QHostAddress &from, Random &random)
    : m_link(link), m_from(from), m_random(random), m_decoder(websocket::Role::Client)
{
}

LoadSocket::~LoadSocket()
{
    if (m_socket) {
        m_socket->disconnect();
        m_socket->abort();
    }
}

void LoadSocket::open()
{
    const bool isEncrypted = m_link.server.secure;
    if (isEncrypted) {
        auto socket = std::make_unique<QSslSocket>();
        socket->setPeerVerifyMode(QSslSocket::VerifyNone);
        connect(socket.get(), &QSslSocket::encrypted, this, &LoadSocket::upgrade);
        m_socket = std::move(socket);
    } else {
        m_socket = std::make_unique<QTcpSocket>();
        connect(m_socket.get(), &QTcpSocket::connected, this, &LoadSocket::upgrade);
    }
    connect(m_socket.get(), &QTcpSocket::readyRead, this, &LoadSocket::read);
    connect(m_socket.get(), &QTcpSocket::errorOccurred, this, [this] { end({}); });
    connect(m_socket.get(), &QTcpSocket::disconnected, this, [this] { end({}); });
    if (!m_from.isNull() && !m_socket->bind(m_from))
        return end({});
    const auto &[host, port] = std::pair(m_link.server.host, m_link.server.port);
    if (isEncrypted)
        static_cast<QSslSocket &>(*m_socket).connectToHostEncrypted(host, port);
    else
        m_socket->connectToHost(host, port);
}

void LoadSocket::upgrade()
{
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    const auto path = m_link.webSocketUrl().path().toUtf8();
    const auto host = m_link.server.host.toUtf8() + ':' + QByteArray::number(m_link.server.port);
    const QByteArray protocol(names::kSubprotocolCbor.data(), names::kSubprotocolCbor.size());
    m_socket->write("GET " + path + " HTTP/1.1\r\nHost: " + host
                    + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: "
                    + m_random.bytes(16).toBase64() + "\r\nSec-WebSocket-Version: 13\r\n"
                    + "Sec-WebSocket-Protocol: " + protocol + "\r\n\r\n");
}

void LoadSocket::setReading(bool isReading)
{
    m_isReading = isReading;
    if (!m_socket)
        return;
    m_socket->setReadBufferSize(isReading ? 0 : 1);
    if (!isReading) // or the kernel reads megabytes in its place
        m_socket->setSocketOption(QAbstractSocket::ReceiveBufferSizeSocketOption, 4 * 1024);
    if (isReading && m_socket->bytesAvailable() > 0)
        read();
}

void LoadSocket::read()
{
    if (!m_isReading)
        return;
    if (!m_isOpen) {
        m_head += m_socket->readAll();
        takeHead();
        return;
    }
    const auto bytes = m_socket->readAll();
    takeFrames(bytes);
}

void LoadSocket::takeHead()
{
    const auto end = m_head.indexOf("\r\n\r\n");
    if (end < 0)
        return;
    const auto rest = m_head.mid(end + 4);
    const auto head = std::exchange(m_head, {}).first(end).toLower();
    const auto status = head.mid(9, 3).toInt();
    if (status != 101) {
        TransportEnd refused;
        refused.kind = TransportEnd::Kind::HttpRefused;
        refused.httpStatus = status;
        if (const auto wait = head.indexOf("\r\nretry-after:"); wait >= 0) {
            const auto line = head.mid(wait + 14, head.indexOf('\r', wait + 2) - wait - 14);
            refused.retryAfter = std::chrono::seconds(line.trimmed().toInt());
        }
        this->end(refused);
        return;
    }
    m_isOpen = true;
    opened();
    if (!rest.isEmpty())
        takeFrames(rest);
}

void LoadSocket::takeFrames(QByteArrayView bytes)
{
    std::vector<websocket::Event> events;
    m_decoder.feed(bytes, events);
    for (const auto &event : events) {
        if (m_hasEnded)
            return;
        if (const auto *message = std::get_if<websocket::BinaryMessage>(&event)) {
            received(message->payload);
        } else if (const auto *ping = std::get_if<websocket::Ping>(&event)) {
            m_socket->write(websocket::encodeFrame(websocket::Opcode::Pong, ping->payload,
                                                   websocket::FrameEnd::Final, mask()));
        } else if (const auto *closed = std::get_if<websocket::CloseReceived>(&event)) {
            m_socket->write(websocket::encodeClose(closed->code, {}, mask()));
            TransportEnd how;
            how.kind = TransportEnd::Kind::Closed;
            how.closeCode = closed->code;
            end(how);
        } else if (std::holds_alternative<websocket::ProtocolFailure>(event)) {
            end({});
        }
    }
}

void LoadSocket::send(const QByteArray &message)
{
    if (m_isOpen && !m_hasEnded)
        m_socket->write(websocket::encodeFrame(websocket::Opcode::Binary, message,
                                               websocket::FrameEnd::Final, mask()));
}

void LoadSocket::close()
{
    m_hasEnded = true;
    if (m_isOpen)
        m_socket->write(websocket::encodeClose(1000, {}, mask()));
    m_socket->disconnectFromHost();
}

void LoadSocket::end(TransportEnd how)
{
    if (std::exchange(m_hasEnded, true))
        return;
    ended(how);
}

websocket::MaskKey LoadSocket::mask()
{
    const auto bits = m_random.next();
    return {quint8(bits), quint8(bits >> 8), quint8(bits >> 16), quint8(bits >> 24)};
}

} // namespace syngraph::tools
