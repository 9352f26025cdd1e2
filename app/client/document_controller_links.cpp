// What whoever owns a document holds besides the link that is given away.

#include "app/client/document_controller_impl.h"
#include "common/base/sha256.h"
#include "common/protocol/client_seat.h"

#include <algorithm>

namespace syngraph {

DocumentLinks::Hooks DocumentController::Impl::linkHooks()
{
    return {[this] { return m_session.get(); },
            [this](SessionEvent event) { step(std::move(event)); },
            [this] { return m_link; },
            [this] { return m_viewLink; },
            [this] { return m_ownToken; },
            [this]() -> std::optional<Role> {
                const bool isPlain = m_plainLink && m_link && m_plainLink->token == m_link->token;
                return isPlain ? std::optional(m_plainLink->role) : std::nullopt;
            },
            [this](const std::vector<QByteArray> &tokens) {
                m_journal.setMadeTokens(tokens);
                if (!m_stepping && m_journal.hasBegun())
                    flushJournal();
            },
            [this] { noteListed(); },
            [this] { return m_environment.clock.wallNow(); }};
}

/// A link with a limit knows this editor again, whatever happened to its journal; two documents, and
/// two servers, tell nothing of each other by it.
ClientId DocumentController::Impl::newClient(const ShareLink &link)
{
    if (m_environment.seatSecret.isEmpty())
        return m_environment.random.id<ClientId>();
    const auto server = link.server.fingerprint.value_or(link.server.origin().toUtf8());
    Sha256 digest;
    digest.add(link.document.toBytes()).add(qint64(server.size())).add(server);
    digest.add(m_environment.seatSecret);
    return clientOnSeat(digest.result().first(kSeatBytes), m_environment.random);
}

/// What opens the document: an owner manages it wherever it is opened, and gives `link` away.
const QByteArray &DocumentController::Impl::tokenFor(const ShareLink &link) const
{
    return m_ownToken.isEmpty() || m_isOwnRefused ? link.token : m_ownToken;
}

/// Whoever is no owner any more may still write by the link that everybody has. The journal keeps
/// the token: a server whose clock was wrong takes it again another time.
bool DocumentController::Impl::fallBackFromOwnToken()
{
    const bool isRefused = m_session->state() == ConnectionState::Blocked
        && m_session->blockReason() == BlockReason::BadLink;
    if (!isRefused || m_ownToken.isEmpty() || m_session->token() != m_ownToken)
        return false;
    m_links.noteRefused(m_ownToken);
    if (const auto other = m_links.otherOwn(); !other.isEmpty()) {
        m_links.remember(m_ownToken); // for another time, as below
        if (m_link->token == m_ownToken)
            m_link->token = other;
        m_ownToken = other;
        step(events::Token{other});
        return true;
    }
    m_isOwnRefused = true;
    if (m_ownToken == m_link->token)
        return false;
    if (const auto &kept = m_journal.what().ownToken; !kept.isEmpty())
        m_ownToken = kept; // the last one that was accepted, whatever was tried since
    step(events::Token{m_link->token});
    m_links.tell(false);
    return true;
}

/// A link that was given turns out to be an owner's: it is kept as that. What is given away is the
/// link that was known before; what another one allows is not known where the owner's opened.
void DocumentController::Impl::noteOwner()
{
    const bool isOwner = m_session->isOwner().value_or(false);
    if (isOwner) {
        m_isOwnRefused = false;
        const auto before = std::exchange(m_ownToken, m_session->token());
        m_links.noteAccepted(m_ownToken);
        if (!before.isEmpty() && before != m_ownToken) {
            m_links.remember(before);
            if (m_link->token == before)
                m_link->token = m_ownToken;
        }
        if (m_tried == m_ownToken) {
            m_tried.reset();
            m_links.tell(true);
        }
    }
    const auto &what = m_journal.what();
    const auto keptOwn = what.ownToken;
    // What nobody accepted replaces nothing, unless its record was lost meanwhile.
    if (isOwner || keptOwn.isEmpty())
        m_journal.setOwnToken(m_ownToken);
    const bool isKnown = what.link && what.role == Role::Edit && what.link->leadsToSame(*m_link)
        && what.link->token != m_ownToken && what.link->token != keptOwn;
    if (!m_ownToken.isEmpty() && isKnown)
        m_link->token = what.link->token;
}

/// Only what was itself seen to be no owner's link becomes the one that everybody may have.
void DocumentController::Impl::notePlainLink()
{
    if (!m_session->isOwner().value_or(false) && m_session->token() == m_link->token)
        m_plainLink = PlainLink{m_link->token, m_session->role()};
    if (m_plainLink && m_plainLink->token == m_link->token)
        m_journal.settleLink(*m_link, m_plainLink->role);
    else if (m_link->token == m_ownToken)
        m_journal.settleLink(*m_link, m_session->role());
}

/// The server's list tells an owner of each link what it is, without its being tried.
void DocumentController::Impl::noteListed()
{
    const auto *info = m_links.infoOf(m_link->token);
    if (info && info->role == LinkRole::Edit && !info->isRevoked) {
        m_plainLink = PlainLink{m_link->token, Role::Edit};
        notePlainLink();
    } else if (info && info->role == LinkRole::Own) {
        noteListedAsOwners();
    }
    if (m_candidate && m_links.isBetterOwn(*m_candidate))
        tryCandidate();
    m_candidate.reset();
    if (!m_stepping && m_journal.hasBegun())
        flushJournal();
}

/// What is given away turns out to be an owner's, and is not: the journal hears of it, too.
void DocumentController::Impl::noteListedAsOwners()
{
    if (m_plainLink && m_plainLink->token == m_link->token)
        m_plainLink.reset();
    const auto &kept = m_journal.what().link;
    if (m_ownToken.isEmpty() || m_link->token == m_ownToken || !kept
        || kept->token != m_link->token)
        return;
    m_links.remember(m_link->token);
    m_link->token = m_ownToken;
    notePlainLink();
}

void DocumentController::Impl::tryCandidate()
{
    m_tried = std::exchange(m_candidate, std::nullopt);
    step(events::Token{*m_tried, events::Token::Use::Tried});
}

/// What another row of the same document knew, that could not be read before this one was begun.
void DocumentController::Impl::adoptLateJournal()
{
    const auto known = m_journal.hasBegun() ? m_journal.journal()->find(m_journal.what().id)
                                            : std::nullopt;
    if (!known || !m_link)
        return;
    if (!m_viewLink && known->viewLink) {
        m_viewLink = known->viewLink;
        m_journal.setViewLink(*m_viewLink);
    }
    for (const auto &token : known->madeTokens)
        m_links.remember(token);
    if (known->ownToken.isEmpty() || !m_ownToken.isEmpty())
        return;
    m_ownToken = known->ownToken;
    m_journal.setOwnToken(m_ownToken);
    const auto own = q.ownLink();
    if (m_session && own && m_session->state() == ConnectionState::Blocked)
        step(events::Token{m_ownToken});
    else if (own)
        q.tryLink(*own);
}

std::optional<ShareLink> DocumentController::ownLink() const
{
    if (!m_impl->m_link || m_impl->m_ownToken.isEmpty() || m_impl->m_isOwnRefused)
        return std::nullopt;
    auto link = *m_impl->m_link;
    link.token = m_impl->m_ownToken;
    return link;
}

void DocumentController::tryLink(const ShareLink &link)
{
    if (!m_impl->m_session || m_impl->m_session->token() == link.token)
        return;
    const auto &made = m_impl->m_links.tokens();
    const bool isKnown = link.token == m_impl->m_link->token
        || (m_impl->m_viewLink && link.token == m_impl->m_viewLink->token)
        || std::ranges::find(made, link.token) != made.end();
    if (isKnown && link.token != m_impl->m_ownToken)
        return;
    m_impl->m_candidate = link.token;
    if (m_impl->m_session->state() != ConnectionState::Live)
        return; // as soon as it is
    if (m_impl->m_session->isOwner().value_or(false))
        m_impl->m_links.refresh();
    else
        m_impl->settleLink();
}

} // namespace syngraph
