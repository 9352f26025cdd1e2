#pragma once

#include "server/net/byte_stream.h"

#include <QSslSocket>

class QSslConfiguration;

namespace syngraph {

/// Server's end of a TLS connection on QSslSocket. Takes no more than 64 KiB before they are
/// written, so that what waits is counted in the connection's own queue.
class TlsStream final : public ByteStream
{
public:
    /// Takes the descriptor over and begins the handshake; its failure shows as the stream's end.
    TlsStream(int descriptor, const QSslConfiguration &configuration, Owner &owner);
    ~TlsStream() override;

    qsizetype read(std::span<char> buffer) override;
    bool mustReadOn() const override { return m_socket.bytesAvailable() > 0; }
    qsizetype write(std::span<const QByteArray> pieces, qsizetype skip) override;
    void notifyWhenWritable(bool isWanted) override { m_isWritableWanted = isWanted; }
    void finishWriting() override;

private:
    Owner &m_owner;
    bool m_isWritableWanted = false;
    QSslSocket m_socket;
};

} // namespace syngraph
