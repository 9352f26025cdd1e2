#include "app/client/document_links.h"

#include "common/base/limits.h"

#include <algorithm>

namespace syngraph {

namespace {

LinkProblem problemOf(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Forbidden:
        return LinkProblem::NoOwner;
    case ErrorCode::TooLarge:
        return LinkProblem::TooMany;
    case ErrorCode::NoLink:
        return LinkProblem::NoLink;
    case ErrorCode::LastOwner:
        return LinkProblem::LastOwner;
    case ErrorCode::Rate:
        return LinkProblem::TooFast;
    case ErrorCode::StorageFull:
        return LinkProblem::ServerFull;
    default:
        return LinkProblem::ServerFault;
    }
}

} // namespace

DocumentLinks::DocumentLinks(Hooks hooks, QObject *parent)
    : QObject(parent), m_hooks(std::move(hooks))
{
}

DocumentLinks::Right DocumentLinks::right() const
{
    const Session *session = m_hooks.session();
    if (!session)
        return m_hooks.link() ? Right::Unknown : Right::Local;
    const bool isConnected = session->state() == ConnectionState::Syncing
        || session->state() == ConnectionState::Live || session->state() == ConnectionState::Suspect;
    const auto isOwner = session->isOwner();
    if (isConnected && !isOwner)
        return Right::OldServer;
    if (isConnected)
        return *isOwner ? Right::Owner : Right::None;
    if (isOwner.value_or(!m_hooks.ownToken().isEmpty()))
        return Right::Away;
    return isOwner ? Right::None : Right::Unknown;
}

std::optional<WallTime> DocumentLinks::expires() const
{
    const Session *session = m_hooks.session();
    const auto expires = session ? session->linkExpires() : std::nullopt;
    return expires ? std::optional(WallTime(Milliseconds(*expires))) : std::nullopt;
}

void DocumentLinks::refresh()
{
    if (m_asked != 0 || right() != Right::Owner)
        return;
    m_asked = ++m_lastRequest;
    m_hooks.tell(events::ManageLinks{messages::Links{m_asked}});
}

void DocumentLinks::make(const Wish &wish)
{
    if (m_wanted != 0)
        return;
    messages::LinkMake make;
    make.request = m_wanted = ++m_lastRequest;
    m_wantsLink = true;
    make.role = wish.role;
    make.label = wish.label;
    if (wish.validFor)
        make.validMilliseconds = wish.validFor->count();
    make.maxUses = wish.maxUses;
    ask(make);
}

void DocumentLinks::revoke(qint64 number)
{
    if (m_wanted != 0)
        return;
    m_wanted = ++m_lastRequest;
    m_wantsLink = false;
    ask(messages::LinkRevoke{m_wanted, number});
}

void DocumentLinks::ask(LinkWish wish)
{
    Q_EMIT changed();
    m_isAskedFor = right() == Right::Owner;
    if (m_hooks.session())
        m_hooks.tell(events::ManageLinks{std::move(wish)});
    else
        fail(m_wanted, LinkProblem::NoAnswer);
}

std::vector<QByteArray> DocumentLinks::knownTokens() const
{
    auto tokens = m_madeTokens;
    if (const auto link = m_hooks.link())
        tokens.push_back(link->token);
    if (const auto view = m_hooks.viewLink())
        tokens.push_back(view->token);
    if (const auto own = m_hooks.ownToken(); !own.isEmpty())
        tokens.push_back(own);
    return tokens;
}

std::optional<ShareLink> DocumentLinks::linkOf(const LinkInfo &info) const
{
    auto link = m_hooks.link();
    const auto tokens = knownTokens();
    const auto found = std::ranges::find_if(
        tokens, [&info](const QByteArray &token) { return linkMark(token) == info.mark; });
    if (!link || found == tokens.end())
        return std::nullopt;
    link->token = *found;
    return link;
}

const LinkInfo *DocumentLinks::infoOf(const QByteArray &token) const
{
    if (!m_list)
        return nullptr;
    const auto found = std::ranges::find(*m_list, linkMark(token), &LinkInfo::mark);
    return found == m_list->end() ? nullptr : &*found;
}

/// It is of no use to anybody whom it would be given to.
bool DocumentLinks::isOver(const LinkInfo &info) const
{
    return info.isRevoked || (info.maxUses && info.uses >= *info.maxUses)
        || (info.expires && *info.expires <= m_hooks.now().time_since_epoch().count());
}

std::optional<ShareLink> DocumentLinks::editLink() const
{
    const auto link = m_hooks.link();
    const bool owns = !m_hooks.ownToken().isEmpty();
    if (!link || link->token == m_hooks.ownToken())
        return std::nullopt;
    if (const auto *info = infoOf(link->token))
        return isOver(*info) || info->role != LinkRole::Edit ? std::nullopt : link;
    const auto role = m_hooks.plainRole();
    return role && (*role == Role::Edit || !owns) ? link : std::nullopt;
}

std::optional<ShareLink> DocumentLinks::viewLink() const
{
    auto link = m_hooks.viewLink();
    const auto *info = link ? infoOf(link->token) : nullptr;
    if (info && isOver(*info))
        link.reset();
    return link;
}

bool DocumentLinks::goesOnWithoutOwn() const
{
    return editLink() || !otherOwn().isEmpty();
}

bool DocumentLinks::isOwnRefused() const
{
    return right() == Right::None && !m_hooks.ownToken().isEmpty();
}

bool DocumentLinks::isBetterOwn(const QByteArray &token) const
{
    const auto *info = infoOf(token);
    const auto until = expires();
    return info && info->role == LinkRole::Own && !info->isMine && !isOver(*info) && until
        && (!info->expires || *info->expires > until->time_since_epoch().count());
}

QByteArray DocumentLinks::otherOwn() const
{
    for (const auto &token : knownTokens()) {
        const auto *info = infoOf(token);
        if (info && info->role == LinkRole::Own && !info->isMine && !isOver(*info)
            && token != m_hooks.ownToken() && !m_refused.contains(token))
            return token;
    }
    return {};
}

void DocumentLinks::remember(const QByteArray &token)
{
    if (std::ranges::find(m_madeTokens, token) != m_madeTokens.end())
        return;
    m_madeTokens.push_back(token);
    if (m_madeTokens.size() > size_t(limits::kLinksPerDocument))
        m_madeTokens.erase(m_madeTokens.begin());
    m_hooks.keepTokens(m_madeTokens);
}

void DocumentLinks::tell(bool isOwner)
{
    if (isOwner)
        Q_EMIT ownershipGained();
    else
        Q_EMIT ownershipLost();
}

void DocumentLinks::connectionChanged(bool hasComeLive)
{
    if (hasComeLive)
        refresh();
    // What the link allows is known since, too.
    if (std::exchange(m_knownRight, right()) != m_knownRight || hasComeLive)
        Q_EMIT changed();
}

void DocumentLinks::answered(const LinkAnswer &answer)
{
    std::visit([this](const auto &one) { take(one); }, answer);
}

void DocumentLinks::unanswered(qint64 request)
{
    fail(request, m_isAskedFor ? LinkProblem::Unsettled : LinkProblem::NoAnswer);
}

void DocumentLinks::settle(qint64 request)
{
    if (request == m_asked)
        m_asked = 0;
    if (request == m_wanted)
        m_wanted = 0;
}

/// Of a list that does not come nobody has to hear: it was not the person who asked for it.
void DocumentLinks::fail(qint64 request, LinkProblem problem)
{
    const bool isWanted = request == m_wanted;
    settle(request);
    if (isWanted)
        Q_EMIT refused(problem);
    Q_EMIT changed();
}

/// An answer to something else than was asked: what a link is made for is copied, so nobody but the
/// person may cause it.
void DocumentLinks::take(const messages::LinkList &list)
{
    if (list.request != m_asked)
        return fail(list.request, LinkProblem::ServerFault);
    settle(list.request);
    m_list = list.links;
    std::ranges::stable_partition(*m_list, [](const LinkInfo &info) { return !info.isRevoked; });
    dropEndedTokens();
    m_hooks.listed();
    Q_EMIT changed();
}

void DocumentLinks::take(const messages::LinkMade &made)
{
    if (made.request != m_wanted || !m_wantsLink)
        return fail(made.request, LinkProblem::ServerFault);
    settle(made.request);
    remember(made.token);
    if (const auto link = linkOf(made.link))
        Q_EMIT this->made(made.link, *link);
    refresh();
    Q_EMIT changed();
}

void DocumentLinks::take(const messages::LinkRevoked &revoked)
{
    if (revoked.request != m_wanted || m_wantsLink)
        return fail(revoked.request, LinkProblem::ServerFault);
    settle(revoked.request);
    if (m_list) {
        for (auto &info : *m_list)
            info.isRevoked = info.isRevoked || info.number == revoked.number;
    }
    Q_EMIT this->revoked(revoked.people);
    refresh();
    Q_EMIT changed();
}

void DocumentLinks::take(const messages::LinkRefused &refused)
{
    // Overload is the server's storage that does not answer for now.
    fail(refused.request, problemOf(refused.code));
    if (refused.code == ErrorCode::NoLink)
        refresh();
}

/// Of no use to anybody, and so not kept.
void DocumentLinks::dropEndedTokens()
{
    const auto before = m_madeTokens.size();
    std::erase_if(m_madeTokens, [this](const QByteArray &token) {
        const auto *info = infoOf(token);
        return info && info->isRevoked;
    });
    if (m_madeTokens.size() != before)
        m_hooks.keepTokens(m_madeTokens);
}

} // namespace syngraph
