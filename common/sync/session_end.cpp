// How connections end, why, and when the next attempt is due.

#include "common/sync/session_impl.h"

#include <algorithm>

namespace syngraph {

namespace {

constexpr Milliseconds kMostHurryEvery = 30s;
constexpr Milliseconds kHurryWithin = 500ms;
constexpr Milliseconds kDamagedPause = 2min;
constexpr int kMalformedEnds = 3;
constexpr int kCloseTooBig = 1009; ///< RFC 6455, of whoever stands between
constexpr int kTooManyRequests = 429;
constexpr int kUnavailable = 503;

EndCause causeOf(const TransportEnd &end)
{
    switch (end.kind) {
    case TransportEnd::Kind::NoAddress:
        return EndCause::NoAddress;
    case TransportEnd::Kind::Refused:
        return EndCause::Refused;
    case TransportEnd::Kind::NoSecurity:
        return EndCause::NoSecurity;
    case TransportEnd::Kind::HttpRefused:
        return end.httpStatus == kTooManyRequests || end.httpStatus == kUnavailable
            ? EndCause::Busy
            : EndCause::InBetween;
    case TransportEnd::Kind::Closed:
    case TransportEnd::Kind::Failed:
    case TransportEnd::Kind::WrongIdentity:
    case TransportEnd::Kind::UntrustedCertificate:
        break;
    }
    return EndCause::Unknown;
}

/// Of what the server said; nothing where that is no cause that a person could do anything about.
std::optional<EndCause> causeOf(int code)
{
    switch (ErrorCode(code)) {
    case ErrorCode::Overload:
    case ErrorCode::Rate:
        return EndCause::Busy;
    case ErrorCode::StorageFull:
        return EndCause::StorageFull;
    case ErrorCode::Damaged:
        return EndCause::Damaged;
    case ErrorCode::Internal:
        return EndCause::ServerFault;
    default:
        return std::nullopt;
    }
}

} // namespace

void Session::Impl::handle(const events::TransportEnded &event, Instant now)
{
    const bool connected = m_state == ConnectionState::Connecting
        || m_state == ConnectionState::Authenticating || m_state == ConnectionState::Draining
        || isConnected();
    if (event.attempt != m_attempt || !connected)
        return;
    const bool drained = m_state == ConnectionState::Draining;
    m_lastEnd = {causeOf(event.end), event.end.httpStatus};
    switch (event.end.kind) {
    case TransportEnd::Kind::WrongIdentity:
        block(BlockReason::WrongIdentity);
        return;
    case TransportEnd::Kind::UntrustedCertificate:
        block(BlockReason::UntrustedCertificate);
        return;
    case TransportEnd::Kind::HttpRefused:
        // Whatever the status: it is of somebody in between, and may be another one next time. Our
        // server speaks of links and documents behind the upgrade only.
        if (event.end.retryAfter > 0ms)
            // No shorter than without: a proxy that always says "1" is no reason to call for ever.
            wait(std::max(Backoff::afterRefusal(event.end.retryAfter, m_random),
                          m_backoff.next(m_random)),
                 now, WaitReason::AskedByServer);
        else
            fail(now);
        return;
    case TransportEnd::Kind::Closed:
    case TransportEnd::Kind::Failed:
    case TransportEnd::Kind::NoAddress:
    case TransportEnd::Kind::Refused:
    case TransportEnd::Kind::NoSecurity:
        if (drained && m_retryAt)
            wait(std::chrono::duration_cast<Milliseconds>(std::max(*m_retryAt, now) - now), now,
                 WaitReason::AskedByServer);
        else if (m_fatal)
            endByCode(int(m_fatal->code), Milliseconds(m_fatal->retryAfterMilliseconds), now);
        else
            endByCode(event.end.closeCode, event.end.retryAfter, now);
        return;
    }
}

void Session::Impl::endByCode(int code, Milliseconds retryAfter, Instant now)
{
    const bool refused = code == kCloseTooBig || code == int(ErrorCode::Malformed)
        || code == int(ErrorCode::BadOperation) || code == int(ErrorCode::TooLarge);
    if (refused && m_document.inFlight() && ++m_malformedEnds >= kMalformedEnds) {
        // What is in flight ends every connection: it goes to the person, and the rest goes on.
        m_malformedEnds = 0;
        startOver(ErrorCode::Malformed);
    }
    m_lastEnd.cause = causeOf(code).value_or(m_lastEnd.cause);
    switch (ErrorCode(code)) {
    case ErrorCode::BadToken:
    case ErrorCode::Forbidden:
        if (m_tokenBefore)
            goBackToTokenBefore(now);
        else
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
            wait(Backoff::afterRefusal(retryAfter, m_random), now, WaitReason::AskedByServer);
        else
            fail(now, 2s);
        return;
    case ErrorCode::Damaged: {
        // Until somebody has brought it back from a backup.
        const auto pause = std::max(kDamagedPause, retryAfter);
        m_effects.push_back(effects::Abort{m_attempt});
        wait(Backoff::afterRefusal(pause, m_random), now, WaitReason::AskedByServer);
        return;
    }
    case ErrorCode::BadBase:
    case ErrorCode::SequenceReuse:
        // The server has another document at our revision, or another operation of our number.
        m_leavesIdentity = m_leavesIdentity || code == int(ErrorCode::SequenceReuse);
        startOver(ErrorCode(code));
        fail(now);
        return;
    case ErrorCode::Internal:
    case ErrorCode::Malformed:
    case ErrorCode::BadOperation:
    case ErrorCode::TooLarge:
    case ErrorCode::NoImage:
    case ErrorCode::BadImage:
    case ErrorCode::NoLink:
    case ErrorCode::LastOwner:
        fail(now, 2s);
        return;
    case ErrorCode::Restart:
    case ErrorCode::Timeout:
    case ErrorCode::StorageFull:
        break;
    }
    fail(now);
}

/// Hints come as often as a network wants that is up and down each second; a person's wish counts
/// more.
bool Session::Impl::mayHurry(bool isAsked, Instant now)
{
    const auto pause = isAsked ? kHurryEvery : m_hurryEvery;
    if (m_lastHurry && now < *m_lastHurry + pause)
        return false;
    m_lastHurry = now;
    if (!isAsked)
        m_hurryEvery = std::min(2 * m_hurryEvery, kMostHurryEvery);
    return true;
}

void Session::Impl::handle(const events::RetrySoon &event, Instant now)
{
    if (m_state == ConnectionState::Waiting && m_retryAt) {
        // A network that came up says nothing of a server that asked for time.
        if (!event.isAsked && m_waitReason == WaitReason::AskedByServer)
            return;
        if (!mayHurry(event.isAsked, now))
            return;
        const Instant soon = now + m_random.between(0ms, kHurryWithin);
        if (soon < *m_retryAt) {
            m_retryAt = soon;
            m_effects.push_back(effects::StateChanged{});
        }
    } else if (m_state == ConnectionState::Connecting) {
        // It may wait for a network that is not there any more.
        if (!mayHurry(event.isAsked, now))
            return;
        m_effects.push_back(effects::Abort{m_attempt});
        connectNow(now);
    } else if (isConnected()) {
        m_heartbeat.probe(m_options.probeDeadline, now);
        checkHeartbeat(now);
    }
}

} // namespace syngraph
