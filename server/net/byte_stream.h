#pragma once

#include <QByteArray>

#include <span>

namespace syngraph {

/// One accepted TCP connection, plain or encrypted: bytes in, bytes out, nothing about their
/// meaning. Never blocks and buffers little. Owned by a Connection, on its thread.
class ByteStream
{
public:
    /// Calls come from the event loop alone, never from inside a call of the stream. The stream may
    /// not be destroyed by the owner during one, but may be put aside to be destroyed later.
    class Owner
    {
    public:
        /// There are bytes to read, or the stream has ended.
        virtual void streamReadable() = 0;
        /// There is room again, after notifyWhenWritable().
        virtual void streamWritable() = 0;

    protected:
        ~Owner() = default;
    };

    static constexpr qsizetype kEnded = -1; ///< closed by the peer, or broken

    virtual ~ByteStream() = default;

    /// Number of bytes put into `buffer`, 0 when there are none now, or kEnded.
    virtual qsizetype read(std::span<char> buffer) = 0;
    /// Whether streamReadable() will not come again for bytes that are still there.
    virtual bool mustReadOn() const = 0;
    /// Number of bytes taken of `pieces`, without the first `skip` bytes; 0 when there is no room
    /// now; or kEnded.
    virtual qsizetype write(std::span<const QByteArray> pieces, qsizetype skip) = 0;
    virtual void notifyWhenWritable(bool isWanted) = 0;
    /// Tells the peer that nothing more comes, behind what was taken. Reading goes on.
    virtual void finishWriting() = 0;
};

} // namespace syngraph
