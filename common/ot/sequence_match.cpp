#include "common/ot/sequence_match.h"

#include <algorithm>

namespace syngraph {

namespace {

constexpr qsizetype kAlways = 4; ///< comparisons for each symbol, whatever is left of the others

/// Furthest place in `before` that so and so many edits reach on each diagonal; diagonal k holds
/// the pairs of places with before - after = k, for k = -edits, -edits + 2 ... edits.
class Frontier final
{
public:
    explicit Frontier(qsizetype edits)
        : m_edits(edits)
        , m_reached(size_t(edits) + 1)
    {
    }
    qsizetype &at(qsizetype diagonal) { return m_reached[size_t((diagonal + m_edits) / 2)]; }
    qsizetype at(qsizetype diagonal) const { return m_reached[size_t((diagonal + m_edits) / 2)]; }
    bool has(qsizetype diagonal) const { return diagonal >= -m_edits && diagonal <= m_edits; }

    /// Whether the way onto `diagonal` with one more edit is an insertion, from the diagonal above.
    bool comesByInsertion(qsizetype diagonal) const
    {
        if (!has(diagonal - 1))
            return true;
        return has(diagonal + 1) && at(diagonal - 1) < at(diagonal + 1);
    }
    qsizetype startOn(qsizetype diagonal) const
    {
        return comesByInsertion(diagonal) ? at(diagonal + 1) : at(diagonal - 1) + 1;
    }

private:
    qsizetype m_edits;
    std::vector<qsizetype> m_reached;
};

/// Walks the frontiers back from the ends of both sequences.
std::vector<SequenceMatch> traceBack(const std::vector<Frontier> &frontiers, qsizetype before,
                                     qsizetype after)
{
    std::vector<SequenceMatch> matches;
    const auto add = [&matches](qsizetype start, qsizetype startAfter, qsizetype length) {
        if (length > 0)
            matches.push_back({start, startAfter, length});
    };
    for (auto edits = frontiers.size() - 1; edits > 0; --edits) {
        const auto &last = frontiers[edits - 1];
        const auto diagonal = before - after;
        const auto start = last.startOn(diagonal);
        add(start, start - diagonal, before - start);
        const bool inserted = last.comesByInsertion(diagonal);
        before = inserted ? start : start - 1;
        after = before - (inserted ? diagonal + 1 : diagonal - 1);
    }
    add(0, 0, before);
    std::reverse(matches.begin(), matches.end());
    return matches;
}

} // namespace

std::optional<std::vector<SequenceMatch>>
matchSequences(std::span<const quint32> before, std::span<const quint32> after, qsizetype mostEdits,
               qsizetype &comparisons)
{
    const auto n = qsizetype(before.size());
    const auto m = qsizetype(after.size());
    if (std::abs(n - m) > mostEdits)
        return std::nullopt;
    const auto least = comparisons - std::max(comparisons / 2, kAlways * (n + m));
    std::vector<Frontier> frontiers;
    for (qsizetype edits = 0; edits <= mostEdits; ++edits) {
        frontiers.emplace_back(edits);
        auto &frontier = frontiers.back();
        for (qsizetype diagonal = -edits; diagonal <= edits; diagonal += 2) {
            auto x = edits == 0 ? 0 : frontiers[size_t(edits) - 1].startOn(diagonal);
            const auto start = x;
            while (x < n && x - diagonal < m && x - diagonal >= 0 &&
                   before[size_t(x)] == after[size_t(x - diagonal)])
                ++x;
            frontier.at(diagonal) = x;
            comparisons -= x - start + 1;
            if (x == n && x - diagonal == m)
                return traceBack(frontiers, n, m);
        }
        if (comparisons < least)
            return std::nullopt;
    }
    return std::nullopt;
}

} // namespace syngraph
