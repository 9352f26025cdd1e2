// Links: who comes by them, and how a document's owners manage them.

#include "server/engine/engine.h"
#include "common/protocol/client_seat.h"
#include "server/engine/engine_impl.h"

#include <QCryptographicHash>

#include <algorithm>

namespace syngraph {

namespace {

constexpr qsizetype kTokenBytes = 24;
constexpr qsizetype kMarkBytes = 8;
constexpr size_t kUsesAtOnce = 256;
constexpr Milliseconds kStoreRetry = 2s;

qint64 millisecondsOf(WallTime time)
{
    return std::max<qint64>(0, time.time_since_epoch().count());
}

} // namespace

/// A link with a limit lets nobody in before the store knows them; when the others are used, and by
/// whom, is told to the store once a second, so that a crowd costs one commit.
void Engine::Impl::useLink(Peer &sender, const LinkRecord &link, Instant now)
{
    const LinkUse use{link.number, sender.auth.client, m_wall.at(now)};
    if (link.maxUses) {
        const auto token = m_lastToken = m_lastToken.next();
        m_asked[token.value] = AskedForUse{sender.id};
        m_out.add(actions::Ask{StoreRequest{token, requests::LetIn{use}}});
        return;
    }
    noteUse(use);
    admit(sender, now);
}

void Engine::Impl::noteUse(const LinkUse &use)
{
    const bool isNoted = std::ranges::any_of(m_uses, [&use](const LinkUse &noted) {
        return noted.link == use.link && noted.client == use.client;
    });
    if (!isNoted)
        m_uses.push_back(use);
    if (m_uses.size() >= kUsesAtOnce)
        noteUses();
}

void Engine::Impl::linkUsed(Peer &sender, const Result<std::vector<bool>, StoreError> &areIn,
                            Instant now)
{
    if (!areIn)
        m_out.close(sender, ErrorCode::Overload, QStringLiteral("the store does not answer"),
                    kStoreRetry);
    else if (!areIn->at(0))
        refuseToken(sender, now);
    else if (m_draining)
        m_out.close(sender, ErrorCode::Restart, QStringLiteral("restarting"));
    else
        takeSeat(sender, now);
}

/// One at a time, whatever ids it has: else the one that a link lets in could let everybody in.
void Engine::Impl::takeSeat(Peer &sender, Instant now)
{
    const auto seat = seatOf(sender.auth.client);
    for (const auto &[id, other] : m_peers) {
        if (other.get() != &sender && other->link == sender.link && other->hasSeat
            && !other->closing && other->auth.client != sender.auth.client
            && seatOf(other->auth.client) == seat)
            m_out.close(*other, ErrorCode::Replaced, QStringLiteral("connected again elsewhere"));
    }
    sender.hasSeat = true;
    noteUse({sender.link, sender.auth.client, m_wall.at(now)});
    admit(sender, now);
}

/// Nobody waits for it, and nobody hears should it fail: who is new to a limit was counted before.
void Engine::Impl::noteUses()
{
    if (m_uses.empty())
        return;
    m_lastToken = m_lastToken.next();
    m_out.add(actions::Ask{
        StoreRequest{m_lastToken, requests::NoteUses{std::exchange(m_uses, {})}}});
}

void Engine::Impl::refuseLink(const Peer &sender, qint64 request, ErrorCode code,
                              Milliseconds retryAfter)
{
    m_out.send(sender, messages::LinkRefused{request, code, retryAfter.count()});
}

void Engine::Impl::refuseLink(const Peer &sender, qint64 request, StoreError error)
{
    switch (error) {
    case StoreError::Full:
        refuseLink(sender, request, ErrorCode::StorageFull);
        return;
    case StoreError::Unknown:
    case StoreError::Unavailable:
        refuseLink(sender, request, ErrorCode::Overload, kStoreRetry);
        return;
    case StoreError::NotFound:
    case StoreError::Exists:
    case StoreError::Conflict:
    case StoreError::Corrupt:
        break;
    }
    refuseLink(sender, request, ErrorCode::Internal);
}

bool Engine::Impl::mayManageLinks(Peer &sender, qint64 request, Instant now)
{
    if (!sender.auth.links.value_or(false)) {
        m_out.close(sender, ErrorCode::Malformed, QStringLiteral("AUTH did not ask for links"));
        return false;
    }
    if (!sender.linkRequests.admit(now)) {
        refuseLink(sender, request, ErrorCode::Rate, sender.linkRequests.wait(now));
        return false;
    }
    if (!sender.isOwner)
        refuseLink(sender, request, ErrorCode::Forbidden);
    return sender.isOwner;
}

void Engine::Impl::askForLinks(Peer &sender, qint64 request, StoreRequest what, QByteArray token)
{
    what.token = m_lastToken = m_lastToken.next();
    m_asked[what.token.value] = AskedForLinks{sender.id, request, std::move(token)};
    m_out.add(actions::Ask{std::move(what)});
}

void Engine::Impl::receive(Peer &sender, const messages::Links &wanted, Instant now)
{
    if (!mayManageLinks(sender, wanted.request, now))
        return;
    noteUses(); // what is told is what is so
    askForLinks(sender, wanted.request, {{}, requests::ReadLinks{*sender.document}});
}

void Engine::Impl::receive(Peer &sender, const messages::LinkMake &make, Instant now)
{
    if (!mayManageLinks(sender, make.request, now))
        return;
    auto token = m_random.bytes(kTokenBytes);
    LinkRecord link;
    link.document = *sender.document;
    link.role = make.role;
    link.label = make.label;
    link.maxUses = make.maxUses;
    link.tokenHash = QCryptographicHash::hash(token, QCryptographicHash::Sha256);
    link.created = m_wall.at(now);
    if (make.validMilliseconds)
        link.expires = link.created + Milliseconds(*make.validMilliseconds);
    // Or whoever was made an owner for a day would be one for good, and could end the first one's link.
    if (make.role == LinkRole::Own && sender.linkExpires)
        link.expires = std::min(link.expires.value_or(*sender.linkExpires), *sender.linkExpires);
    askForLinks(sender, make.request, {{}, requests::MakeLink{link.document, link}},
                std::move(token));
}

void Engine::Impl::receive(Peer &sender, const messages::LinkRevoke &revoke, Instant now)
{
    if (mayManageLinks(sender, revoke.request, now))
        askForLinks(sender, revoke.request,
                    {{}, requests::EndLink{*sender.document, LinkNumber(revoke.number),
                                           m_wall.at(now)}});
}

void Engine::Impl::linksAnswered(const AskedForLinks &asked, const StoreReply &reply, Instant now)
{
    Peer *owner = peer(asked.peer);
    if (const auto *read = std::get_if<replies::LinksRead>(&reply.what)) {
        if (owner && read->links)
            listLinks(*owner, asked.request, *read->links, now);
        else if (owner)
            refuseLink(*owner, asked.request, read->links.error());
    } else if (const auto *changed = std::get_if<replies::LinkChanged>(&reply.what)) {
        const bool isMade = !asked.token.isEmpty();
        const auto &change = changed->change;
        const bool isEnded = !isMade && change.ruling == LinkRuling::Done;
        const auto people = isEnded ? peopleBy(change.link->number) : 0;
        if (owner && isEnded)
            m_out.send(*owner, messages::LinkRevoked{asked.request, change.link->number.value,
                                                     people});
        else if (owner)
            linkChanged(*owner, asked, change);
        // Also where whoever asked for it is gone.
        if (isEnded)
            handle(inputs::LinkRevoked{change.link->number}, now);
    }
}

/// A link was made, or what was wanted does not go.
void Engine::Impl::linkChanged(const Peer &owner, const AskedForLinks &asked,
                               const LinkChange &change)
{
    switch (change.ruling) {
    case LinkRuling::Done:
        m_out.send(owner,
                   messages::LinkMade{asked.request, infoOf(*change.link, owner), asked.token});
        return;
    case LinkRuling::TooMany:
        refuseLink(owner, asked.request, ErrorCode::TooLarge);
        return;
    case LinkRuling::NoLink:
        refuseLink(owner, asked.request, ErrorCode::NoLink);
        return;
    case LinkRuling::LastOwner:
        refuseLink(owner, asked.request, ErrorCode::LastOwner);
        return;
    case LinkRuling::Failed:
        refuseLink(owner, asked.request, change.link.error());
        return;
    }
}

/// Those that are of use, and of the others the newest.
void Engine::Impl::listLinks(const Peer &owner, qint64 request,
                             const std::vector<LinkRecord> &links, Instant now)
{
    const auto wall = m_wall.at(now);
    const auto live = std::ranges::count_if(
        links, [wall](const LinkRecord &link) { return link.isLive(wall); });
    auto room = std::max<qptrdiff>(0, limits::kLinksListed - live);
    messages::LinkList list{request, {}};
    for (auto link = links.rbegin(); link != links.rend(); ++link) {
        if (link->isDamaged || (!link->isLive(wall) && room-- <= 0))
            continue;
        if (list.links.size() < size_t(limits::kLinksListed))
            list.links.push_back(infoOf(*link, owner));
    }
    std::ranges::reverse(list.links);
    m_out.send(owner, list);
}

LinkInfo Engine::Impl::infoOf(const LinkRecord &link, const Peer &owner) const
{
    LinkInfo info;
    info.number = link.number.value;
    info.role = link.role;
    info.label = link.label;
    info.created = millisecondsOf(link.created);
    info.mark = link.tokenHash.first(kMarkBytes);
    info.people = peopleBy(link.number);
    info.uses = link.uses;
    info.isRevoked = link.revoked;
    info.isMine = link.number == owner.link;
    if (link.expires)
        info.expires = millisecondsOf(*link.expires);
    info.maxUses = link.maxUses;
    if (link.lastUsed)
        info.lastUsed = millisecondsOf(*link.lastUsed);
    return info;
}

qint64 Engine::Impl::peopleBy(LinkNumber link) const
{
    return std::ranges::count_if(m_peers, [link](const auto &entry) {
        return entry.second->link == link && entry.second->isPresent() && !entry.second->closing;
    });
}

} // namespace syngraph
