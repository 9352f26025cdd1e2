// Two copies of one client's files, as after a home directory was copied to another computer: both
// go on with the same client id and the same numbers, and the log takes each number once.

#include "common/protocol/client_seat.h"
#include "common/protocol/submit_digest.h"
#include "common/sync/session_impl.h"

namespace syngraph {

namespace {

constexpr Milliseconds kRenewAtOnceEvery = 30s;

} // namespace

/// HasOthers: somebody else writes under this id, and nothing of what is pending is in the log.
/// HasPerhapsMore: the one in flight may be there or not. Either can come of an old journal, too.
Session::Impl::LogOfThisClient Session::Impl::compareLog(const messages::Welcome &welcome) const
{
    if (!m_hasDocument || welcome.epoch != m_document.epoch())
        return LogOfThisClient::AsKnown;
    const auto &inFlight = m_document.inFlight();
    const bool isAhead = welcome.lastSequence > m_document.lastSequence();
    // With nothing to send the numbers of the log are as good as any.
    if (!inFlight)
        return isAhead && m_document.hasBuffer() ? LogOfThisClient::HasOthers
                                                 : LogOfThisClient::AsKnown;
    if (isAhead)
        return LogOfThisClient::HasPerhapsMore;
    const bool differs = welcome.lastSequence == inFlight->frozen.sequence && welcome.lastDigest
        && *welcome.lastDigest != submitDigest(inFlight->frozen);
    return differs ? LogOfThisClient::HasOthers : LogOfThisClient::AsKnown;
}

/// What came from a journal was perhaps in the files when they were copied: the other copy sends it
/// under the old id, and under two of them it would be there twice.
bool Session::Impl::mayLeaveIdentity() const
{
    return !m_document.hasPending() || !m_isPendingRestored;
}

/// To be asked when what is in flight is known not to be in the log. True when it goes on elsewhere.
bool Session::Impl::leaveIdentityWhenSettled(Instant now)
{
    if (!m_leavesIdentity || !mayLeaveIdentity())
        return false;
    renewIdentity();
    reconnectAnew(now);
    return true;
}

void Session::Impl::renewIdentity()
{
    if (m_document.inFlight())
        foldBack();
    m_document.restartNumbers();
    m_serverSequence = Sequence();
    m_isNumberTaken = false;
    m_leavesIdentity = false;
    // The other copy has the same stack: what both of them took back would stand there twice.
    m_undo.clear();
    m_effects.push_back(effects::StateChanged{});
    for (const ClientId before = m_identity.client; m_identity.client == before;)
        m_identity.client = clientOnSeat(seatOf(before), m_random);
    m_author = AuthorNumber(); // until the next WELCOME
    m_document.setAuthor(m_author);
    if (m_isJournaling || m_hasDocument)
        requireCheckpoint();
}

/// Not in a circle, whatever a server says of a client that it cannot know.
void Session::Impl::reconnectAnew(Instant now)
{
    if (m_renewedAt && now < *m_renewedAt + kRenewAtOnceEvery) {
        m_renewedAt = now;
        fail(now, 2s);
        return;
    }
    m_renewedAt = now;
    m_effects.push_back(effects::Abort{m_attempt});
    leaveConnection();
    connectNow(now);
}

void Session::Impl::handle(const events::Token &event, Instant now)
{
    if (event.use == events::Token::Use::Always) {
        m_tokenBefore.reset();
        m_isTokenNew = true;
    } else if (!m_tokenBefore) {
        m_tokenBefore = m_identity.token;
    }
    m_identity.token = event.token;
    if (m_state == ConnectionState::Idle)
        return;
    if (m_state != ConnectionState::Blocked && m_state != ConnectionState::Waiting)
        m_effects.push_back(effects::Abort{m_attempt});
    leaveConnection();
    connectNow(now);
}

/// Whether the link that is tried is worth having; by the one before it is known what that gives.
bool Session::Impl::isBetter(const messages::Welcome &welcome) const
{
    if (!welcome.isOwner.value_or(false))
        return false;
    const bool wasOwner = m_isOwner.value_or(false);
    return !wasOwner
        || (m_linkExpires && (!welcome.linkExpires || *welcome.linkExpires > *m_linkExpires));
}

void Session::Impl::goBackToTokenBefore(Instant now)
{
    m_identity.token = *std::exchange(m_tokenBefore, std::nullopt);
    m_effects.push_back(effects::Abort{m_attempt});
    leaveConnection();
    connectNow(now);
}

} // namespace syngraph
