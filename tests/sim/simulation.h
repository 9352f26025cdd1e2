#pragma once

#include "common/sync/session.h"
#include "server/engine/engine.h"
#include "server/storage/memory_store.h"

#include <map>
#include <queue>
#include <set>

namespace syngraph::sim {

class SimulatedClock final : public Clock
{
public:
    Instant now() const override { return m_now; }
    WallTime wallNow() const override
    {
        return WallTime(Milliseconds(1'700'000'000'000) + std::chrono::duration_cast<Milliseconds>(
                                                              m_now.time_since_epoch()));
    }
    void advance(Instant to) { m_now = to; }

private:
    Instant m_now{1s};
};

/// How often what goes wrong, per simulated minute and part; 0 switches it off.
struct Faults
{
    double cuts = 2;          ///< of one connection, both sides are told
    double halfOpen = 1;      ///< a connection swallows everything, nobody is told
    double oneWay = 1;        ///< a connection swallows one direction
    double serverKills = 1;
    double storeFaults = 1;   ///< the next append fails in some way
    double slowStore = 1;     ///< the store takes up to 3 s for a while
    double silentServer = 0.5;///< accepts and says nothing, for a while
    double refusals = 0.5;    ///< answers 503, for a while
    double offline = 0.5;     ///< a person works offline for a while
    double duplicates = 0.02; ///< chance that an operation arrives twice
};

/// N people and one server in one thread under a simulated clock, network and store; everything
/// follows from the seed. Each person writes markers, characters that nobody else writes and
/// nobody deletes, between random edits of every kind.
///
/// Checked at every step: a session that says that all is saved has every marker in the store.
/// Checked at the end, after the faults stopped: within a bound everybody is live with nothing
/// pending, all replicas and the store agree, each marker is there exactly once, revisions are
/// contiguous, and nobody's text had to go to recovery.
class Simulation final
{
public:
    struct Setup
    {
        quint64 seed = 1;
        int clients = 3;
        int editsPerClient = 40;
        Milliseconds length = 60s;
        Faults faults;
        WireFormat format = WireFormat::Cbor;
    };
    explicit Simulation(const Setup &setup);
    ~Simulation();

    /// Runs it; an empty text when everything held, else what did not.
    QString run();

    struct Tally
    {
        qint64 events = 0;
        qint64 operations = 0;
        qint64 connections = 0;
        qint64 kills = 0;
        Milliseconds slowestRecovery{0}; ///< from the end of the faults until all are in sync
    };
    const Tally &tally() const { return m_tally; }

private:
    struct Link ///< one attempt of one client
    {
        int client = 0;
        qint64 attempt = 0;
        PeerId peer;
        bool up = true;              ///< client to server is not swallowed
        bool down = true;            ///< server to client
        bool open = false;           ///< the server knows it
        Instant upClear;             ///< when the last message of this direction arrives
        Instant downClear;
    };
    struct Client
    {
        std::unique_ptr<Session> session;
        Instant wake = Instant::max(); ///< for which a Tick is queued
        std::optional<qint64> link;    ///< of its present attempt
        std::vector<uint> markers;
        int editsLeft = 0;
        bool hasDocument = false;
    };
    using Work = std::function<void()>;
    struct Due
    {
        Instant at;
        qint64 order;
        Work work;
        bool operator<(const Due &other) const
        {
            return at != other.at ? at > other.at : order > other.order;
        }
    };

    void after(Microseconds delay, Work work);
    void fail(const QString &what);
    void makeDocument();
    void startServer();
    void killServer();
    void stepServer(const EngineInput &input);
    void carryOut(const EngineAction &action);
    void performStore(const StoreRequest &request);
    void noteCommitted(const AppendRequest &append);
    void stepClient(int index, const SessionEvent &event);
    void carryOut(int index, const SessionEffect &effect);
    void connectClient(int index, qint64 attempt);
    void toServer(qint64 link, const QByteArray &bytes);
    void toClient(qint64 link, const QByteArray &bytes);
    void dropLink(qint64 link, bool tellClient, bool tellServer, TransportEnd::Kind kind);
    void edit(int index);
    Delta inventEdit(const Document &view);
    void insertMarker(int index);
    void scheduleEdit(int index);
    void scheduleFaults();
    void every(double perMinute, Work work);
    void checkSaved(int index);
    bool inSync() const;
    void checkEnd();
    Microseconds networkDelay();

    Setup m_setup;
    SeededRandom m_random;
    SimulatedClock m_clock;
    std::priority_queue<Due> m_queue;
    qint64 m_order = 0;
    QString m_failure;
    Tally m_tally;

    MemoryStore m_store;
    std::unique_ptr<Engine> m_engine;
    qint64 m_incarnation = 0;
    Instant m_storeClear;
    Instant m_engineWake = Instant::max();
    Milliseconds m_storeDelay{2};
    DocumentId m_document;
    QByteArray m_token;

    enum class Door { Open, Silent, Refusing };
    Door m_door = Door::Open;
    bool m_calm = false; ///< no more faults
    std::map<qint64, Link> m_links;
    qint64 m_lastLink = 0;
    std::map<PeerId, qint64> m_linkOfPeer;
    std::vector<Client> m_clients;
    std::set<uint> m_committed; ///< markers in the store
    uint m_nextMarker = 0x30000;
};

} // namespace syngraph::sim
