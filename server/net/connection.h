#pragma once

#include "common/base/clock.h"
#include "common/websocket/frame_codec.h"
#include "common/websocket/http_head.h"
#include "server/engine/engine.h"
#include "server/net/byte_stream.h"
#include "server/net/connection_quota.h"
#include "server/net/http_front.h"
#include "server/net/net_options.h"
#include "server/net/write_queue.h"

#include <QByteArray>
#include <QHostAddress>

#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace syngraph {

class Connection;

/// What a Connection needs from the server it is part of. Calls that report something come from
/// the event loop alone, and may be answered by calling the connection.
class ConnectionOwner
{
public:
    virtual const NetOptions &netOptions() const = 0;
    virtual const HttpFront &httpFront() const = 0;
    virtual Instant now() const = 0;
    /// Shared by all connections; each uses it up before it calls anybody.
    virtual std::span<char> readBuffer() = 0;

    /// To be flush()ed once in this turn of the loop.
    virtual void wantFlush(Connection &connection) = 0;
    /// To be asked by checkDeadlines() at `when` at the latest.
    virtual void wantDeadline(Connection &connection, Instant when) = 0;
    /// The client behind a trusted proxy is known now. False: it may not connect.
    virtual bool nameClient(Connection &connection, const QHostAddress &client) = 0;

    virtual void pageWanted(Connection &connection, const DocumentId &document) = 0;
    virtual void opened(Connection &connection, std::optional<DocumentId> document) = 0;
    virtual void received(Connection &connection, const QByteArray &message) = 0;
    virtual void lagging(Connection &connection, bool isLagging) = 0;
    /// The WebSocket is over, and not by close().
    virtual void closed(Connection &connection) = 0;
    /// To be destroyed, but not before the call of the connection has returned.
    virtual void gone(Connection &connection) = 0;

protected:
    ~ConnectionOwner() = default;
};

/// One accepted socket from its first byte to its last: TLS or not, HTTP request, then an answer or
/// a WebSocket. Owned by a ServerRuntime, on its thread; idle it has no timer.
///
///   stage      what it waits for                 ends by
///   FirstByte  the first byte, on a TLS server   that byte; head deadline: dropped
///   Head       the rest of the request head      its end; head deadline: 408
///   Page       the document's title              answerPage(); page deadline: 503
///   Open       messages                          a Close of either side
///   Closing    the peer's Close, ours is sent    that Close; close deadline: dropped
///   Finishing  the last bytes to be written      that; close deadline: dropped
///   Lingering  the peer to hang up               that; close deadline: dropped
///   Gone       its destruction
///
/// Invariants: opened() is told once at most and closed() once at most, after it; what send() got
/// is written in order and never cut but by the end; the queue holds at most queueBytes and one
/// message; in Finishing and Lingering input is thrown away.
class Connection final : private ByteStream::Owner
{
public:
    /// Takes the descriptor over.
    Connection(PeerId id, int descriptor, const QHostAddress &peer, ConnectionOwner &owner);
    ~Connection();
    Q_DISABLE_COPY_MOVE(Connection)

    PeerId id() const { return m_id; }
    const QHostAddress &client() const { return m_client; }
    WireFormat format() const { return m_format; }
    bool isOpen() const { return m_stage == Stage::Open; }
    bool isAdmitted() const { return m_isAdmitted; }
    /// What the quota counts it under; the runtime's business.
    std::optional<AddressKey> quotaKey;

    /// `frames` are shared with other connections. Ignored unless open.
    void send(const QByteArray &frames);
    /// Behind what was sent. Ignored unless open; closed() is not told.
    void close(quint16 code, QByteArrayView reason);
    void admit();
    void answerPage(const std::optional<QString> &title);
    /// Ends a connection that is no WebSocket and has no answer on its way.
    void dropIfUndecided();

    void flush();
    void checkDeadlines();

    qsizetype queuedBytes() const { return m_queue.bytes(); }

private:
    enum class Stage { FirstByte, Head, Page, Open, Closing, Finishing, Lingering, Gone };

    void streamReadable() override;
    void streamWritable() override;

    bool chooseStream();
    void takeBytes(QByteArrayView bytes);
    void discard(qsizetype bytes);
    void takeHead(QByteArrayView bytes);
    void takeRoute(const websocket::RequestHead &head, QByteArrayView behind);
    void upgrade(const UpgradeWanted &wanted, QByteArrayView behind);
    void answer(const QByteArray &response);

    void takeFrames(QByteArrayView bytes);
    void takeEvent(const websocket::Event &event);
    void takeMessage(WireFormat format, const QByteArray &message);
    void takePing(const QByteArray &payload);
    bool mayTakeControlFrame();
    void takeClose(quint16 code);
    void fail(quint16 code, QByteArrayView reason);

    void enter(Stage stage, std::optional<Instant> deadline);
    void enqueue(const QByteArray &bytes);
    bool writeOut();
    void finishIfWritten();
    void end();
    void watchDeadline(std::optional<Instant> deadline);
    const ConnectionOptions &options() const { return m_owner.netOptions().connection; }

    const PeerId m_id;
    ConnectionOwner &m_owner;
    QHostAddress m_client;
    std::unique_ptr<ByteStream> m_stream;
    const Instant m_acceptedAt;
    Stage m_stage = Stage::Head;
    HttpFront::Channel m_channel = HttpFront::Channel::Plain;
    WireFormat m_format = WireFormat::Cbor;
    bool m_isAdmitted = false;
    bool m_isLagging = false;
    bool m_isOverflowed = false; ///< more was sent than may wait; closed at the next flush
    bool m_isFlushWanted = false;
    websocket::ResponseBody m_pageBody = websocket::ResponseBody::Sent;

    std::unique_ptr<websocket::RequestHeadParser> m_head; ///< until the head is complete
    std::optional<websocket::FrameDecoder> m_decoder;     ///< from the upgrade on
    RateGate m_controlFrames;
    WriteQueue m_queue;
    qsizetype m_discardedBytes = 0;

    std::optional<Instant> m_stageDeadline;
    std::optional<Instant> m_frameDeadline; ///< while a frame or message is unfinished
    std::optional<Instant> m_writeDeadline; ///< while the peer takes nothing
};

} // namespace syngraph
