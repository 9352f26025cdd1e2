#include "tests/ui/loop_server.h"

#include "common/base/check.h"
#include "common/protocol/codec.h"
#include "server/storage/store_dispatch.h"

#include <QCryptographicHash>

#include <algorithm>

namespace syngraph::testing {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Nobody is asked to go slower: what is tested is not that.
EngineOptions patientOptions()
{
    EngineOptions options;
    options.hashEvery = 16;
    options.idleDeadline = std::chrono::hours(1);
    options.submits = {100'000, 100'000};
    options.documentSubmits = {100'000, 100'000};
    options.presenceInterval = 0ms;
    return options;
}

} // namespace

class LoopServer::Way final : public Transport
{
public:
    explicit Way(LoopServer &server) : m_server(server), m_peer(++server.m_lastPeer) {}
    ~Way() override { abort(); }
    void open(const TransportTarget &target) override
    {
        auto &queues = m_server.m_ways[m_peer];
        queues.way = this;
        queues.format = target.format;
        m_server.step(inputs::PeerConnected{m_peer, m_server.m_document, target.format,
                                            u"198.51.100.1"_s});
    }
    void send(const QByteArray &message) override
    {
        const auto there = m_server.m_ways.find(m_peer);
        if (there == m_server.m_ways.end())
            return;
        const auto decoded = decodeClientMessage(message, there->second.format);
        SYNGRAPH_CHECK(decoded.ok());
        if (const auto *submit = std::get_if<messages::Submit>(&*decoded))
            m_server.m_lastSubmitted = submit->delta;
        there->second.toServer.push_back(message);
    }
    void close() override { abort(); }
    void abort() override
    {
        if (std::exchange(m_isOver, true))
            return;
        if (m_server.m_ways.erase(m_peer) > 0)
            m_server.step(inputs::PeerClosed{m_peer});
    }

private:
    LoopServer &m_server;
    PeerId m_peer;
    bool m_isOver = false; ///< the server may be gone
};

LoopServer::LoopServer(HandClock &clock, quint64 seed)
    : m_clock(clock)
    , m_random(seed)
    , m_document(m_random.id<DocumentId>())
    , m_token(m_random.bytes(kTokenBytes))
{
    LinkRecord link;
    link.document = m_document;
    link.role = LinkRole::Edit;
    link.tokenHash = QCryptographicHash::hash(m_token, QCryptographicHash::Sha256);
    SYNGRAPH_CHECK(m_store.create(m_document, u"Loop"_s, clock.wallNow(), {&link, 1}).ok());
    m_engine = std::make_unique<Engine>(patientOptions(), m_random, m_clock);
}

LoopServer::~LoopServer() = default;

ShareLink LoopServer::link() const
{
    ServerEndpoint server;
    server.host = u"pad.example.org"_s;
    return {server, m_document, m_token};
}

std::unique_ptr<Transport> LoopServer::makeTransport()
{
    return std::make_unique<Way>(*this);
}

bool LoopServer::isIdle() const
{
    return std::ranges::all_of(m_ways, [](const auto &way) { return way.second.isEmpty(); });
}

void LoopServer::deliver(PeerId peer, bool isToServer)
{
    Queues &queues = m_ways.at(peer);
    if (!queues.isOpened) {
        queues.isOpened = true;
        Q_EMIT queues.way->opened();
    } else if (isToServer) {
        const QByteArray bytes = queues.toServer.front();
        queues.toServer.pop_front();
        step(inputs::PeerMessage{peer, bytes});
    } else {
        const QByteArray bytes = queues.toClient.front();
        queues.toClient.pop_front();
        Q_EMIT queues.way->received(bytes);
    }
}

void LoopServer::deliverOne(Random &random)
{
    std::vector<std::pair<PeerId, bool>> choices;
    for (const auto &[peer, queues] : m_ways) {
        if (!queues.isOpened || !queues.toServer.empty())
            choices.emplace_back(peer, true);
        if (queues.isOpened && !queues.toClient.empty())
            choices.emplace_back(peer, false);
    }
    if (choices.empty())
        return;
    const auto &[peer, isToServer] = choices[random.below(choices.size())];
    deliver(peer, isToServer);
}

void LoopServer::deliverAll()
{
    while (!isIdle())
        deliverOne(m_random);
}

void LoopServer::advance(Milliseconds by)
{
    m_clock.time += by;
    if (const auto due = m_engine->nextDeadline(); due && *due <= m_clock.time)
        step(inputs::Tick{});
}

void LoopServer::step(const EngineInput &input)
{
    for (const auto &action : m_engine->step(input, m_clock.now()))
        carryOut(action);
    while (!m_requests.empty()) {
        const auto request = m_requests.front();
        m_requests.pop_front();
        const auto reply = perform(m_store, request);
        for (const auto &action : m_engine->step(inputs::Stored{reply}, m_clock.now()))
            carryOut(action);
    }
}

void LoopServer::carryOut(const EngineAction &action)
{
    if (const auto *send = std::get_if<actions::Send>(&action)) {
        for (const auto peer : send->peers) {
            if (const auto way = m_ways.find(peer); way != m_ways.end())
                way->second.toClient.push_back(send->bytes);
        }
    } else if (const auto *close = std::get_if<actions::Close>(&action)) {
        m_problem += u"the server closed: %1 %2. "_s.arg(close->code).arg(
            QString::fromUtf8(close->reason));
    } else if (const auto *ask = std::get_if<actions::Ask>(&action)) {
        m_requests.push_back(ask->request);
    }
}

const Document &LoopServer::stored()
{
    const Revision head = m_store.open(m_document)->head;
    const auto rows = m_store.operations(m_document, m_storedHead, head);
    SYNGRAPH_CHECK(rows.ok());
    for (const auto &row : *rows) {
        const auto delta = decodeDelta(row.delta, DeltaParser::Bounds::Document);
        SYNGRAPH_CHECK(delta.ok() && m_stored.applyUnlimited(*delta).ok());
    }
    m_storedHead = head;
    return m_stored;
}

} // namespace syngraph::testing
