#include "server/net/server_runtime.h"

#include "common/base/check.h"

#include <QCoreApplication>
#include <QEvent>

#include <algorithm>
#include <utility>

#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

namespace syngraph {

namespace {

/// For the database, its journals, logs and whatever else a process opens.
constexpr rlim_t kOtherDescriptors = 128;

QEvent::Type turnEndEvent()
{
    static const auto type = static_cast<QEvent::Type>(QEvent::registerEventType());
    return type;
}

/// No more connections than the process may have descriptors.
ConnectionQuota::Options boundedByDescriptors(ConnectionQuota::Options options)
{
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_cur != RLIM_INFINITY) {
        const rlim_t left =
            limit.rlim_cur > 2 * kOtherDescriptors ? limit.rlim_cur - kOtherDescriptors
                                                   : limit.rlim_cur / 2;
        options.total = static_cast<int>(std::min<rlim_t>(left, rlim_t(options.total)));
    }
    return options;
}

websocket::Opcode opcodeOf(WireFormat format)
{
    return format == WireFormat::Cbor ? websocket::Opcode::Binary : websocket::Opcode::Text;
}

} // namespace

ServerRuntime::ServerRuntime(NetOptions options, EngineHost &host, const Clock &clock,
                             QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
    , m_host(host)
    , m_clock(clock)
    , m_quota(boundedByDescriptors(m_options.quota))
    , m_readBuffer(std::make_unique<ReadBuffer>())
    , m_listener([this](int descriptor, const QHostAddress &peer) { accept(descriptor, peer); })
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &ServerRuntime::checkDeadlines);
    makeFront();
}

ServerRuntime::~ServerRuntime() = default;

void ServerRuntime::makeFront()
{
    HttpFront::Options front;
    front.publicUrl = m_options.publicUrl;
    front.addresses = m_listener.addresses();
    front.isTls = m_options.tls.has_value();
    front.isCertificateTrusted = m_options.tls && !m_options.tls->isSelfSigned;
    m_front = std::make_unique<HttpFront>(std::move(front));
    m_busyAnswer = m_front->refusal({503, "too many connections", {{"Retry-After", "5"}}});
}

void ServerRuntime::replaceIdentity(TlsIdentity identity)
{
    m_options.tls = std::move(identity);
    makeFront();
}

Status<ListenError> ServerRuntime::listen()
{
    const auto status = m_listener.listen(m_options.addresses);
    if (!status)
        return status;
    makeFront();
    return status;
}

// ---- What the host asks for

Connection *ServerRuntime::find(PeerId peer) const
{
    const auto found = m_connections.find(peer.value);
    return found == m_connections.end() ? nullptr : found->second.get();
}

void ServerRuntime::send(std::span<const PeerId> peers, const QByteArray &message,
                         WireFormat format)
{
    const QByteArray frames = websocket::encodeMessage(opcodeOf(format), message);
    for (const PeerId peer : peers) {
        Connection *const connection = find(peer);
        if (!connection || !connection->isOpen())
            continue;
        SYNGRAPH_CHECK(connection->format() == format);
        connection->send(frames);
        ++m_figures.messagesOut;
    }
}

void ServerRuntime::admit(PeerId peer)
{
    Connection *const connection = find(peer);
    if (!connection || !connection->isOpen() || connection->isAdmitted())
        return;
    connection->admit();
    m_quota.admit(connection->quotaKey);
}

void ServerRuntime::close(PeerId peer, quint16 code, const QByteArray &reason)
{
    if (Connection *const connection = find(peer))
        connection->close(code, reason);
}

void ServerRuntime::answerPage(PeerId visitor, const std::optional<QString> &title)
{
    if (Connection *const connection = find(visitor))
        connection->answerPage(title);
}

void ServerRuntime::stopAccepting()
{
    m_listener.close();
    m_isStopping = true;
    wantTurnEnd();
}

void ServerRuntime::closeAll(quint16 code, const QByteArray &reason)
{
    std::vector<Connection *> all;
    for (const auto &[id, connection] : m_connections)
        all.push_back(connection.get());
    for (Connection *connection : all) {
        if (connection->isOpen())
            connection->close(code, reason);
        else
            connection->dropIfUndecided();
    }
}

ServerRuntime::Figures ServerRuntime::figures() const
{
    Figures figures = m_figures;
    figures.exhaustions = m_listener.exhaustions();
    for (const auto &[id, connection] : m_connections)
        figures.queuedBytes += connection->queuedBytes();
    return figures;
}

// ---- Accepting

void ServerRuntime::accept(int descriptor, const QHostAddress &peer)
{
    std::optional<AddressKey> key;
    if (!m_options.trustedProxies.contains(peer))
        key = AddressKey::of(peer);
    if (const auto refusal = m_quota.open(key, now()))
        return refuse(descriptor, *refusal);
    ++m_figures.accepted;
    m_lastPeer = m_lastPeer.next();
    auto connection = std::make_unique<Connection>(m_lastPeer, descriptor, peer,
                                                   static_cast<ConnectionOwner &>(*this));
    connection->quotaKey = key;
    m_connections.emplace(m_lastPeer.value, std::move(connection));
}

void ServerRuntime::refuse(int descriptor, QuotaRefusal why)
{
    ++m_figures.refused;
    // Whoever hammers gets nothing; and who speaks TLS could not read it.
    if (why != QuotaRefusal::TooFast && !m_options.tls) {
        [[maybe_unused]] const auto sent =
            ::send(descriptor, m_busyAnswer.constData(), size_t(m_busyAnswer.size()),
                   MSG_DONTWAIT | MSG_NOSIGNAL);
    }
    ::close(descriptor);
}

bool ServerRuntime::nameClient(Connection &connection, const QHostAddress &client)
{
    const AddressKey key = AddressKey::of(client);
    if (m_quota.name(key, now())) {
        ++m_figures.refused;
        return false;
    }
    connection.quotaKey = key;
    return true;
}

// ---- What connections report

void ServerRuntime::pageWanted(Connection &connection, const DocumentId &document)
{
    m_host.onPageWanted(connection.id(), document);
}

void ServerRuntime::opened(Connection &connection, std::optional<DocumentId> document)
{
    ++m_figures.webSockets;
    m_host.onConnected(connection.id(), document, connection.format(),
                       connection.client().toString());
}

void ServerRuntime::received(Connection &connection, const QByteArray &message)
{
    ++m_figures.messagesIn;
    m_host.onMessage(connection.id(), message);
}

void ServerRuntime::lagging(Connection &connection, bool isLagging)
{
    m_host.onLagging(connection.id(), isLagging);
}

void ServerRuntime::closed(Connection &connection)
{
    m_host.onClosed(connection.id());
}

void ServerRuntime::gone(Connection &connection)
{
    m_quota.close(connection.quotaKey, connection.isAdmitted());
    m_deadlines.remove(connection.id());
    const auto found = m_connections.find(connection.id().value);
    SYNGRAPH_CHECK(found != m_connections.end());
    m_gone.push_back(std::move(found->second));
    m_connections.erase(found);
    wantTurnEnd();
}

// ---- The end of a turn

void ServerRuntime::wantFlush(Connection &connection)
{
    m_flushWanted.push_back(&connection);
    wantTurnEnd();
}

void ServerRuntime::wantTurnEnd()
{
    if (!std::exchange(m_isTurnEndPosted, true))
        QCoreApplication::postEvent(this, new QEvent(turnEndEvent()), Qt::LowEventPriority);
}

bool ServerRuntime::event(QEvent *event)
{
    if (event->type() != turnEndEvent())
        return QObject::event(event);
    endTurn();
    return true;
}

void ServerRuntime::endTurn()
{
    // A flush may ask for others; until the last is done nothing that is listed may be destroyed.
    while (!m_flushWanted.empty()) {
        for (Connection *connection : std::exchange(m_flushWanted, {}))
            connection->flush();
    }
    m_gone.clear();
    m_isTurnEndPosted = false;
    if (m_connections.empty() && std::exchange(m_isStopping, false))
        Q_EMIT emptied();
}

// ---- Deadlines

void ServerRuntime::wantDeadline(Connection &connection, Instant when)
{
    m_deadlines.schedule(connection.id(), when);
    armTimer();
}

void ServerRuntime::armTimer()
{
    const auto next = m_deadlines.next();
    if (!next || (m_timerAt && *m_timerAt <= *next))
        return;
    m_timerAt = next;
    const auto left = std::chrono::ceil<Milliseconds>(*next - now());
    m_timer.start(std::max(left, Milliseconds(0)));
}

void ServerRuntime::checkDeadlines()
{
    m_timerAt.reset();
    for (const PeerId peer : m_deadlines.takeDue(now())) {
        if (Connection *const connection = find(peer))
            connection->checkDeadlines();
    }
    armTimer();
}

} // namespace syngraph
