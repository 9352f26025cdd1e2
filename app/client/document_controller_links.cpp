// What whoever owns a document holds besides the link that is given away.

#include "app/client/document_controller_impl.h"

namespace syngraph {

DocumentLinks::Hooks DocumentController::Impl::linkHooks()
{
    return {[this] { return m_session.get(); },
            [this](SessionEvent event) { step(std::move(event)); },
            [this] { return m_link; },
            [this] { return m_viewLink; },
            [this] { return m_ownToken; },
            [this](const std::vector<QByteArray> &tokens) {
                m_journal.setMadeTokens(tokens);
                if (!m_stepping && m_journal.hasBegun())
                    flushJournal();
            }};
}

/// What opens the document: an owner manages it wherever it is opened, and gives `link` away.
const QByteArray &DocumentController::Impl::tokenFor(const ShareLink &link) const
{
    return m_ownToken.isEmpty() ? link.token : m_ownToken;
}

/// Whoever is no owner any more may still write by the link that everybody has.
bool DocumentController::Impl::fallBackFromOwnToken()
{
    const bool isRefused = m_session->state() == ConnectionState::Blocked
        && m_session->blockReason() == BlockReason::BadLink;
    if (!isRefused || m_ownToken.isEmpty() || m_ownToken == m_link->token)
        return false;
    m_ownToken.clear();
    m_journal.setOwnToken({});
    step(events::Token{m_link->token});
    return true;
}

/// A link that was given turns out to be an owner's: it is kept as that. What is given away is the
/// link that was known before; what another one allows is not known where the owner's opened.
void DocumentController::Impl::noteOwner()
{
    if (m_session->isOwner().value_or(false) && m_ownToken.isEmpty())
        m_ownToken = m_link->token;
    const auto &what = m_journal.what();
    if (what.ownToken != m_ownToken) // also where its record was lost meanwhile
        m_journal.setOwnToken(m_ownToken);
    const bool isKnown = what.link && what.role == Role::Edit && what.link->leadsToSame(*m_link)
        && what.link->token != m_ownToken;
    if (!m_ownToken.isEmpty() && isKnown)
        m_link->token = what.link->token;
}

std::optional<ShareLink> DocumentController::ownLink() const
{
    if (!m_impl->m_link || m_impl->m_ownToken.isEmpty())
        return std::nullopt;
    auto link = *m_impl->m_link;
    link.token = m_impl->m_ownToken;
    return link;
}

} // namespace syngraph
