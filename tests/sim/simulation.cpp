#include "tests/sim/simulation.h"

#include "common/protocol/codec.h"
#include "server/storage/store_dispatch.h"
#include "tests/support/delta_generator.h"

#include <QCryptographicHash>

namespace syngraph::sim {

namespace {

bool isMarker(uint codePoint)
{
    return codePoint >= 0x30000 && codePoint < 0x3a000;
}

std::vector<uint> markersIn(QStringView text)
{
    std::vector<uint> found;
    for (qsizetype i = 0; i + 1 < text.size(); ++i) {
        if (!text[i].isHighSurrogate())
            continue;
        const auto code = QChar::surrogateToUcs4(text[i], text[i + 1]);
        if (isMarker(code))
            found.push_back(code);
    }
    return found;
}

bool deletesMarker(const Delta &delta, const QString &text)
{
    qsizetype position = 0;
    for (const auto &component : delta.components()) {
        if (component.kind == Delta::Kind::Insert)
            continue;
        const auto length = qsizetype(component.length);
        if (component.kind == Delta::Kind::Delete
            && !markersIn(QStringView(text).sliced(position, length)).empty())
            return true;
        position += length;
    }
    return false;
}

} // namespace

Simulation::Simulation(const Setup &setup) : m_setup(setup), m_random(setup.seed)
{
    makeDocument();
    startServer();
    for (int i = 0; i < setup.clients; ++i) {
        SessionOptions options;
        options.format = setup.format;
        SessionIdentity identity{m_token, m_random.id<ClientId>(), QStringLiteral("Ann %1").arg(i),
                                 0x336699};
        m_clients.push_back({std::make_unique<Session>(identity, options, m_random), Instant::max(),
                             std::nullopt, {}, setup.editsPerClient, false});
    }
}

Simulation::~Simulation() = default;

void Simulation::after(Microseconds delay, Work work)
{
    m_queue.push({m_clock.now() + delay, ++m_order, std::move(work)});
}

void Simulation::fail(const QString &what)
{
    if (m_failure.isEmpty())
        m_failure = what;
}

Microseconds Simulation::networkDelay()
{
    return Microseconds(m_random.between(qint64(500), qint64(150'000)));
}

void Simulation::makeDocument()
{
    m_document = m_random.id<DocumentId>();
    m_token = m_random.bytes(24);
    LinkRecord link;
    link.document = m_document;
    link.role = Role::Edit;
    link.tokenHash = QCryptographicHash::hash(m_token, QCryptographicHash::Sha256);
    SYNGRAPH_CHECK(bool(m_store.create(m_document, QStringLiteral("sim"), m_clock.wallNow(),
                                       std::span<const LinkRecord>(&link, 1))));
}

QString Simulation::run()
{
    for (int i = 0; i < int(m_clients.size()); ++i) {
        after(networkDelay(), [this, i] { stepClient(i, events::Start{}); });
        scheduleEdit(i);
    }
    scheduleFaults();
    const Instant calm = m_clock.now() + m_setup.length;
    const Instant bound = calm + Microseconds(90s);
    while (m_failure.isEmpty()) {
        if (m_queue.empty() || m_queue.top().at > bound) {
            fail(QStringLiteral("not in sync %1 s after the last fault").arg(90));
            break;
        }
        const Due due = m_queue.top();
        m_queue.pop();
        m_clock.advance(due.at);
        ++m_tally.events;
        if (!m_calm && due.at >= calm) {
            m_calm = true;
            m_door = Door::Open;
            m_storeDelay = 2ms;
            if (!m_engine)
                startServer();
        }
        due.work();
        if (m_calm && inSync()) {
            m_tally.slowestRecovery =
                std::chrono::duration_cast<Milliseconds>(m_clock.now() - calm);
            checkEnd();
            break;
        }
    }
    return m_failure;
}

// --- the server -----------------------------------------------------------------------------

void Simulation::startServer()
{
    ++m_incarnation;
    EngineOptions options;
    options.snapshotEvery = 37; // often, so that every path is walked
    options.hashEvery = 16;
    options.unloadAfter = 5s;
    m_engine = std::make_unique<Engine>(options, m_random, m_clock);
    m_engineWake = Instant::max();
}

void Simulation::killServer()
{
    if (!m_engine)
        return;
    ++m_tally.kills;
    m_engine.reset();
    ++m_incarnation;
    const bool silent = m_random.chance(0.3); // the machine went, not only the process
    const auto links = m_links;
    for (const auto &[id, link] : links)
        dropLink(id, !silent, false, TransportEnd::Kind::Failed);
    after(m_random.between(50ms, 8'000ms), [this] {
        if (!m_engine)
            startServer();
    });
}

void Simulation::stepServer(const EngineInput &input)
{
    if (!m_engine)
        return;
    const auto incarnation = m_incarnation;
    for (const auto &action : m_engine->step(input, m_clock.now())) {
        if (incarnation == m_incarnation)
            carryOut(action);
    }
    if (!m_engine)
        return;
    const auto deadline = m_engine->nextDeadline();
    if (deadline && *deadline < m_engineWake) {
        m_engineWake = *deadline;
        after(std::max(Microseconds(0), *deadline - m_clock.now()), [this, incarnation] {
            if (incarnation == m_incarnation && m_engine) {
                m_engineWake = Instant::max();
                stepServer(inputs::Tick{});
            }
        });
    }
}

void Simulation::carryOut(const EngineAction &action)
{
    if (const auto *send = std::get_if<actions::Send>(&action)) {
        for (const auto peer : send->peers) {
            if (const auto link = m_linkOfPeer.find(peer); link != m_linkOfPeer.end())
                toClient(link->second, send->bytes);
        }
    } else if (const auto *close = std::get_if<actions::Close>(&action)) {
        if (const auto link = m_linkOfPeer.find(close->peer); link != m_linkOfPeer.end()) {
            m_links[link->second].open = false;
            dropLink(link->second, true, false, TransportEnd::Kind::Closed);
        }
    } else if (const auto *ask = std::get_if<actions::Ask>(&action)) {
        performStore(ask->request);
    }
}

/// Written at one time, answered at a later one: the process can die in between.
void Simulation::performStore(const StoreRequest &request)
{
    const auto incarnation = m_incarnation;
    m_storeClear = std::max(m_storeClear, m_clock.now())
        + m_random.between(Milliseconds(0), m_storeDelay) + Microseconds(100);
    after(m_storeClear - m_clock.now(), [this, request, incarnation] {
        if (incarnation != m_incarnation)
            return;
        const auto *append = std::get_if<requests::Append>(&request.what);
        const auto reply = perform(m_store, m_store, request);
        if (append)
            noteCommitted(append->append);
        if (errorOf(reply) == StoreError::Unknown) {
            killServer(); // as the real one: a failed sync ends the process
            return;
        }
        after(Microseconds(m_random.between(qint64(10), qint64(3'000))),
              [this, reply, incarnation] {
                  if (incarnation == m_incarnation)
                      stepServer(inputs::Stored{reply});
              });
    });
}

void Simulation::noteCommitted(const AppendRequest &append)
{
    const auto log = m_store.operations(append.document, append.expectedHead,
                                        append.expectedHead.next());
    if (!log || log->empty() || log->front().delta != append.operations.front().delta)
        return; // it failed
    for (const auto &operation : append.operations) {
        ++m_tally.operations;
        const auto delta = decodeDelta(operation.delta, DeltaParser::Bounds::Document);
        if (!delta) {
            fail(QStringLiteral("the log holds an operation that does not decode"));
            return;
        }
        for (const auto marker : markersIn(delta->insertedText()))
            m_committed.insert(marker);
    }
}

// --- the network ----------------------------------------------------------------------------

void Simulation::connectClient(int index, qint64 attempt)
{
    ++m_tally.connections;
    const auto id = ++m_lastLink;
    Link link;
    link.client = index;
    link.attempt = attempt;
    link.peer = PeerId(id);
    m_links[id] = link;
    m_clients[size_t(index)].link = id;
    after(networkDelay(), [this, id] {
        const auto found = m_links.find(id);
        if (found == m_links.end() || m_door == Door::Silent)
            return; // nobody ever answers
        if (!m_engine || m_door == Door::Refusing) {
            dropLink(id, true, false,
                     m_engine ? TransportEnd::Kind::HttpRefused : TransportEnd::Kind::Failed);
            return;
        }
        found->second.open = true;
        m_linkOfPeer[found->second.peer] = id;
        const auto client = found->second.client;
        const auto number = found->second.attempt;
        stepServer(inputs::PeerConnected{found->second.peer, m_document, m_setup.format,
                                         QStringLiteral("sim%1").arg(client)});
        after(networkDelay(),
              [this, client, number] { stepClient(client, events::TransportOpened{number}); });
    });
}

void Simulation::toServer(qint64 id, const QByteArray &bytes)
{
    const auto found = m_links.find(id);
    if (found == m_links.end() || !found->second.up)
        return;
    auto &link = found->second;
    link.upClear = std::max(link.upClear, m_clock.now() + networkDelay());
    const int copies = !m_calm && m_random.chance(m_setup.faults.duplicates) ? 2 : 1;
    const bool isSubmit = sequenceOfSubmit(bytes, m_setup.format).has_value();
    for (int i = 0; i < (isSubmit ? copies : 1); ++i) {
        after(link.upClear - m_clock.now(), [this, id, bytes] {
            const auto now = m_links.find(id);
            if (now != m_links.end() && now->second.open && now->second.up)
                stepServer(inputs::PeerMessage{now->second.peer, bytes});
        });
    }
}

void Simulation::toClient(qint64 id, const QByteArray &bytes)
{
    const auto found = m_links.find(id);
    if (found == m_links.end() || !found->second.down)
        return;
    auto &link = found->second;
    link.downClear = std::max(link.downClear, m_clock.now() + networkDelay());
    after(link.downClear - m_clock.now(), [this, id, bytes] {
        const auto now = m_links.find(id);
        if (now != m_links.end() && now->second.down)
            stepClient(now->second.client, events::TransportMessage{now->second.attempt, bytes});
    });
}

void Simulation::dropLink(qint64 id, bool tellClient, bool tellServer, TransportEnd::Kind kind)
{
    const auto found = m_links.find(id);
    if (found == m_links.end())
        return;
    const Link link = found->second;
    m_linkOfPeer.erase(link.peer);
    if (tellClient && link.down) {
        // Behind what is on its way, or cutting it off.
        const bool cut = kind == TransportEnd::Kind::Failed && m_random.chance(0.5);
        const auto delay = cut ? networkDelay()
                               : std::max(networkDelay(), link.downClear - m_clock.now());
        after(delay + Microseconds(1), [this, id, link, kind] {
            m_links.erase(id);
            TransportEnd end;
            end.kind = kind;
            end.httpStatus = kind == TransportEnd::Kind::HttpRefused ? 503 : 0;
            stepClient(link.client, events::TransportEnded{link.attempt, end});
        });
        m_links[id].up = false;
        m_links[id].open = false;
    } else {
        m_links.erase(id);
    }
    if (tellServer && link.open)
        stepServer(inputs::PeerClosed{link.peer});
}

// --- the people -----------------------------------------------------------------------------

void Simulation::stepClient(int index, const SessionEvent &event)
{
    auto &client = m_clients[size_t(index)];
    for (const auto &effect : client.session->step(event, m_clock.now()))
        carryOut(index, effect);
    checkSaved(index);
    const auto deadline = client.session->nextDeadline();
    if (deadline && *deadline < client.wake) {
        client.wake = *deadline;
        const auto expected = *deadline;
        after(std::max(Microseconds(0), *deadline - m_clock.now()), [this, index, expected] {
            auto &due = m_clients[size_t(index)];
            if (due.wake == expected) {
                due.wake = Instant::max();
                stepClient(index, events::Tick{});
            }
        });
    }
}

void Simulation::carryOut(int index, const SessionEffect &effect)
{
    auto &client = m_clients[size_t(index)];
    if (const auto *connect = std::get_if<effects::Connect>(&effect)) {
        connectClient(index, connect->attempt);
    } else if (const auto *send = std::get_if<effects::Send>(&effect)) {
        if (client.link)
            toServer(*client.link, send->bytes);
    } else if (std::holds_alternative<effects::Abort>(effect)
               || std::holds_alternative<effects::Close>(effect)) {
        if (client.link) {
            // What is lost on the way to a dead machine is never heard of there.
            const auto link = m_links.find(*client.link);
            const bool told = link != m_links.end() && link->second.up;
            dropLink(*client.link, false, told, TransportEnd::Kind::Failed);
            client.link.reset();
        }
    } else if (std::holds_alternative<effects::Reset>(effect)) {
        client.hasDocument = true;
    } else if (const auto *recovered = std::get_if<effects::Recovered>(&effect)) {
        fail(QStringLiteral("client %1 lost its place (reason %2)")
                 .arg(index)
                 .arg(int(recovered->reason)));
    }
}

void Simulation::scheduleEdit(int index)
{
    after(m_random.between(0ms, 2 * m_setup.length / m_setup.editsPerClient),
          [this, index] { edit(index); });
}

Delta Simulation::inventEdit(const Document &view)
{
    const auto delta = view.toDelta();
    const auto text = view.text();
    for (int tries = 0; tries < 5; ++tries) {
        auto operation = randomOperation(m_random, delta);
        const bool grows = view.length() > 400 && operation.targetLength() > view.length();
        if (!grows && !deletesMarker(operation, text) && view.check(operation))
            return operation;
    }
    return Delta::identity(view.length());
}

void Simulation::insertMarker(int index)
{
    auto &client = m_clients[size_t(index)];
    const auto &view = client.session->document().view();
    const auto text = view.text();
    auto place = m_random.between(qint64(0), qint64(text.size() - 1));
    if (text[place].isLowSurrogate() && place > 0)
        --place;
    const auto marker = m_nextMarker++;
    DeltaBuilder builder;
    builder.retain(place).insert(QString::fromUcs4(reinterpret_cast<const char32_t *>(&marker), 1));
    client.markers.push_back(marker);
    stepClient(index, events::Edit{builder.build(view.length())});
}

void Simulation::edit(int index)
{
    auto &client = m_clients[size_t(index)];
    if (client.hasDocument) {
        if (client.editsLeft-- <= 0 || m_calm)
            return;
        if (m_random.chance(0.4))
            insertMarker(index);
        else
            stepClient(index, events::Edit{inventEdit(client.session->document().view())});
        const auto &view = client.session->document().view();
        view.checkInvariants();
        const auto caret = qsizetype(m_random.below(quint64(view.length())));
        stepClient(index, events::Selection{{caret, caret}});
    }
    scheduleEdit(index);
}

// --- what goes wrong ------------------------------------------------------------------------

void Simulation::every(double perMinute, Work work)
{
    if (perMinute <= 0)
        return;
    const auto pause = Milliseconds(qint64(double(m_random.between(qint64(200), qint64(2'000)))
                                           / 1'000.0 * 60'000.0 / perMinute));
    after(pause, [this, perMinute, work] {
        if (m_calm)
            return;
        work();
        every(perMinute, work);
    });
}

void Simulation::scheduleFaults()
{
    const auto &faults = m_setup.faults;
    const auto anyLink = [this]() -> Link * {
        if (m_links.empty())
            return nullptr;
        auto at = m_links.begin();
        std::advance(at, qint64(m_random.below(m_links.size())));
        return &at->second;
    };
    every(faults.cuts * m_setup.clients, [this] {
        if (m_links.empty())
            return;
        auto at = m_links.begin();
        std::advance(at, qint64(m_random.below(m_links.size())));
        dropLink(at->first, true, true, TransportEnd::Kind::Failed);
    });
    every(faults.halfOpen * m_setup.clients, [anyLink] {
        if (auto *link = anyLink())
            link->up = link->down = false;
    });
    every(faults.oneWay * m_setup.clients, [this, anyLink] {
        if (auto *link = anyLink())
            (m_random.chance(0.5) ? link->up : link->down) = false;
    });
    every(faults.serverKills, [this] { killServer(); });
    every(faults.storeFaults, [this] {
        m_store.failNextAppend(MemoryStore::Fault(m_random.below(5)));
    });
    every(faults.slowStore, [this] {
        m_storeDelay = m_random.between(100ms, 3'000ms);
        after(10s, [this] { m_storeDelay = 2ms; });
    });
    const auto closeDoor = [this](Door door) {
        m_door = door;
        after(m_random.between(1'000ms, 15'000ms), [this] { m_door = Door::Open; });
    };
    every(faults.silentServer, [closeDoor] { closeDoor(Door::Silent); });
    every(faults.refusals, [closeDoor] { closeDoor(Door::Refusing); });
    every(faults.offline * m_setup.clients, [this] {
        const int index = int(m_random.below(m_clients.size()));
        stepClient(index, events::Stop{});
        after(m_random.between(500ms, 12'000ms),
              [this, index] { stepClient(index, events::Start{}); });
    });
}

// --- what must hold -------------------------------------------------------------------------

void Simulation::checkSaved(int index)
{
    const auto &client = m_clients[size_t(index)];
    if (client.session->document().hasPending())
        return;
    for (const auto marker : client.markers) {
        if (!m_committed.contains(marker)) {
            fail(QStringLiteral("client %1 says saved, but the store lacks U+%2")
                     .arg(index)
                     .arg(marker, 0, 16));
            return;
        }
    }
}

bool Simulation::inSync() const
{
    const auto document = const_cast<MemoryStore &>(m_store).open(m_document);
    if (!document)
        return false;
    return std::all_of(m_clients.begin(), m_clients.end(), [&](const Client &client) {
        return client.session->state() == ConnectionState::Live
            && !client.session->document().hasPending()
            && client.session->document().revision() == document->head;
    });
}

void Simulation::checkEnd()
{
    const auto log = m_store.operations(m_document, Revision(), m_store.open(m_document)->head);
    Document replay;
    Revision revision;
    for (const auto &stored : *log) {
        const auto delta = decodeDelta(stored.delta, DeltaParser::Bounds::Document);
        if (stored.revision != revision.next() || !delta || !replay.applyUnlimited(*delta)) {
            fail(QStringLiteral("the log does not replay at revision %1").arg(revision.value + 1));
            return;
        }
        revision = stored.revision;
    }
    std::map<uint, int> seen;
    for (const auto marker : markersIn(replay.text()))
        ++seen[marker];
    size_t written = 0;
    for (size_t i = 0; i < m_clients.size(); ++i) {
        const auto &document = m_clients[i].session->document();
        document.view().checkInvariants();
        if (document.view().hash() != replay.hash() || !(document.view() == replay))
            fail(QStringLiteral("client %1 differs from the log").arg(i));
        for (const auto marker : m_clients[i].markers) {
            ++written;
            if (seen[marker] != 1)
                fail(QStringLiteral("U+%1 of client %2 is there %3 times")
                         .arg(marker, 0, 16)
                         .arg(i)
                         .arg(seen[marker]));
        }
    }
    if (written != seen.size())
        fail(QStringLiteral("there is a marker that nobody wrote"));
}

} // namespace syngraph::sim
