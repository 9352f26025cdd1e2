#pragma once

#include <QtGlobal>

#include <optional>
#include <span>
#include <vector>

namespace syngraph {

/// `length` symbols that both sequences have in common, from these places on.
struct SequenceMatch
{
    qsizetype before;
    qsizetype after;
    qsizetype length;
    bool operator==(const SequenceMatch &) const = default;
};

/// What stays on the shortest way from `before` to `after`, in order: the greedy algorithm of Myers
/// (An O(ND) difference algorithm and its variations, 1986). nullopt when more than `mostEdits`
/// symbols differ or the search gets too long; memory is O(mostEdits^2).
///
/// `comparisons` is what is left of those that all searches of one caller may make together, a
/// million of them some 3 ms. Each takes half of it at most, so that a costly one leaves some for
/// those behind it, but always some for each symbol: with nothing left a few edits are still found.
std::optional<std::vector<SequenceMatch>> matchSequences(std::span<const quint32> before,
                                                         std::span<const quint32> after,
                                                         qsizetype mostEdits,
                                                         qsizetype &comparisons);

} // namespace syngraph
