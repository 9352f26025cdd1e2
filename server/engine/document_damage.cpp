// How a document is loaded, and what becomes of one that is damaged: the last state that is good is
// shown to all, nothing is written, and from time to time it is looked whether it is whole again.

#include "common/document/snapshot.h"
#include "server/engine/document_actor.h"

#include <algorithm>

namespace syngraph {

namespace {

constexpr Milliseconds kLookAgainAfter = 2min;
constexpr Milliseconds kLongestPause = 16min;

ErrorCode codeFor(StoreError error)
{
    switch (error) {
    case StoreError::NotFound:
        return ErrorCode::NoDocument;
    case StoreError::Full:
        return ErrorCode::StorageFull;
    case StoreError::Conflict:
    case StoreError::Unknown:
    case StoreError::Unavailable:
        return ErrorCode::Restart;
    case StoreError::Corrupt:
        return ErrorCode::Damaged;
    case StoreError::Exists:
        break;
    }
    return ErrorCode::Internal;
}

std::optional<LogEntry> decoded(const StoredOperation &stored)
{
    auto delta = decodeDelta(stored.delta, DeltaParser::Bounds::Document);
    if (!delta)
        return std::nullopt;
    return LogEntry{stored.revision, stored.client, stored.sequence,
                    stored.author,   *std::move(delta), std::nullopt};
}

} // namespace

/// What came of the stored bytes, as far as they make sense.
struct DocumentActor::Replayed
{
    enum class How { Whole, CutShort, BadSnapshot };
    How how = How::Whole;
    Document document;
    OperationWindow window{Revision()};
};

DocumentActor::Replayed DocumentActor::replay(const OpenedDocument &stored)
{
    Replayed made;
    if (stored.snapshot) {
        auto loaded = decodeSnapshot(stored.snapshot->body);
        if (!loaded)
            return {Replayed::How::BadSnapshot, {}, OperationWindow(Revision())};
        made.document = *std::move(loaded);
        made.window = OperationWindow(stored.snapshot->revision);
    }
    for (const auto &operation : stored.operations) {
        auto entry = decoded(operation);
        if (!entry || entry->revision != made.window.head().next()
            || !made.document.applyUnlimited(entry->delta, {entry->author, entry->revision}))
            break;
        made.window.append(*std::move(entry));
    }
    if (made.window.head() != stored.head)
        made.how = Replayed::How::CutShort;
    return made;
}

void DocumentActor::opened(const replies::Opened &reply, Outbox &out)
{
    const auto &whole = reply.document;
    const bool isFirst = m_state == State::Loading;
    m_lookingAgain = false;
    if (!whole && (!isFirst || !reply.remains)) {
        if (isFirst || whole.error() == StoreError::NotFound)
            fail(codeFor(whole.error()));
        else
            lookAgainLater();
        return;
    }
    const auto &stored = whole ? *whole : *reply.remains;
    auto replayed = replay(stored);
    if (replayed.how == Replayed::How::BadSnapshot) {
        // The log knows the same, from an older snapshot or from its beginning on.
        m_lookingAgain = !isFirst;
        m_requests.push_back(requests::Open{m_id, stored.snapshot->revision, {},
                                            isFirst ? requests::Open::Wants::AllThatIsGood
                                                    : requests::Open::Wants::WholeAlone});
        return;
    }
    const bool isGood = whole && replayed.how == Replayed::How::Whole;
    if (!isFirst) {
        if (isGood)
            fail(ErrorCode::Restart); // everybody comes back, to all of it
        else
            lookAgainLater();
        return;
    }
    const auto good = replayed.window.head();
    if (!isGood && good == Revision()) {
        fail(ErrorCode::Damaged); // an empty page is no state of it
        return;
    }
    take(stored, std::move(replayed));
    const auto rests = m_writes.restsUntil(m_id, m_clock.now());
    if (!isGood || rests)
        takeDamaged(stored);
    if (isGood && rests)
        m_lookAgainAt = rests;
    if (whole && !isGood) {
        // Nobody but this actor knows of it.
        m_lookingAgain = true;
        m_requests.push_back(requests::Open{m_id, {}, good});
    }
    m_state = State::Ready;
    pump(out);
}

void DocumentActor::take(const OpenedDocument &stored, Replayed &&replayed)
{
    m_epoch = stored.epoch;
    m_isEpochSure = stored.isEpochSure;
    m_title = stored.title;
    m_logStart = stored.logStart;
    m_savedSnapshot = stored.snapshot ? stored.snapshot->revision : Revision();
    m_document = std::move(replayed.document);
    m_window = std::move(replayed.window);
    m_window.trim();
    m_committed = m_window.head();
    for (const auto &client : stored.clients) {
        m_clients[client.client] = {client.author, client.lastSequence, client.lastRevision,
                                    client.lastDigest, {}};
        m_lastAuthor = std::max(m_lastAuthor, client.author);
    }
}

/// Of what clients wrote last behind the damage nothing is said. And whoever is not among them must
/// not get the number of somebody who wrote.
void DocumentActor::takeDamaged(const OpenedDocument &stored)
{
    lookAgainLater();
    for (auto &[id, client] : m_clients) {
        if (client.lastRevision > m_committed)
            client = {client.author, {}, {}, {}, {}};
    }
    for (const auto &operation : stored.operations)
        m_lastAuthor = std::max(m_lastAuthor, operation.author);
    m_document.visitAuthors(0, m_document.length(), [this](qsizetype, Authorship authorship) {
        m_lastAuthor = std::max(m_lastAuthor, authorship.author());
    });
}

void DocumentActor::lookAgainWhenDue()
{
    if (!m_lookAgainAt || m_lookingAgain || m_clock.now() < *m_lookAgainAt)
        return;
    m_lookingAgain = true;
    m_requests.push_back(requests::Open{m_id, {}, {}, requests::Open::Wants::WholeAlone});
}

/// Each look reads all of it on the thread that serves every document: less and less often, and of
/// many that were found at one time not all at one time.
void DocumentActor::lookAgainLater()
{
    const auto pause = std::min(kLookAgainAfter * (1 << m_vainLooks), kLongestPause);
    m_vainLooks = std::min(m_vainLooks + 1, 10);
    const auto share = quint8(m_id.toBytes().back());
    m_lookAgainAt = m_clock.now() + pause - pause / 4 * share / 255;
}

/// What is in memory was good when it was read, and is what everybody was told.
void DocumentActor::foundDamaged(Outbox &out)
{
    undoBatch();
    takeDamaged({});
    m_lookAgainAt = m_writes.found(m_id, m_clock.now());
    for (Peer *leaving : m_peers)
        out.close(*leaving, ErrorCode::Restart, QStringLiteral("connect again, to read"));
}

/// In a damaged document: what the peer has is newer, or edits stand on it that a snapshot would put
/// aside, or nobody can say whether it is of the same history.
bool DocumentActor::keepsItsOwn(const Peer &peer, bool isReached) const
{
    const auto &auth = peer.auth;
    return isDamaged() && !isReached && auth.epoch != Epoch()
        && (!m_isEpochSure || auth.revision > m_committed || auth.hash.isEmpty());
}

/// Of what was written behind the peer's revision: whether it has all of its own that is there, but
/// for the one that it has in flight, of which WELCOME tells the digest. Else its files are older
/// than what they sent, or there are two of them, and only the whole log tells which.
bool DocumentActor::knowsWhoseIsWhat(const Peer &peer) const
{
    const auto &auth = peer.auth;
    const auto known = m_clients.find(auth.client);
    for (auto at = auth.revision.next(); at <= m_committed; at = at.next()) {
        const auto &entry = m_window.at(at);
        if (entry.client != auth.client)
            continue;
        const bool isLast = known != m_clients.end() && known->second.lastRevision == at
            && !known->second.lastDigest.isEmpty();
        if (!isLast || entry.sequence != auth.lastSequence || !auth.hash.isEmpty())
            return false;
    }
    return true;
}

bool DocumentActor::refuseWhenDamaged(const Peer &peer, Outbox &out)
{
    if (isDamaged()) {
        out.send(peer, messages::Error{ErrorCode::Damaged, QStringLiteral("nothing is written"),
                                       kLookAgainAfter.count(), false});
    }
    return isDamaged();
}

} // namespace syngraph
