#pragma once

#include "common/base/random.h"
#include "common/sync/session.h"
#include "tests/sim/history.h"
#include "tests/sim/network.h"

#include <memory>
#include <set>

namespace syngraph::sim {

/// One person with a session, a journal on a disk and a machine under both, which can die, lose its
/// power and sleep. Checks at each step what this side of the promise is.
class Person final
{
public:
    struct Options
    {
        int number = 0;
        QByteArray token;
        WireFormat format = WireFormat::Cbor;
        bool isJournaled = true;
        bool isNewer = false; ///< its program is of a later minor version
        bool isOlder = false; ///< its program knows no optional fields
        qint64 freezeAnewAfter = 0; ///< of its sessions; 0: as the real ones
        qint64 tailOperations = 0;  ///< of the server; 0: as a real one
    };
    Person(Schedule &schedule, Network &network, History &history, Options options, quint64 seed,
           std::function<void(const QString &)> onFailure);

    void start();
    void step(const SessionEvent &event);
    void edit(quint64 salt);
    void mark(quint64 salt);
    void stepBack(const SessionEvent &undoOrRedo);
    void rename(quint64 salt);
    void say(quint64 salt);
    void duplicateNext(qint64 submits) { m_duplicates += submits; }
    void workOffline(Milliseconds time);
    void sleep(Milliseconds time);
    enum class Death { Process, Power };
    void die(Death death, Milliseconds back);
    /// Its files are on a second machine as well, where `other` goes on with them.
    void beginAsCopyOf(Person &other, Milliseconds back);
    void setJournalDelay(Milliseconds delay) { m_journalDelay = delay; }
    void makeGood();

    const Session *session() const { return m_session.get(); }
    WireFormat format() const { return m_options.format; }
    bool isOlder() const { return m_options.isOlder; }
    bool isJournaled() const { return m_options.isJournaled; }
    bool isInSync(Revision head) const;
    /// What this person said and did not lose with a machine's power.
    const std::vector<ChatId> &said() const { return m_said; }
    QString description() const; ///< of where it stands, for a failure

private:
    struct Entry
    {
        QByteArray bytes;
        Instant written;
        bool isCheckpoint = false;
    };

    using ConnectionId = std::pair<qint64, qint64>; ///< incarnation and attempt

    /// An operation as it last went out, and over which connection.
    struct Sent
    {
        QByteArray bytes;
        Revision base;
        ConnectionId connection;
        std::set<QByteArray> digests; ///< of all the forms in which it went out
    };

    /// What the server said last of the log, as far as it is this client's.
    struct Told
    {
        ConnectionId connection;
        Sequence last;
        std::optional<QByteArray> digest;
    };

    void begin(const std::optional<JournalRecord> &record);
    void carryOut(const SessionEffect &effect);
    void checkIsSameOperation(const messages::Submit &submit, const effects::Send &send);
    void noteWhatIsTold(const events::TransportMessage &message);
    bool isToldOfNone(const Sent &before, Sequence sequence, ConnectionId connection) const;
    void checkIsNoDivergence(const QByteArray &bytes);
    void takeHandedOut(const effects::Recovered &recovered);
    void forgetWhatIsVoid();
    void syncJournal(qint64 number);
    std::optional<JournalRecord> readJournal() const;
    void applyEdit(const events::Edit &edit, quint64 salt);
    void checkRestored(const Document &shown, const UndoStack &undo, const JournalRecord &record);
    void goOnAs(ClientId client);
    void forgetUnsaid(Death death, const std::optional<JournalRecord> &record);
    void goOnWhenReplaced();
    void checkDocument();
    void checkDeadline();
    void rearm();
    void wake();
    bool isAwake() const { return m_session && !m_isAsleep; }

    Schedule &m_schedule;
    Network &m_network;
    History &m_history;
    Options m_options;
    SeededRandom m_random;
    std::function<void(const QString &)> m_fail;
    SessionIdentity m_identity;
    std::unique_ptr<Session> m_session;
    qint64 m_incarnation = 0;
    Instant m_wake = Instant::max();
    bool m_isAsleep = false;
    std::vector<SessionEvent> m_missed; ///< comes when it wakes, in order
    int m_ticksInVain = 0;
    bool m_isOffline = false;
    bool m_isCopied = false; ///< its files are on two machines
    bool m_isToGoOn = false; ///< somebody else came in its place, and it will insist
    bool m_hasDocument = false;
    Revision m_baseBefore; ///< this step: what is in flight, or comes next, stands on it
    qint64 m_duplicates = 0;
    std::vector<uint> m_markers;
    std::vector<ChatId> m_said;
    std::vector<ChatId> m_waiting; ///< of those, when this person was alive last
    std::map<Sequence, Sent> m_sent;
    Told m_told;
    std::vector<Entry> m_journal;
    size_t m_synced = 0; ///< entries that survive a power cut
    Milliseconds m_journalDelay{1};
};

} // namespace syngraph::sim
