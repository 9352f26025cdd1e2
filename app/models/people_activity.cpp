#include "app/models/people_activity.h"

#include <algorithm>

namespace syngraph {

void PeopleActivity::edited(AuthorNumber author, Instant now)
{
    Times &times = m_times[author.value];
    times.edit = times.last = now;
}

void PeopleActivity::seen(AuthorNumber author, qsizetype fromStart, qsizetype fromEnd, Instant now)
{
    const auto known = m_times.find(author.value);
    if (known == m_times.end()) {
        m_times.insert(author.value, {std::nullopt, now, fromStart, fromEnd});
        return;
    }
    if (known->fromStart != fromStart && known->fromEnd != fromEnd)
        known->last = now;
    known->fromStart = fromStart;
    known->fromEnd = fromEnd;
}

Activity PeopleActivity::of(AuthorNumber author, Instant now) const
{
    const auto known = m_times.find(author.value);
    if (known == m_times.end())
        return {};
    if (known->edit && now < *known->edit + kTypingFor)
        return {Activity::Kind::Typing};
    const auto since = now - known->last;
    if (since < kIdleAfter)
        return {};
    return {Activity::Kind::Idle, int(std::chrono::floor<std::chrono::minutes>(since).count())};
}

std::optional<Milliseconds> PeopleActivity::nextChange(Instant now) const
{
    if (m_times.isEmpty())
        return std::nullopt;
    Milliseconds next(1min);
    for (const Times &times : m_times) {
        if (times.edit && now < *times.edit + kTypingFor)
            next = std::min(next, std::chrono::ceil<Milliseconds>(*times.edit + kTypingFor - now));
    }
    return next;
}

void PeopleActivity::keepOnly(const std::vector<AuthorNumber> &stay)
{
    m_times.removeIf([&stay](const auto &entry) {
        return std::find(stay.begin(), stay.end(), AuthorNumber(entry.key())) == stay.end();
    });
}

} // namespace syngraph
