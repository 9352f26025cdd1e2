#pragma once

#include "common/document/runs.h"
#include "common/document/tree_node.h"

#include <QStringView>

#include <algorithm>
#include <array>

namespace syngraph {

/// A stretch of a document's text in a gap buffer, with the runs of its attributes.
///
/// Owned by inner nodes and trees, shared copy-on-write (TreeNode). Offsets and lengths are UTF-16
/// units. Invariants: as long as the callers cut no surrogate pair, neither its borders nor the gap
/// do; paragraphEnds() is the number of "\n". Whoever grows it asks for room first.
class Leaf final : public TreeNode
{
public:
    static constexpr qsizetype kCapacity = 1024;

    Leaf() = default;
    Leaf(const Leaf &other);

    qsizetype length() const { return kCapacity - m_gapLength; }
    qsizetype room() const { return m_gapLength; }
    qsizetype paragraphEnds() const { return m_paragraphEnds; }
    NodeCounts counts() const override { return {quint32(length()), quint32(m_paragraphEnds)}; }

    char16_t unitAt(qsizetype offset) const ///< offset < length()
    {
        return m_units[size_t(offset < m_gapStart ? offset : offset + m_gapLength)];
    }
    const RunList &runs() const { return m_runs; }

    /// `paragraphEnds` is the number of "\n" in what is put in or taken out; the tree has to know
    /// it first.
    void insert(qsizetype offset, QStringView text, qsizetype paragraphEnds,
                const AttributeSet &attributes);
    void erase(qsizetype offset, qsizetype length, qsizetype paragraphEnds);
    /// Applies `change` unit by unit, "\n" and other units each by the keys that concern them.
    void format(qsizetype offset, qsizetype length, const AttributeSet &change);
    /// As insert() at the end, without a search among many runs.
    void append(QStringView text, const AttributeSet &attributes);
    /// Takes over all of `right`, for which there must be room.
    void append(const Leaf &right);

    /// "\n" in the `length` units from `offset`.
    qsizetype paragraphEndsIn(qsizetype offset, qsizetype length) const;
    /// Offset of the `index`-th "\n"; 0 <= index < paragraphEnds().
    qsizetype paragraphEndOffset(qsizetype index) const;

    /// Calls visit(QStringView) for one or two pieces.
    template <typename Visitor>
    void visitText(qsizetype offset, qsizetype length, Visitor &&visit) const
    {
        const auto before = std::clamp(m_gapStart - offset, qsizetype(0), length);
        if (before > 0)
            visit(QStringView(m_units.data() + offset, before));
        if (before < length)
            visit(QStringView(m_units.data() + m_gapLength + offset + before, length - before));
    }

    /// Calls visit(QStringView, const AttributeSet &) for pieces of equal attributes.
    template <typename Visitor>
    void visitRuns(qsizetype offset, qsizetype length, Visitor &&visit) const
    {
        qsizetype start = 0;
        for (const auto &run : m_runs.items()) {
            const auto from = std::max(offset, start);
            start += qsizetype(run.length);
            const auto to = std::min(offset + length, start);
            if (from < to)
                visitText(from, to - from, [&](QStringView text) { visit(text, run.attributes); });
            if (start >= offset + length)
                break;
        }
    }

    void checkInvariants() const;

private:
    void moveGap(qsizetype offset);
    void appendFormatted(RunList &runs, qsizetype offset, const Run &part,
                         const AttributeSet &change) const;

    RunList m_runs;
    qsizetype m_gapStart = 0;
    qsizetype m_gapLength = kCapacity;
    qsizetype m_paragraphEnds = 0;
    std::array<char16_t, kCapacity> m_units; ///< the gap's are indeterminate
};

/// Cuts text that comes piece by piece into leaves of about equal size, never inside a surrogate
/// pair; leaves some room in each, so that the next keystroke does not split it at once.
class LeafFiller final
{
public:
    /// `total` units are going to come, not fewer and not more.
    explicit LeafFiller(qsizetype total);
    void add(QStringView text, const AttributeSet &attributes);
    NodeList take();

private:
    void openLeaf();
    NodeList m_done;
    QExplicitlySharedDataPointer<Leaf> m_leaf;
    qsizetype m_left;       ///< units still to come
    qsizetype m_leavesLeft; ///< leaves to put them into
    qsizetype m_target = 0; ///< length of the leaf being filled
};

} // namespace syngraph
