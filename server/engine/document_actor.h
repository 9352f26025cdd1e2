#pragma once

#include "common/base/sha256.h"
#include "common/document/document.h"
#include "common/document/operation_batch.h"
#include "server/engine/believed_wall.h"
#include "server/engine/chat_desk.h"
#include "server/engine/operation_window.h"
#include "server/engine/outbox.h"
#include "server/engine/peer.h"
#include "server/engine/presence_board.h"
#include "server/engine/write_damage.h"

#include <deque>
#include <map>
#include <set>

namespace syngraph {

/// What an actor wants from the store; the engine gives it a token and brings the reply back.
using ActorRequest = std::variant<requests::Open, requests::Append, requests::Operations,
                                  requests::SaveSnapshot, requests::Compact,
                                  requests::RenameDocument>;

/// Puts one document's operations in order. All that peers ask waits in an inbox and is taken out
/// one after another, each peer's in its order; at more operations than the document's rate those
/// wait, and what else is asked goes before them. While a batch of operations is in the store's
/// hands the inbox rests, so everything that is read, sent or joined sees only durable operations,
/// and what arrives meanwhile makes up the next batch: the sync is the batching window.
///
/// Owned by the engine, on its thread. Borrows the peers that are in the document.
///
/// Invariants:
/// 1. m_document is the document at m_window.head(); m_committed <= head, and equal without a batch.
/// 2. An operation is acknowledged and broadcast in commit order, after the store's Done.
/// 3. A client's numbers grow by one; its record names the revision of the last.
/// 4. Of a damaged document m_document is the last state that is good, and nothing is written.
class DocumentActor final
{
public:
    /// `chat` is the same document's, for those who come. All of them outlive the actor.
    DocumentActor(DocumentId id, const EngineOptions &options, const Clock &clock,
                  BelievedWall &wall, WriteDamage &writes, const ChatDesk &chat);

    struct Join
    {
    };
    using Wish = std::variant<Join, messages::Submit, messages::Fetch, messages::Resync,
                              messages::Rename>;

    // All of these may add actions to `out`. After any of them, take requests() and failed().
    void enqueue(Peer &peer, Wish wish, Outbox &out);
    void select(Peer &peer, const messages::Select &select, Outbox &out);
    void gather(Peer &peer, const messages::Gather &gather, Outbox &out);
    void changeProfile(Peer &peer, Outbox &out);
    /// The number of who speaks stays theirs, though they wrote nothing.
    void keepAuthor(const Peer &peer);
    void heartbeat(Peer &peer, const messages::Heartbeat &heartbeat, Outbox &out);
    void remove(Peer &peer, Outbox &out);
    /// There may be room for more of a snapshot or of operations that the peer waits for.
    void continueCatchUp(Peer &peer, Outbox &out);

    void opened(const replies::Opened &reply, Outbox &out);
    void appended(const Status<StoreError> &status, Outbox &out);
    void renamed(const Status<StoreError> &status, Outbox &out);
    void operationsLoaded(const Result<std::vector<StoredOperation>, StoreError> &operations,
                          Outbox &out);

    /// The time of nextDeadline() has come.
    void resume(Outbox &out);

    void drain() { m_draining = true; }
    /// When it wants to go on without anybody asking.
    std::optional<Instant> nextDeadline() const;
    std::vector<ActorRequest> takeRequests() { return std::exchange(m_requests, {}); }
    /// The document cannot be served as it is in memory. Everybody has to leave; it is loaded anew
    /// when somebody comes back.
    std::optional<ErrorCode> failure() const { return m_failure; }
    Epoch epoch() const { return m_epoch; }
    bool isBusy() const
    {
        return m_state == State::Loading || !m_batch.empty() || m_loading || m_renaming;
    }
    /// To be read alone: nothing that belongs to it may be written.
    bool isDamaged() const { return m_lookAgainAt.has_value(); }
    const PeerSet &peers() const { return m_peers; }
    bool hasPeers() const { return !m_peers.empty() || !m_inbox.empty(); }
    Revision committed() const { return m_committed; }
    qint64 operationsCommitted() const { return m_operationsCommitted; }

private:
    enum class State { Loading, Ready };
    static constexpr int kHashesPerSecond = 5; ///< some milliseconds each, of a long document
    struct Item
    {
        Peer *peer;
        Wish wish;
    };
    struct Pending ///< sequenced, in the store's hands
    {
        Revision revision;
        ClientId client;
        Sequence sequence;
        QByteArray delta; ///< encodeDelta() of it, until the store has it
        QByteArray hash; ///< of the document, at revisions where it is announced
    };
    struct ClientState
    {
        AuthorNumber author;
        Sequence lastSequence;
        Revision lastRevision;
        QByteArray lastDigest; ///< submitDigest(); empty when an older server stored it
        QString name;          ///< of its author, when it was made
    };
    enum class Progress { Done, Later };

    // document_damage.cpp
    struct Replayed;
    static Replayed replay(const OpenedDocument &document);
    void take(const OpenedDocument &document, Replayed &&replayed);
    void takeDamaged(const OpenedDocument &document);
    void lookAgainWhenDue();
    void foundDamaged(Outbox &out);
    bool keepsItsOwn(const Peer &peer, bool isReached) const;
    bool knowsWhoseIsWhat(const Peer &peer) const;
    void lookAgainLater();
    Revision headFor(const Peer &peer) const
    {
        return peer.stays ? peer.auth.revision : m_committed;
    }
    bool refuseWhenDamaged(const Peer &peer, Outbox &out);

    void pump(Outbox &out);
    std::deque<Item>::iterator nextItem();
    void sendBatch();
    Progress process(Peer &peer, const Join &, Outbox &out);
    Progress process(Peer &peer, const messages::Submit &submit, Outbox &out);
    Progress process(Peer &peer, const messages::Fetch &fetch, Outbox &out);
    Progress process(Peer &peer, const messages::Resync &resync, Outbox &out);
    Progress process(Peer &peer, const messages::Rename &rename, Outbox &out);
    void answerResend(Peer &peer, const messages::Submit &submit, const ClientState &client,
                      Outbox &out);
    void sequence(Peer &peer, const messages::Submit &submit, ClientState &client, Outbox &out);
    bool isRefusedCopy(Peer &peer, const messages::Submit &submit);
    QByteArray digestOf(const messages::Submit &submit);
    void reject(Peer &peer, const messages::Submit &submit, ErrorCode code, const char *text,
                Outbox &out);
    void announce(const Pending &pending, Outbox &out);
    void tellNewsWhenDue(Outbox &out);
    void tellNews(Outbox &out);
    void undoBatch();
    void saveSnapshotWhenDue();
    void welcome(Peer &peer, Outbox &out);
    bool place(Peer &peer, Revision revision, Caret at, Outbox &out);
    void startSnapshot(Peer &peer);
    void tellCarets(const Peer &peer, Outbox &out);
    enum class Reach { There, Later, TooFar };
    Reach reachBackTo(Revision after);
    void prependToWindow(const std::vector<StoredOperation> &operations);
    void leap(Peer &peer, Outbox &out);
    qsizetype sendOperation(const Peer &peer, const LogEntry &entry, Outbox &out);
    bool continueSnapshot(Peer &peer, qsizetype &sent, Outbox &out);
    qsizetype committedLength() const
    {
        return m_batch.empty() ? m_document.length()
                               : m_window.at(m_committed.next()).delta.baseLength();
    }
    const QByteArray &headHash();
    bool sendHash(Peer &peer, Outbox &out);
    void fail(ErrorCode code) { m_failure = code; }

    DocumentId m_id;
    const EngineOptions &m_options;
    const Clock &m_clock;
    BelievedWall &m_wall;
    WriteDamage &m_writes;
    const ChatDesk &m_chat;
    State m_state = State::Loading;
    std::optional<ErrorCode> m_failure;
    bool m_draining = false;

    Epoch m_epoch;
    bool m_isEpochSure = true; ///< else what a client holds may be of this history or of another
    QString m_title;
    std::optional<QString> m_renaming;  ///< the title that is in the store's hands
    std::optional<QString> m_nextTitle; ///< asked for meanwhile
    Document m_document;
    OperationWindow m_window{Revision()};
    std::optional<Instant> m_lookAgainAt; ///< damaged, and perhaps not for ever
    bool m_lookingAgain = false;          ///< the store is asked
    int m_vainLooks = 0;
    Revision m_committed;
    Revision m_savedSnapshot;
    Revision m_logStart; ///< nothing from before it can be read, as far as is known here
    Revision m_askedAfter; ///< the operations that are being loaded come after it
    std::map<ClientId, ClientState> m_clients;
    AuthorNumber m_lastAuthor;
    qint64 m_operationsCommitted = 0;

    PeerSet m_peers; ///< present, or waiting in the inbox to be
    std::deque<Item> m_inbox;
    PresenceBoard m_news;
    RateLimit m_submits; ///< of all peers
    RateLimit m_hashes{{kHashesPerSecond, kHashesPerSecond}}; ///< of heads, for those who come back
    std::optional<Instant> m_pacedUntil; ///< operations in the inbox wait for it
    std::vector<ActorRequest> m_requests;

    std::vector<Pending> m_batch;
    bool m_appending = false; ///< the batch is in the store's hands
    OperationBatch m_undo;    ///< the way back from m_document to before the batch
    std::vector<std::pair<ClientId, ClientState>> m_clientsBefore; ///< those that the batch changed
    Sha256 m_sha256;

    bool m_loading = false;        ///< operations before the window are asked for
    QByteArray m_snapshotBytes;    ///< of m_snapshotRevision, for those who come next
    QByteArray m_snapshotHash;
    Revision m_snapshotRevision{-1};
    QByteArray m_headHash;         ///< at m_headHashRevision
    Revision m_headHashRevision{-1};
};

} // namespace syngraph
