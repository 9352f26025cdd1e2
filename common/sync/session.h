#pragma once

#include "common/base/clock.h"
#include "common/base/random.h"
#include "common/protocol/codec.h"
#include "common/sync/chat_exchange.h"
#include "common/sync/client_document.h"
#include "common/sync/image_exchange.h"
#include "common/sync/journal_record.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <memory>
#include <optional>
#include <variant>
#include <vector>

namespace syngraph {

/// Where a session stands. PROTOCOL.md, "The client's states".
enum class ConnectionState : quint8 {
    Idle,           ///< not started, or stopped by the user ("work offline")
    Connecting,     ///< waits for the upgrade
    Authenticating, ///< waits for WELCOME
    Syncing,        ///< catches up to the head of WELCOME
    Live,
    Suspect,        ///< silent for too long; typing goes on, a heartbeat is out
    Waiting,        ///< between two attempts
    Draining,       ///< the server announced a restart
    Blocked         ///< needs the user: see BlockReason
};

enum class BlockReason : quint8 {
    None,
    BadLink,       ///< unknown, expired or revoked
    NoDocument,
    BadVersion,
    Replaced,      ///< the same client is connected elsewhere
    WrongIdentity, ///< the server's key is not that of the link
    UntrustedCertificate, ///< no fingerprint in the link, and nobody here vouches for the server
    Policy         ///< the server refuses this client
};

/// How a transport attempt ended. Close codes of WebSocket implementations are hints only.
struct TransportEnd
{
    enum class Kind : quint8 {
        Closed,        ///< by the peer, with closeCode when it sent one
        Failed,        ///< network error, reset
        NoAddress,     ///< the server's name was not found
        Refused,       ///< at the server's address nobody takes connections
        NoSecurity,    ///< TLS could not be agreed on
        HttpRefused,   ///< the upgrade was answered with httpStatus
        WrongIdentity, ///< TLS: not the fingerprint of the link
        UntrustedCertificate ///< TLS: a link without fingerprint, and no authority vouches
    };
    Kind kind = Kind::Failed;
    int closeCode = 0;
    int httpStatus = 0;
    Milliseconds retryAfter{0}; ///< asked for by who refused
    QString detail; ///< for a log
};

/// Why there is no connection, as far as it is known: what a person may want to do something about.
enum class EndCause : quint8 {
    Unknown,
    NoAddress,   ///< TransportEnd::Kind, likewise the next two
    Refused,
    NoSecurity,
    InBetween,   ///< the upgrade was answered with ConnectionEnd::httpStatus
    NoAnswer,
    Busy,        ///< the server, or what is in front of it, asks to wait
    StorageFull,
    Damaged,     ///< the document, on the server
    ServerFault
};

/// How the last attempt, or the connection before it, ended; nothing known of it once it is live.
struct ConnectionEnd
{
    EndCause cause = EndCause::Unknown;
    int httpStatus = 0;
};

/// What an owner may ask of the document's links, and the answers.
using LinkWish = std::variant<messages::Links, messages::LinkMake, messages::LinkRevoke>;
using LinkAnswer = std::variant<messages::LinkList, messages::LinkMade, messages::LinkRevoked,
                                messages::LinkRefused>;

struct SessionIdentity
{
    QByteArray token;
    ClientId client;
    QString name;
    quint32 color = 0;
};

namespace events {

struct Start {};
struct TransportOpened { qint64 attempt; };
struct TransportMessage { qint64 attempt; QByteArray bytes; };
struct TransportEnded { qint64 attempt; TransportEnd end; };
/// The person changed the document. `delta` fits view(), else it is answered with EditRefused; a
/// viewer's edits are refused before this. `undoing`: how Undo takes it back; else it cannot.
struct Edit
{
    struct Undoing
    {
        Delta inverse; ///< invert(delta, view())
        EditKind kind;
    };
    Delta delta;
    std::optional<Undoing> undoing = {};
};
/// Takes back, or makes again, what the person did last: OwnEdit, EditRefused or nothing, and before
/// that StepLeftOut.
struct Undo {};
struct Redo {};
/// The next edit is undone apart from the last one.
struct BreakUndoGroup {};
struct Selection { Caret caret; };
struct Profile { QString name; quint32 color; };
/// Until the server has it, title() says it already; sent as soon as that is possible.
struct Rename { QString title; };
/// Another link to the same document: connects anew with its token, unless in Idle. Tried: it stays
/// only where it makes this client an owner, and for longer than the one before, which else is used
/// again; nothing that is pending is lost by that.
struct Token
{
    enum class Use { Always, Tried };
    QByteArray token;
    Use use = Use::Always;
};
/// Network came up, the machine woke, or the person asks for it.
struct RetrySoon { bool isAsked = false; };
/// The journal has all entries up to this number on the disk, or cannot have them: see SyncJournal.
struct Journaled { qint64 number; };
/// The journal lost entries and is to begin again from the present state.
struct WriteCheckpoint {};
/// This client holds the bytes of an image that its user put into the document: the server gets it.
struct OfferImage { QByteArray image; qint64 total; };
/// An image of the document is to be shown, and its bytes are not here.
struct WantImage { QByteArray image; };
/// The answer to ReadImage; empty when the bytes are gone.
struct ImageRead { QByteArray image; QByteArray bytes; };
/// The person says something in the chat: sent now, or when that is possible.
struct Say { UnsentChat chat; };
/// What was refused goes out once more.
struct SayAgain { ChatId id; };
/// What waits or was refused is not wanted any more.
struct Unsay { ChatId id; };
/// The person sees the chat.
struct ChatSeen {};
/// What stands in the field of the chat, for the journal.
struct ChatDraft { QString text; };
/// Everybody is asked to come to the own selection; ends with GatherEnded.
struct Gather {};
/// An owner asks something of the document's links, under a request number that is used once: ends
/// with LinksAnswered or LinksUnanswered.
struct ManageLinks { LinkWish wish; };
/// The person wants to work offline for now; Start ends it.
struct Stop {};
struct Tick {};

} // namespace events

using SessionEvent =
    std::variant<events::Start, events::TransportOpened, events::TransportMessage,
                 events::TransportEnded, events::Edit, events::Undo, events::Redo,
                 events::BreakUndoGroup, events::Selection, events::Profile,
                 events::Rename, events::Token, events::RetrySoon, events::Journaled,
                 events::WriteCheckpoint, events::OfferImage, events::WantImage, events::ImageRead,
                 events::Say, events::SayAgain, events::Unsay, events::ChatSeen,
                 events::ChatDraft, events::Gather, events::ManageLinks, events::Stop,
                 events::Tick>;

namespace effects {

struct Connect { qint64 attempt; };
struct Send { qint64 attempt; QByteArray bytes; };
/// Cut without ceremony; nothing that this attempt still reports counts.
struct Abort { qint64 attempt; };
/// Close in good order (1000).
struct Close { qint64 attempt; };

/// What others wrote: apply to what is shown. ClientDocument::view() has it already.
struct RemoteEdit
{
    Delta delta;
    AuthorNumber author;
    bool wasMissed = false; ///< written while this client was away
};
/// What Undo or Redo did: apply to what is shown. ClientDocument::view() has it already.
struct OwnEdit { Delta delta; };
/// The document may not take an Edit, an Undo or a Redo, and is as it was.
struct EditRefused { ApplyError reason; };
/// What the person did last cannot be taken back, or made again, in any state of the document, and is
/// forgotten; the step is that of what they did before.
struct StepLeftOut {};
/// Everything anew: the document is the server's. `wasMissed`: what differs was written while this
/// client was away, and nothing of what was here is lost.
struct Reset { Document document; bool wasMissed = false; };
/// Pending edits could not be brought into the server's document. This is what was on the screen,
/// and `ownText` what of it the person had written since the server's last word, piece by piece.
struct Recovered { Document document; ErrorCode reason; QStringList ownText; };
/// An entry for the journal, in SessionOptions::journaled. All of one step belong together.
struct Journal { qint64 number; JournalEntry entry; };
/// Answer with Journaled once the entries up to this number survive a power cut. A SUBMIT waits
/// for it, so whoever cannot write answers as well, and says so to the person.
struct SyncJournal { qint64 number; };
/// Live again after an absence in which others wrote: what came together.
struct CaughtUp
{
    qint64 ownEdits;   ///< that were pending
    qint64 othersEdits;///< operations of others since; 0 when only the outcome is known
    int people;        ///< who wrote them; 0 when that is not known
};
struct StateChanged {};       ///< state(), blockReason(), nextAttempt(), role() ...
struct SaveStateChanged {};   ///< pendingEdits()
struct ParticipantsChanged {};///< participants(), their carets included
struct TitleChanged {};
/// `author` asks everybody to come to their caret, which participants() has, unless it is gone.
struct Gathered { AuthorNumber author; };
struct LinksAnswered { LinkAnswer answer; };
/// The connection ended before the answer, or there was none: nobody knows what came of it.
struct LinksUnanswered { qint64 request; };
/// What the person asked for with Gather went to the server, or did not in good time.
struct GatherEnded { bool isSent; };

} // namespace effects

using SessionEffect =
    std::variant<effects::Connect, effects::Send, effects::Abort, effects::Close,
                 effects::RemoteEdit, effects::OwnEdit, effects::EditRefused,
                 effects::StepLeftOut, effects::Reset, effects::Recovered,
                 effects::Journal, effects::SyncJournal, effects::CaughtUp, effects::StateChanged,
                 effects::SaveStateChanged, effects::ParticipantsChanged, effects::TitleChanged,
                 effects::ReadImage, effects::ImageArrived, effects::ImageStored,
                 effects::ImageRefused, effects::ImageMissing, effects::ChatChanged,
                 effects::ChatArrived, effects::Gathered, effects::GatherEnded,
                 effects::LinksAnswered, effects::LinksUnanswered>;

struct SessionOptions
{
    WireFormat format = WireFormat::Cbor;
    Milliseconds connectDeadline = 10s;
    Milliseconds welcomeDeadline = 20s;      ///< from AUTH; each WAIT extends it
    Milliseconds syncProgressDeadline = 20s; ///< without a new message while syncing
    Milliseconds ackProbe = 4s;              ///< an operation unacknowledged: beat at once
    Milliseconds firstRetry = 3s;            ///< first wait is U(0, firstRetry)
    Milliseconds maxRetry = 20s;
    Milliseconds minRetry = 250ms;
    Milliseconds liveToForget = 30s;         ///< live for so long: the attempt counter starts over
    Milliseconds selectEvery{67};            ///< at most 15 bare selection moves a second
    Milliseconds probeDeadline = 3s;         ///< for an answer after the network or machine came back
    /// Revisions behind which an operation that did not arrive is not sent again as it was: the
    /// server would have to transform it over all of them, which it may refuse.
    qint64 freezeAnewAfter = 64;
    bool journaled = false;                  ///< there is a journal: effects::Journal
    bool chat = false;                       ///< somebody reads the chat
    bool links = false;                      ///< somebody may want to manage links
};

/// One person's connection to one document: opening, catching up, heartbeat, reconnect, presence,
/// around a ClientDocument. A machine without I/O: an event and the time in, effects out, to be
/// carried out in order. Comes back by Tick at nextDeadline(). Never gives up while started.
///
/// Invariants:
/// 1. Only the newest attempt counts; events of older ones are ignored.
/// 2. Typing is possible in every state; edits wait in ClientDocument.
/// 3. SUBMIT goes out only in Live and Suspect, one at a time, in order.
/// 4. A silent peer is noticed within heartbeat interval + timeout idle, ackProbe + half of the
///    timeout with an operation in flight.
/// 5. Nothing that the server sends throws or makes it wait for ever.
/// 6. When journaled: an operation is sent for the first time after Journaled said that the journal
///    holds it; the entries that were given out lead to record(), step by step.
/// 7. Of two copies of one client's files one goes on under a new id, as soon as nothing is pending
///    that the other may have as well; what this program saw being typed is sent under the new one.
class Session final
{
public:
    Session(SessionIdentity identity, SessionOptions options, Random &random);
    ~Session();

    /// Before Start, for a document that was just made on the server: this is its content.
    /// `undo` leads to it.
    void adopt(const Document &content, const QString &title, UndoStack undo = {});
    /// Before Start: goes on from a journal. `record.client` must be that of the identity. What is
    /// in flight is sent again as it was, and the server's log tells whether it is new.
    void restore(const JournalRecord &record);
    /// What a journal would hold now.
    JournalRecord record() const;

    std::vector<SessionEffect> step(const SessionEvent &event, Instant now);
    std::optional<Instant> nextDeadline() const;

    const ClientDocument &document() const;
    /// Of document(); empty again after each effects::Reset.
    const UndoStack &undoStack() const;
    ConnectionState state() const;
    BlockReason blockReason() const;
    /// True once a document was loaded; before, what is shown is not the server's.
    bool hasDocument() const;
    Role role() const;
    AuthorNumber author() const;
    /// That of the identity, until another copy of the same files turns out to write under it too.
    ClientId client() const;
    /// What the next AUTH names, or the last one did.
    QByteArray token() const;
    QString title() const;
    std::optional<Instant> nextAttempt() const; ///< in Waiting
    int failedAttempts() const;
    ConnectionEnd lastEnd() const;
    std::optional<Milliseconds> roundTrip() const;
    /// Time since the oldest unacknowledged edit was made, none when all is saved.
    std::optional<Instant> unsavedSince() const;
    /// While connected to a document that is damaged there: up to which revision the server still has
    /// it. Nothing is sent; what is shown here may be newer.
    std::optional<Revision> damagedBehind() const;
    /// Why the server does not take edits for now (StorageFull, Overload, Rate); it is asked again.
    std::optional<ErrorCode> heldBack() const;
    /// The others who have the document open; carets are positions in document().view().
    const std::vector<Participant> &participants() const;
    const ChatExchange &chat() const;
    /// Whether the link is an owner's, by the last WELCOME; none when that server knows nothing of
    /// owners.
    std::optional<bool> isOwner() const;
    /// When the own link does, by the last WELCOME, in milliseconds since 1970 of the server.
    std::optional<qint64> linkExpires() const;

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace syngraph
