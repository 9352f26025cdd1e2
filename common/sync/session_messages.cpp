#include "common/document/snapshot.h"
#include "common/sync/session_impl.h"

#include <algorithm>

namespace syngraph {

namespace {

constexpr Milliseconds kFetchAfter = 2s;
constexpr Milliseconds kSubmitAgainAfter = 2s;
constexpr int kResyncsPerConnection = 3;

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
    m_role = welcome.role;
    m_author = welcome.author;
    m_target = welcome.head;
    m_serverSequence = welcome.lastSequence;
    m_expectSnapshot = !m_hasDocument || welcome.epoch != m_document.epoch()
        || m_document.revision() > welcome.head;
    m_heartbeat.start(clampedPeriod(welcome.heartbeatMilliseconds),
                      clampedPeriod(welcome.heartbeatTimeoutMilliseconds), m_random, now);
    m_presence.reset(welcome.participants, m_hasDocument ? m_document.serverLength() : 1);
    m_participantsDirty = true;
    m_stateDeadline = now + m_options.syncProgressDeadline;
    enter(ConnectionState::Syncing);
    if (m_title != welcome.title) {
        m_title = welcome.title;
        m_effects.push_back(effects::TitleChanged{});
    }
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

void Session::Impl::receive(const messages::Ack &ack, Instant now)
{
    m_serverSequence = std::max(m_serverSequence, ack.sequence);
    if (!acceptsNow() || ack.revision <= m_document.revision())
        return;
    if (!m_document.inFlight()) {
        resync(ErrorCode::SequenceReuse, QStringLiteral("ack of nothing"), now);
        return;
    }
    const Delta delta = m_document.inFlight()->current;
    const auto caret = m_document.inFlight()->frozen.caret;
    const auto accepted = m_document.acknowledge(ack);
    if (!accepted) {
        if (accepted.error() == SyncError::Gap)
            fetch(now);
        else
            resync(ErrorCode::SequenceReuse, QStringLiteral("ack of another number"), now);
        return;
    }
    m_submittedAt.reset();
    m_submitAgainAt.reset();
    m_inFlightSince.reset();
    m_presence.advance(delta, m_author, caret);
    m_participantsDirty = true;
    checkCaughtUp(now);
}

void Session::Impl::receive(const messages::Reject &reject, Instant now)
{
    const auto &inFlight = m_document.inFlight();
    if (!inFlight || reject.sequence != inFlight->frozen.sequence)
        return;
    // The log goes on without it, and a snapshot is on its way.
    m_recoverReason = reject.code;
    m_expectSnapshot = true;
    m_stateDeadline = now + m_options.syncProgressDeadline;
    enter(ConnectionState::Syncing);
}

void Session::Impl::receive(const messages::Operation &operation, Instant now)
{
    if (!acceptsNow() || operation.revision <= m_document.revision())
        return;
    const auto applied = m_document.applyRemote(operation);
    if (!applied) {
        if (applied.error() == SyncError::Gap)
            fetch(now);
        else
            resync(ErrorCode::BadOperation, QStringLiteral("operation does not fit"), now);
        return;
    }
    m_fetchDeadline.reset();
    m_presence.advance(operation.delta, operation.author, operation.caret);
    m_effects.push_back(effects::RemoteEdit{*applied, operation.author});
    advanced(*applied);
    checkCaughtUp(now);
}

void Session::Impl::receive(const messages::Rebase &rebase, Instant now)
{
    if (!acceptsNow() || rebase.to <= m_document.revision())
        return;
    const auto &inFlight = m_document.inFlight();
    if (inFlight && inFlight->frozen.sequence > m_serverSequence) {
        m_document.foldBack();
        m_bufferSince = std::exchange(m_inFlightSince, std::nullopt);
    }
    const auto applied = m_document.applyRebase(rebase);
    if (!applied) {
        resync(ErrorCode::BadBase, QStringLiteral("rebase does not fit"), now);
        return;
    }
    m_presence.advance(rebase.delta, AuthorNumber(), std::nullopt);
    m_effects.push_back(effects::RemoteEdit{*applied, AuthorNumber()});
    advanced(*applied);
    checkCaughtUp(now);
}

void Session::Impl::receive(const messages::SnapshotChunk &chunk, Instant now)
{
    if (!m_expectSnapshot) {
        fail(now, 2s);
        return;
    }
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
    const auto reason = m_recoverReason.value_or(ErrorCode::BadBase);
    if (m_document.hasPending() || m_recoverReason)
        m_effects.push_back(effects::Recovered{m_document.view(), reason});
    m_recoverReason.reset();
    m_inFlightSince.reset();
    m_bufferSince.reset();
    m_document.reset(*document, epoch, revision, m_serverSequence);
    m_hasDocument = true;
    m_expectSnapshot = false;
    m_selection.reset();
    m_effects.push_back(effects::Reset{*document});
    m_participantsDirty = true;
    checkCaughtUp(now);
}

/// After each step of catching up: the head of WELCOME is there, so go live.
void Session::Impl::checkCaughtUp(Instant now)
{
    if (m_state == ConnectionState::Syncing && acceptsNow() && m_document.revision() >= m_target)
        goLive(now);
}

void Session::Impl::goLive(Instant now)
{
    m_stateDeadline.reset();
    m_fetchDeadline.reset();
    m_liveSince = now;
    m_selectionMoved = m_selection.has_value();
    enter(ConnectionState::Live);
    // What was sent before and did not come back as an ACK is not in the log: once more, as it was.
    if (m_document.inFlight() && mayEdit()) {
        m_submittedAt = now;
        send(m_document.inFlight()->frozen);
    }
}

void Session::Impl::fetch(Instant now)
{
    if (m_fetchDeadline)
        return;
    m_fetchDeadline = now + kFetchAfter;
    send(messages::Fetch{m_document.revision()});
}

void Session::Impl::resync(ErrorCode reason, QString detail, Instant now)
{
    if (++m_resyncs > kResyncsPerConnection) {
        startOver(reason);
        fail(now, 2s);
        return;
    }
    m_expectSnapshot = true;
    m_recoverReason = reason;
    m_assembly.clear();
    m_stateDeadline = now + m_options.syncProgressDeadline;
    enter(ConnectionState::Syncing);
    send(messages::Resync{std::move(detail)});
}

void Session::Impl::receive(const messages::HeartbeatAck &ack, Instant now)
{
    if (const auto time = m_heartbeat.roundTrip(ack.number, now)) {
        m_roundTrip = time;
        m_effects.push_back(effects::StateChanged{});
    }
    // Heals a subscription that lost its last message, and an ACK that never came.
    const auto &inFlight = m_document.inFlight();
    const bool ackMissing = inFlight && ack.sequence >= inFlight->frozen.sequence;
    if (acceptsNow() && (ack.head > m_document.revision() || ackMissing) && !m_fetchDeadline
        && m_state != ConnectionState::Syncing)
        m_fetchDeadline = now + kFetchAfter;
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
    if (joined.participant.author == m_author)
        return;
    m_presence.join(joined.participant);
    m_participantsDirty = true;
}

void Session::Impl::receive(const messages::Left &left, Instant)
{
    m_presence.leave(left.author);
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
    m_effects.push_back(effects::TitleChanged{});
}

void Session::Impl::receive(const messages::RoleChanged &changed, Instant)
{
    m_role = changed.role;
    m_effects.push_back(effects::StateChanged{});
}

void Session::Impl::receive(const messages::GoAway &goAway, Instant now)
{
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
        || error.code == ErrorCode::Overload;
    if (later && m_document.inFlight()) {
        m_submitAgainAt =
            now + std::clamp(Milliseconds(error.retryAfterMilliseconds), kSubmitAgainAfter,
                             Milliseconds(60s));
        m_submittedAt.reset();
        m_effects.push_back(effects::StateChanged{});
    }
}

void Session::Impl::endByCode(int code, Milliseconds retryAfter, Instant now)
{
    switch (ErrorCode(code)) {
    case ErrorCode::BadToken:
    case ErrorCode::Forbidden:
        block(BlockReason::BadLink);
        return;
    case ErrorCode::NoDocument:
        block(BlockReason::NoDocument);
        return;
    case ErrorCode::BadVersion:
        block(BlockReason::BadVersion);
        return;
    case ErrorCode::Replaced:
        block(BlockReason::Replaced);
        return;
    case ErrorCode::Policy:
        block(BlockReason::Policy);
        return;
    case ErrorCode::Overload:
    case ErrorCode::Rate:
        if (retryAfter > 0ms)
            wait(Backoff::afterRefusal(retryAfter, m_random), now);
        else
            fail(now, 2s);
        return;
    case ErrorCode::BadBase:
    case ErrorCode::SequenceReuse:
        // The server has another document at our revision, or another operation of our number.
        startOver(ErrorCode(code));
        fail(now);
        return;
    case ErrorCode::Internal:
    case ErrorCode::Malformed:
    case ErrorCode::BadOperation:
    case ErrorCode::TooLarge:
        fail(now, 2s);
        return;
    case ErrorCode::Restart:
    case ErrorCode::Timeout:
    case ErrorCode::StorageFull:
        break;
    }
    fail(now);
}

} // namespace syngraph
