#pragma once

#include "common/base/limits.h"
#include "common/ot/algebra.h"
#include "common/sync/backoff.h"
#include "common/sync/heartbeat.h"
#include "common/sync/image_exchange.h"
#include "common/sync/presence.h"
#include "common/sync/session.h"
#include "common/sync/snapshot_assembly.h"

#include <set>

namespace syngraph {

/// The inside of Session: session.cpp has the life of the connection and the clockwork,
/// session_end.cpp how connections end, session_edits.cpp what the person writes and takes back, session_messages.cpp what the server
/// says, session_journal.cpp what is kept, session_images.cpp the images, session_chat.cpp the chat,
/// session_links.cpp what an owner asks of links, session_damaged.cpp what differs while the server's
/// document is damaged,
/// session_identity.cpp what happens when two use the same client id, and another link.
class Session::Impl final
{
public:
    Impl(SessionIdentity identity, SessionOptions options, Random &random);

    std::vector<SessionEffect> step(const SessionEvent &event, Instant now);
    std::optional<Instant> nextDeadline() const;

    // --- what Session shows ---
    ClientDocument m_document;
    UndoStack m_undo;
    ConnectionState m_state = ConnectionState::Idle;
    BlockReason m_blockReason = BlockReason::None;
    bool m_hasDocument = false;
    Role m_role = Role::View;
    AuthorNumber m_author;
    QString m_title;
    std::optional<QString> m_wishedTitle; ///< asked for, and the server did not say it yet
    std::optional<Instant> m_retryAt;
    Backoff m_backoff;
    std::optional<Milliseconds> m_roundTrip;
    std::optional<Instant> m_inFlightSince; ///< when the oldest edit in it was made
    std::optional<Instant> m_bufferSince;
    std::optional<ErrorCode> m_heldBack;
    std::optional<Revision> m_damagedBehind; ///< of WELCOME
    ConnectionEnd m_lastEnd;
    const std::vector<Participant> &participantsInView();
    ChatExchange m_chat;
    std::optional<bool> m_isOwner;
    std::optional<qint64> m_linkExpires;

    void restore(const JournalRecord &record);
    JournalRecord record() const;
    void requireCheckpoint() { m_checkpointDue = true; }
    ClientId client() const { return m_identity.client; }
    QByteArray token() const { return m_identity.token; }

private:
    enum class WaitReason { Backoff, AskedByServer };

    // session.cpp
    void handle(const events::Start &, Instant now);
    void handle(const events::TransportOpened &, Instant now);
    void handle(const events::TransportMessage &, Instant now);
    void handle(const events::TransportEnded &, Instant now);
    void handle(const events::Selection &, Instant now);
    void handle(const events::Profile &, Instant now);
    void handle(const events::Rename &, Instant now);
    void handle(const events::Token &, Instant now);
    void handle(const events::RetrySoon &, Instant now);
    void handle(const events::Journaled &, Instant now);
    void handle(const events::WriteCheckpoint &, Instant now);
    void handle(const events::OfferImage &, Instant now);
    void handle(const events::WantImage &, Instant now);
    void handle(const events::ImageRead &, Instant now);
    void handle(const events::Say &, Instant now);
    void handle(const events::SayAgain &, Instant now);
    void handle(const events::Unsay &, Instant now);
    void handle(const events::ChatSeen &, Instant now);
    void handle(const events::ChatDraft &, Instant now);
    void handle(const events::Gather &, Instant now);
    void handle(const events::ManageLinks &, Instant now);
    void handle(const events::Stop &, Instant now);
    void handle(const events::Tick &, Instant now);
    void enter(ConnectionState state);
    void connectNow(Instant now);
    void wait(Milliseconds pause, Instant now, WaitReason reason = WaitReason::Backoff);
    void fail(Instant now, Milliseconds atLeast = Milliseconds(0));
    void block(BlockReason reason);
    void leaveConnection();
    bool mayHurry(bool isAsked, Instant now);
    void checkHeartbeat(Instant now);
    void checkUnacknowledged(Instant now);
    void pumpSubmit(Instant now);
    void pumpSelection(Instant now);
    void send(const ClientMessage &message);
    bool isConnected() const; ///< Syncing, Live or Suspect
    bool selectionIsDue() const;
    bool mayEdit() const { return m_role == Role::Edit; }
    bool maySend() const { return mayEdit() && !m_damagedBehind; }
    messages::Auth authMessage() const;
    void startOver(ErrorCode reason);
    void sendInFlight(Instant now);
    void forgetSubmit();
    void keepTimesOfPending(Instant now);
    void foldBack();
    void freezeAnewWhenOld();
    Caret withinView(Caret caret) const;

    // session_edits.cpp
    void handle(const events::Edit &, Instant now);
    void handle(const events::Undo &, Instant now) { stepBack(EditStep::Undo, now); }
    void handle(const events::Redo &, Instant now) { stepBack(EditStep::Redo, now); }
    void handle(const events::BreakUndoGroup &, Instant) { m_undo.breakGroup(); }
    void stepBack(EditStep step, Instant now);
    void edited(const Delta &delta, EditStep step, Instant now);

    // session_identity.cpp
    enum class LogOfThisClient { AsKnown, HasOthers, HasPerhapsMore };
    LogOfThisClient compareLog(const messages::Welcome &welcome) const;
    bool mayLeaveIdentity() const;
    bool leaveIdentityWhenSettled(Instant now);
    void renewIdentity();
    void reconnectAnew(Instant now);
    bool isBetter(const messages::Welcome &welcome) const;
    void goBackToTokenBefore(Instant now);

    // session_messages.cpp
    void receive(const messages::Welcome &, Instant now);
    void receive(const messages::Created &, Instant now);
    void receive(const messages::Ack &, Instant now);
    void receive(const messages::Reject &, Instant now);
    void receive(const messages::Operation &, Instant now);
    void receive(const messages::Rebase &, Instant now);
    void receive(const messages::SnapshotChunk &, Instant now);
    void receive(const messages::HeartbeatAck &, Instant now);
    void receive(const messages::Selected &, Instant now);
    void receive(const messages::Joined &, Instant now);
    void receive(const messages::Left &, Instant now);
    void receive(const messages::Hash &, Instant now);
    void receive(const messages::Renamed &, Instant now);
    void receive(const messages::RoleChanged &, Instant now);
    void receive(const messages::GoAway &, Instant now);
    void receive(const messages::Wait &, Instant now);
    void receive(const messages::Error &, Instant now);
    void receive(const messages::ImageWanted &, Instant now);
    void receive(const messages::ImageStored &, Instant now);
    void receive(const messages::ImagePart &, Instant now);
    void receive(const messages::ImageRefused &, Instant now);
    void receive(const messages::Chatted &, Instant now);
    void receive(const messages::ChatRefused &, Instant now);
    void receive(const messages::Gathered &, Instant now);
    void receive(const messages::LinkList &list, Instant) { answered(list); }
    void receive(const messages::LinkMade &made, Instant) { answered(made); }
    void receive(const messages::LinkRevoked &revoked, Instant) { answered(revoked); }
    void receive(const messages::LinkRefused &refused, Instant) { answered(refused); }

    // session_damaged.cpp
    void welcomedToDamaged(const messages::Welcome &welcome);
    bool isOfInFlight(const messages::Ack &ack) const;
    bool stayBehind(Instant now);

    // session_links.cpp
    template <typename Answer> void answered(const Answer &answer);
    void dropLinkRequests();
    void pumpImages(Instant now);
    void pumpChat(Instant now);
    void checkCaughtUp(Instant now);
    void advanced(const Delta &viewDelta);
    void noteProgress(Instant now);
    void goLive(Instant now);
    void sendWishedTitle();
    void enterSyncing(Instant now);
    void fetch(Revision expected, Instant now);
    void repeatFetch(Instant now);
    void resync(ErrorCode reason, QString detail, Instant now);
    void takeSnapshot(Instant now);
    bool isLoggedInFlight() const;
    QStringList ownText(bool withInFlight) const;
    /// In a damaged document nothing follows the head of WELCOME, and what seems to is of another
    /// history, or of what this client keeps to itself.
    bool isOutOfReach(Revision revision) const { return m_damagedBehind && revision > m_target; }
    bool acceptsNow() const { return !m_expectSnapshot && m_hasDocument; }
    void endByCode(int code, Milliseconds retryAfter, Instant now);

    // session_journal.cpp
    void note(JournalEntry entry);
    void finishJournal();
    bool awaitsJournal() const { return m_awaitedEntry.has_value(); }

    SessionIdentity m_identity;
    SessionOptions m_options;
    Random &m_random;
    std::vector<SessionEffect> m_effects;

    qint64 m_attempt = 0;
    bool m_transportOpen = false;
    std::optional<Instant> m_stateDeadline;
    std::optional<Instant> m_liveSince;
    std::optional<Instant> m_lastHurry;
    static constexpr Milliseconds kHurryEvery = 3s;
    Milliseconds m_hurryEvery = kHurryEvery; ///< grows until it was live for a while
    Instant m_waitingSince;
    bool m_isTokenNew = false;       ///< no server has said yet what it allows
    std::optional<QByteArray> m_tokenBefore; ///< the one to go back to, while another is tried
    WaitReason m_waitReason = WaitReason::Backoff;
    std::optional<messages::Error> m_fatal; ///< announced by the server, its close follows

    Heartbeat m_heartbeat;
    Revision m_target;               ///< head of WELCOME: reached means live
    Sequence m_serverSequence;       ///< last of ours in the log, by WELCOME and ACK
    bool m_isWelcomed = false;       ///< on this connection
    /// The log has, or may have, another operation under the number of the one in flight.
    bool m_isNumberTaken = false;
    bool m_leavesIdentity = false;   ///< another copy of these files goes on under it
    bool m_isPendingRestored = false; ///< other copies of the journal may have some of it too
    std::optional<Instant> m_renewedAt;
    bool m_expectSnapshot = false;
    /// Why our copy is void until the next snapshot, to which pending edits are lost.
    std::optional<ErrorCode> m_recoverReason;
    /// Until the next snapshot, whatever becomes of this connection; to which nothing may be lost.
    bool m_needsSnapshot = false;
    Revision m_expectedHead;         ///< that the server said to have
    std::optional<Instant> m_fetchDeadline;
    int m_fetches = 0;               ///< in a row, without anything that came of them
    int m_resyncs = 0;               ///< on this connection
    int m_malformedEnds = 0;         ///< in a row, without an operation accepted in between
    std::optional<Instant> m_submitAgainAt; ///< the server could not store for now
    std::optional<Instant> m_probeAt; ///< unacknowledged until then: beat at once
    bool m_probed = false;           ///< the beat is asked for, the answer not here yet
    SnapshotAssembly m_assembly;

    ImageExchange m_images;
    std::set<qint64> m_linkRequests; ///< on this connection, without an answer yet
    std::optional<Instant> m_gatherUntil; ///< asked for, and not sent yet

    // The journal.
    qint64 m_entryNumber = 0;        ///< of the last entry given out
    qint64 m_entriesCost = 0;        ///< since the last checkpoint
    bool m_isJournaling = false;     ///< the journal has a checkpoint of this document
    bool m_checkpointDue = false;    ///< at the end of this step, in the place of its entries
    bool m_syncDue = false;          ///< at the end of this step
    std::optional<qint64> m_awaitedEntry; ///< what is in flight is not sent before it is on the disk
    journal::Described m_described;  ///< as the journal has it

    /// What came since WELCOME to a client that had the document before.
    struct CatchUp
    {
        qint64 ownEdits = 0;
        qint64 othersEdits = 0;
        std::set<AuthorNumber> authors;
        bool areAuthorsKnown = true;
        bool isOutcomeOnly = false; ///< a snapshot, which does not say how much it was
    };
    std::optional<CatchUp> m_catchUp;

    Presence m_presence;
    std::vector<Participant> m_participantsAtTarget; ///< of WELCOME, until m_target is reached
    std::optional<Caret> m_selection;        ///< own, in view
    bool m_selectionMoved = false;
    std::optional<Instant> m_selectAfter;
    bool m_participantsDirty = false;
    bool m_isInViewStale = false;
    std::vector<Participant> m_participantsInView; ///< unless it is stale
};

} // namespace syngraph
