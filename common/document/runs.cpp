#include "common/document/runs.h"

#include "common/base/check.h"

#include <algorithm>

namespace syngraph {

RunList::Place RunList::placeAt(qsizetype offset) const
{
    Place place{0, 0};
    while (place.index < m_runs.size()) {
        const auto end = place.start + qsizetype(m_runs[place.index].length);
        if (offset < end)
            break;
        place.start = end;
        ++place.index;
    }
    return place;
}

const AttributeSet &RunList::at(qsizetype offset) const
{
    const auto place = placeAt(offset);
    SYNGRAPH_CHECK(offset >= 0 && place.index < m_runs.size());
    return m_runs[place.index].attributes;
}

void RunList::append(qsizetype length, const AttributeSet &attributes)
{
    if (length == 0)
        return;
    if (!m_runs.isEmpty() && haveEqual(m_runs.last(), attributes))
        m_runs.last().length += quint32(length);
    else
        m_runs.push_back({attributes, quint32(length)});
}

void RunList::insertAmongMany(qsizetype offset, qsizetype length,
                              const AttributeSet &attributes)
{
    if (length == 0)
        return;
    const auto [index, start] = placeAt(offset);
    SYNGRAPH_CHECK(index < m_runs.size() || offset == start);
    if (index < m_runs.size() && haveEqual(m_runs[index], attributes)) {
        m_runs[index].length += quint32(length);
        return;
    }
    if (offset > start) {
        const auto rest = m_runs[index].length - quint32(offset - start);
        m_runs[index].length -= rest;
        Run tail{m_runs[index].attributes, rest};
        m_runs.insert(index + 1, std::move(tail));
        m_runs.insert(index + 1, Run{attributes, quint32(length)});
    } else if (index > 0 && haveEqual(m_runs[index - 1], attributes)) {
        m_runs[index - 1].length += quint32(length);
    } else {
        m_runs.insert(index, Run{attributes, quint32(length)});
    }
}

void RunList::erase(qsizetype offset, qsizetype length)
{
    if (length == 0)
        return;
    const auto [first, start] = placeAt(offset);
    SYNGRAPH_CHECK(first < m_runs.size());
    const auto firstLength = qsizetype(m_runs[first].length);
    if (length < firstLength && offset + length <= start + firstLength) {
        m_runs[first].length -= quint32(length);
        return;
    }
    auto kept = offset - start; // units of the first run in front of the hole
    auto index = first;
    while (length > 0) {
        SYNGRAPH_CHECK(index < m_runs.size());
        auto &run = m_runs[index];
        const auto part = std::min(length, qsizetype(run.length) - kept);
        run.length -= quint32(part);
        length -= part;
        kept = 0;
        if (length > 0)
            ++index;
    }
    // Runs in between are empty now, those at both ends may be.
    const auto from = m_runs[first].length > 0 ? first + 1 : first;
    auto to = m_runs[index].length > 0 ? index : index + 1;
    if (from >= to)
        return;
    if (from > 0 && to < m_runs.size() && m_runs[from - 1].attributes == m_runs[to].attributes) {
        m_runs[from - 1].length += m_runs[to].length;
        ++to;
    }
    m_runs.erase(m_runs.cbegin() + from, m_runs.cbegin() + to);
}

} // namespace syngraph
