// What brings a peer to the head of a document, and what it hears of the others there.

#include "common/document/snapshot.h"
#include "server/engine/document_actor.h"

#include <QCryptographicHash>

#include <algorithm>

namespace syngraph {

namespace {

constexpr qint64 kOperationsPerPage = 250;
constexpr qint64 kPagesOfAnAbsence = 64; ///< about, however long it was
/// For whoever has edits that a snapshot would put aside: a working day of a busy document.
constexpr qint64 kRebaseUnderEdits = 4 * limits::kRebaseOperations;

} // namespace

DocumentActor::Progress DocumentActor::process(Peer &peer, const Join &, Outbox &out)
{
    const auto &auth = peer.auth;
    if (isDamaged() && !auth.damaged.value_or(false)) {
        // It would take what it is shown for the document.
        out.close(peer, ErrorCode::Damaged, QStringLiteral("the document is damaged"));
        return Progress::Done;
    }
    const bool knowsDocument = m_isEpochSure && auth.epoch == m_epoch && auth.revision <= m_committed;
    const auto missing = m_committed - auth.revision;
    const bool mayHaveEdits = auth.hash.isEmpty() && peer.role == Role::Edit;
    bool byOperations = knowsDocument
        && missing <= (mayHaveEdits ? kRebaseUnderEdits : limits::kRebaseOperations);
    if (byOperations) {
        const auto reach = reachBackTo(auth.revision);
        if (reach == Reach::Later)
            return Progress::Later;
        byOperations = reach == Reach::There && (!isDamaged() || knowsWhoseIsWhat(peer));
    }
    const bool isCurrent = byOperations && missing == 0 && !auth.hash.isEmpty();
    if (isCurrent && auth.hash != headHash()) {
        out.close(peer, ErrorCode::BadBase, QStringLiteral("another document at this revision"));
        return Progress::Done;
    }
    for (Peer *other : m_peers) {
        if (other == &peer || !other->isPresent() || other->closing
            || other->auth.client != auth.client)
            continue;
        // What a program said before it died can arrive after what it says in its new life.
        const bool isLate = peer.id < other->id;
        out.close(isLate ? peer : *other, ErrorCode::Replaced,
                  QStringLiteral("connected again elsewhere"));
        if (isLate)
            return Progress::Done;
    }
    peer.stays = keepsItsOwn(peer, byOperations);
    welcome(peer, out);
    if (peer.stays) {
        peer.stage = PeerStage::CatchingUp;
        peer.heard = m_committed; // there is nothing for it, and nothing to compare
        peer.verified = m_committed;
    } else if (byOperations) {
        peer.stage = PeerStage::CatchingUp;
        peer.heard = auth.revision;
        if (isCurrent)
            peer.verified = m_committed;
        leap(peer, out);
    } else {
        startSnapshot(peer);
        // Should it be a part of another one, its hash tells the client.
        if (auth.partRevision == peer.snapshotRevision && auth.partOffset < peer.snapshot.size())
            peer.snapshotOffset = auth.partOffset;
    }
    continueCatchUp(peer, out);
    return Progress::Done;
}

void DocumentActor::welcome(Peer &peer, Outbox &out)
{
    messages::Welcome welcome;
    messages::Joined rest;
    if (const auto known = m_clients.find(peer.auth.client); known != m_clients.end()) {
        peer.author = known->second.author;
        welcome.lastSequence = known->second.lastSequence;
        welcome.lastSequenceRevision = known->second.lastRevision;
        if (!known->second.lastDigest.isEmpty())
            welcome.lastDigest = known->second.lastDigest;
    } else {
        m_lastAuthor = m_lastAuthor.next();
        peer.author = m_lastAuthor;
    }
    welcome.role = peer.role;
    welcome.author = peer.author;
    welcome.epoch = peer.stays ? peer.auth.epoch : m_epoch;
    welcome.head = headFor(peer);
    if (isDamaged())
        welcome.damaged = m_committed;
    welcome.title = m_title;
    welcome.heartbeatMilliseconds = m_options.heartbeatInterval.count();
    welcome.heartbeatTimeoutMilliseconds = m_options.heartbeatTimeout.count();
    if (peer.auth.chat) {
        welcome.chat = m_chat.newest();
        welcome.chatError = m_chat.problem();
    }
    if (peer.auth.links.value_or(false)) {
        welcome.isOwner = peer.isOwner;
        if (peer.linkExpires)
            welcome.linkExpires =
                std::max<qint64>(0, peer.linkExpires->time_since_epoch().count());
    }
    for (const Peer *other : m_peers) {
        if (other == &peer || !other->isPresent() || other->closing)
            continue;
        auto participant = other->participant();
        if (other->caret)
            participant.caret = m_window.mapCaret(*other->caret, other->caretRevision, m_committed);
        // The rest follow as JOINED, so that the message keeps within its limit.
        auto &list = welcome.participants.size() < size_t(limits::kParticipantsInMessage)
            ? welcome.participants
            : rest.participants;
        list.push_back(participant);
        if (rest.participants.size() == size_t(limits::kParticipantsInMessage))
            break;
    }
    out.send(peer, welcome);
    if (!rest.participants.empty())
        out.send(peer, rest);
    m_chat.catchUp(peer, m_epoch, out);
    peer.isListed = m_peers.size() <= size_t(limits::kParticipants);
    if (peer.isListed) {
        m_news.arrived(peer.participant());
        tellNewsWhenDue(out);
    }
}

void DocumentActor::tellNewsWhenDue(Outbox &out)
{
    if (const auto due = m_news.dueAt(); due && *due <= m_clock.now())
        tellNews(out);
}

void DocumentActor::tellNews(Outbox &out)
{
    auto news = m_news.take(m_clock.now());
    const auto isPresent = [](const Peer &other) { return other.isPresent(); };
    for (size_t first = 0; first < news.left.size(); first += limits::kParticipants) {
        const auto last = std::min(news.left.size(), first + size_t(limits::kParticipants));
        const messages::Left left{
            {news.left.begin() + qptrdiff(first), news.left.begin() + qptrdiff(last)}};
        out.broadcast(m_peers, left, isPresent);
    }
    for (size_t first = 0; first < news.joined.size(); first += limits::kParticipantsInMessage) {
        const auto last =
            std::min(news.joined.size(), first + size_t(limits::kParticipantsInMessage));
        const messages::Joined joined{
            {news.joined.begin() + qptrdiff(first), news.joined.begin() + qptrdiff(last)}};
        // Nobody needs to hear of themselves alone.
        out.broadcast(m_peers, joined, [&](const Peer &other) {
            return other.isPresent()
                && !(joined.participants.size() == 1
                     && joined.participants[0].author == other.author);
        });
    }
}

/// The rest of a long absence as one operation or few, but never across an operation of the peer's own,
/// which it may have in flight. Only before the peer could send anything: what it has in flight by
/// then joins its buffer when it gets a REBASE.
void DocumentActor::leap(Peer &peer, Outbox &out)
{
    if (m_committed - peer.heard <= m_options.tailOperations)
        return;
    // Whether what it has in flight is in the log nobody can say: past that they go one by one.
    if (isDamaged() && peer.auth.hash.isEmpty())
        return;
    // With other numbers in the log than the client has it takes a snapshot whatever comes.
    if (const auto known = m_clients.find(peer.auth.client);
        known != m_clients.end() && known->second.lastSequence == peer.auth.lastSequence) {
        for (qsizetype sent = 0; peer.heard < known->second.lastRevision;
             peer.heard = peer.heard.next()) {
            if (sent > limits::kWriteQueueDropPresenceBytes)
                return; // the rest one by one, as the connection takes it
            sent += sendOperation(peer, m_window.at(peer.heard.next()), out);
        }
    }
    // In more pieces where one message cannot hold it. What is short and large goes one by one.
    qsizetype sent = 0;
    while (peer.heard < m_committed && sent <= limits::kWriteQueueDropPresenceBytes) {
        auto upTo = m_committed;
        auto whole = m_window.composed(peer.heard, upTo);
        while (!fitsMessage(whole) && upTo - peer.heard > 2 * m_options.tailOperations) {
            upTo = Revision(peer.heard.value + (upTo - peer.heard) / 2);
            whole = m_window.composed(peer.heard, upTo);
        }
        if (!fitsMessage(whole))
            return;
        sent += out.send(peer, messages::Rebase{peer.heard, upTo, whole});
        peer.heard = upTo;
    }
}

qsizetype DocumentActor::sendOperation(const Peer &peer, const LogEntry &entry, Outbox &out)
{
    if (entry.client == peer.auth.client)
        return out.send(peer, messages::Ack{entry.sequence, entry.revision});
    return out.send(peer, messages::Operation{entry.revision, entry.author, entry.delta,
                                              entry.caret});
}

/// Goes on until about as much waits to be written as may; then there is a next time.
void DocumentActor::continueCatchUp(Peer &peer, Outbox &out)
{
    if (peer.lagging || peer.closing)
        return;
    qsizetype sent = 0;
    if (peer.stage == PeerStage::Loading && !continueSnapshot(peer, sent, out))
        return;
    if (peer.stage != PeerStage::CatchingUp)
        return;
    while (peer.heard < m_committed) {
        if (sent > limits::kWriteQueueDropPresenceBytes)
            return;
        if (!m_window.reachesBackTo(peer.heard)) {
            out.close(peer, ErrorCode::Restart, QStringLiteral("too far behind: connect again"));
            return;
        }
        sent += sendOperation(peer, m_window.at(peer.heard.next()), out);
        peer.heard = peer.heard.next();
    }
    peer.stage = PeerStage::Joined;
    if (std::exchange(peer.missedCarets, false))
        tellCarets(peer, out);
    // With edits of its own on top it cannot compare; heartbeat() has the next opportunity.
    if (peer.verified.value < 0 && !peer.auth.hash.isEmpty())
        sendHash(peer, out);
}

/// Of the document at m_committed. A crowd that comes back asks for the same one.
const QByteArray &DocumentActor::headHash()
{
    if (m_headHashRevision != m_committed) {
        m_headHash = m_batch.empty() ? m_document.hash() : m_undo.before(m_document).hash();
        m_headHashRevision = m_committed;
    }
    return m_headHash;
}

/// Whether it was sent. While a crowd comes back and others write, not everybody can have one of a
/// head of their own.
bool DocumentActor::sendHash(Peer &peer, Outbox &out)
{
    if (m_headHashRevision != m_committed && !m_hashes.admit(m_clock.now()))
        return false;
    out.send(peer, messages::Hash{m_committed, headHash()});
    return true;
}

/// Whether the operations after `after` are in memory. What is missing is fetched in pages, the
/// newest first; Later means to ask again.
DocumentActor::Reach DocumentActor::reachBackTo(Revision after)
{
    if (m_window.reachesBackTo(after))
        return Reach::There;
    if (m_window.isHeavy() || after < m_logStart)
        return Reach::TooFar;
    m_loading = true;
    const auto page = std::max(kOperationsPerPage, (m_committed - after) / kPagesOfAnAbsence);
    m_askedAfter = Revision(std::max(after.value, m_window.start().value - page));
    m_requests.push_back(requests::Operations{m_id, m_askedAfter, m_window.start()});
    return Reach::Later;
}

void DocumentActor::operationsLoaded(
    const Result<std::vector<StoredOperation>, StoreError> &operations, Outbox &out)
{
    m_loading = false;
    // Whoever needs what cannot be had takes a snapshot, and nobody else has to do with it.
    if (!operations && operations.error() == StoreError::Conflict) {
        m_logStart = std::max(m_logStart, m_askedAfter.next()); // dropped meanwhile
    } else if (!operations && operations.error() == StoreError::Corrupt) {
        m_logStart = m_window.start(); // nor is it read again for the next one
    } else if (!operations) {
        fail(ErrorCode::Internal);
        return;
    } else {
        prependToWindow(*operations);
    }
    pump(out);
}

void DocumentActor::prependToWindow(const std::vector<StoredOperation> &operations)
{
    std::vector<LogEntry> entries;
    for (const auto &stored : operations) {
        auto delta = decodeDelta(stored.delta, DeltaParser::Bounds::Document);
        if (!delta) {
            m_logStart = m_window.start();
            return;
        }
        entries.push_back({stored.revision, stored.client, stored.sequence, stored.author,
                           *std::move(delta), std::nullopt});
    }
    m_window.prepend(std::move(entries));
}

DocumentActor::Progress DocumentActor::process(Peer &peer, const messages::Fetch &fetch,
                                               Outbox &out)
{
    if (peer.stage != PeerStage::Joined || peer.stays)
        return Progress::Done;
    if (fetch.after > m_committed || m_committed - fetch.after > m_options.tailOperations) {
        out.close(peer, ErrorCode::Restart, QStringLiteral("too far behind: connect again"));
        return Progress::Done;
    }
    switch (reachBackTo(fetch.after)) {
    case Reach::Later:
        return Progress::Later;
    case Reach::TooFar:
        out.close(peer, ErrorCode::Restart, QStringLiteral("too far behind: connect again"));
        return Progress::Done;
    case Reach::There:
        break;
    }
    peer.stage = PeerStage::CatchingUp;
    peer.heard = fetch.after;
    continueCatchUp(peer, out);
    return Progress::Done;
}

DocumentActor::Progress DocumentActor::process(Peer &peer, const messages::Resync &, Outbox &out)
{
    if (!peer.isPresent() || peer.stays)
        return Progress::Done;
    startSnapshot(peer);
    // Whoever waits for it passed over all that came meanwhile, also that carets moved.
    peer.missedCarets = true;
    continueCatchUp(peer, out);
    return Progress::Done;
}

void DocumentActor::tellCarets(const Peer &peer, Outbox &out)
{
    if (std::ranges::any_of(m_peers, [this](const Peer *p) { return m_news.holds(p->author); }))
        tellNews(out);
    for (const Peer *other : m_peers) {
        if (other == &peer || !other->isPresent() || other->closing || !other->isListed
            || !other->caret)
            continue;
        if (const auto caret = m_window.mapCaret(*other->caret, other->caretRevision, m_committed))
            out.send(peer, messages::Selected{other->author, m_committed, *caret});
    }
}

DocumentActor::Progress DocumentActor::process(Peer &peer, const messages::Rename &rename,
                                               Outbox &)
{
    if (!peer.isPresent() || peer.role != Role::Edit || rename.title == m_title || isDamaged())
        return Progress::Done;
    if (m_renaming) {
        m_nextTitle = rename.title;
        return Progress::Done;
    }
    m_renaming = rename.title;
    m_requests.push_back(requests::RenameDocument{m_id, rename.title});
    return Progress::Done;
}

/// Stored, and only now told to all. When it could not be stored nobody hears of it, and whoever
/// asked for it asks again.
void DocumentActor::renamed(const Status<StoreError> &status, Outbox &out)
{
    const auto title = std::exchange(m_renaming, std::nullopt);
    if (status && title) {
        m_title = *title;
        out.broadcast(m_peers, messages::Renamed{m_title},
                      [](const Peer &other) { return other.isPresent(); });
    }
    if (const auto next = std::exchange(m_nextTitle, std::nullopt); next && *next != m_title) {
        m_renaming = next;
        m_requests.push_back(requests::RenameDocument{m_id, *next});
    }
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

/// Whether all of it was sent.
bool DocumentActor::continueSnapshot(Peer &peer, qsizetype &sent, Outbox &out)
{
    while (peer.snapshotOffset < peer.snapshot.size()) {
        if (sent > limits::kWriteQueueDropPresenceBytes)
            return false;
        const auto bytes =
            peer.snapshot.mid(peer.snapshotOffset, limits::kSnapshotChunkBytes);
        sent += out.send(peer, messages::SnapshotChunk{
                                   m_epoch, peer.snapshotRevision, peer.snapshotOffset,
                                   peer.snapshot.size(), peer.snapshotHash, bytes});
        peer.snapshotOffset += bytes.size();
    }
    peer.snapshot.clear();
    peer.stage = PeerStage::CatchingUp;
    peer.heard = peer.snapshotRevision;
    peer.verified = peer.snapshotRevision;
    return true;
}

/// Whether the peer's caret is now where it says, at the head.
bool DocumentActor::place(Peer &peer, Revision revision, Caret at, Outbox &out)
{
    if (peer.stage != PeerStage::Joined || peer.stays)
        return false;
    const auto caret = m_window.mapCaret(at, revision, m_committed);
    if (!caret || caret->anchor >= committedLength() || caret->head >= committedLength())
        return false;
    if (m_news.holds(peer.author))
        tellNews(out);
    peer.caret = caret;
    peer.caretRevision = m_committed;
    return true;
}

void DocumentActor::select(Peer &peer, const messages::Select &select, Outbox &out)
{
    if (!place(peer, select.revision, select.caret, out))
        return;
    out.broadcast(m_peers, messages::Selected{peer.author, m_committed, *peer.caret},
                  [&peer](const Peer &other) {
                      return &other != &peer && other.stage == PeerStage::Joined && !other.lagging;
                  });
}

void DocumentActor::gather(Peer &peer, const messages::Gather &gather, Outbox &out)
{
    if (!place(peer, gather.revision, gather.caret, out))
        return;
    out.broadcast(m_peers, messages::Gathered{peer.author, m_committed, *peer.caret},
                  [&peer](const Peer &other) {
                      return &other != &peer && other.stage == PeerStage::Joined
                          && other.auth.chat.has_value();
                  });
}

void DocumentActor::keepAuthor(const Peer &peer)
{
    m_clients.try_emplace(peer.auth.client, ClientState{peer.author, {}, {}, {}, {}});
}

void DocumentActor::changeProfile(Peer &peer, Outbox &out)
{
    if (!peer.isListed)
        return;
    m_news.arrived(peer.participant());
    tellNewsWhenDue(out);
}

void DocumentActor::heartbeat(Peer &peer, const messages::Heartbeat &heartbeat, Outbox &out)
{
    messages::HeartbeatAck ack{heartbeat.number, headFor(peer), {}};
    if (const auto known = m_clients.find(peer.auth.client);
        known != m_clients.end() && !isDamaged()) {
        ack.sequence = known->second.lastSequence;
        if (known->second.lastRevision > m_committed) // not durable yet
            ack.sequence = ack.sequence.previous();
    }
    out.send(peer, ack);
    // It holds the head, nothing of it is under way, and the head moved since it was compared.
    if (peer.verified != m_committed && peer.stage == PeerStage::Joined
        && heartbeat.revision == m_committed && heartbeat.sequence == ack.sequence
        && sendHash(peer, out))
        peer.verified = m_committed;
}

void DocumentActor::remove(Peer &peer, Outbox &out)
{
    std::erase_if(m_inbox, [&peer](const Item &item) { return item.peer == &peer; });
    if (m_peers.erase(&peer) == 0 || !peer.isPresent())
        return;
    // Who connected anew goes on under the same number: only the connection is gone.
    const bool goesOn = std::any_of(m_peers.begin(), m_peers.end(), [&peer](const Peer *other) {
        return other->isPresent() && !other->closing && other->author == peer.author;
    });
    if (!goesOn && peer.isListed) {
        m_news.departed(peer.author);
        tellNewsWhenDue(out);
    }
}

} // namespace syngraph
