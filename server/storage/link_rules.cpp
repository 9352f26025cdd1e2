#include "server/storage/link_rules.h"

#include "common/base/limits.h"

#include <algorithm>

namespace syngraph {

namespace {

bool isValidAsLong(const LinkRecord &link, const LinkRecord &as)
{
    return !link.expires || (as.expires && *link.expires >= *as.expires);
}

/// So that there is a place for one more; `known` are all, the oldest first, and few enough live.
Status<StoreError> makePlace(LinkStore &links, const std::vector<LinkRecord> &known, WallTime now)
{
    auto tooMany = qsizetype(known.size()) - limits::kLinksMade + 1;
    for (const auto &link : known) {
        if (tooMany <= 0)
            break;
        if (link.isLive(now))
            continue;
        if (const auto dropped = links.dropLink(link.number); !dropped)
            return dropped;
        --tooMany;
    }
    return Done{};
}

} // namespace

LinkChange makeLink(LinkStore &links, const LinkRecord &wanted)
{
    const auto known = links.links(wanted.document);
    if (!known)
        return {LinkRuling::Failed, known.error()};
    const auto live = std::ranges::count_if(
        *known, [&](const LinkRecord &link) { return link.isLive(wanted.created); });
    if (live >= limits::kLinksPerDocument)
        return {LinkRuling::TooMany, StoreError::Conflict};
    if (const auto place = makePlace(links, *known, wanted.created); !place)
        return {LinkRuling::Failed, place.error()};
    auto made = links.createLink(wanted);
    return {made ? LinkRuling::Done : LinkRuling::Failed, std::move(made)};
}

LinkChange endLink(LinkStore &links, DocumentId document, LinkNumber number, WallTime now,
                   LastOwnerMay lastOwner)
{
    const auto known = links.links(document);
    if (!known)
        return {LinkRuling::Failed, known.error()};
    const auto ended = std::ranges::find(*known, number, &LinkRecord::number);
    if (ended == known->end())
        return {LinkRuling::NoLink, StoreError::NotFound};
    const bool isOwners = ended->role == LinkRole::Own && ended->isLive(now);
    const bool othersStay = std::ranges::any_of(*known, [&](const LinkRecord &link) {
        return link.role == LinkRole::Own && link.number != number && link.isLive(now)
            && isValidAsLong(link, *ended);
    });
    if (isOwners && !othersStay && lastOwner == LastOwnerMay::Stay)
        return {LinkRuling::LastOwner, StoreError::Conflict};
    auto revoked = links.revokeLink(number);
    return {revoked ? LinkRuling::Done : LinkRuling::Failed, std::move(revoked)};
}

} // namespace syngraph
