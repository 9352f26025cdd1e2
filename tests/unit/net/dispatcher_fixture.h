#pragma once

#include "server/net/epoll_dispatcher.h"

#include <QTest>

#include <sys/socket.h>
#include <unistd.h>

namespace syngraph::test {

/// Two connected, non-blocking sockets.
struct SocketPair
{
    int own = -1;
    int peer = -1;

    SocketPair()
    {
        int fds[2];
        if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0, fds) == 0) {
            own = fds[0];
            peer = fds[1];
        }
    }
    ~SocketPair()
    {
        ::close(own);
        ::close(peer);
    }
    Q_DISABLE_COPY_MOVE(SocketPair)

    void makeReadable() const { QCOMPARE(::write(peer, "x", 1), ssize_t(1)); }
    void drain() const
    {
        char buffer[64];
        while (::read(own, buffer, sizeof buffer) > 0) { }
    }
};

inline EpollDispatcher *dispatcher()
{
    return qobject_cast<EpollDispatcher *>(QAbstractEventDispatcher::instance());
}

/// Passes of the loop that do not wait, enough for whatever is ready now.
inline void runPasses(int passes = 3)
{
    for (int i = 0; i < passes; ++i)
        dispatcher()->processEvents(QEventLoop::AllEvents);
}

} // namespace syngraph::test
