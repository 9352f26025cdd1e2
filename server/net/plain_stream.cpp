#include "server/net/plain_stream.h"

#include <QEvent>
#include <QSocketNotifier>

#include <algorithm>
#include <array>
#include <cerrno>
#include <utility>

#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

namespace syngraph {

namespace {

constexpr size_t kPiecesPerWrite = 64;

#ifdef MSG_NOSIGNAL
constexpr int kNoSignal = MSG_NOSIGNAL;
#else
constexpr int kNoSignal = 0; // SO_NOSIGPIPE is set by the listener
#endif

/// Calls straight, without a signal and its bookkeeping for each connection.
class StreamNotifier final : public QSocketNotifier
{
public:
    StreamNotifier(int descriptor, Type type, ByteStream::Owner &owner)
        : QSocketNotifier(descriptor, type)
        , m_owner(owner)
    {
    }

protected:
    bool event(QEvent *event) override
    {
        if (event->type() != QEvent::SockAct)
            return QSocketNotifier::event(event);
        // The owner may release the descriptor and with it this notifier: nothing after the call.
        if (type() == Read)
            m_owner.streamReadable();
        else
            m_owner.streamWritable();
        return true;
    }

private:
    ByteStream::Owner &m_owner;
};

bool isWorthAnotherTry(int error)
{
    return error == EAGAIN || error == EWOULDBLOCK || error == EINTR;
}

/// Of recv(), where 0 is the end.
qsizetype outcomeOf(ssize_t received)
{
    if (received > 0)
        return received;
    return received < 0 && isWorthAnotherTry(errno) ? 0 : ByteStream::kEnded;
}

} // namespace

PlainStream::PlainStream(int descriptor, Owner &owner)
    : m_descriptor(descriptor)
    , m_owner(owner)
    , m_readNotifier(std::make_unique<StreamNotifier>(descriptor, QSocketNotifier::Read, owner))
{
}

PlainStream::~PlainStream()
{
    // Before the number can be given out again.
    m_readNotifier.reset();
    m_writeNotifier.reset();
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

qsizetype PlainStream::read(std::span<char> buffer)
{
    return outcomeOf(::recv(m_descriptor, buffer.data(), buffer.size(), 0));
}

qsizetype PlainStream::write(std::span<const QByteArray> pieces, qsizetype skip)
{
    std::array<iovec, kPiecesPerWrite> parts;
    const size_t count = std::min(pieces.size(), parts.size());
    for (size_t i = 0; i < count; ++i) {
        // sendmsg() does not write to it; iovec just serves readers too.
        parts[i].iov_base = const_cast<char *>(pieces[i].constData()) + skip;
        parts[i].iov_len = static_cast<size_t>(pieces[i].size() - skip);
        skip = 0;
    }
    msghdr message{};
    message.msg_iov = parts.data();
    message.msg_iovlen = count;
    const auto written = ::sendmsg(m_descriptor, &message, kNoSignal);
    if (written >= 0)
        return written;
    return isWorthAnotherTry(errno) ? 0 : kEnded;
}

void PlainStream::notifyWhenWritable(bool isWanted)
{
    if (!m_writeNotifier) {
        if (!isWanted)
            return;
        m_writeNotifier =
            std::make_unique<StreamNotifier>(m_descriptor, QSocketNotifier::Write, m_owner);
    }
    m_writeNotifier->setEnabled(isWanted);
}

void PlainStream::finishWriting()
{
    ::shutdown(m_descriptor, SHUT_WR);
}

qsizetype PlainStream::peek(char &byte) const
{
    return outcomeOf(::recv(m_descriptor, &byte, 1, MSG_PEEK));
}

int PlainStream::release()
{
    m_readNotifier.reset();
    m_writeNotifier.reset();
    return std::exchange(m_descriptor, -1);
}

} // namespace syngraph
