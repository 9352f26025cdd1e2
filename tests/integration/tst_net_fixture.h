#pragma once

#include "common/platform/system_clock.h"
#include "common/websocket/frame_codec.h"
#include "server/net/engine_host.h"
#include "server/net/server_runtime.h"

#include <QByteArray>
#include <QHash>
#include <QTcpSocket>

#include <map>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace syngraph::test {

/// Sends every message back to its sender, or to everybody when it begins with "all".
class EchoHost final : public EngineHost
{
public:
    struct Peer
    {
        std::optional<DocumentId> document;
        WireFormat format = WireFormat::Cbor;
        QString address;
        bool isClosed = false;
    };

    void onConnected(PeerId peer, std::optional<DocumentId> document, WireFormat format,
                     const QString &address) override;
    void onMessage(PeerId peer, const QByteArray &message) override;
    void onClosed(PeerId peer) override;
    void onLagging(PeerId peer, bool isLagging) override;
    void onPageWanted(PeerId visitor, const DocumentId &document) override;

    std::vector<PeerId> openPeers() const;
    const Peer &lastPeer() const { return peers.at(last); }

    ServerRuntime *runtime = nullptr;
    bool admitsEverybody = true;
    bool answersPages = true;
    std::optional<std::pair<quint16, QByteArray>> closesOnMessage;
    QHash<DocumentId, QString> titles;

    std::map<PeerId, Peer> peers;
    PeerId last;
    QByteArrayList messages;
    QList<bool> laggingReports;
};

/// A server on a free port of 127.0.0.1, with limits that do not stand in the way of a test.
struct TestServer
{
    explicit TestServer(NetOptions options = roomyOptions());

    static NetOptions roomyOptions();
    quint16 port() const { return runtime->addresses().front().port; }

    SystemClock clock;
    EchoHost host;
    std::unique_ptr<ServerRuntime> runtime;
    bool isListening = false;
};

/// `GET <path>` that asks for a WebSocket, correct but for the line that is put in place of the one
/// of the same name, and those that are added.
struct UpgradeRequest
{
    QByteArray path = "/ws/new";
    QList<std::pair<QByteArray, QByteArray>> headers{
        {"Host", "localhost"},
        {"Upgrade", "websocket"},
        {"Connection", "Upgrade"},
        {"Sec-WebSocket-Version", "13"},
        {"Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ=="},
        {"Sec-WebSocket-Protocol", "syngraph.v1.cbor"}};

    UpgradeRequest with(const QByteArray &name, const QByteArray &value) const;
    UpgradeRequest without(const QByteArray &name) const;
    UpgradeRequest adding(const QByteArray &name, const QByteArray &value) const;
    UpgradeRequest to(const QByteArray &newPath) const;
    QByteArray bytes() const;
};

/// A client that may send anything: bytes out, bytes in.
class RawClient final
{
public:
    explicit RawClient(quint16 port);

    void send(const QByteArray &bytes);
    /// Waits until the server has hung up; all that came, or nullopt after 10 s.
    std::optional<QByteArray> untilClosed();
    /// Sends the upgrade and waits for the 101; false for any other answer.
    bool upgrade(const UpgradeRequest &request = {}, const QByteArray &behind = {});
    /// Waits for the next event of the WebSocket; nullopt when the server has hung up or after 10 s.
    std::optional<websocket::Event> nextEvent();
    /// The code of the next Close, past other events; nullopt as above.
    std::optional<quint16> closeCode();

    QTcpSocket socket;

private:
    bool waitForMore();

    QByteArray m_head;
    bool m_isUpgraded = false;
    websocket::FrameDecoder m_decoder{websocket::Role::Client, {64 * 1024 * 1024, 1 << 20}};
    std::vector<websocket::Event> m_events;
};

QByteArray masked(websocket::Opcode opcode, const QByteArray &payload,
                  websocket::FrameEnd end = websocket::FrameEnd::Final);
int statusOf(const QByteArray &response);

} // namespace syngraph::test
