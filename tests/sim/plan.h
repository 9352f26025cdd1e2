#pragma once

#include "common/base/clock.h"
#include "common/base/result.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace syngraph::sim {

/// What happens in a plan. `who` is a person, `amount` milliseconds unless it says otherwise.
enum class EventKind : quint8 {
    Edit,         ///< any edit that leaves markers alone
    Undo,         ///< of one's own last edit; marks are no such
    Redo,
    Rename,       ///< of the document
    Mark,         ///< a character that nobody else writes
    Cut,          ///< the connection ends, both sides are told
    TornCut,      ///< the same, and what is on its way is lost from some message on
    LateGoodbye,  ///< the client knows at once, the server amount later, old messages included
    HalfOpen,     ///< the connection swallows everything, nobody is told
    DeafUp,       ///< ... what the client sends
    DeafDown,     ///< ... what the server sends
    LoseUp,       ///< one message of the client does not arrive, what comes after it does
    LoseDown,     ///< ... of the server; no network does that, a fault of a program may
    Duplicate,    ///< the next `amount` operations of that person arrive twice
    Offline,      ///< works offline for amount
    Sleep,        ///< the machine sleeps for amount
    KillClient,   ///< the program dies and is started again after amount
    CopyHome,     ///< the program ends, its files go on on a second machine as well, for ever; back
                  ///< after amount
    PowerClient,  ///< the machine loses its power: what the journal had not synced is gone
    SlowJournal,  ///< syncs of the journal take amount from now on
    KillServer,   ///< back after amount
    VanishServer, ///< the same, and nobody is told
    PowerServer,  ///< the same as VanishServer, and what the store had not synced is gone
    DrainServer,  ///< stops in good order, back after amount
    FreezeServer, ///< for amount
    StoreFault,   ///< the next append ends as MemoryStore::Fault(amount)
    SlowStore,    ///< a sync takes up to amount from now on; 0: fast again
    StoreGone,    ///< the store answers Unavailable for amount
    SilentDoor,   ///< new connections are accepted and left alone, for amount
    RefusingDoor, ///< ... are answered with 503
    WallJump,     ///< the wall clock of everybody jumps by amount, up or down
    Say,          ///< something in the chat
    Count
};

/// Its name in a file.
QByteArray nameOf(EventKind kind);

struct PlanEvent
{
    Milliseconds at{0};
    EventKind kind = EventKind::Edit;
    int who = 0;
    qint64 amount = 0;
    quint64 salt = 0; ///< what an edit looks like; its own, so that others may be left out
    bool operator==(const PlanEvent &) const = default;
};

/// A whole run: who takes part and what happens when. All chance beyond it (delays of the network
/// and the store) follows from `seed`, so that a plan is a failure that can be kept in a file.
struct Plan
{
    quint64 seed = 1;
    int people = 3;
    quint64 jsonPeople = 0;  ///< bit i: person i speaks JSON
    quint64 newerPeople = 0; ///< bit i: person i and the server add fields that nobody knows
    /// Bit i: person i knows none of the optional fields, and so of no chat.
    quint64 olderPeople = 0;
    bool isJournaled = true;
    qint64 keepRevisions = 0; ///< that compaction leaves of the op log; 0: there is none
    qint64 tailOperations = 0;  ///< that a server sends one by one; 0: as many as a real one
    qint64 freezeAnewAfter = 0; ///< of the people's sessions; 0: as the real ones
    Milliseconds length = Milliseconds(40'000); ///< then everything is made good
    std::vector<PlanEvent> events;              ///< in order of time

    bool hasFaults() const;
    QByteArray toText() const;
    static Result<Plan, QString> fromText(const QByteArray &text);
    bool operator==(const Plan &) const = default;
};

/// How often which fault is among a plan's events.
struct Profile
{
    QByteArray name;
    double faults = 0; ///< share of the events; the rest is edits
    std::vector<std::pair<EventKind, int>> weights; ///< among the faults
    bool isJournaled = true;
};

/// Those that the tests run, one after another.
const std::vector<Profile> &profiles();
Plan makePlan(const Profile &profile, quint64 seed, int events = 200);

} // namespace syngraph::sim
