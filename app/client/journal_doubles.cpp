#include "app/client/journal_doubles.h"

#include "common/base/limits.h"

#include <algorithm>
#include <tuple>

namespace syngraph {

namespace {

auto rankOf(const JournalDocument &document)
{
    return std::tuple(document.hasOwn(), !document.ownToken.isEmpty(),
                      document.role == Role::Edit, document.lastUsed, document.id);
}

void addToken(std::vector<QByteArray> &tokens, const QByteArray &token)
{
    const bool isNew = std::ranges::find(tokens, token) == tokens.end();
    if (isNew && tokens.size() < size_t(limits::kLinksPerDocument))
        tokens.push_back(token);
}

/// What the server told once, and nobody else knows.
void inherit(JournalDocument &heir, const JournalDocument &dropped)
{
    if (!heir.viewLink)
        heir.viewLink = dropped.viewLink;
    if (heir.ownToken.isEmpty())
        heir.ownToken = dropped.ownToken;
    else if (!dropped.ownToken.isEmpty() && dropped.ownToken != heir.ownToken)
        addToken(heir.madeTokens, dropped.ownToken);
    for (const auto &token : dropped.madeTokens)
        addToken(heir.madeTokens, token);
}

} // namespace

std::vector<JournalWrite> withoutDoubles(const std::map<JournalId, JournalDocument> &documents,
                                         const std::function<bool(JournalId)> &isClaimed)
{
    std::map<JournalId, JournalDocument> heirs;
    std::vector<JournalWrite> drops;
    for (const auto &[id, row] : documents) {
        if (!row.link || row.hasOwn() || isClaimed(id))
            continue;
        const JournalDocument *best = &row;
        for (const auto &[otherId, other] : documents) {
            if (other.link && other.link->leadsToSame(*row.link) && rankOf(other) > rankOf(*best))
                best = &other;
        }
        if (best == &row)
            continue;
        inherit(heirs.try_emplace(best->id, *best).first->second, row);
        drops.push_back(writes::Forget{id});
    }
    std::vector<JournalWrite> writes;
    for (const auto &[id, heir] : heirs) {
        if (heir != documents.at(id))
            writes.push_back(writes::Describe{heir});
    }
    std::ranges::move(drops, std::back_inserter(writes));
    return writes;
}

} // namespace syngraph
