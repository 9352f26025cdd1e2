#include "tst_net_fixture.h"

#include <QTest>

namespace syngraph::test {

// ---- Host

void EchoHost::onConnected(PeerId peer, std::optional<DocumentId> document, WireFormat format,
                           const QString &address)
{
    peers[peer] = {document, format, address, false};
    last = peer;
    if (admitsEverybody)
        runtime->admit(peer);
}

void EchoHost::onMessage(PeerId peer, const QByteArray &message)
{
    messages.append(message);
    if (closesOnMessage) {
        runtime->close(peer, closesOnMessage->first, closesOnMessage->second);
        peers[peer].isClosed = true;
    } else if (message.startsWith("all")) {
        runtime->send(openPeers(), message, peers[peer].format);
    } else {
        runtime->send(std::span(&peer, 1), message, peers[peer].format);
    }
}

void EchoHost::onClosed(PeerId peer)
{
    QVERIFY(peers.contains(peer));
    QVERIFY(!peers[peer].isClosed); // once, and not after our own close
    peers[peer].isClosed = true;
}

void EchoHost::onLagging(PeerId peer, bool isLagging)
{
    QVERIFY(!peers[peer].isClosed);
    laggingReports.append(isLagging);
}

void EchoHost::onPageWanted(PeerId visitor, const DocumentId &document)
{
    if (!answersPages)
        return;
    const auto found = titles.constFind(document);
    runtime->answerPage(visitor, found == titles.constEnd() ? std::nullopt
                                                            : std::optional(found.value()));
}

std::vector<PeerId> EchoHost::openPeers() const
{
    std::vector<PeerId> open;
    for (const auto &[id, peer] : peers) {
        if (!peer.isClosed)
            open.push_back(id);
    }
    return open;
}

// ---- Server

NetOptions TestServer::roomyOptions()
{
    NetOptions options;
    options.addresses = {{QHostAddress::LocalHost, 0}};
    options.quota = {.total = 5000,
                     .perAddress = 5000,
                     .unauthenticated = 5000,
                     .unauthenticatedPerAddress = 5000,
                     .newPerAddress = {100'000, 100'000}};
    return options;
}

TestServer::TestServer(NetOptions options)
{
    runtime = std::make_unique<ServerRuntime>(std::move(options), host, clock);
    host.runtime = runtime.get();
    isListening = runtime->listen().ok();
}

// ---- Client

UpgradeRequest UpgradeRequest::with(const QByteArray &name, const QByteArray &value) const
{
    UpgradeRequest changed = *this;
    for (auto &header : changed.headers) {
        if (header.first == name)
            header.second = value;
    }
    return changed;
}

UpgradeRequest UpgradeRequest::without(const QByteArray &name) const
{
    UpgradeRequest changed = *this;
    changed.headers.removeIf([&](const auto &header) { return header.first == name; });
    return changed;
}

UpgradeRequest UpgradeRequest::adding(const QByteArray &name, const QByteArray &value) const
{
    UpgradeRequest changed = *this;
    changed.headers.append({name, value});
    return changed;
}

UpgradeRequest UpgradeRequest::to(const QByteArray &newPath) const
{
    UpgradeRequest changed = *this;
    changed.path = newPath;
    return changed;
}

QByteArray UpgradeRequest::bytes() const
{
    QByteArray text = "GET " + path + " HTTP/1.1\r\n";
    for (const auto &[name, value] : headers)
        text += name + ": " + value + "\r\n";
    return text + "\r\n";
}

RawClient::RawClient(quint16 port)
{
    socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
    [[maybe_unused]] const bool isSettled = QTest::qWaitFor(
        [this] {
            return socket.state() == QAbstractSocket::ConnectedState ||
                   socket.state() == QAbstractSocket::UnconnectedState; // refused
        },
        10'000);
    socket.setSocketOption(QAbstractSocket::LowDelayOption, 1);
}

void RawClient::send(const QByteArray &bytes)
{
    socket.write(bytes);
    socket.flush();
}

std::optional<QByteArray> RawClient::untilClosed()
{
    const bool isClosed = QTest::qWaitFor(
        [this] { return socket.state() == QAbstractSocket::UnconnectedState; }, 10'000);
    return isClosed ? std::optional(socket.readAll()) : std::nullopt;
}

bool RawClient::waitForMore()
{
    return QTest::qWaitFor(
               [this] {
                   return socket.bytesAvailable() > 0 ||
                          socket.state() == QAbstractSocket::UnconnectedState;
               },
               10'000) &&
           socket.bytesAvailable() > 0;
}

bool RawClient::upgrade(const UpgradeRequest &request, const QByteArray &behind)
{
    send(request.bytes() + behind);
    while (!m_head.contains("\r\n\r\n")) {
        if (!waitForMore())
            return false;
        m_head += socket.readAll();
    }
    const qsizetype end = m_head.indexOf("\r\n\r\n") + 4;
    m_decoder.feed(QByteArrayView(m_head).sliced(end), m_events);
    return statusOf(m_head) == 101;
}

std::optional<websocket::Event> RawClient::nextEvent()
{
    while (m_events.empty()) {
        if (!waitForMore())
            return std::nullopt;
        m_decoder.feed(socket.readAll(), m_events);
    }
    const websocket::Event event = m_events.front();
    m_events.erase(m_events.begin());
    return event;
}

std::optional<quint16> RawClient::closeCode()
{
    while (const auto event = nextEvent()) {
        if (const auto *close = std::get_if<websocket::CloseReceived>(&*event))
            return close->code;
    }
    return std::nullopt;
}

QByteArray masked(websocket::Opcode opcode, const QByteArray &payload, websocket::FrameEnd end)
{
    return websocket::encodeFrame(opcode, payload, end, websocket::MaskKey{0x12, 0x34, 0x56, 0x78});
}

int statusOf(const QByteArray &response)
{
    return response.startsWith("HTTP/1.1 ") ? response.mid(9, 3).toInt() : 0;
}

} // namespace syngraph::test
