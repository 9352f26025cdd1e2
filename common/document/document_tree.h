#pragma once

#include "common/base/check.h"
#include "common/base/result.h"
#include "common/document/document.h"
#include "common/document/inner_node.h"
#include "common/document/leaf_filler.h"

#include <array>
#include <atomic>

namespace syngraph {

/// The B+ tree behind a Document, which owns it alone; its nodes may be shared with other trees.
///
/// Reading functions change nothing, so any number of threads may read one tree, or trees that
/// share nodes. Positions and lengths are UTF-16 units and are the caller's to keep in range: a
/// wrong one breaks a check. Invariants: those of Leaf and InnerNode; a root of several children or
/// a leaf; the text ends in "\n". After std::bad_alloc out of an edit text, runs and counts may not
/// agree: the tree is good for nothing but to be destroyed. Its copies are as they were.
class DocumentTree final
{
public:
    /// A way from the root down to one leaf. Valid until the tree is changed.
    struct Path
    {
        static constexpr int kMaxDepth = 12; ///< far above what kDocumentUnits can need
        struct Step
        {
            InnerNode *node;
            int index;
        };
        std::array<Step, kMaxDepth> steps;
        int depth = 0;
        Leaf *leaf = nullptr;         ///< null: leads nowhere
        qsizetype start = 0;          ///< position of the leaf's first unit
        qsizetype paragraphRoom = -1; ///< paragraphRoomAt(), when it was asked for
        bool owned = false;           ///< leads through nodes that the tree shares with nobody

        /// Whether a leaf of so many units would be one with the leaf behind the path's.
        bool hasSmallNext(qsizetype units) const;

        Path() {} // leaves the steps as they are: a path is made anew after most splits
    };
    /// What a position stands for: the unit behind it, or the place between two units, which for a
    /// place between two leaves may be found in either.
    enum class Target : quint8 { Unit, Gap };

    /// From the leaves of a whole text.
    explicit DocumentTree(NodeList leaves);
    /// Shares all nodes.
    DocumentTree(const DocumentTree &other);
    DocumentTree &operator=(const DocumentTree &) = delete;

    qsizetype length() const { return qsizetype(m_counts.units); }
    qsizetype paragraphEnds() const { return qsizetype(m_counts.paragraphEnds); }
    const NodeCounts &counts() const { return m_counts; }

    enum class Limits : quint8 { Enforced, Lifted };
    /// See Document::check().
    Status<ApplyError> check(const Delta &operation) const;
    /// See Document::apply() and applyUnlimited().
    Status<ApplyError> apply(const Delta &operation, Authorship authorship, Limits limits);

    /// Leads `path` to the leaf of `position`; costs next to nothing when it is there already.
    void seek(Path &path, qsizetype position, Target target) const
    {
        const auto offset = position - path.start;
        const auto reach = target == Target::Unit ? 1 : 0;
        if (!path.leaf || offset < 0 || offset + reach > path.leaf->length())
            descend(path, position, reach);
    }

    /// What apply() does when the operation was checked already.
    void applyChecked(const Delta &operation, Authorship authorship);
    // Single edits, which nothing checks. `length` may be 0.
    void insert(qsizetype position, QStringView text, const AttributeSet &attributes,
                Authorship authorship);
    void erase(qsizetype position, qsizetype length);
    void format(qsizetype position, qsizetype length, const AttributeSet &attributes);
    void setAuthorship(qsizetype position, qsizetype length, Authorship authorship);

    /// Calls visit(const Leaf &, offset, length) for the parts of the leaves in this range.
    template <typename Visitor>
    void visitLeaves(qsizetype position, qsizetype length, Visitor &&visit) const
    {
        SYNGRAPH_CHECK(position >= 0 && length >= 0 && position + length <= this->length());
        if (length > 0)
            visitNode(*m_root, m_height, position, position + length, visit);
    }

    char16_t unitAt(qsizetype position) const;
    const AttributeSet &attributesAt(qsizetype position) const;
    Authorship authorshipAt(qsizetype position) const;
    /// "\n" in front of `position`, which is in [0, length()].
    qsizetype paragraphEndsBefore(qsizetype position) const;
    /// Position of the `index`-th "\n"; 0 <= index < paragraphEnds().
    qsizetype paragraphEndPosition(qsizetype index) const;
    /// Position of the `index`-th embed; 0 <= index < counts().embeds.
    qsizetype embedPosition(qsizetype index) const;
    /// As many units may be inserted into the leaf of `path` before any paragraph can be too long,
    /// whatever else is done inside of the leaf: all that reaches into it is measured as if it were
    /// one paragraph. Negative when there may be none. Looks at counts alone, not at text, and only
    /// once for a path.
    static qsizetype paragraphRoomAt(Path &path);

    bool sharesRootWith(const DocumentTree &other) const { return m_root == other.m_root; }
    void checkInvariants() const;

private:
    template <typename Visitor>
    static void visitNode(const TreeNode &node, int height, qsizetype from, qsizetype to,
                          Visitor &visit);

    void become(DocumentTree &other);
    void descend(Path &path, qsizetype position, qsizetype reach) const;
    void growRoot(NodeList nodes);
    Leaf &ownLeaf();
    Leaf &takeLeaf();
    bool applySmallEdit(const Delta &operation, Authorship authorship);
    NodePointer &placeOfLeaf();
    void count(const NodeCounts &change);
    void countEdit(quint32 units, scan::Marks marks, quint32 attributeBytes);
    void insertText(qsizetype offset, QStringView text, const AttributeSet &attributes,
                    Authorship authorship);
    void insertBySplitting(qsizetype offset, QStringView text, const AttributeSet &attributes,
                           Authorship authorship);
    void replaceLeaf(NodeList nodes);
    void removeLeaf();
    void mergeUpwards(int level, bool childGone);
    template <typename Count>
    qsizetype positionOf(char16_t mark, qsizetype index, Count count) const;

    NodePointer m_root;
    int m_height = 0; ///< 0: the root is a leaf
    NodeCounts m_counts;
    Path m_path; ///< written by edits alone
    /// All of m_path is known to be shared with no other tree. Cleared by whoever copies this tree,
    /// which several threads may do at once.
    mutable std::atomic<bool> m_ownsPath = false;
};

/// `from` and `to` are relative to the node's first unit.
template <typename Visitor>
void DocumentTree::visitNode(const TreeNode &node, int height, qsizetype from, qsizetype to,
                               Visitor &visit)
{
    if (height == 0) {
        visit(static_cast<const Leaf &>(node), from, to - from);
        return;
    }
    const auto &inner = static_cast<const InnerNode &>(node);
    qsizetype start = 0;
    for (int i = 0; i < inner.size() && start < to; ++i) {
        const auto end = start + inner.unitsOf(i);
        if (end > from)
            visitNode(*inner.child(i), height - 1, std::max(from, start) - start,
                      std::min(to, end) - start, visit);
        start = end;
    }
}

} // namespace syngraph
