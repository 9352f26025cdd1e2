#include "tests/sim/server.h"

#include "common/protocol/codec.h"
#include "server/storage/store_dispatch.h"

#include <QCryptographicHash>

namespace syngraph::sim {

namespace {

constexpr quint16 kCloseRestart = 1012;
constexpr Milliseconds kFarewell = 2s; ///< after Drained, as the server's host

} // namespace

Server::Server(Schedule &schedule, Network &network, History &history, quint64 seed,
               const Plan &plan, std::function<void(const QString &)> onFailure)
    : m_schedule(schedule)
    , m_network(network)
    , m_history(history)
    , m_fail(std::move(onFailure))
    , m_random(seed)
    , m_engineRandom(seed + 1)
    , m_keepRevisions(plan.keepRevisions)
    , m_tailOperations(plan.tailOperations)
    , m_isCrowded(seed % 4 == 0)
{
    m_document = m_engineRandom.id<DocumentId>();
    m_token = m_engineRandom.bytes(24);
    LinkRecord link;
    link.document = m_document;
    link.role = LinkRole::Edit;
    link.tokenHash = QCryptographicHash::hash(m_token, QCryptographicHash::Sha256);
    SYNGRAPH_CHECK(bool(m_store.create(m_document, QStringLiteral("sim"),
                                       schedule.clock().wallNow(), {&link, 1})));
}

void Server::start()
{
    if (m_engine)
        return;
    ++m_incarnation;
    m_isLeaving = false;
    m_isFrozen = false;
    m_missed.clear();
    m_requests.clear();
    checkStore();
    m_synced.reset();
    EngineOptions options;
    options.snapshotEvery = 7; // often, so that every path is walked
    options.hashEvery = 4;
    options.unloadAfter = 5s;
    options.keepRevisions = m_keepRevisions;
    options.keepFor = 0ms;
    if (m_tailOperations > 0)
        options.tailOperations = m_tailOperations;
    if (m_isCrowded)
        options.documentSubmits = {4, 2}; // operations have to wait for their turn
    m_engine = std::make_unique<Engine>(options, m_engineRandom, m_schedule.clock());
    m_wake = Instant::max();
}

void Server::checkStore()
{
    m_store.setUnavailable(false);
    for (const auto &wrong : {m_history.compare(m_store, m_document),
                              m_history.follow(m_store, m_document)}) {
        if (!wrong.isEmpty())
            m_fail(wrong);
    }
    m_store.setUnavailable(m_isStoreGone);
}

void Server::setStoreGone(bool gone)
{
    m_isStoreGone = gone;
    m_store.setUnavailable(gone);
}

void Server::end(End how)
{
    if (!m_engine)
        return;
    ++m_deaths;
    m_engine.reset();
    ++m_incarnation;
    if (how == End::PowerLost && m_synced && m_random.chance(0.7))
        m_store = *m_synced; // nothing, or by chance all, of what was not synced
    m_synced.reset();
    m_network.dropAll(how == End::Killed ? Network::Fall::Told : Network::Fall::Silent);
}

void Server::startAfter(Milliseconds time)
{
    m_schedule.after(time, [this] { start(); });
}

void Server::drain(Milliseconds back)
{
    if (!isUp())
        return;
    m_isLeaving = true;
    m_backAfterDrain = back;
    step(inputs::Drain{});
}

void Server::freeze(Milliseconds time)
{
    if (!m_engine || std::exchange(m_isFrozen, true))
        return;
    m_schedule.after(time, [this, incarnation = m_incarnation] {
        if (incarnation == m_incarnation)
            thaw();
    });
}

void Server::thaw()
{
    if (!std::exchange(m_isFrozen, false))
        return;
    for (const auto &input : std::exchange(m_missed, {}))
        step(input);
}

void Server::makeGood()
{
    m_isGood = true;
    m_storeDelay = 2ms;
    m_store.failNextAppend({}); // it would lie in wait for whoever comes back and writes
    setStoreGone(false);
    thaw();
}

void Server::step(const EngineInput &input)
{
    if (!m_engine)
        return;
    const auto incarnation = m_incarnation;
    if (m_isFrozen) {
        m_missed.push_back(input);
        return;
    }
    for (const auto &action : m_engine->step(input, m_schedule.now())) {
        if (incarnation == m_incarnation)
            carryOut(action);
    }
    if (incarnation != m_incarnation)
        return;
    if (std::holds_alternative<inputs::Tick>(input)) {
        const auto next = m_engine->nextDeadline();
        if (next && *next <= m_schedule.now())
            m_fail(QStringLiteral("the engine's deadline lies in the past after its tick"));
    }
    rearm();
}

void Server::rearm()
{
    const auto deadline = m_engine->nextDeadline();
    if (!deadline || *deadline >= m_wake)
        return;
    m_wake = *deadline;
    m_schedule.after(*deadline - m_schedule.now(), [this, incarnation = m_incarnation] {
        if (incarnation != m_incarnation)
            return;
        m_wake = Instant::max();
        step(inputs::Tick{});
    });
}

void Server::carryOut(const EngineAction &action)
{
    if (const auto *send = std::get_if<actions::Send>(&action)) {
        for (const auto peer : send->peers)
            m_network.sendToPeer(peer, send->bytes);
    } else if (const auto *close = std::get_if<actions::Close>(&action)) {
        m_network.closePeer(close->peer, close->code);
    } else if (const auto *ask = std::get_if<actions::Ask>(&action)) {
        perform(ask->request);
    } else if (std::holds_alternative<actions::Drained>(action)) {
        m_schedule.after(kFarewell, [this, incarnation = m_incarnation] {
            if (incarnation != m_incarnation)
                return;
            m_engine.reset();
            ++m_incarnation;
            m_synced.reset();
            m_network.dropAll(Network::Fall::Told);
            startAfter(m_backAfterDrain.value_or(1s));
        });
    }
}

/// One after another, as the storage thread does it.
void Server::perform(const StoreRequest &request)
{
    m_requests.push_back(request);
    if (m_requests.size() == 1)
        performNext();
}

void Server::performNext()
{
    if (m_requests.empty())
        return;
    m_schedule.after(m_random.between(Milliseconds(0), m_storeDelay) + Microseconds(100),
                     [this, incarnation = m_incarnation] {
                         if (incarnation == m_incarnation)
                             write(m_requests.front());
                     });
}

/// Written at one time, durable and answered at a later one: the process can die in between.
void Server::write(const StoreRequest &request)
{
    const bool isAppend = std::holds_alternative<requests::Append>(request.what)
        || std::holds_alternative<requests::SaveChat>(request.what);
    if (isAppend)
        m_synced = m_store;
    const auto reply = syngraph::perform(m_store, request);
    if (errorOf(reply) == StoreError::Unknown) {
        end(End::Killed); // as the real one: a failed sync ends the process
        startAfter(Milliseconds(m_random.between(qint64(20), qint64(3'000))));
        return;
    }
    const auto sync = isAppend ? m_random.between(Milliseconds(0), m_storeDelay) : 0ms;
    m_schedule.after(sync + Microseconds(10), [this, reply, isAppend, incarnation = m_incarnation] {
        if (incarnation == m_incarnation)
            written(reply, isAppend);
    });
    if (std::holds_alternative<requests::Compact>(request.what))
        checkStore();
}

void Server::written(const StoreReply &reply, bool isAppend)
{
    if (isAppend) {
        m_synced.reset();
        ++m_operations;
        checkStore();
    }
    m_schedule.after(Microseconds(m_random.between(qint64(10), qint64(3'000))),
                     [this, reply, incarnation = m_incarnation] {
                         if (incarnation == m_incarnation)
                             step(inputs::Stored{reply});
                     });
    m_requests.pop_front();
    performNext();
}

} // namespace syngraph::sim
