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
    NodeCounts countsOf(int index) const
    {
        const auto i = size_t(index);
        return {m_units[i], m_others[i].paragraphEnds, m_others[i].embeds,
                m_others[i].attributeBytes};
    }
    qsizetype unitsOf(int index) const { return qsizetype(m_units[size_t(index)]); }
    NodeCounts counts() const override;

    /// The child changed by so much.
    void changeUnits(int index, quint32 by) { m_units[size_t(index)] += by; }
    void change(int index, const NodeCounts &by)
    {
        const auto i = size_t(index);
        m_units[i] += by.units;
        m_others[i].paragraphEnds += by.paragraphEnds;
        m_others[i].embeds += by.embeds;
        m_others[i].attributeBytes += by.attributeBytes;
    }

    /// The first child whose end, `start` being the node's, is at `position` or behind it; `start`
    /// becomes that of the child. A block of children at a time: on the way down in a large
    /// document the time goes into loads that wait for memory, and these wait together.
    int childAt(qsizetype position, qsizetype &start) const
    {
        int index = 0;
        for (; index + kSearchBlock < m_size; index += kSearchBlock) {
            quint32 sum = 0;
            for (int i = 0; i < kSearchBlock; ++i)
                sum += m_units[size_t(index + i)];
            if (position <= start + qsizetype(sum))
                break;
            start += qsizetype(sum);
        }
        for (;; ++index) {
            const auto end = start + unitsOf(index);
            if (position <= end)
                return index;
            start = end;
        }
    }
    /// Puts `nodes` into the place of `removed` children; there must be room.
    void replace(int index, int removed, std::span<const NodePointer> nodes);
    bool hasRoomFor(qsizetype more) const { return m_size + more <= kFanOut; }

    /// Joins small neighbours among the children from `index` - 1 to `index` + 1. Tells whether
    /// it has fewer children now. Where runs of two leaves became one, the attribute bytes that
    /// went with it are added to `saved`: the counts above have to follow.
    bool mergeAround(int index, quint32 &saved);

    /// Parts any number of nodes of one height into as few parents as leave some room in each.
    static NodeList group(std::span<const NodePointer> nodes, int height);

    void checkInvariants() const;

private:
    bool mergesWithNext(int index) const;
    void mergeWithNext(int index, quint32 &saved);

    static constexpr int kSearchBlock = 8;
    struct OtherCounts
    {
        quint32 paragraphEnds;
        quint32 embeds;
        quint32 attributeBytes;
    };
    void setCounts(int index, const NodeCounts &counts);
    void moveCounts(int from, int to);

    int m_height;
    int m_size = 0;
    std::array<quint32, kFanOut> m_units; ///< apart from the others: searched on every way down
    std::array<OtherCounts, kFanOut> m_others;
    std::array<NodePointer, kFanOut> m_children;
};

} // namespace syngraph
