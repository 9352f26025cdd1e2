#include "server/engine/write_damage.h"

#include <algorithm>

namespace syngraph {

namespace {

constexpr Milliseconds kFirstRest = 2min;
constexpr Milliseconds kLongestRest = std::chrono::hours(1);
constexpr size_t kDocuments = 1'000;

} // namespace

Instant WriteDamage::found(DocumentId document, Instant now)
{
    const auto known = m_rests.find(document);
    const bool isAgain = known != m_rests.end() && !known->second.isOver(now);
    const auto pause = isAgain ? std::min(2 * known->second.pause, kLongestRest) : kFirstRest;
    if (m_rests.size() >= kDocuments)
        std::erase_if(m_rests, [now](const auto &rest) { return rest.second.isOver(now); });
    if (m_rests.size() >= kDocuments)
        m_rests.erase(m_rests.begin());
    m_rests[document] = {pause, now + pause};
    return now + pause;
}

std::optional<Instant> WriteDamage::restsUntil(DocumentId document, Instant now) const
{
    const auto known = m_rests.find(document);
    if (known == m_rests.end() || now >= known->second.until)
        return std::nullopt;
    return known->second.until;
}

} // namespace syngraph
