// A document that is damaged on its server: what is here stays as it is, and whatever does not fit
// waits until it is mended.

#include "common/protocol/submit_digest.h"
#include "common/sync/session_impl.h"

namespace syngraph {

/// What is lost of the log may have had more of this client's than what is left of it, so nothing is
/// concluded from its numbers. Only of what is in flight they say something: the last operation that
/// the log has is that one, or one that a copy of these files wrote under its number.
void Session::Impl::welcomedToDamaged(const messages::Welcome &welcome)
{
    const auto mine = m_document.lastSequence();
    const auto &inFlight = m_document.inFlight();
    m_isNumberTaken = inFlight
        && (welcome.lastSequence != inFlight->frozen.sequence
            || welcome.lastDigest != submitDigest(inFlight->frozen));
    if (inFlight)
        m_serverSequence = mine.previous();
    else
        m_serverSequence = m_document.hasBuffer() ? mine : std::max(mine, welcome.lastSequence);
}

bool Session::Impl::isOfInFlight(const messages::Ack &ack) const
{
    const auto &inFlight = m_document.inFlight();
    return inFlight && inFlight->frozen.sequence == ack.sequence && !m_isNumberTaken
        && ack.revision > m_document.revision();
}

/// At the revision that is held, for as long as this connection lasts. Elsewhere a snapshot is the
/// answer to what does not fit; here it would put aside what the whole log may well take.
bool Session::Impl::stayBehind(Instant now)
{
    if (!m_damagedBehind || !acceptsNow())
        return m_damagedBehind.has_value();
    m_target = m_document.revision();
    m_expectedHead = m_target;
    m_fetchDeadline.reset();
    m_participantsAtTarget.clear(); // their carets are places in a later revision
    checkCaughtUp(now);
    return true;
}

} // namespace syngraph
