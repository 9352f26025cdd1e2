// What brings a peer to the head of a document, and what it hears of the others there.

#include "common/document/snapshot.h"
#include "server/engine/document_actor.h"

#include <QCryptographicHash>

#include <algorithm>

namespace syngraph {

DocumentActor::Progress DocumentActor::process(Peer &peer, const Join &, Outbox &out)
{
    const auto &auth = peer.auth;
    const bool knowsDocument = auth.epoch == m_epoch && auth.revision <= m_committed;
    const auto missing = m_committed - auth.revision;
    const bool byOperations = knowsDocument && missing <= limits::kRebaseOperations;
    if (byOperations && needOperations(auth.revision))
        return Progress::Later;
    if (byOperations && missing == 0 && !auth.hash.isEmpty() && auth.hash != m_document.hash()) {
        out.close(peer, ErrorCode::BadBase, QStringLiteral("another document at this revision"));
        return Progress::Done;
    }
    for (Peer *other : m_peers) {
        if (other != &peer && other->isPresent() && other->auth.client == auth.client)
            out.close(*other, ErrorCode::Replaced, QStringLiteral("connected again elsewhere"));
    }
    welcome(peer, out);
    if (byOperations) {
        peer.stage = PeerStage::Joined;
        catchUp(peer, auth.revision, out);
    } else {
        startSnapshot(peer);
        if (auth.partRevision == peer.snapshotRevision && auth.epoch == m_epoch
            && auth.partOffset < peer.snapshot.size())
            peer.snapshotOffset = auth.partOffset;
        continueSnapshot(peer, out);
    }
    return Progress::Done;
}

void DocumentActor::welcome(Peer &peer, Outbox &out)
{
    messages::Welcome welcome;
    if (const auto known = m_clients.find(peer.auth.client); known != m_clients.end()) {
        peer.author = known->second.author;
        welcome.lastSequence = known->second.lastSequence;
        welcome.lastSequenceRevision = known->second.lastRevision;
    } else {
        m_lastAuthor = m_lastAuthor.next();
        peer.author = m_lastAuthor;
    }
    welcome.role = peer.role;
    welcome.author = peer.author;
    welcome.epoch = m_epoch;
    welcome.head = m_committed;
    welcome.title = m_title;
    welcome.heartbeatMilliseconds = m_options.heartbeatInterval.count();
    welcome.heartbeatTimeoutMilliseconds = m_options.heartbeatTimeout.count();
    for (const Peer *other : m_peers) {
        if (other == &peer || !other->isPresent() || other->closing)
            continue;
        if (qsizetype(welcome.participants.size()) == limits::kParticipants)
            break;
        auto participant = other->participant();
        if (other->caret)
            participant.caret = m_window.mapCaret(*other->caret, other->caretRevision, m_committed);
        welcome.participants.push_back(participant);
    }
    out.send(peer, welcome);
    out.broadcast(m_peers, messages::Joined{peer.participant()},
                  [&peer](const Peer &other) { return &other != &peer && other.isPresent(); });
}

/// One by one as far as that is cheap; the rest of a long absence as one operation, but never
/// across an operation of the peer's own, which it may have in flight.
void DocumentActor::catchUp(Peer &peer, Revision after, Outbox &out)
{
    auto singlyUpTo = m_committed;
    if (m_committed - after > limits::kTailOperations) {
        const auto known = m_clients.find(peer.auth.client);
        singlyUpTo = after;
        if (known != m_clients.end() && known->second.lastSequence >= peer.auth.lastSequence)
            singlyUpTo = std::max(after, known->second.lastRevision);
    }
    for (auto at = after.next(); at <= singlyUpTo; at = at.next()) {
        const auto &entry = m_window.at(at);
        if (entry.client == peer.auth.client)
            out.send(peer, messages::Ack{entry.sequence, entry.revision});
        else
            out.send(peer, messages::Operation{entry.revision, entry.author, entry.delta,
                                               entry.caret});
    }
    if (singlyUpTo < m_committed)
        out.send(peer, messages::Rebase{singlyUpTo, m_committed,
                                        composed(singlyUpTo, m_committed)});
}

/// Balanced, so that n operations cost O(n log n) and not O(n^2).
Delta DocumentActor::composed(Revision after, Revision upTo) const
{
    if (upTo - after == 1)
        return m_window.at(upTo).delta;
    const Revision middle((after.value + upTo.value) / 2);
    return compose(composed(after, middle), composed(middle, upTo));
}

/// Whether the operations after `after` have to be fetched from the store first.
bool DocumentActor::needOperations(Revision after)
{
    if (m_window.reachesBackTo(after))
        return false;
    m_loading = true;
    m_requests.push_back(requests::Operations{m_id, after, m_window.start()});
    return true;
}

void DocumentActor::operationsLoaded(
    const Result<std::vector<StoredOperation>, StoreError> &operations, Outbox &out)
{
    m_loading = false;
    if (!operations) {
        fail(ErrorCode::Internal);
        return;
    }
    std::vector<LogEntry> entries;
    for (const auto &stored : *operations) {
        auto delta = decodeDelta(stored.delta, DeltaParser::Bounds::Document);
        if (!delta) {
            fail(ErrorCode::Internal);
            return;
        }
        entries.push_back({stored.revision, stored.client, stored.sequence, stored.author,
                           *std::move(delta), std::nullopt});
    }
    m_window.prepend(std::move(entries));
    pump(out);
}

DocumentActor::Progress DocumentActor::process(Peer &peer, const messages::Fetch &fetch,
                                               Outbox &out)
{
    if (peer.stage != PeerStage::Joined)
        return Progress::Done;
    if (fetch.after > m_committed
        || m_committed - fetch.after > limits::kTailOperations) {
        out.close(peer, ErrorCode::Restart, QStringLiteral("too far behind: connect again"));
        return Progress::Done;
    }
    if (needOperations(fetch.after))
        return Progress::Later;
    catchUp(peer, fetch.after, out);
    return Progress::Done;
}

DocumentActor::Progress DocumentActor::process(Peer &peer, const messages::Resync &, Outbox &out)
{
    if (!peer.isPresent())
        return Progress::Done;
    startSnapshot(peer);
    continueSnapshot(peer, out);
    return Progress::Done;
}

DocumentActor::Progress DocumentActor::process(Peer &peer, const messages::Rename &rename,
                                               Outbox &out)
{
    if (!peer.isPresent() || peer.role != Role::Edit || rename.title == m_title)
        return Progress::Done;
    m_title = rename.title;
    m_requests.push_back(requests::RenameDocument{m_id, m_title});
    out.broadcast(m_peers, messages::Renamed{m_title},
                  [](const Peer &other) { return other.isPresent(); });
    return Progress::Done;
}

void DocumentActor::startSnapshot(Peer &peer)
{
    SYNGRAPH_CHECK(m_batch.empty());
    if (m_snapshotRevision != m_committed) {
        m_snapshotBytes = encodeSnapshot(m_document);
        m_snapshotHash = QCryptographicHash::hash(m_snapshotBytes, QCryptographicHash::Sha256);
        m_snapshotRevision = m_committed;
    }
    peer.stage = PeerStage::Loading;
    peer.snapshot = m_snapshotBytes;
    peer.snapshotHash = m_snapshotHash;
    peer.snapshotRevision = m_snapshotRevision;
    peer.snapshotOffset = 0;
}

/// Pieces until the write queue is about full; goes on when it has drained.
void DocumentActor::continueSnapshot(Peer &peer, Outbox &out)
{
    if (peer.stage != PeerStage::Loading || peer.lagging || peer.closing)
        return;
    qint64 sent = 0;
    while (peer.snapshotOffset < peer.snapshot.size()
           && sent <= limits::kWriteQueueDropPresenceBytes) {
        const auto bytes =
            peer.snapshot.mid(peer.snapshotOffset, limits::kSnapshotChunkBytes);
        out.send(peer, messages::SnapshotChunk{m_epoch, peer.snapshotRevision, peer.snapshotOffset,
                                               peer.snapshot.size(), peer.snapshotHash, bytes});
        peer.snapshotOffset += bytes.size();
        sent += bytes.size();
    }
    if (peer.snapshotOffset < peer.snapshot.size())
        return;
    peer.snapshot.clear();
    peer.stage = PeerStage::Joined;
    if (m_window.reachesBackTo(peer.snapshotRevision))
        catchUp(peer, peer.snapshotRevision, out);
    else
        out.close(peer, ErrorCode::Restart, QStringLiteral("too far behind: connect again"));
}

void DocumentActor::select(Peer &peer, const messages::Select &select, Outbox &out)
{
    if (peer.stage != PeerStage::Joined)
        return;
    const auto caret = m_window.mapCaret(select.caret, select.revision, m_committed);
    if (!caret)
        return;
    peer.caret = caret;
    peer.caretRevision = m_committed;
    out.broadcast(m_peers, messages::Selected{peer.author, m_committed, *caret},
                  [&peer](const Peer &other) {
                      return &other != &peer && other.stage == PeerStage::Joined && !other.lagging;
                  });
}

void DocumentActor::changeProfile(Peer &peer, Outbox &out)
{
    out.broadcast(m_peers, messages::Joined{peer.participant()},
                  [&peer](const Peer &other) { return &other != &peer && other.isPresent(); });
}

void DocumentActor::heartbeat(Peer &peer, const messages::Heartbeat &heartbeat, Outbox &out)
{
    messages::HeartbeatAck ack{heartbeat.number, m_committed, {}};
    if (const auto known = m_clients.find(peer.auth.client); known != m_clients.end()) {
        ack.sequence = known->second.lastSequence;
        if (known->second.lastRevision > m_committed) // not durable yet
            ack.sequence = ack.sequence.previous();
    }
    out.send(peer, ack);
}

void DocumentActor::remove(Peer &peer, Outbox &out)
{
    std::erase_if(m_inbox, [&peer](const Item &item) { return item.peer == &peer; });
    if (m_peers.erase(&peer) > 0 && peer.isPresent())
        out.broadcast(m_peers, messages::Left{peer.author},
                      [](const Peer &other) { return other.isPresent(); });
}

} // namespace syngraph
