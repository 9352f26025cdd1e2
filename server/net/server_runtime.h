#pragma once

#include "common/base/clock.h"
#include "common/base/result.h"
#include "server/engine/engine.h"
#include "server/net/connection.h"
#include "server/net/connection_quota.h"
#include "server/net/deadline_queue.h"
#include "server/net/engine_host.h"
#include "server/net/http_front.h"
#include "server/net/listener.h"
#include "server/net/net_options.h"

#include <QByteArray>
#include <QObject>
#include <QTimer>

#include <array>
#include <memory>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

namespace syngraph {

/// All sockets of one server thread: accepts, reads, writes and closes, and knows nothing of what
/// the messages mean, which is the host's part. Lives on that thread with nothing global, so that a
/// process may have several.
///
/// Invariants:
/// 1. No call of the host happens inside a call of the runtime; all come from the event loop.
/// 2. What is sent is written once in a turn of the loop, after everything that is due in it.
/// 3. One timer serves all deadlines; connections with none pending are in no list.
/// 4. A connection is destroyed at the end of a turn, never under a caller.
class ServerRuntime final : public QObject, private ConnectionOwner
{
    Q_OBJECT

public:
    /// `host` and `clock` outlive the runtime.
    ServerRuntime(NetOptions options, EngineHost &host, const Clock &clock,
                  QObject *parent = nullptr);
    ~ServerRuntime() override;

    Status<ListenError> listen();
    /// With the ports that the system chose for 0.
    /// For connections from now on; those that are there keep theirs.
    void replaceIdentity(TlsIdentity identity);
    std::vector<ListenAddress> addresses() const { return m_listener.addresses(); }

    /// The same message to each of `peers`, framed once, its bytes shared. All are of `format`;
    /// those that are gone are left out.
    void send(std::span<const PeerId> peers, const QByteArray &message, WireFormat format);
    /// The peer is authenticated: it may send long messages, and counts as such in the quota.
    void admit(PeerId peer);
    /// Behind what was sent. The host hears nothing of this peer any more. `code` is one that may
    /// be sent, `reason` at most 123 bytes of UTF-8.
    void close(PeerId peer, quint16 code, const QByteArray &reason);
    /// Without a title the document is unknown.
    void answerPage(PeerId visitor, const std::optional<QString> &title);

    /// Why `/healthz` answers 503; with nothing it answers 200. After listen().
    void setTrouble(const QByteArray &trouble) { m_front->setTrouble(trouble); }
    void stopAccepting();
    /// As close() for every WebSocket; requests without an answer yet are dropped.
    void closeAll(quint16 code, const QByteArray &reason);
    /// Open sockets, WebSockets or not.
    int connectionCount() const { return static_cast<int>(m_connections.size()); }

    struct Figures
    {
        qint64 accepted = 0;
        qint64 refused = 0;     ///< at accept or, behind a proxy, at the request
        qint64 exhaustions = 0; ///< times that file descriptors ran out
        qint64 webSockets = 0;  ///< opened since the start
        qint64 messagesIn = 0;
        qint64 messagesOut = 0; ///< one for each receiver
        qsizetype queuedBytes = 0; ///< waiting now; shared bytes count for each receiver
    };
    Figures figures() const;

Q_SIGNALS:
    /// After stopAccepting(): the last connection is gone.
    void emptied();

protected:
    bool event(QEvent *event) override;

private:
    // ConnectionOwner
    const NetOptions &netOptions() const override { return m_options; }
    const HttpFront &httpFront() const override { return *m_front; }
    Instant now() const override { return m_clock.now(); }
    std::span<char> readBuffer() override { return *m_readBuffer; }
    void wantFlush(Connection &connection) override;
    void wantDeadline(Connection &connection, Instant when) override;
    bool nameClient(Connection &connection, const QHostAddress &client) override;
    void pageWanted(Connection &connection, const DocumentId &document) override;
    void opened(Connection &connection, std::optional<DocumentId> document) override;
    void received(Connection &connection, const QByteArray &message) override;
    void lagging(Connection &connection, bool isLagging) override;
    void closed(Connection &connection) override;
    void gone(Connection &connection) override;

    void accept(int descriptor, const QHostAddress &peer);
    void refuse(int descriptor, QuotaRefusal why);
    Connection *find(PeerId peer) const;
    void makeFront();
    void wantTurnEnd();
    void endTurn();
    void checkDeadlines();
    void armTimer();

    using ReadBuffer = std::array<char, 64 * 1024>;

    NetOptions m_options;
    EngineHost &m_host;
    const Clock &m_clock;
    ConnectionQuota m_quota;
    std::unique_ptr<HttpFront> m_front;
    const std::unique_ptr<ReadBuffer> m_readBuffer;
    QByteArray m_busyAnswer;
    PeerId m_lastPeer;
    bool m_isStopping = false; ///< emptied() is still to be told

    std::unordered_map<qint64, std::unique_ptr<Connection>> m_connections;
    std::vector<std::unique_ptr<Connection>> m_gone; ///< until the end of the turn
    std::vector<Connection *> m_flushWanted;
    bool m_isTurnEndPosted = false;

    DeadlineQueue m_deadlines;
    QTimer m_timer;
    std::optional<Instant> m_timerAt;
    Figures m_figures;
    Listener m_listener;
};

} // namespace syngraph
