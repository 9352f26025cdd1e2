#include "server/net/listener.h"

#include <QSocketNotifier>
#include <QTcpServer>

#include <cerrno>
#include <optional>
#include <utility>

#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

namespace syngraph {

namespace {

constexpr int kBacklog = 4096;
constexpr int kAcceptedInATurn = 64; ///< so that open connections get their share
constexpr Milliseconds kRestWithoutDescriptors = 100ms;

// A dead peer is noticed within 30 + 3 * 10 s when idle, 30 s while something waits for it.
constexpr int kKeepAliveIdle = 30;     ///< s
constexpr int kKeepAliveInterval = 10; ///< s
constexpr int kKeepAliveCount = 3;
[[maybe_unused]] constexpr int kUserTimeout = 30'000; ///< ms
/// Bytes that the kernel takes ahead of sending: what waits shall be in the connection's queue,
/// where it is counted.
constexpr int kUnsentBytes = 256 * 1024;

void setOption(int descriptor, int level, int name, int value)
{
    ::setsockopt(descriptor, level, name, &value, sizeof value); // each is only an improvement
}

/// On Linux an accepted socket inherits these, which saves six calls for each.
void setConnectionOptions(int descriptor)
{
    setOption(descriptor, IPPROTO_TCP, TCP_NODELAY, 1);
    setOption(descriptor, SOL_SOCKET, SO_KEEPALIVE, 1);
#ifdef Q_OS_LINUX
    setOption(descriptor, IPPROTO_TCP, TCP_KEEPIDLE, kKeepAliveIdle);
    setOption(descriptor, IPPROTO_TCP, TCP_USER_TIMEOUT, kUserTimeout);
#else
    setOption(descriptor, IPPROTO_TCP, TCP_KEEPALIVE, kKeepAliveIdle);
    setOption(descriptor, SOL_SOCKET, SO_NOSIGPIPE, 1);
#endif
    setOption(descriptor, IPPROTO_TCP, TCP_KEEPINTVL, kKeepAliveInterval);
    setOption(descriptor, IPPROTO_TCP, TCP_KEEPCNT, kKeepAliveCount);
    setOption(descriptor, IPPROTO_TCP, TCP_NOTSENT_LOWAT, kUnsentBytes);
}

int acceptOne(qintptr listening, sockaddr_storage &peer)
{
    socklen_t size = sizeof peer;
    const auto address = reinterpret_cast<sockaddr *>(&peer);
#ifdef Q_OS_LINUX
    return ::accept4(static_cast<int>(listening), address, &size, SOCK_NONBLOCK | SOCK_CLOEXEC);
#else
    const int descriptor = ::accept(static_cast<int>(listening), address, &size);
    if (descriptor >= 0) {
        ::fcntl(descriptor, F_SETFD, FD_CLOEXEC);
        ::fcntl(descriptor, F_SETFL, ::fcntl(descriptor, F_GETFL) | O_NONBLOCK);
        setConnectionOptions(descriptor);
    }
    return descriptor;
#endif
}

int openReserve()
{
    return ::open("/dev/null", O_RDONLY | O_CLOEXEC);
}

bool isExhausted(int error)
{
    return error == EMFILE || error == ENFILE || error == ENOBUFS || error == ENOMEM;
}

ListenError errorOf(QAbstractSocket::SocketError error)
{
    switch (error) {
    case QAbstractSocket::AddressInUseError:
        return ListenError::AddressInUse;
    case QAbstractSocket::SocketAccessError:
        return ListenError::NotAllowed;
    case QAbstractSocket::SocketAddressNotAvailableError:
        return ListenError::NoSuchAddress;
    default:
        return ListenError::Failed;
    }
}

} // namespace

Listener::Listener(Accepted accepted)
    : m_accepted(std::move(accepted))
    , m_reserve(openReserve())
{
    m_rest.setSingleShot(true);
    m_rest.setInterval(kRestWithoutDescriptors);
    QObject::connect(&m_rest, &QTimer::timeout, &m_rest, [this] { setAccepting(true); });
}

Listener::~Listener()
{
    close();
    if (m_reserve >= 0)
        ::close(m_reserve);
}

Status<ListenError> Listener::listen(std::span<const ListenAddress> addresses)
{
    for (const ListenAddress &address : addresses) {
        if (const auto status = listen(address); !status) {
            close();
            return status;
        }
    }
    return Done{};
}

Status<ListenError> Listener::listen(const ListenAddress &address)
{
    auto server = std::make_unique<QTcpServer>();
    server->setListenBacklogSize(kBacklog);
    if (!server->listen(address.host, address.port))
        return errorOf(server->serverError());
    server->pauseAccepting();
    setConnectionOptions(static_cast<int>(server->socketDescriptor()));
    auto notifier =
        std::make_unique<QSocketNotifier>(server->socketDescriptor(), QSocketNotifier::Read);
    QObject::connect(notifier.get(), &QSocketNotifier::activated, notifier.get(),
                     [this, server = server.get()] { acceptWaiting(*server); });
    m_sockets.push_back({std::move(server), std::move(notifier)});
    return Done{};
}

void Listener::close()
{
    m_rest.stop();
    for (Socket &socket : m_sockets)
        socket.notifier.reset(); // before the number can be given out again
    m_sockets.clear();
}

std::vector<ListenAddress> Listener::addresses() const
{
    std::vector<ListenAddress> found;
    for (const Socket &socket : m_sockets)
        found.push_back({socket.server->serverAddress(), socket.server->serverPort()});
    return found;
}

void Listener::acceptWaiting(const QTcpServer &server)
{
    for (int i = 0; i < kAcceptedInATurn; ++i) {
        sockaddr_storage peer{};
        const int descriptor = acceptOne(server.socketDescriptor(), peer);
        if (descriptor >= 0)
            m_accepted(descriptor, QHostAddress(reinterpret_cast<const sockaddr *>(&peer)));
        else if (isExhausted(errno))
            return refuseWaiting(server);
        else if (errno == EAGAIN || errno == EWOULDBLOCK)
            return;
        // Anything else is about that one connection, which has gone again.
    }
}

void Listener::refuseWaiting(const QTcpServer &server)
{
    ++m_exhaustions;
    if (m_reserve >= 0)
        ::close(std::exchange(m_reserve, -1));
    for (int i = 0; i < kAcceptedInATurn; ++i) {
        sockaddr_storage peer{};
        const int descriptor = acceptOne(server.socketDescriptor(), peer);
        if (descriptor < 0)
            break;
        ::close(descriptor);
    }
    m_reserve = openReserve();
    setAccepting(false);
    m_rest.start();
}

void Listener::setAccepting(bool isAccepting)
{
    if (m_reserve < 0)
        m_reserve = openReserve();
    for (Socket &socket : m_sockets)
        socket.notifier->setEnabled(isAccepting);
}

} // namespace syngraph
