#include "common/sync/session.h"

#include "common/protocol/plain_text.h"
#include "common/sync/session_impl.h"

#include <algorithm>

namespace syngraph {

namespace {

void keepEarlier(std::optional<Instant> &earliest, std::optional<Instant> candidate)
{
    if (candidate && (!earliest || *candidate < *earliest))
        earliest = candidate;
}

bool hasPassed(const std::optional<Instant> &deadline, Instant now)
{
    return deadline && *deadline <= now;
}

/// What a server may say before WELCOME. Anything else continues something that is not known here.
bool isBeforeWelcome(const ServerMessage &message)
{
    return std::holds_alternative<messages::Welcome>(message)
        || std::holds_alternative<messages::Wait>(message)
        || std::holds_alternative<messages::GoAway>(message)
        || std::holds_alternative<messages::Error>(message);
}

/// The server refuses a message with a name that it cannot show.
QString usableName(const QString &name)
{
    const auto cleaned = cleanedName(name);
    return cleaned.isEmpty() ? QStringLiteral("?") : cleaned;
}

} // namespace

Session::Session(SessionIdentity identity, SessionOptions options, Random &random)
    : m_impl(std::make_unique<Impl>(std::move(identity), options, random))
{
}

Session::~Session() = default;

std::vector<SessionEffect> Session::step(const SessionEvent &event, Instant now)
{
    return m_impl->step(event, now);
}

void Session::adopt(const Document &content, const QString &title, UndoStack undo)
{
    m_impl->m_undo = std::move(undo);
    m_impl->m_document.adopt(content, kFirstEpoch);
    m_impl->m_hasDocument = true;
    m_impl->m_role = Role::Edit;
    m_impl->m_title = title;
    m_impl->requireCheckpoint();
}

void Session::restore(const JournalRecord &record) { m_impl->restore(record); }
JournalRecord Session::record() const { return m_impl->record(); }

std::optional<Instant> Session::nextDeadline() const { return m_impl->nextDeadline(); }
const ClientDocument &Session::document() const { return m_impl->m_document; }
const UndoStack &Session::undoStack() const { return m_impl->m_undo; }
ConnectionState Session::state() const { return m_impl->m_state; }
BlockReason Session::blockReason() const { return m_impl->m_blockReason; }
bool Session::hasDocument() const { return m_impl->m_hasDocument; }
Role Session::role() const { return m_impl->m_role; }
AuthorNumber Session::author() const { return m_impl->m_author; }
const ChatExchange &Session::chat() const { return m_impl->m_chat; }
std::optional<bool> Session::isOwner() const { return m_impl->m_isOwner; }
std::optional<qint64> Session::linkExpires() const { return m_impl->m_linkExpires; }
ClientId Session::client() const { return m_impl->client(); }
QByteArray Session::token() const { return m_impl->token(); }

QString Session::title() const
{
    return m_impl->m_wishedTitle.value_or(m_impl->m_title);
}

std::optional<Instant> Session::nextAttempt() const { return m_impl->m_retryAt; }
int Session::failedAttempts() const { return m_impl->m_backoff.failures(); }
ConnectionEnd Session::lastEnd() const { return m_impl->m_lastEnd; }
std::optional<Milliseconds> Session::roundTrip() const { return m_impl->m_roundTrip; }

std::optional<ErrorCode> Session::heldBack() const { return m_impl->m_heldBack; }
std::optional<Revision> Session::damagedBehind() const { return m_impl->m_damagedBehind; }

std::optional<Instant> Session::unsavedSince() const
{
    return m_impl->m_inFlightSince ? m_impl->m_inFlightSince : m_impl->m_bufferSince;
}

const std::vector<Participant> &Session::participants() const
{
    return m_impl->participantsInView();
}

/// Made when somebody looks: in a crowd that comes and goes most of it is never seen.
const std::vector<Participant> &Session::Impl::participantsInView()
{
    if (std::exchange(m_isInViewStale, false))
        m_participantsInView = m_presence.inView(m_document);
    return m_participantsInView;
}

Session::Impl::Impl(SessionIdentity identity, SessionOptions options, Random &random)
    : m_backoff({options.firstRetry, options.minRetry, options.maxRetry})
    , m_identity(std::move(identity))
    , m_options(options)
    , m_random(random)
{
    m_identity.name = usableName(m_identity.name);
    m_identity.color &= 0xffffff;
}

std::vector<SessionEffect> Session::Impl::step(const SessionEvent &event, Instant now)
{
    const auto pendingBefore = m_document.pendingEdits();
    try {
        std::visit([this, now](const auto &e) { handle(e, now); }, event);
        if (m_state == ConnectionState::Live || m_state == ConnectionState::Suspect) {
            pumpSubmit(now);
            pumpSelection(now);
        }
        pumpImages(now);
        pumpChat(now);
    } catch (const InvariantError &) {
        // A fault of our own: what is on the screen stays, as one pending edit that is handed out
        // at the next snapshot; everything else is fetched anew. Epoch 0 is no server's, so that
        // the journal, too, leads to a snapshot and never to this edit on top of the same text.
        m_document.adopt(m_document.view(), Epoch());
        m_undo.clear();
        m_effects.push_back(effects::StateChanged{});
        requireCheckpoint();
        startOver(ErrorCode::Internal);
        const bool connecting = m_state == ConnectionState::Connecting
            || m_state == ConnectionState::Authenticating || m_state == ConnectionState::Draining;
        if (connecting || isConnected())
            fail(now);
    }
    keepTimesOfPending(now);
    finishJournal();
    if (m_document.pendingEdits() != pendingBefore)
        m_effects.push_back(effects::SaveStateChanged{});
    if (std::exchange(m_participantsDirty, false)) {
        m_isInViewStale = true;
        m_effects.push_back(effects::ParticipantsChanged{});
    }
    return std::exchange(m_effects, {});
}

/// What came from a journal counts from the first step on: when it was made is not known.
void Session::Impl::keepTimesOfPending(Instant now)
{
    if (!m_document.inFlight())
        m_inFlightSince.reset();
    else if (!m_inFlightSince)
        m_inFlightSince = now;
    if (!m_document.hasPending())
        m_isPendingRestored = false;
    if (!m_document.hasBuffer())
        m_bufferSince.reset();
    else if (!m_bufferSince)
        m_bufferSince = now;
}

/// What is in flight is known not to be in the log, and never to come there.
void Session::Impl::foldBack()
{
    m_document.foldBack();
    note(journal::FoldedBack{});
    keepEarlier(m_bufferSince, m_inFlightSince);
    forgetSubmit();
}

std::optional<Instant> Session::Impl::nextDeadline() const
{
    std::optional<Instant> next;
    keepEarlier(next, m_stateDeadline);
    if (m_state == ConnectionState::Waiting)
        keepEarlier(next, m_retryAt);
    keepEarlier(next, m_gatherUntil);
    if (isConnected()) {
        keepEarlier(next, m_heartbeat.nextDeadline());
        keepEarlier(next, m_fetchDeadline);
        keepEarlier(next, m_submitAgainAt);
        keepEarlier(next, m_probeAt);
        keepEarlier(next, m_images.nextDeadline());
        keepEarlier(next, m_chat.nextDeadline());
        if (selectionIsDue())
            keepEarlier(next, m_selectAfter);
        if (m_liveSince)
            keepEarlier(next, *m_liveSince + m_options.liveToForget);
    }
    return next;
}

bool Session::Impl::isConnected() const
{
    return m_state == ConnectionState::Syncing || m_state == ConnectionState::Live
        || m_state == ConnectionState::Suspect;
}

void Session::Impl::enter(ConnectionState state)
{
    if (m_state == state)
        return;
    m_state = state;
    m_effects.push_back(effects::StateChanged{});
}

void Session::Impl::send(const ClientMessage &message)
{
    if (m_transportOpen)
        m_effects.push_back(effects::Send{m_attempt, encode(message, m_options.format)});
}

void Session::Impl::connectNow(Instant now)
{
    ++m_attempt;
    m_retryAt.reset();
    m_fatal.reset();
    m_blockReason = BlockReason::None;
    m_transportOpen = false;
    m_isWelcomed = false;
    m_stateDeadline = now + m_options.connectDeadline;
    m_effects.push_back(effects::Connect{m_attempt});
    enter(ConnectionState::Connecting);
}

/// While something is pending the caret rides in the operation or waits for it.
bool Session::Impl::selectionIsDue() const
{
    return m_selectionMoved && m_selection && !m_document.hasPending() && !m_expectSnapshot
        && (m_state == ConnectionState::Live || m_state == ConnectionState::Suspect);
}

/// What belongs to one connection is gone; what belongs to the document stays.
void Session::Impl::leaveConnection()
{
    m_transportOpen = false;
    m_stateDeadline.reset();
    m_fetchDeadline.reset();
    forgetSubmit();
    m_images.disconnected();
    m_chat.disconnected();
    dropLinkRequests();
    m_gatherUntil.reset();
    m_liveSince.reset();
    m_heartbeat.stop();
    m_resyncs = 0;
    m_fetches = 0;
    m_participantsAtTarget.clear();
    m_roundTrip.reset();
    m_heldBack.reset();
    m_damagedBehind.reset();
    m_catchUp.reset();
}

/// Nothing is in flight any more, or not on this connection.
void Session::Impl::forgetSubmit()
{
    m_submitAgainAt.reset();
    m_probeAt.reset();
    m_probed = false;
}

void Session::Impl::wait(Milliseconds pause, Instant now, WaitReason reason)
{
    leaveConnection();
    m_retryAt = now + pause;
    m_waitingSince = now;
    m_waitReason = reason;
    m_state = ConnectionState::Waiting;
    m_effects.push_back(effects::StateChanged{});
}

void Session::Impl::fail(Instant now, Milliseconds atLeast)
{
    m_effects.push_back(effects::Abort{m_attempt});
    wait(std::max(atLeast, m_backoff.next(m_random)), now);
}

void Session::Impl::block(BlockReason reason)
{
    m_effects.push_back(effects::Abort{m_attempt});
    leaveConnection();
    m_retryAt.reset();
    m_blockReason = reason;
    enter(ConnectionState::Blocked);
}

/// The client's copy is not to be trusted any more: the next AUTH asks for a snapshot.
void Session::Impl::startOver(ErrorCode reason)
{
    m_hasDocument = false;
    m_expectSnapshot = true;
    m_recoverReason = reason;
    m_assembly.clear();
    // Nor may the journal lead back to it, should the program end before the snapshot is here.
    m_document.distrust();
    if (m_isJournaling)
        requireCheckpoint();
}

void Session::Impl::handle(const events::Start &, Instant now)
{
    if (m_state != ConnectionState::Idle && m_state != ConnectionState::Blocked)
        return;
    // Whoever is connected in the place of this one would be driven out, and come back.
    m_leavesIdentity = m_leavesIdentity || m_blockReason == BlockReason::Replaced;
    if (m_leavesIdentity && !m_document.inFlight() && mayLeaveIdentity())
        renewIdentity();
    connectNow(now);
}

void Session::Impl::handle(const events::TransportOpened &event, Instant now)
{
    if (event.attempt != m_attempt || m_state != ConnectionState::Connecting)
        return;
    m_transportOpen = true;
    m_stateDeadline = now + m_options.welcomeDeadline;
    enter(ConnectionState::Authenticating);
    send(authMessage());
}

messages::Auth Session::Impl::authMessage() const
{
    messages::Auth auth;
    auth.token = m_identity.token;
    auth.client = m_identity.client;
    auth.name = m_identity.name;
    auth.color = m_identity.color;
    auth.lastSequence = m_document.lastSequence();
    auth.damaged = true;
    if (m_options.chat) {
        auth.chat = m_chat.held();
        auth.chatId = m_chat.heldId();
    }
    if (m_options.links)
        auth.links = true;
    if (m_hasDocument && m_document.isTrusted() && !m_recoverReason && !m_needsSnapshot) {
        auth.epoch = m_document.epoch();
        auth.revision = m_document.revision();
        if (!m_document.hasPending())
            auth.hash = m_document.view().hash();
    }
    if (!m_assembly.isEmpty()) {
        auth.partRevision = m_assembly.revision();
        auth.partOffset = m_assembly.offset();
    }
    return auth;
}

void Session::Impl::handle(const events::TransportMessage &event, Instant now)
{
    const bool listening = m_state == ConnectionState::Authenticating
        || m_state == ConnectionState::Draining || isConnected();
    if (event.attempt != m_attempt || !listening)
        return;
    const auto message = decodeServerMessage(event.bytes, m_options.format);
    const bool isOutOfTurn = message && !m_isWelcomed && !isBeforeWelcome(*message);
    if (!message || isOutOfTurn) {
        fail(now, 2s);
        return;
    }
    m_heartbeat.heard();
    if (m_state == ConnectionState::Suspect)
        enter(ConnectionState::Live);
    std::visit([this, now](const auto &m) { receive(m, now); }, *message);
}

Caret Session::Impl::withinView(Caret caret) const
{
    const auto last = m_document.view().length() - 1;
    return {std::clamp<qsizetype>(caret.anchor, 0, last),
            std::clamp<qsizetype>(caret.head, 0, last)};
}

void Session::Impl::handle(const events::Selection &event, Instant)
{
    const auto caret = withinView(event.caret);
    m_undo.noteSelection(caret.anchor, caret.head);
    if (m_selection == caret)
        return;
    m_selection = caret;
    m_selectionMoved = true;
}

void Session::Impl::handle(const events::Profile &event, Instant)
{
    m_identity.name = usableName(event.name);
    m_identity.color = event.color & 0xffffff;
    if (isConnected())
        send(messages::Profile{m_identity.name, m_identity.color});
}

void Session::Impl::handle(const events::Rename &event, Instant)
{
    if (m_hasDocument && !mayEdit())
        return;
    m_wishedTitle = cleanedTitle(event.title);
    m_effects.push_back(effects::TitleChanged{});
    if (m_state == ConnectionState::Live || m_state == ConnectionState::Suspect)
        sendWishedTitle();
}

void Session::Impl::handle(const events::Stop &, Instant)
{
    if (m_state != ConnectionState::Idle && m_state != ConnectionState::Blocked
        && m_state != ConnectionState::Waiting)
        m_effects.push_back(effects::Close{m_attempt});
    leaveConnection();
    m_retryAt.reset();
    enter(ConnectionState::Idle);
}

void Session::Impl::handle(const events::Tick &, Instant now)
{
    if (m_state == ConnectionState::Waiting) {
        if (hasPassed(m_retryAt, now))
            connectNow(now);
        return;
    }
    if (m_state == ConnectionState::Draining && hasPassed(m_stateDeadline, now)) {
        m_effects.push_back(effects::Close{m_attempt});
        wait(std::chrono::duration_cast<Milliseconds>(std::max(*m_retryAt, now) - now), now,
             WaitReason::AskedByServer);
        return;
    }
    if (hasPassed(m_stateDeadline, now)) {
        m_lastEnd = {EndCause::NoAnswer, 0};
        fail(now);
        return;
    }
    if (!isConnected())
        return;
    if (m_liveSince && now >= *m_liveSince + m_options.liveToForget) {
        m_backoff.reset();
        m_hurryEvery = kHurryEvery;
        m_liveSince.reset();
    }
    if (hasPassed(m_fetchDeadline, now))
        repeatFetch(now);
    if (!isConnected())
        return;
    checkUnacknowledged(now);
    checkHeartbeat(now);
}

void Session::Impl::checkUnacknowledged(Instant now)
{
    if (hasPassed(m_submitAgainAt, now)) {
        m_submitAgainAt.reset();
        if (m_state != ConnectionState::Syncing)
            sendInFlight(now);
    }
    if (hasPassed(m_probeAt, now)) {
        m_probeAt.reset();
        m_probed = true;
        m_heartbeat.hurry(now);
    }
}

/// As it was first sent, once more; the first time not before the journal has it.
void Session::Impl::sendInFlight(Instant now)
{
    if (!m_document.inFlight() || !maySend() || awaitsJournal())
        return;
    forgetSubmit();
    m_probeAt = now + m_options.ackProbe;
    send(m_document.inFlight()->frozen);
}

void Session::Impl::checkHeartbeat(Instant now)
{
    switch (m_heartbeat.verdict(now)) {
    case Heartbeat::Verdict::Gone:
        m_lastEnd = {EndCause::NoAnswer, 0};
        fail(now);
        return;
    case Heartbeat::Verdict::Suspect:
        if (m_state == ConnectionState::Live)
            enter(ConnectionState::Suspect);
        break;
    case Heartbeat::Verdict::Healthy:
        break;
    }
    if (m_heartbeat.isDue(now)) {
        const auto number = m_heartbeat.beat(now);
        send(messages::Heartbeat{number, m_document.revision(), m_document.lastSequence()});
    }
}

void Session::Impl::pumpSubmit(Instant now)
{
    if (!maySend() || m_expectSnapshot || !m_document.hasPending() || m_document.inFlight())
        return;
    if (m_document.takeSubmit(m_selection ? std::optional(withinView(*m_selection))
                                          : std::nullopt)) {
        m_inFlightSince = m_bufferSince.value_or(now); // keepTimesOfPending() clears the other
        m_selectionMoved = false;
        note(journal::Frozen{m_document.inFlight()->frozen, m_document.buffer()});
        sendInFlight(now);
    }
}

void Session::Impl::pumpSelection(Instant now)
{
    if (!selectionIsDue() || (m_selectAfter && now < *m_selectAfter))
        return;
    m_selectAfter = now + m_options.selectEvery;
    m_selectionMoved = false;
    send(messages::Select{m_document.revision(), withinView(*m_selection)});
}

} // namespace syngraph
