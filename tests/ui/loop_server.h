#pragma once

#include "common/document/document.h"
#include "common/link/share_link.h"
#include "common/transport/transport.h"
#include "server/engine/engine.h"
#include "server/storage/memory_store.h"

#include <deque>
#include <map>
#include <memory>

namespace syngraph::testing {

/// A clock that the test moves.
class HandClock final : public Clock
{
public:
    Instant now() const override { return time; }
    WallTime wallNow() const override
    {
        return WallTime(Milliseconds(1'700'000'000'000)
                        + std::chrono::duration_cast<Milliseconds>(time.time_since_epoch()));
    }
    Instant time{std::chrono::seconds(1)};
};

/// The server's engine over a store in memory, and the ways to it: what either side says waits until
/// the test lets it through, so that edits cross each other as on a network. One document, which
/// everybody with link() may edit. Outlives the transports.
class LoopServer final
{
public:
    LoopServer(HandClock &clock, quint64 seed);
    ~LoopServer();

    ShareLink link() const;
    std::unique_ptr<Transport> makeTransport();

    bool isIdle() const;
    /// The next message of one of the ways, in one direction.
    void deliverOne(Random &random);
    void deliverAll();
    void advance(Milliseconds by);
    /// What the store has of the document.
    const Document &stored();
    /// The last operation that any client sent.
    const std::optional<Delta> &lastSubmitted() const { return m_lastSubmitted; }
    void forgetSubmitted() { m_lastSubmitted.reset(); }
    qint64 operations() const { return m_storedHead.value; }
    /// Nothing, or why somebody lost their way.
    const QString &problem() const { return m_problem; }

private:
    class Way;
    struct Queues
    {
        Way *way = nullptr;
        WireFormat format = WireFormat::Cbor;
        bool isOpened = false;
        std::deque<QByteArray> toServer;
        std::deque<QByteArray> toClient;
        bool isEmpty() const { return isOpened && toServer.empty() && toClient.empty(); }
    };
    void deliver(PeerId peer, bool isToServer);
    void step(const EngineInput &input);
    void carryOut(const EngineAction &action);

    HandClock &m_clock;
    SeededRandom m_random;
    MemoryStore m_store;
    DocumentId m_document;
    QByteArray m_token;
    std::unique_ptr<Engine> m_engine;
    std::deque<StoreRequest> m_requests;
    std::map<PeerId, Queues> m_ways;
    qint64 m_lastPeer = 0;
    Document m_stored;
    Revision m_storedHead;
    std::optional<Delta> m_lastSubmitted;
    QString m_problem;
};

} // namespace syngraph::testing
