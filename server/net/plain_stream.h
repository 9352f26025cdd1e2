#pragma once

#include "server/net/byte_stream.h"

#include <memory>

class QSocketNotifier;

namespace syngraph {

/// Unencrypted stream straight on the descriptor: one recv() for a read, one sendmsg() for up to 64
/// shared pieces, no buffer of its own. That is a fifteenth of the memory of a QTcpSocket and
/// leaves out its copies; POSIX only.
class PlainStream final : public ByteStream
{
public:
    /// Takes the non-blocking descriptor over.
    PlainStream(int descriptor, Owner &owner);
    ~PlainStream() override;

    qsizetype read(std::span<char> buffer) override;
    bool mustReadOn() const override { return false; }
    qsizetype write(std::span<const QByteArray> pieces, qsizetype skip) override;
    void notifyWhenWritable(bool isWanted) override;
    void finishWriting() override;

    /// Like read() of one byte, which stays there.
    qsizetype peek(char &byte) const;
    /// Gives the descriptor away; nothing else may be called afterwards.
    int release();

private:
    int m_descriptor;
    Owner &m_owner;
    std::unique_ptr<QSocketNotifier> m_readNotifier;
    std::unique_ptr<QSocketNotifier> m_writeNotifier; ///< made when it is first needed
};

} // namespace syngraph
