// A recorded session through the machines of the product, bytes in and bytes out: what the algebra's
// rows leave out is messages, sequencing, batches, acknowledgements, hashes and snapshots. The store
// says yes at once.

#include "common/sync/client_document.h"
#include "server/engine/engine.h"
#include "server/storage/memory_store.h"
#include "server/storage/store_dispatch.h"
#include "tests/bench/trace_edits.h"

#include <benchmark/benchmark.h>

#include <QCryptographicHash>

#include <deque>
#include <map>

namespace syngraph::bench {

namespace {

/// Edits of a session that are played; the longest take seconds otherwise.
constexpr size_t kMostEdits = 40'000;
/// As people write in turns: so many edits of one, then of the other.
constexpr size_t kBurst = 7;

class StandingClock final : public Clock
{
public:
    Instant now() const override { return Instant(1s); }
    WallTime wallNow() const override { return WallTime(Milliseconds(1'700'000'000'000)); }
};

EngineOptions withoutRates()
{
    EngineOptions options;
    options.submits = {1'000'000'000, 1'000'000'000};
    options.documentSubmits = {1'000'000'000, 1'000'000'000};
    options.presenceInterval = 0ms;
    return options;
}

/// An engine with one document, and what it sent.
class Server final
{
public:
    Server()
    {
        SYNGRAPH_CHECK(m_store.create(m_document, QStringLiteral("Session"), m_clock.wallNow()).ok());
        LinkRecord link;
        link.document = m_document;
        link.role = LinkRole::Edit;
        link.tokenHash = QCryptographicHash::hash(m_token, QCryptographicHash::Sha256);
        SYNGRAPH_CHECK(m_store.createLink(link).ok());
    }
    PeerId join()
    {
        const PeerId peer(++m_lastPeer);
        step(inputs::PeerConnected{peer, m_document, WireFormat::Cbor, QStringLiteral("::1")});
        messages::Auth auth;
        auth.token = m_token;
        auth.client = m_random.id<ClientId>();
        auth.name = QStringLiteral("Ann");
        auth.epoch = kFirstEpoch;
        step(inputs::PeerMessage{peer, encode(ClientMessage(auth), WireFormat::Cbor)});
        return peer;
    }
    void step(const EngineInput &input)
    {
        for (const auto &action : m_engine.step(input, m_clock.now())) {
            if (const auto *sent = std::get_if<actions::Send>(&action)) {
                for (const auto peer : sent->peers)
                    m_outgoing[peer].push_back(sent->bytes);
            } else if (const auto *asked = std::get_if<actions::Ask>(&action)) {
                m_asked.push_back(asked->request);
            }
        }
        while (!m_asked.empty()) {
            const auto request = std::move(m_asked.front());
            m_asked.pop_front();
            const bool writes = std::holds_alternative<requests::Append>(request.what)
                || std::holds_alternative<requests::SaveSnapshot>(request.what);
            step(inputs::Stored{writes ? StoreReply{request.token, replies::Outcome{Done{}}}
                                       : perform(m_store, request)});
        }
    }
    std::deque<QByteArray> &outgoing(PeerId peer) { return m_outgoing[peer]; }
    qint64 operations() const { return m_engine.figures().operations; }

private:
    StandingClock m_clock;
    SeededRandom m_random{5};
    MemoryStore m_store;
    DocumentId m_document = m_random.id<DocumentId>();
    QByteArray m_token = m_random.bytes(24);
    Engine m_engine{withoutRates(), m_random, m_clock};
    std::deque<StoreRequest> m_asked;
    std::map<PeerId, std::deque<QByteArray>> m_outgoing;
    qint64 m_lastPeer = 0;
};

/// A client without anything between its document and the server but bytes.
class Station final
{
public:
    explicit Station(Server &server) : m_server(server), m_peer(server.join())
    {
        m_document.reset(Document(), kFirstEpoch, Revision(), Sequence());
        server.outgoing(m_peer).clear();
    }
    void edit(const Session &session, const Edit &edit)
    {
        // The other one's text may stand elsewhere by now.
        const auto length = m_document.view().length();
        const auto position = std::min<qsizetype>(edit.position, length - 1);
        const auto erased = std::min<qsizetype>(edit.erased, length - 1 - position);
        const auto operation = DeltaBuilder()
                                   .retain(position)
                                   .insert(session.textOf(edit))
                                   .erase(erased)
                                   .build(length);
        if (m_document.editLocal(operation))
            submit();
    }
    /// Everything that has come. False: it cannot be.
    bool receive()
    {
        auto &inbox = m_server.outgoing(m_peer);
        for (auto left = inbox.size(); left > 0; --left) {
            const auto message = decodeServerMessage(inbox.front(), WireFormat::Cbor);
            inbox.pop_front();
            if (!message || !take(*message))
                return false;
        }
        submit();
        return true;
    }
    bool isQuiet() const { return !m_document.hasPending() && m_server.outgoing(m_peer).empty(); }
    const Document &view() const { return m_document.view(); }

private:
    void submit()
    {
        if (const auto submit = m_document.takeSubmit(std::nullopt))
            m_server.step(inputs::PeerMessage{m_peer,
                                              encode(ClientMessage(*submit), WireFormat::Cbor)});
    }
    bool take(const ServerMessage &message)
    {
        if (const auto *operation = std::get_if<messages::Operation>(&message))
            return m_document.applyRemote(*operation).ok();
        if (const auto *ack = std::get_if<messages::Ack>(&message))
            return m_document.acknowledge(*ack).ok();
        const auto *hash = std::get_if<messages::Hash>(&message);
        return !hash || hash->revision != m_document.revision() || m_document.hasPending()
            || hash->hash == m_document.view().hash();
    }

    Server &m_server;
    PeerId m_peer;
    ClientDocument m_document;
};

void perEdit(benchmark::State &state, size_t edits)
{
    state.counters["per_edit"] =
        benchmark::Counter(double(edits) * double(state.iterations()),
                           benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
}

/// Two people; each hears of the other after `delay` edits of both.
void twoClients(benchmark::State &state, const Session &session, size_t delay)
{
    const auto edits = std::min(session.edits.size(), kMostEdits);
    for (auto _ : state) {
        Server server;
        Station stations[] = {Station(server), Station(server)};
        bool good = true;
        for (size_t i = 0; i < edits; ++i) {
            stations[i / kBurst % 2].edit(session, session.edits[i]);
            if (i % delay == 0)
                good = good && stations[0].receive() && stations[1].receive();
        }
        while (good && !(stations[0].isQuiet() && stations[1].isQuiet()))
            good = stations[0].receive() && stations[1].receive();
        if (!good || !(stations[0].view() == stations[1].view()))
            state.SkipWithError("the two differ");
        state.counters["operations"] = double(server.operations());
    }
    perEdit(state, edits);
}

/// SUBMITs of one client, made before: all that is measured is the engine's.
void engineAlone(benchmark::State &state, const Session &session)
{
    const auto edits = std::min(session.edits.size(), kMostEdits);
    std::vector<QByteArray> submits;
    qsizetype length = 1;
    for (size_t i = 0; i < edits; ++i) {
        const auto &edit = session.edits[i];
        messages::Submit submit;
        submit.sequence = Sequence(qint64(i) + 1);
        submit.base = Revision(qint64(i));
        submit.delta = DeltaBuilder()
                           .retain(edit.position)
                           .insert(session.textOf(edit))
                           .erase(edit.erased)
                           .build(length);
        length = submit.delta.targetLength();
        submits.push_back(encode(ClientMessage(submit), WireFormat::Cbor));
    }
    for (auto _ : state) {
        Server server;
        const auto writer = server.join();
        const auto reader = server.join();
        for (const auto &submit : submits)
            server.step(inputs::PeerMessage{writer, submit});
        if (server.operations() != qint64(edits) || server.outgoing(reader).size() < edits)
            state.SkipWithError("not all were taken");
    }
    perEdit(state, edits);
}

const int kRegistered = [] {
    for (const auto &session : sessions()) {
        const auto add = [&session](const char *name, auto function) {
            benchmark::RegisterBenchmark(
                (std::string(name) + '/' + session.name.toStdString()).c_str(),
                [&session, function](benchmark::State &state) { function(state, session); })
                ->Unit(benchmark::kMillisecond);
        };
        // The largest first edit of a session is more than one SUBMIT may hold.
        if (session.edits.front().textLength < 10'000)
            add("machines/engine_alone", engineAlone);
        add("machines/two_clients_at_once",
            [](benchmark::State &state, const Session &s) { twoClients(state, s, 1); });
        add("machines/two_clients_behind",
            [](benchmark::State &state, const Session &s) { twoClients(state, s, 16); });
    }
    return 0;
}();

} // namespace

} // namespace syngraph::bench
