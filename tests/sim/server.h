#pragma once

#include "server/engine/engine.h"
#include "server/storage/memory_store.h"
#include "tests/sim/history.h"
#include "tests/sim/network.h"
#include "tests/sim/plan.h"

#include <deque>
#include <memory>

namespace syngraph::sim {

/// The engine and its store as one process on one machine: it can die, lose its power, freeze and
/// be stopped in good order, and it is started again on what the store kept. A write is there for
/// the process at once and durable at its sync; only then is it answered.
class Server final
{
public:
    Server(Schedule &schedule, Network &network, History &history, quint64 seed,
           const Plan &plan, std::function<void(const QString &)> onFailure);

    void start();
    bool isUp() const { return m_engine && !m_isLeaving; }
    enum class End { Killed, Vanished, PowerLost };
    void end(End how);
    void drain(Milliseconds back);
    void freeze(Milliseconds time);
    void startAfter(Milliseconds time);
    void step(const EngineInput &input);

    void failNextAppend(MemoryStore::Fault fault) { m_store.failNextAppend(fault); }
    void setStoreDelay(Milliseconds delay) { m_storeDelay = delay; }
    void setStoreGone(bool gone);
    /// Everything is well from now on.
    void makeGood();

    QString title() { return m_store.title(m_document).value(); }
    StoredChat chat() { return m_store.chat(m_document).value(); }
    DocumentId document() const { return m_document; }
    const QByteArray &token() const { return m_token; }
    /// What the store holds against what was durable before; what is new there counts as durable.
    void checkStore();
    qint64 deaths() const { return m_deaths; }
    qint64 operations() const { return m_operations; }

private:
    void carryOut(const EngineAction &action);
    void perform(const StoreRequest &request);
    void performNext();
    void write(const StoreRequest &request);
    void written(const StoreReply &reply, bool isAppend);
    void rearm();
    void thaw();

    Schedule &m_schedule;
    Network &m_network;
    History &m_history;
    std::function<void(const QString &)> m_fail;
    SeededRandom m_random;     ///< of delays
    SeededRandom m_engineRandom;
    qint64 m_keepRevisions;    ///< of the op log; 0: all
    qint64 m_tailOperations;
    bool m_isCrowded;          ///< more is typed than the document takes at once
    MemoryStore m_store;
    std::optional<MemoryStore> m_synced; ///< what a power cut leaves, while it is less
    DocumentId m_document;
    QByteArray m_token;
    std::unique_ptr<Engine> m_engine;
    qint64 m_incarnation = 0;
    std::deque<StoreRequest> m_requests; ///< the first is being carried out
    Instant m_wake = Instant::max();
    bool m_isFrozen = false;
    std::vector<EngineInput> m_missed; ///< comes when it thaws, in order
    Milliseconds m_storeDelay{2};
    std::optional<Milliseconds> m_backAfterDrain;
    bool m_isLeaving = false;
    bool m_isStoreGone = false;
    bool m_isGood = false;
    qint64 m_deaths = 0;
    qint64 m_operations = 0;
};

} // namespace syngraph::sim
