#pragma once

#include "common/base/clock.h"
#include "common/base/result.h"
#include "server/net/listen_address.h"

#include <QHostAddress>
#include <QTimer>

#include <functional>
#include <memory>
#include <span>
#include <vector>

class QSocketNotifier;
class QTcpServer;

namespace syngraph {

enum class ListenError {
    AddressInUse,
    NotAllowed,    ///< such as a port below 1024 without the right to it
    NoSuchAddress, ///< no interface has it
    Failed
};

/// Accepts connections on one or several addresses and hands their descriptors on. Owned by a
/// ServerRuntime, on its thread.
///
/// QTcpServer opens the listening socket and accepts nothing: once it has seen EAGAIN it reports
/// that for every later error, so a process out of descriptors would spin. Here, when descriptors
/// run out, a reserve is given up to accept and close what waits, so that clients learn of it, and
/// accepting rests for a moment.
class Listener final
{
public:
    /// The descriptor is non-blocking and now belongs to the receiver.
    using Accepted = std::function<void(int descriptor, const QHostAddress &peer)>;

    explicit Listener(Accepted accepted);
    ~Listener();

    /// All of them or none.
    Status<ListenError> listen(std::span<const ListenAddress> addresses);
    void close();
    /// With the ports that the system chose.
    std::vector<ListenAddress> addresses() const;

    /// How often descriptors ran out.
    qint64 exhaustions() const { return m_exhaustions; }

private:
    struct Socket
    {
        std::unique_ptr<QTcpServer> server;
        std::unique_ptr<QSocketNotifier> notifier;
    };

    Status<ListenError> listen(const ListenAddress &address);
    void acceptWaiting(const QTcpServer &server);
    void refuseWaiting(const QTcpServer &server);
    void setAccepting(bool isAccepting);

    Accepted m_accepted;
    std::vector<Socket> m_sockets;
    QTimer m_rest;
    int m_reserve = -1;
    qint64 m_exhaustions = 0;
};

} // namespace syngraph
