#include "common/sync/presence.h"

#include "common/base/limits.h"
#include "common/ot/algebra.h"
#include "common/protocol/codec.h"

#include <algorithm>

namespace syngraph {

namespace {

Caret clamped(Caret caret, qsizetype documentLength)
{
    // The last place for a caret is before the final "\n".
    const auto last = std::max<qsizetype>(documentLength - 1, 0);
    return {std::clamp<qsizetype>(caret.anchor, 0, last),
            std::clamp<qsizetype>(caret.head, 0, last)};
}

} // namespace

void Presence::reset(std::vector<Participant> participants)
{
    m_participants.clear();
    m_places.clear();
    for (const auto &participant : participants)
        join(participant);
}

Participant *Presence::find(AuthorNumber author)
{
    const auto place = m_places.find(author.value);
    return place == m_places.end() ? nullptr : &m_participants[place->second];
}

void Presence::clampTo(qsizetype documentLength)
{
    for (auto &participant : m_participants) {
        if (participant.caret)
            participant.caret = clamped(*participant.caret, documentLength);
    }
}

void Presence::join(const Participant &participant)
{
    if (auto *known = find(participant.author)) {
        const auto caret = known->caret;
        *known = participant;
        known->caret = caret;
        return;
    }
    if (qsizetype(m_participants.size()) < limits::kParticipants) {
        m_places[participant.author.value] = m_participants.size();
        m_participants.push_back(participant);
        m_participants.back().caret.reset();
    }
}

void Presence::leave(AuthorNumber author)
{
    const auto gone = m_places.extract(author.value);
    if (!gone)
        return;
    m_participants.erase(m_participants.begin() + qptrdiff(gone.mapped()));
    for (auto place = gone.mapped(); place < m_participants.size(); ++place)
        m_places[m_participants[place].author.value] = place;
}

void Presence::select(AuthorNumber author, std::optional<Caret> caret, qsizetype documentLength)
{
    if (auto *known = find(author))
        known->caret = caret ? std::optional(clamped(*caret, documentLength)) : std::nullopt;
}

void Presence::advance(const Delta &delta, AuthorNumber author, std::optional<Caret> caret)
{
    for (auto &participant : m_participants) {
        if (participant.author == author) {
            participant.caret = clamped(caret.value_or(impliedCaret(delta)), delta.targetLength());
        } else if (participant.caret && participant.caret->anchor <= delta.baseLength()
                   && participant.caret->head <= delta.baseLength()) {
            participant.caret =
                Caret{mapPosition(delta, participant.caret->anchor, Stickiness::Left),
                      mapPosition(delta, participant.caret->head, Stickiness::Left)};
        }
    }
}

std::vector<Participant> Presence::inView(const ClientDocument &document) const
{
    auto list = m_participants;
    for (auto &participant : list) {
        if (participant.caret) {
            participant.caret = clamped({document.toView(participant.caret->anchor),
                                         document.toView(participant.caret->head)},
                                        document.view().length());
        }
    }
    return list;
}

} // namespace syngraph
