#pragma once

#include "common/document/tree_node.h"

#include <array>
#include <span>

namespace syngraph {

/// A node of the document tree above the leaves, with the counts of each child beside it.
///
/// Owned by inner nodes and trees, shared copy-on-write (TreeNode). Invariants: all children are of
/// one height; none is empty; no two neighbours could be one (mergesWithNext), so that a tree of n
/// units never has more than about n / 256 leaves.
class InnerNode final : public TreeNode
{
public:
    static constexpr int kFanOut = 32;
    static constexpr qsizetype kMergeUnits = 512; ///< leaves that are together no longer become one
    static constexpr int kMergeChildren = 16;     ///< the same for inner nodes and their children

    /// `height` above the leaves: 1 when the children are leaves.
    explicit InnerNode(int height) : m_height(height) {}

    int height() const { return m_height; }
    int size() const { return m_size; }
    const NodePointer &child(int index) const { return m_children[size_t(index)]; }
    /// The place of the child, for writable(). Counts must be kept right with change().
    NodePointer &child(int index) { return m_children[size_t(index)]; }
    const NodeCounts &countsOf(int index) const { return m_counts[size_t(index)]; }
    NodeCounts counts() const override;

    /// The child changed by so much.
    void change(int index, qsizetype units, qsizetype paragraphEnds)
    {
        auto &counts = m_counts[size_t(index)];
        counts.units = quint32(qsizetype(counts.units) + units);
        counts.paragraphEnds = quint32(qsizetype(counts.paragraphEnds) + paragraphEnds);
    }
    /// Puts `nodes` into the place of `removed` children; there must be room.
    void replace(int index, int removed, std::span<const NodePointer> nodes);
    bool hasRoomFor(qsizetype more) const { return m_size + more <= kFanOut; }

    /// Joins small neighbours among the children from `index` - 1 to `index` + 1. Tells whether
    /// it has fewer children now.
    bool mergeAround(int index);

    /// Parts any number of nodes of one height into as few parents as leave some room in each.
    static NodeList group(std::span<const NodePointer> nodes, int height);

    void checkInvariants() const;

private:
    bool mergesWithNext(int index) const;
    void mergeWithNext(int index);

    int m_height;
    int m_size = 0;
    std::array<NodeCounts, kFanOut> m_counts;
    std::array<NodePointer, kFanOut> m_children;
};

} // namespace syngraph
