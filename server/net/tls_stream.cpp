#include "server/net/tls_stream.h"

#include <QSslConfiguration>

#include <algorithm>

#include <unistd.h>

namespace syngraph {

namespace {
constexpr qsizetype kBufferedBytes = 64 * 1024;
}

TlsStream::TlsStream(int descriptor, const QSslConfiguration &configuration, Owner &owner)
    : m_owner(owner)
{
    const auto readable = [this] { m_owner.streamReadable(); };
    const auto writable = [this] {
        if (m_isWritableWanted)
            m_owner.streamWritable();
    };
    QObject::connect(&m_socket, &QSslSocket::readyRead, &m_socket, readable);
    // Queued, because disconnectFromHost() and abort() emit it from inside.
    QObject::connect(&m_socket, &QSslSocket::disconnected, &m_socket, readable,
                     Qt::QueuedConnection);
    QObject::connect(&m_socket, &QSslSocket::encryptedBytesWritten, &m_socket, writable);
    m_socket.setSslConfiguration(configuration);
    if (m_socket.setSocketDescriptor(descriptor))
        m_socket.startServerEncryption();
    else
        ::close(descriptor);
}

TlsStream::~TlsStream()
{
    m_socket.disconnect(&m_socket); // no call of the owner from here on
    m_socket.abort();
}

qsizetype TlsStream::read(std::span<char> buffer)
{
    if (!m_socket.isOpen())
        return kEnded;
    const qint64 count = m_socket.read(buffer.data(), static_cast<qint64>(buffer.size()));
    if (count > 0)
        return static_cast<qsizetype>(count);
    return m_socket.state() == QAbstractSocket::UnconnectedState ? kEnded : 0;
}

qsizetype TlsStream::write(std::span<const QByteArray> pieces, qsizetype skip)
{
    if (m_socket.state() != QAbstractSocket::ConnectedState || !m_socket.isEncrypted())
        return kEnded;
    qsizetype room = kBufferedBytes - static_cast<qsizetype>(m_socket.bytesToWrite() +
                                                             m_socket.encryptedBytesToWrite());
    qsizetype taken = 0;
    for (const QByteArray &piece : pieces) {
        if (room <= 0)
            break;
        const qsizetype size = std::min(room, piece.size() - skip);
        if (m_socket.write(piece.constData() + skip, size) != size)
            return kEnded;
        skip = 0;
        taken += size;
        room -= size;
    }
    return taken;
}

void TlsStream::finishWriting()
{
    m_socket.disconnectFromHost();
}

} // namespace syngraph
