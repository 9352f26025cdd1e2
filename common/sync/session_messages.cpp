#include "common/document/snapshot.h"
#include "common/sync/session_impl.h"

#include <algorithm>

namespace syngraph {

namespace {

constexpr Milliseconds kFetchAfter = 2s;
constexpr Milliseconds kSubmitAgainAfter = 2s;
constexpr int kResyncsPerConnection = 3;
constexpr int kFetchesWithoutEffect = 3;

Milliseconds clampedPeriod(qint64 milliseconds)
{
    return Milliseconds(std::clamp<qint64>(milliseconds, 1'000, 60'000));
}

} // namespace

void Session::Impl::receive(const messages::Welcome &welcome, Instant now)
{
    if (m_state != ConnectionState::Authenticating) {
        fail(now, 2s);
        return;
    }
    if (m_tokenBefore && !isBetter(welcome)) {
        goBackToTokenBefore(now);
        return;
    }
    m_tokenBefore.reset();
    m_isWelcomed = true;
    m_role = welcome.role;
    m_author = welcome.author;
    m_document.setAuthor(m_author);
    m_chat.welcomed(welcome);
    m_isOwner = welcome.isOwner;
    m_linkExpires = welcome.linkExpires;
    m_target = welcome.head;
    m_damagedBehind = welcome.damaged;
    m_serverSequence = welcome.lastSequence;
    m_expectedHead = welcome.head;
    m_expectSnapshot = !m_hasDocument || m_recoverReason || m_needsSnapshot || welcome.epoch != m_document.epoch()
        || m_document.revision() > welcome.head;
    m_heartbeat.start(clampedPeriod(welcome.heartbeatMilliseconds),
                      clampedPeriod(welcome.heartbeatTimeoutMilliseconds), m_random, now);
    // Their carets are places in the document at the head, where this client is not yet.
    m_presence.reset(welcome.participants);
    m_participantsAtTarget = welcome.participants;
    m_participantsDirty = true;
    enterSyncing(now);
    if (m_title != welcome.title) {
        m_title = welcome.title;
        m_effects.push_back(effects::TitleChanged{});
    }
    if (m_damagedBehind) {
        welcomedToDamaged(welcome);
        if (!m_expectSnapshot)
            m_catchUp = CatchUp{m_document.pendingEdits(), 0, {}, true};
        checkCaughtUp(now);
        return;
    }
    const auto mine = m_document.lastSequence();
    const auto log = compareLog(welcome);
    m_isNumberTaken = log != LogOfThisClient::AsKnown && m_document.inFlight();
    m_leavesIdentity = m_leavesIdentity || log != LogOfThisClient::AsKnown;
    if (!m_expectSnapshot && log == LogOfThisClient::HasOthers && mayLeaveIdentity()) {
        renewIdentity();
        reconnectAnew(now);
        return;
    }
    const bool numbersAgree = welcome.lastSequence == mine
        || (m_document.inFlight() && welcome.lastSequence == mine.previous());
    if (!m_expectSnapshot && (!numbersAgree || m_isNumberTaken)) {
        // A log that lost operations of ours, or has some that we do not know of.
        resync(ErrorCode::SequenceReuse, QStringLiteral("numbers differ"), now);
        // A journal that lagged behind, and the log has all that it ever knew.
        if (!m_document.hasPending() && welcome.lastSequence > mine)
            m_recoverReason.reset();
        return;
    }
    const bool hasUnsent = m_document.hasBuffer()
        || (m_document.inFlight() && welcome.lastSequence != mine);
    if (std::exchange(m_isTokenNew, false) && !mayEdit() && hasUnsent && !m_expectSnapshot) {
        // With the link before they could be sent, with this one never: the person has to know.
        resync(ErrorCode::Forbidden, QStringLiteral("written with another link"), now);
        return;
    }
    if (!m_expectSnapshot)
        m_catchUp = CatchUp{m_document.pendingEdits(), 0, {}, true};
    checkCaughtUp(now);
}

void Session::Impl::receive(const messages::Created &, Instant now)
{
    fail(now, 2s); // belongs to another kind of connection
}

/// The view moved by `viewDelta` through the server's word.
void Session::Impl::advanced(const Delta &viewDelta)
{
    if (m_selection) {
        m_selection = Caret{mapPosition(viewDelta, m_selection->anchor, Stickiness::Left),
                            mapPosition(viewDelta, m_selection->head, Stickiness::Left)};
    }
    m_participantsDirty = true;
}

/// Something came that brings this client closer to the head.
void Session::Impl::noteProgress(Instant now)
{
    m_fetches = 0;
    if (m_document.revision() >= m_expectedHead)
        m_fetchDeadline.reset();
    if (m_state == ConnectionState::Syncing)
        m_stateDeadline = now + m_options.syncProgressDeadline;
}

void Session::Impl::receive(const messages::Ack &ack, Instant now)
{
    if (isOutOfReach(ack.revision))
        return;
    if (m_damagedBehind && !isOfInFlight(ack)) {
        stayBehind(now);
        return;
    }
    m_serverSequence = std::max(m_serverSequence, ack.sequence);
    if (!acceptsNow())
        return;
    const auto &flying = m_document.inFlight();
    if (ack.revision <= m_document.revision()) {
        // A repetition, unless it is of the one in flight, which then was something else's place.
        if (flying && flying->frozen.sequence == ack.sequence)
            resync(ErrorCode::SequenceReuse, QStringLiteral("ack of the past"), now);
        return;
    }
    if (!flying) {
        resync(ErrorCode::SequenceReuse, QStringLiteral("ack of nothing"), now);
        return;
    }
    const Delta delta = m_document.inFlight()->current;
    const auto caret = m_document.inFlight()->frozen.caret;
    const auto accepted = m_document.acknowledge(ack);
    if (!accepted) {
        if (accepted.error() == SyncError::Gap)
            fetch(ack.revision, now);
        else
            resync(ErrorCode::SequenceReuse, QStringLiteral("ack of another number"), now);
        return;
    }
    note(journal::Acknowledged{ack});
    m_heldBack.reset();
    forgetSubmit();
    m_malformedEnds = 0;
    noteProgress(now);
    m_presence.advance(delta, m_author, caret);
    m_participantsDirty = true;
    checkCaughtUp(now);
    if (m_state == ConnectionState::Live || m_state == ConnectionState::Suspect)
        leaveIdentityWhenSettled(now);
}

void Session::Impl::receive(const messages::Reject &reject, Instant now)
{
    const auto &inFlight = m_document.inFlight();
    if (!inFlight || reject.sequence != inFlight->frozen.sequence)
        return;
    // The log goes on without it, and a snapshot is on its way.
    m_recoverReason = reject.code;
    m_expectSnapshot = true;
    m_assembly.clear();
    enterSyncing(now);
    if (reject.code == ErrorCode::Forbidden && m_role != Role::View) {
        m_role = Role::View;
        m_effects.push_back(effects::StateChanged{});
    }
}

void Session::Impl::receive(const messages::Operation &operation, Instant now)
{
    if (!acceptsNow() || operation.revision <= m_document.revision()
        || isOutOfReach(operation.revision))
        return;
    const auto applied = m_document.applyRemote(operation);
    if (!applied) {
        if (applied.error() == SyncError::Gap)
            fetch(operation.revision, now);
        else if (!stayBehind(now))
            resync(ErrorCode::BadOperation, QStringLiteral("operation does not fit"), now);
        return;
    }
    note(journal::Merged{{operation.revision.previous(), operation.revision, operation.delta},
                         operation.author});
    m_undo.recordRemote(*applied);
    noteProgress(now);
    if (m_catchUp) {
        ++m_catchUp->othersEdits;
        m_catchUp->authors.insert(operation.author);
    }
    m_presence.advance(operation.delta, operation.author, operation.caret);
    m_effects.push_back(effects::RemoteEdit{*applied, operation.author, m_catchUp.has_value()});
    advanced(*applied);
    checkCaughtUp(now);
}

void Session::Impl::receive(const messages::Rebase &rebase, Instant now)
{
    if (!acceptsNow() || rebase.to <= m_document.revision() || isOutOfReach(rebase.to))
        return;
    const auto &inFlight = m_document.inFlight();
    if (inFlight && inFlight->frozen.sequence > m_serverSequence)
        foldBack();
    const auto applied = m_document.applyRebase(rebase);
    if (!applied) {
        if (!stayBehind(now))
            resync(ErrorCode::BadBase, QStringLiteral("rebase does not fit"), now);
        return;
    }
    note(journal::Merged{rebase, {}});
    m_undo.recordRemote(*applied);
    noteProgress(now);
    if (m_catchUp) {
        m_catchUp->othersEdits += rebase.to - rebase.from;
        m_catchUp->areAuthorsKnown = false;
    }
    m_presence.advance(rebase.delta, AuthorNumber(), std::nullopt);
    m_effects.push_back(effects::RemoteEdit{*applied, AuthorNumber(), m_catchUp.has_value()});
    advanced(*applied);
    checkCaughtUp(now);
}

void Session::Impl::receive(const messages::SnapshotChunk &chunk, Instant now)
{
    // While catching up the server may find that a snapshot is cheaper, or all that it has.
    if (!m_expectSnapshot && m_state != ConnectionState::Syncing) {
        fail(now, 2s);
        return;
    }
    m_expectSnapshot = true;
    noteProgress(now);
    switch (m_assembly.add(chunk)) {
    case SnapshotAssembly::State::Incomplete:
        return;
    case SnapshotAssembly::State::Broken:
        fail(now, 2s);
        return;
    case SnapshotAssembly::State::Complete:
        takeSnapshot(now);
        return;
    }
}

/// Whether what is in flight is in the log, only its ACK did not come. Not when another operation
/// has taken its number.
bool Session::Impl::isLoggedInFlight() const
{
    const auto &inFlight = m_document.inFlight();
    return inFlight && inFlight->frozen.sequence <= m_serverSequence && m_document.isTrusted()
        && !m_isNumberTaken && m_recoverReason != ErrorCode::SequenceReuse;
}

/// What the person wrote and the server may not have.
QStringList Session::Impl::ownText(bool withInFlight) const
{
    QStringList pieces;
    for (const auto &place :
         withInFlight ? m_document.pendingPlaces() : m_document.bufferPlaces()) {
        if (place.isInsert)
            pieces += m_document.view().text(place.position, place.length);
    }
    return pieces;
}

void Session::Impl::takeSnapshot(Instant now)
{
    const auto document = decodeSnapshot(m_assembly.bytes());
    const auto epoch = m_assembly.epoch();
    const auto revision = m_assembly.revision();
    m_assembly.clear();
    if (!document) {
        fail(now, 2s);
        return;
    }
    if (m_damagedBehind && m_hasDocument && revision < m_document.revision()) {
        // What the server lost is here. Whatever the snapshot was needed for, it waits for a whole one.
        m_expectSnapshot = false;
        checkCaughtUp(now);
        return;
    }
    const auto reason = m_recoverReason.value_or(ErrorCode::BadBase);
    // Nothing is lost where the server has the same.
    // A server that went back, to a backup perhaps, has less than was acknowledged here.
    const bool wentBack = m_hasDocument
        && (epoch != m_document.epoch() || revision < m_document.revision());
    const bool isLogged = isLoggedInFlight();
    const bool hasUnlogged = isLogged ? m_document.hasBuffer() : m_document.hasPending();
    const bool isVoid = m_recoverReason && !m_document.hasPending();
    const bool differs = *document != m_document.view();
    const bool isRecovered = differs && (hasUnlogged || isVoid || wentBack);
    const bool wasMissed = differs && !isRecovered && m_hasDocument;
    if (isRecovered)
        m_effects.push_back(effects::Recovered{m_document.view(), reason, ownText(!isLogged)});
    m_recoverReason.reset();
    m_needsSnapshot = false;
    m_heldBack.reset();
    forgetSubmit();
    m_document.reset(*document, epoch, revision, m_serverSequence);
    m_undo.clear();
    requireCheckpoint();
    m_catchUp.reset();
    if (wasMissed)
        m_catchUp = CatchUp{0, 0, {}, false, true};
    m_hasDocument = true;
    m_expectSnapshot = false;
    m_selection.reset();
    m_selectionMoved = false;
    m_presence.clampTo(document->length());
    m_effects.push_back(effects::Reset{*document, wasMissed});
    m_participantsDirty = true;
    checkCaughtUp(now);
}

/// After each step of catching up: the head of WELCOME is there, so go live.
void Session::Impl::checkCaughtUp(Instant now)
{
    if (m_state != ConnectionState::Syncing || !acceptsNow() || m_document.revision() < m_target)
        return;
    if (m_document.revision() == m_target) {
        // Also that the server knows of none: an operation on the way may have told of an old one.
        for (const auto &participant : m_participantsAtTarget)
            m_presence.select(participant.author, participant.caret, m_document.serverLength());
    }
    m_participantsAtTarget.clear();
    goLive(now);
}

void Session::Impl::goLive(Instant now)
{
    m_stateDeadline.reset();
    m_fetchDeadline.reset();
    m_assembly.clear(); // a part of a snapshot that operations made needless
    m_images.connected();
    m_liveSince = now;
    m_lastEnd = {};
    m_selectionMoved = m_selection.has_value();
    enter(ConnectionState::Live);
    if (m_catchUp && (m_catchUp->othersEdits > 0 || m_catchUp->isOutcomeOnly)) {
        const int people = m_catchUp->areAuthorsKnown ? int(m_catchUp->authors.size()) : 0;
        const auto others = m_catchUp->isOutcomeOnly ? 0 : m_catchUp->othersEdits;
        m_effects.push_back(effects::CaughtUp{m_catchUp->ownEdits, others, people});
    }
    m_catchUp.reset();
    if (leaveIdentityWhenSettled(now))
        return;
    sendWishedTitle();
    freezeAnewWhenOld();
    // What was sent before and did not come back as an ACK is not in the log.
    sendInFlight(now);
}

/// WELCOME and the log up to it say that what is in flight did not arrive, and nothing of the
/// connection before counts any more: it is free to become another operation, on the head.
void Session::Impl::freezeAnewWhenOld()
{
    const auto &inFlight = m_document.inFlight();
    if (inFlight && maySend() && inFlight->frozen.sequence > m_serverSequence
        && m_document.revision() - inFlight->frozen.base > m_options.freezeAnewAfter)
        foldBack();
}

/// The server answers a new name with RENAMED, and with nothing where it has that name already.
void Session::Impl::sendWishedTitle()
{
    if (!m_wishedTitle)
        return;
    if (m_damagedBehind)
        return;
    if (mayEdit() && *m_wishedTitle != m_title) {
        send(messages::Rename{*m_wishedTitle});
        return;
    }
    m_wishedTitle.reset();
    m_effects.push_back(effects::TitleChanged{});
}

/// A snapshot or the operations up to the head are due. A server that goes away is left all the
/// same.
void Session::Impl::enterSyncing(Instant now)
{
    m_fetchDeadline.reset();
    if (m_state == ConnectionState::Draining)
        return;
    m_stateDeadline = now + m_options.syncProgressDeadline;
    enter(ConnectionState::Syncing);
}

/// The server has `expected`, and what comes before it did not arrive.
void Session::Impl::fetch(Revision expected, Instant now)
{
    m_expectedHead = std::max(m_expectedHead, expected);
    if (m_fetchDeadline)
        return;
    m_fetchDeadline = now + kFetchAfter;
    send(messages::Fetch{m_document.revision()});
}

void Session::Impl::repeatFetch(Instant now)
{
    m_fetchDeadline.reset();
    if (!acceptsNow() || m_document.revision() >= m_expectedHead)
        return;
    if (++m_fetches > kFetchesWithoutEffect)
        fail(now, 2s);
    else
        fetch(m_expectedHead, now);
}

void Session::Impl::resync(ErrorCode reason, QString detail, Instant now)
{
    if (++m_resyncs > kResyncsPerConnection) {
        startOver(reason);
        fail(now, 2s);
        return;
    }
    m_expectSnapshot = true;
    m_needsSnapshot = true;
    m_recoverReason = reason;
    m_assembly.clear();
    enterSyncing(now);
    send(messages::Resync{std::move(detail)});
}

void Session::Impl::receive(const messages::HeartbeatAck &ack, Instant now)
{
    const auto time = m_heartbeat.roundTrip(ack.number, now);
    if (time) {
        m_roundTrip = time;
        m_effects.push_back(effects::StateChanged{});
    }
    if (!acceptsNow() || (m_state != ConnectionState::Live && m_state != ConnectionState::Suspect))
        return;
    // Heals a wish that the server could not fulfil or did not hear ...
    sendWishedTitle();
    // ... a subscription that lost its last message, an ACK that never came ...
    if (ack.head > m_document.revision() && !isOutOfReach(ack.head)) {
        m_expectedHead = std::max(m_expectedHead, ack.head);
        if (!m_fetchDeadline)
            m_fetchDeadline = now + kFetchAfter;
        return;
    }
    const auto &inFlight = m_document.inFlight();
    if (!inFlight || m_damagedBehind)
        return;
    if (ack.sequence >= inFlight->frozen.sequence) {
        m_serverSequence = ack.sequence;
        resync(ErrorCode::Internal, QStringLiteral("ack without a revision"), now);
        return;
    }
    // ... and an operation that never arrived.
    if (m_probed && time && !m_submitAgainAt)
        sendInFlight(now);
}

void Session::Impl::receive(const messages::Selected &selected, Instant)
{
    if (!acceptsNow() || selected.revision != m_document.revision())
        return;
    m_presence.select(selected.author, selected.caret, m_document.serverLength());
    m_participantsDirty = true;
}

void Session::Impl::receive(const messages::Joined &joined, Instant)
{
    for (const auto &participant : joined.participants) {
        if (participant.author != m_author)
            m_presence.join(participant);
    }
    m_participantsDirty = true;
}

void Session::Impl::receive(const messages::Left &left, Instant)
{
    for (const auto author : left.authors)
        m_presence.leave(author);
    m_participantsDirty = true;
}

void Session::Impl::receive(const messages::Hash &hash, Instant now)
{
    if (!acceptsNow() || hash.revision != m_document.revision() || m_document.hasPending())
        return;
    if (hash.hash != m_document.view().hash())
        resync(ErrorCode::Internal, QStringLiteral("hash differs"), now);
}

void Session::Impl::receive(const messages::Renamed &renamed, Instant)
{
    m_title = renamed.title;
    if (m_wishedTitle == m_title)
        m_wishedTitle.reset();
    m_effects.push_back(effects::TitleChanged{});
}

void Session::Impl::receive(const messages::RoleChanged &changed, Instant now)
{
    const bool mayEditNow = !mayEdit() && changed.role == Role::Edit;
    m_role = changed.role;
    m_effects.push_back(effects::StateChanged{});
    // What was in flight has been held back since this connection began.
    if (mayEditNow && acceptsNow()
        && (m_state == ConnectionState::Live || m_state == ConnectionState::Suspect))
        sendInFlight(now);
}

void Session::Impl::receive(const messages::GoAway &goAway, Instant now)
{
    if (m_state == ConnectionState::Draining)
        return;
    const auto window = Milliseconds(std::clamp<qint64>(goAway.windowMilliseconds, 0, 60'000));
    m_retryAt = now + m_random.between(Milliseconds(0), window);
    m_stateDeadline = now + limits::kCloseDeadline;
    enter(ConnectionState::Draining);
}

void Session::Impl::receive(const messages::Wait &, Instant now)
{
    if (m_state == ConnectionState::Authenticating)
        m_stateDeadline = now + m_options.welcomeDeadline;
}

void Session::Impl::receive(const messages::Error &error, Instant now)
{
    if (error.fatal) {
        m_fatal = error;
        return;
    }
    const bool later = error.code == ErrorCode::Rate || error.code == ErrorCode::StorageFull
        || error.code == ErrorCode::Overload || error.code == ErrorCode::Damaged;
    if (later && m_document.inFlight()) {
        forgetSubmit();
        m_heldBack = error.code;
        m_submitAgainAt =
            now + std::clamp(Milliseconds(error.retryAfterMilliseconds), kSubmitAgainAfter,
                             Milliseconds(60s));
        m_effects.push_back(effects::StateChanged{});
    }
}

} // namespace syngraph
