#include "server/engine/document_actor.h"

#include "common/document/snapshot.h"
#include "common/protocol/submit_digest.h"
#include "server/engine/hash_interval.h"

#include <algorithm>

namespace syngraph {

namespace {

ErrorCode codeFor(StoreError error)
{
    switch (error) {
    case StoreError::NotFound:
        return ErrorCode::NoDocument;
    case StoreError::Conflict:
    case StoreError::Unknown:
    case StoreError::Unavailable:
        return ErrorCode::Restart;
    case StoreError::Full:
    case StoreError::Corrupt:
    case StoreError::Exists:
        break;
    }
    return ErrorCode::Internal;
}

constexpr qsizetype kBatchOperations = limits::kStoreGroupRequests;
/// Components that one SUBMIT may be held against: a fraction of a second.
constexpr qint64 kTransformWork = 1'000'000;

} // namespace

DocumentActor::DocumentActor(DocumentId id, const EngineOptions &options, const Clock &clock,
                             BelievedWall &wall, WriteDamage &writes,
                             const ChatDesk &chat)
    : m_id(id)
    , m_options(options)
    , m_clock(clock)
    , m_wall(wall)
    , m_writes(writes)
    , m_chat(chat)
    , m_news(options.presenceInterval)
    , m_submits(options.documentSubmits)
{
    m_requests.push_back(requests::Open{id});
}

void DocumentActor::enqueue(Peer &peer, Wish wish, Outbox &out)
{
    if (const auto *submit = std::get_if<messages::Submit>(&wish)) {
        if (peer.waitingSubmit == submit->sequence)
            return; // sent again before the first one had its turn
        if (peer.waitingSubmit) {
            out.close(peer, ErrorCode::Malformed, QStringLiteral("one operation at a time"));
            return;
        }
        peer.waitingSubmit = submit->sequence;
    }
    if (std::holds_alternative<Join>(wish))
        m_peers.insert(&peer);
    // While the store takes its time the inbox holds one wish of a kind and peer, the newest.
    const auto same = std::ranges::find_if(m_inbox, [&](const Item &item) {
        return item.peer == &peer && item.wish.index() == wish.index();
    });
    if (same != m_inbox.end()) {
        same->wish = std::move(wish);
        return;
    }
    m_inbox.push_back({&peer, std::move(wish)});
    pump(out);
}

std::optional<Instant> DocumentActor::nextDeadline() const
{
    std::optional<Instant> next;
    for (const auto &due : {m_news.dueAt(), m_pacedUntil,
                            m_lookingAgain ? std::nullopt : m_lookAgainAt}) {
        if (due && (!next || *due < *next))
            next = due;
    }
    return next;
}

void DocumentActor::resume(Outbox &out)
{
    tellNewsWhenDue(out);
    lookAgainWhenDue();
    pump(out);
}

/// Takes from the inbox what can be done now. A batch goes to the store when the inbox is empty,
/// when it is too early for more, or when the next wish has to see the batch durable first.
void DocumentActor::pump(Outbox &out)
{
    m_pacedUntil.reset();
    if (m_state != State::Ready || m_loading || m_failure || m_appending)
        return;
    while (!m_loading && !m_failure && qsizetype(m_batch.size()) < kBatchOperations) {
        const auto next = nextItem();
        if (next == m_inbox.end())
            break;
        const bool isSubmit = std::holds_alternative<messages::Submit>(next->wish);
        if (!isSubmit && !m_batch.empty())
            break;
        Item item = std::move(*next);
        m_inbox.erase(next);
        if (isSubmit)
            item.peer->waitingSubmit.reset();
        if (item.peer->closing || (isSubmit && m_draining))
            continue;
        const auto progress =
            std::visit([&](const auto &w) { return process(*item.peer, w, out); }, item.wish);
        if (progress == Progress::Later) {
            if (isSubmit)
                item.peer->waitingSubmit = std::get<messages::Submit>(item.wish).sequence;
            m_inbox.push_front(std::move(item));
        } else if (isSubmit) {
            m_submits.admit(m_clock.now());
        }
    }
    if (!m_batch.empty() && !m_loading && !m_failure)
        sendBatch();
    else if (m_inbox.empty())
        m_window.trim();
}

/// The oldest, but while operations are paced the oldest of another kind: whoever comes, or catches
/// up, must not wait for a crowd that types. What one peer wants stays in its order.
std::deque<DocumentActor::Item>::iterator DocumentActor::nextItem()
{
    m_pacedUntil.reset();
    const auto isSubmit = [](const Item &item) {
        return std::holds_alternative<messages::Submit>(item.wish);
    };
    if (m_inbox.empty() || !isSubmit(m_inbox.front()) || m_draining
        || m_submits.opensAt() <= m_clock.now())
        return m_inbox.begin();
    m_pacedUntil = m_submits.opensAt();
    std::set<const Peer *> waiting;
    return std::find_if(m_inbox.begin(), m_inbox.end(), [&](const Item &item) {
        return waiting.insert(item.peer).second && !isSubmit(item);
    });
}

void DocumentActor::sendBatch()
{
    AppendRequest append{m_id, m_epoch, m_committed, {}, {}};
    append.operations.reserve(m_batch.size());
    append.clients.reserve(m_clientsBefore.size());
    const auto time = m_clock.wallNow();
    for (auto &pending : m_batch) {
        const auto &entry = m_window.at(pending.revision);
        append.operations.push_back({entry.revision, entry.client, entry.sequence, entry.author,
                                     time, std::move(pending.delta)});
    }
    for (const auto &[id, before] : m_clientsBefore) {
        const auto &client = m_clients.at(id);
        append.clients.push_back({id, client.author, client.lastSequence, client.lastRevision,
                                  client.name, client.lastDigest});
    }
    m_appending = true;
    m_requests.push_back(requests::Append{std::move(append)});
}

void DocumentActor::appended(const Status<StoreError> &status, Outbox &out)
{
    m_appending = false;
    if (!status) {
        if (status.error() == StoreError::Corrupt) {
            foundDamaged(out);
            return;
        }
        undoBatch();
        if (status.error() != StoreError::Full) {
            // What the store holds is not known here any more: load it anew.
            fail(codeFor(status.error()));
            return;
        }
        // Nobody lost anything: whoever has something in flight keeps it and comes back with it.
        const messages::Error full{ErrorCode::StorageFull, QStringLiteral("storage is full"), 2'000,
                                   false};
        out.broadcast(m_peers, full, [](const Peer &peer) { return peer.isPresent(); });
        pump(out);
        return;
    }
    m_committed = m_window.head();
    m_operationsCommitted += qint64(m_batch.size());
    for (const auto &pending : std::exchange(m_batch, {}))
        announce(pending, out);
    m_clientsBefore.clear();
    m_undo.clear();
    m_window.trim();
    saveSnapshotWhenDue();
    pump(out);
}

/// And with a new snapshot what lies far behind it may go. The store compares ages with the time of
/// the operations, so a clock that is wrong costs nothing that keepRevisions keeps, and one that is
/// set while the server runs costs nothing at all.
void DocumentActor::saveSnapshotWhenDue()
{
    if (m_committed - m_savedSnapshot < m_options.snapshotEvery)
        return;
    m_savedSnapshot = m_committed;
    m_requests.push_back(requests::SaveSnapshot{m_id, {m_committed, encodeSnapshot(m_document)}});
    const Revision upTo(m_committed.value - m_options.keepRevisions);
    if (m_options.keepRevisions > 0 && upTo > m_logStart)
        m_requests.push_back(
            requests::Compact{m_id, {upTo, m_wall.at(m_clock.now()) - m_options.keepFor}});
}

/// Durable: acknowledged to its author, and shown to everybody else.
void DocumentActor::announce(const Pending &pending, Outbox &out)
{
    const auto &entry = m_window.at(pending.revision);
    if (m_news.holds(entry.author))
        tellNews(out); // who writes is known to all before
    for (Peer *peer : m_peers) {
        if (peer->stage != PeerStage::Joined || peer->auth.client != entry.client)
            continue;
        out.send(*peer, messages::Ack{entry.sequence, entry.revision});
        // As every client has it: nobody stands behind the final "\n".
        const auto last = entry.delta.targetLength() - 1;
        const auto caret = entry.caret.value_or(impliedCaret(entry.delta));
        peer->caret = Caret{std::min(caret.anchor, last), std::min(caret.head, last)};
        peer->caretRevision = entry.revision;
    }
    out.broadcast(m_peers,
                  messages::Operation{entry.revision, entry.author, entry.delta, entry.caret},
                  [&entry](const Peer &peer) {
                      return peer.stage == PeerStage::Joined && peer.auth.client != entry.client;
                  });
    if (!pending.hash.isEmpty()) {
        out.broadcast(m_peers, messages::Hash{pending.revision, pending.hash},
                      [](const Peer &peer) { return peer.stage == PeerStage::Joined; });
    }
}

void DocumentActor::undoBatch()
{
    m_batch.clear();
    m_window.rollBackTo(m_committed);
    m_document = m_undo.before(m_document);
    m_undo.clear();
    for (auto &[id, before] : std::exchange(m_clientsBefore, {}))
        m_clients[id] = before;
}

DocumentActor::Progress DocumentActor::process(Peer &peer, const messages::Submit &submit,
                                               Outbox &out)
{
    if (peer.stage == PeerStage::Loading)
        return Progress::Done; // it gets a snapshot; what it holds is void
    if (refuseWhenDamaged(peer, out))
        return Progress::Done;
    if (isRefusedCopy(peer, submit))
        return Progress::Done;
    if (peer.role != Role::Edit) {
        reject(peer, submit, ErrorCode::Forbidden, "the link only allows to read", out);
        return Progress::Done;
    }
    auto &client =
        m_clients.try_emplace(peer.auth.client, ClientState{peer.author, {}, {}, {}, {}}).first->second;
    if (submit.sequence <= client.lastSequence) {
        answerResend(peer, submit, client, out);
        return Progress::Done;
    }
    if (submit.sequence != client.lastSequence.next() || client.lastRevision > m_committed) {
        out.close(peer, ErrorCode::Malformed,
                  QStringLiteral("one operation at a time, in order"));
        return Progress::Done;
    }
    if (submit.base > m_committed
        || m_window.head() - submit.base > limits::kTransformWindow) {
        reject(peer, submit, ErrorCode::BadBase, "no such base revision, or too old", out);
        return Progress::Done;
    }
    switch (reachBackTo(submit.base)) {
    case Reach::Later:
        return Progress::Later;
    case Reach::TooFar:
        reject(peer, submit, ErrorCode::BadBase, "too much happened since", out);
        return Progress::Done;
    case Reach::There:
        break;
    }
    sequence(peer, submit, client, out);
    return Progress::Done;
}

void DocumentActor::answerResend(Peer &peer, const messages::Submit &submit,
                                 const ClientState &client, Outbox &out)
{
    // Older than what the client itself knows to be acknowledged, or another operation: two copies
    // of one client are at work.
    if (submit.sequence != client.lastSequence
        || (!client.lastDigest.isEmpty() && client.lastDigest != digestOf(submit))) {
        out.close(peer, ErrorCode::SequenceReuse,
                  QStringLiteral("number used for two operations"));
        return;
    }
    // Still in the store's hands: the acknowledgement comes with the commit.
    if (client.lastRevision <= m_committed)
        out.send(peer, messages::Ack{submit.sequence, client.lastRevision});
}

void DocumentActor::sequence(Peer &peer, const messages::Submit &submit, ClientState &client,
                             Outbox &out)
{
    const auto baseLength = submit.base == m_window.head()
        ? m_document.length()
        : m_window.at(submit.base.next()).delta.baseLength();
    if (submit.delta.baseLength() != baseLength) {
        reject(peer, submit, ErrorCode::BadOperation, "base length differs", out);
        return;
    }
    if (submit.caret
        && (submit.caret->anchor > submit.delta.targetLength()
            || submit.caret->head > submit.delta.targetLength())) {
        reject(peer, submit, ErrorCode::BadOperation, "caret outside of the document", out);
        return;
    }
    Delta delta = submit.delta;
    auto caret = submit.caret;
    qint64 work = 0;
    for (auto at = submit.base.next(); at <= m_window.head(); at = at.next()) {
        const auto &over = m_window.at(at).delta;
        if (caret) {
            const auto passed = transform(over, delta, Order::Earlier);
            caret = Caret{mapPosition(passed, caret->anchor, Stickiness::Left),
                          mapPosition(passed, caret->head, Stickiness::Left)};
        }
        transformInPlace(delta, over, Order::Later);
        work += qint64(delta.components().size() + over.components().size()) * (caret ? 2 : 1);
        if (work > kTransformWork)
            break;
    }
    if (work > kTransformWork || !fitsMessage(delta)) {
        reject(peer, submit, ErrorCode::BadBase, "too much happened since", out);
        return;
    }
    const auto revision = m_window.head().next();
    if (const auto applied = m_undo.apply(m_document, delta, {client.author, revision}); !applied) {
        const bool limit = applied.error() == ApplyError::DocumentTooLong
            || applied.error() == ApplyError::TooManyParagraphs
            || applied.error() == ApplyError::ParagraphTooLong
            || applied.error() == ApplyError::TooManyAttributes;
        reject(peer, submit, limit ? ErrorCode::TooLarge : ErrorCode::BadOperation,
               limit ? "beyond the document's limits" : "does not fit the document", out);
        return;
    }
    m_clientsBefore.emplace_back(peer.auth.client, client); // no client has two in one batch
    client.lastSequence = submit.sequence;
    client.lastRevision = revision;
    auto bytes = encodeDelta(submit.delta);
    client.lastDigest = submitDigest(submit.base, bytes, m_sha256);
    if (submit.base.next() != revision) // it was brought past others
        bytes = encodeDelta(delta);
    client.name = peer.name;
    const auto hashEvery = hashInterval(m_options.hashEvery, m_document.length());
    const bool announceHash = revision.value % hashEvery == 0;
    m_window.append({revision, peer.auth.client, submit.sequence, client.author, delta, caret});
    m_batch.push_back({revision, peer.auth.client, submit.sequence, std::move(bytes),
                       announceHash ? m_document.hash() : QByteArray()});
}

QByteArray DocumentActor::digestOf(const messages::Submit &submit)
{
    return submitDigest(submit.base, encodeDelta(submit.delta), m_sha256);
}

/// A client that heard of the refusal stands on a snapshot of that time or later. One that typed
/// just the same there again waits for its next try.
bool DocumentActor::isRefusedCopy(Peer &peer, const messages::Submit &submit)
{
    if (!peer.refused || peer.refused->sequence != submit.sequence)
        return false;
    if (submit.base < peer.refused->head)
        return true;
    if (peer.refused->digest != digestOf(submit))
        return false;
    peer.refused.reset();
    return true;
}

/// Refused for good. Its author has applied it already, so it gets the document anew.
void DocumentActor::reject(Peer &peer, const messages::Submit &submit, ErrorCode code,
                           const char *text, Outbox &out)
{
    out.send(peer, messages::Reject{submit.sequence, code, QString::fromLatin1(text)});
    peer.refused = {submit.sequence, m_committed, digestOf(submit)};
    if (!m_batch.empty()) {
        // The snapshot may show durable operations only: take its turn behind the batch.
        m_inbox.push_front({&peer, messages::Resync{}});
        return;
    }
    startSnapshot(peer);
    continueCatchUp(peer, out);
}

} // namespace syngraph
