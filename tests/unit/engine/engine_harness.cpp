#include "tests/unit/engine/engine_harness.h"

#include "server/storage/store_dispatch.h"

#include <QCryptographicHash>

namespace syngraph {

QString kindOf(const ServerMessage &message)
{
    static const std::array kNames{"welcome",  "created", "ack",     "reject",  "operation",
                                   "rebase",   "snapshot", "beat",   "selected", "joined",
                                   "left",     "hash",    "renamed", "role",    "goaway",
                                   "wait",     "error",   "wanted",  "stored",  "part",
                                   "refused",  "chatted", "unsaid",  "gathered", "links",
                                   "made",     "revoked", "unmanaged"};
    static_assert(kNames.size() == std::variant_size_v<ServerMessage>);
    return QString::fromLatin1(kNames[message.index()]);
}

EngineHarness::EngineHarness(EngineOptions options, WireFormat format)
    : m_options(std::move(options)), m_format(format)
{
    m_engine = std::make_unique<Engine>(m_options, m_random, m_clock);
    m_document = m_random.id<DocumentId>();
    SYNGRAPH_CHECK(m_store.create(m_document, QStringLiteral("Minutes"), m_clock.wallNow()).ok());
    for (const auto role : {Role::View, Role::Edit})
        m_tokens[role] = addLink(m_document, role, std::nullopt, &m_links[role]);
}

QByteArray EngineHarness::addLink(DocumentId document, Role role, std::optional<WallTime> expires,
                                  LinkNumber *number)
{
    LinkRecord link;
    link.document = document;
    link.role = role == Role::Edit ? LinkRole::Edit : LinkRole::View;
    link.expires = expires;
    return addLink(link, number);
}

QByteArray EngineHarness::addLink(LinkRecord link, LinkNumber *number)
{
    const auto token = m_random.bytes(24);
    link.tokenHash = QCryptographicHash::hash(token, QCryptographicHash::Sha256);
    const auto made = m_store.createLink(link);
    SYNGRAPH_CHECK(made.ok());
    if (number)
        *number = made->number;
    return token;
}

void EngineHarness::restart()
{
    m_engine = std::make_unique<Engine>(m_options, m_random, m_clock);
    m_requests.clear();
    m_holding = false;
    m_drained = false;
}

void EngineHarness::step(const EngineInput &input)
{
    for (const auto &action : m_engine->step(input, m_clock.now()))
        carryOut(action);
    while (!m_holding && storeOne()) { }
}

bool EngineHarness::storeOne()
{
    if (m_requests.empty())
        return false;
    const auto request = m_requests.front();
    m_requests.pop_front();
    auto reply = perform(m_store, request);
    if (auto *opened = std::get_if<replies::Opened>(&reply.what); opened && m_chatError)
        opened->chat = *m_chatError;
    if (auto *read = std::get_if<replies::ChatRead>(&reply.what); read && m_chatError)
        read->chat = *m_chatError;
    if (std::holds_alternative<requests::Append>(request.what) && !errorOf(reply))
        log << QStringLiteral("commit");
    for (const auto &action : m_engine->step(inputs::Stored{reply}, m_clock.now()))
        carryOut(action);
    return true;
}

void EngineHarness::release()
{
    m_holding = false;
    while (storeOne()) { }
}

void EngineHarness::carryOut(const EngineAction &action)
{
    if (const auto *send = std::get_if<actions::Send>(&action)) {
        const auto message = decodeServerMessage(send->bytes, send->format);
        SYNGRAPH_CHECK(message.ok());
        SYNGRAPH_CHECK(send->bytes.size() <= limits::kMessageBytes);
        for (const auto peer : send->peers) {
            SYNGRAPH_CHECK(!m_closed.contains(peer));
            m_inbox[peer].push_back(*message);
            log << QStringLiteral("%1 to %2").arg(kindOf(*message)).arg(peer.value);
        }
    } else if (const auto *close = std::get_if<actions::Close>(&action)) {
        SYNGRAPH_CHECK(!m_closed.contains(close->peer));
        SYNGRAPH_CHECK(close->reason.size() <= 123);
        m_closed[close->peer] = close->code;
    } else if (const auto *admit = std::get_if<actions::Admit>(&action)) {
        m_admitted[admit->peer] = true;
    } else if (const auto *ask = std::get_if<actions::Ask>(&action)) {
        m_requests.push_back(ask->request);
    } else if (std::holds_alternative<actions::Drained>(action)) {
        SYNGRAPH_CHECK(!m_drained);
        m_drained = true;
    }
}

PeerId EngineHarness::connect(std::optional<DocumentId> document, const QString &address)
{
    const PeerId peer(++m_lastPeer);
    step(inputs::PeerConnected{peer, document, m_format,
                               address.isEmpty() ? QStringLiteral("198.51.100.%1").arg(peer.value)
                                                 : address});
    return peer;
}

void EngineHarness::send(PeerId peer, const ClientMessage &message)
{
    sendBytes(peer, encode(message, m_format));
}

void EngineHarness::sendBytes(PeerId peer, const QByteArray &bytes)
{
    step(inputs::PeerMessage{peer, bytes});
}

void EngineHarness::hangUp(PeerId peer) { step(inputs::PeerClosed{peer}); }

void EngineHarness::setLagging(PeerId peer, bool lagging)
{
    step(inputs::PeerLagging{peer, lagging});
}

messages::Auth EngineHarness::auth(Role role, std::optional<ClientId> client)
{
    messages::Auth auth;
    auth.token = m_tokens.at(role);
    auth.client = client ? *client : m_random.id<ClientId>();
    auth.name = QStringLiteral("Ann");
    auth.epoch = kFirstEpoch;
    return auth;
}

PeerId EngineHarness::joinWith(const messages::Auth &auth)
{
    const auto peer = connect(m_document);
    send(peer, auth);
    auto &messages = m_inbox[peer];
    if (!messages.empty() && std::holds_alternative<messages::Welcome>(messages.front()))
        messages.erase(messages.begin());
    return peer;
}

PeerId EngineHarness::join(Role role, std::optional<ClientId> client)
{
    auto greeting = auth(role, client);
    greeting.revision = storedHead();
    const auto peer = joinWith(greeting);
    take(peer);
    return peer;
}

void EngineHarness::submit(PeerId peer, qint64 sequence, qint64 base, const Delta &delta,
                           std::optional<Caret> caret)
{
    send(peer, messages::Submit{Sequence(sequence), Revision(base), delta, caret});
}

std::vector<ServerMessage> EngineHarness::take(PeerId peer)
{
    return std::exchange(m_inbox[peer], {});
}

QString EngineHarness::heard(PeerId peer)
{
    QStringList kinds;
    for (const auto &message : take(peer))
        kinds << kindOf(message);
    return kinds.join(u' ');
}

int EngineHarness::closeCode(PeerId peer) const
{
    const auto found = m_closed.find(peer);
    return found == m_closed.end() ? 0 : found->second;
}

bool EngineHarness::isAdmitted(PeerId peer) const { return m_admitted.contains(peer); }

Revision EngineHarness::storedHead()
{
    return m_store.open(m_document)->head;
}

Document EngineHarness::stored()
{
    Document document;
    const auto rows = m_store.operations(m_document, Revision(), storedHead());
    for (const auto &row : *rows) {
        const auto delta = decodeDelta(row.delta, DeltaParser::Bounds::Document);
        SYNGRAPH_CHECK(delta.ok() && document.applyUnlimited(*delta).ok());
    }
    return document;
}

void EngineHarness::fillLog(qint64 count, const QString &text, ClientId client)
{
    std::vector<Delta> operations;
    auto length = stored().length();
    for (qint64 i = 1; i <= count; ++i) {
        // Now and then a paragraph ends, or it would grow beyond its limit.
        const auto inserted = i % 10'000 == 0 ? text + u'\n' : text;
        operations.push_back(delta(length, {put(inserted)}));
        length += inserted.size();
    }
    putIntoLog(operations, client);
}

void EngineHarness::fillLogInTurns(qint64 count, const QString &text, ClientId client)
{
    std::vector<Delta> operations;
    const auto length = stored().length();
    for (qint64 i = 0; i < count; ++i)
        operations.push_back(i % 2 == 0 ? delta(length, {put(text)})
                                        : delta(length + text.size(), {drop(text.size())}));
    putIntoLog(operations, client);
}

void EngineHarness::putIntoLog(const std::vector<Delta> &operations, ClientId client)
{
    AppendRequest append;
    append.document = m_document;
    append.epoch = kFirstEpoch;
    append.expectedHead = storedHead();
    auto revision = append.expectedHead;
    Sequence sequence;
    for (const auto &operation : operations) {
        revision = revision.next();
        sequence = sequence.next();
        append.operations.push_back({revision, client, sequence, AuthorNumber(1), wallNow(),
                                     encodeDelta(operation)});
    }
    append.clients.push_back({client, AuthorNumber(1), sequence, revision, QStringLiteral("Bob"), {}});
    SYNGRAPH_CHECK(m_store.append(std::span<const AppendRequest>(&append, 1)).front().ok());
}

void EngineHarness::tick()
{
    step(inputs::Tick{});
    // Else whoever owns the engine would spin.
    const auto next = m_engine->nextDeadline();
    SYNGRAPH_CHECK(!next || *next > m_clock.now());
}

void EngineHarness::advance(Milliseconds by)
{
    const Instant end = m_clock.now() + by;
    for (auto next = m_engine->nextDeadline(); next && *next <= end;
         next = m_engine->nextDeadline()) {
        m_clock.time = std::max(*next, m_clock.now());
        tick();
    }
    m_clock.time = end;
}

} // namespace syngraph
