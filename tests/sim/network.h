#pragma once

#include "common/base/random.h"
#include "common/sync/session.h"
#include "server/engine/engine.h"
#include "tests/sim/schedule.h"

#include <functional>
#include <map>
#include <optional>

namespace syngraph::sim {

/// Connections between people and the server: each delays, keeps order, and fails in every way that
/// a network has. What happens at either end is told by the functions. All chance is its own.
class Network final
{
public:
    enum class Door { Open, Silent, Refusing };

    Network(Schedule &schedule, quint64 seed) : m_schedule(schedule), m_random(seed) {}

    // Told by the network; set before the first connection.
    std::function<void(PeerId peer, int person)> peerConnected;
    std::function<void(PeerId peer, const QByteArray &)> peerMessage;
    std::function<void(PeerId peer)> peerClosed;
    std::function<void(int person, const SessionEvent &)> personEvent;
    std::function<bool()> isServerUp;

    // Of people.
    void connect(int person, qint64 attempt);
    void send(int person, const QByteArray &bytes, int copies = 1);
    enum class Leaving { Aborted, Closed, Died };
    void leave(int person, Leaving how);

    // Of the server.
    void sendToPeer(PeerId peer, const QByteArray &bytes);
    void closePeer(PeerId peer, int code);
    enum class Fall { Told, Silent };
    /// Its process is gone, and every connection with it.
    void dropAll(Fall fall);

    // What goes wrong.
    void setDoor(Door door) { m_door = door; }
    void cut(int person, bool isTorn);
    void cutWithLateGoodbye(int person, Milliseconds until);
    enum class Side { Up, Down, Both };
    void swallow(int person, Side side);
    /// The next message of one direction.
    void loseNext(int person, Side side);

    qint64 attempts() const { return m_attempts; }

private:
    struct Link
    {
        int person = 0;
        qint64 attempt = 0;
        PeerId peer;
        bool isUpAlive = true;   ///< what the client sends arrives
        bool isDownAlive = true;
        bool isOpen = false;     ///< the server knows it
        Instant upClear;         ///< when the last message of this direction arrives
        Instant downClear;
        bool losesNextUp = false;
        bool losesNextDown = false;
        std::optional<Instant> upTorn;   ///< what would arrive from then on is lost
        std::optional<Instant> downTorn;
        std::optional<TransportEnd> end; ///< on its way to the client
    };

    Link *find(qint64 id);
    Link *linkOf(int person);
    Microseconds delay();
    void arrive(qint64 id);
    void endForClient(qint64 id, const TransportEnd &end, Microseconds after);
    void endForServer(qint64 id, Microseconds after);
    void forget(qint64 id);

    Schedule &m_schedule;
    SeededRandom m_random;
    Door m_door = Door::Open;
    std::map<qint64, Link> m_links;
    std::map<int, qint64> m_linkOfPerson;
    std::map<PeerId, qint64> m_linkOfPeer;
    qint64 m_lastLink = 0;
    qint64 m_attempts = 0;
};

} // namespace syngraph::sim
