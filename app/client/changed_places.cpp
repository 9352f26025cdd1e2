#include "app/client/changed_places.h"

#include "common/ot/algebra.h"

#include <algorithm>

namespace syngraph {

namespace {

using Place = ChangedPlaces::Place;

std::vector<Place> placesOf(const Delta &delta)
{
    std::vector<Place> places;
    qsizetype position = 0;
    for (const auto &component : delta.components()) {
        const auto length = qsizetype(component.length);
        const bool isDelete = component.kind == Delta::Kind::Delete;
        if (isDelete)
            places.push_back({position, 0});
        else if (component.kind == Delta::Kind::Insert || !component.attributes.isEmpty())
            places.push_back({position, length});
        if (!isDelete)
            position += length;
    }
    return places;
}

/// Touching ones become one.
std::vector<Place> merged(std::vector<Place> places)
{
    std::ranges::sort(places, {}, &Place::position);
    std::vector<Place> result;
    for (const auto &place : places) {
        const bool joins = !result.empty()
            && (place.position <= result.back().position + result.back().length
                || result.size() >= ChangedPlaces::kMost);
        if (!joins) {
            result.push_back(place);
            continue;
        }
        auto &last = result.back();
        last.length = std::max(last.length, place.position + place.length - last.position);
    }
    return result;
}

} // namespace

void ChangedPlaces::add(const Delta &delta)
{
    follow(delta);
    const auto places = placesOf(delta);
    m_places.insert(m_places.end(), places.begin(), places.end());
    m_places = merged(std::move(m_places));
}

void ChangedPlaces::follow(const Delta &delta)
{
    for (auto &place : m_places) {
        const auto end = mapPosition(delta, place.position + place.length, Stickiness::Left);
        place.position = mapPosition(delta, place.position, Stickiness::Left);
        place.length = std::max<qsizetype>(0, end - place.position);
    }
    m_places = merged(std::move(m_places));
}

void ChangedPlaces::clear()
{
    m_places.clear();
}

std::optional<Place> ChangedPlaces::next(qsizetype position) const
{
    if (m_places.empty())
        return std::nullopt;
    const auto found = std::ranges::find_if(
        m_places, [position](const Place &place) { return place.position > position; });
    return found == m_places.end() ? m_places.front() : *found;
}

std::optional<Place> ChangedPlaces::previous(qsizetype position) const
{
    if (m_places.empty())
        return std::nullopt;
    const auto found = std::ranges::find_if(
        m_places.rbegin(), m_places.rend(),
        [position](const Place &place) { return place.position < position; });
    return found == m_places.rend() ? m_places.back() : *found;
}

} // namespace syngraph
