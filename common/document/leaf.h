#pragma once

#include "common/document/attribute_bytes.h"
#include "common/document/attribute_change.h"
#include "common/document/authorship.h"
#include "common/document/run_vector.h"
#include "common/ot/text_scan.h"
#include "common/document/tree_node.h"

#include <QStringView>

#include <algorithm>
#include <array>
#include <cstring>

namespace syngraph {

inline quint32 runWeight(const AttributeSet &attributes)
{
    return attributes.isEmpty() ? 0 : attributeByteCount(attributes);
}

using AttributeRuns = RunVector<AttributeSet>;
using AuthorRuns = RunVector<Authorship>;

/// A stretch of a document's text in a gap buffer, with the runs of its attributes and authors.
///
/// Owned by inner nodes and trees, shared copy-on-write (TreeNode). Offsets and lengths are UTF-16
/// units. Invariants: as long as the callers cut no surrogate pair, neither its borders nor the gap
/// do; counts() is what is in it. Whoever grows it asks for room first.
///
/// Units of 16 bits throughout. Leaves of Latin-1 would take half of the memory, of which the
/// largest document needs 4.6 MB, and save 14 ns of the 150 of an edit at a random place in it
/// (bench_tree, leaf_width); every reader would have to convert. Not worth two kinds of leaves.
class Leaf final : public TreeNode
{
public:
    static constexpr qsizetype kCapacity = 1024;

    Leaf() = default;
    Leaf(const Leaf &other);

    qsizetype length() const { return kCapacity - m_gapLength; }
    qsizetype room() const { return m_gapLength; }
    qsizetype paragraphEnds() const { return m_marks.paragraphEnds; }
    quint32 attributeBytes() const { return m_runs.weight(); }
    NodeCounts counts() const override
    {
        return {quint32(length()), m_marks.paragraphEnds, m_marks.embeds, m_runs.weight()};
    }

    char16_t unitAt(qsizetype offset) const ///< offset < length()
    {
        return m_units[size_t(offset < m_gapStart ? offset : offset + m_gapLength)];
    }
    const AttributeRuns &runs() const { return m_runs; }
    const AuthorRuns &authors() const { return m_authors; }

    // The next two are most of what a keystroke costs, and are inline for it. The range is checked
    // by the tree, which also has to know the marks: those of what is put in, or taken out.
    void insert(qsizetype offset, QStringView text, scan::Marks marks,
                const AttributeSet &attributes, Authorship authorship)
    {
        const auto length = text.size();
        m_runs.insert(offset, length, attributes);
        m_authors.insert(offset, length, authorship);
        if (offset != m_gapStart)
            moveGap(offset);
        std::memcpy(m_units.data() + offset, text.utf16(), size_t(length) * sizeof(char16_t));
        m_gapStart += qint32(length);
        m_gapLength -= qint32(length);
        m_marks += marks;
    }
    /// A unit that has no mark.
    void insertUnit(qsizetype offset, char16_t unit, const AttributeSet &attributes,
                    Authorship authorship)
    {
        m_runs.insert(offset, 1, attributes);
        m_authors.insert(offset, 1, authorship);
        if (offset != m_gapStart)
            moveGap(offset);
        m_units[size_t(offset)] = unit;
        ++m_gapStart;
        --m_gapLength;
    }
    void erase(qsizetype offset, qsizetype length, scan::Marks marks)
    {
        m_runs.erase(offset, length);
        m_authors.erase(offset, length);
        // Taken from the side of the gap that needs the least moving: a backspace moves nothing.
        if (offset + length == m_gapStart)
            m_gapStart = qint32(offset);
        else if (offset != m_gapStart)
            moveGap(offset);
        m_gapLength += qint32(length);
        m_marks -= marks;
    }
    /// Applies `change` unit by unit, "\n" and other units each by the keys that concern them.
    void format(qsizetype offset, qsizetype length, AttributeChange &change);
    void setAuthorship(qsizetype offset, qsizetype length, Authorship authorship)
    {
        m_authors.assign(offset, length, authorship);
    }
    /// Takes over all of `right`, for which there must be room.
    void append(const Leaf &right);

    /// "\n" and embeds in the `length` units from `offset`.
    scan::Marks marksIn(qsizetype offset, qsizetype length) const
    {
        return length == 1 ? scan::marksOf(unitAt(offset)) : countMarks(offset, length);
    }
    /// Offset of the `index`-th unit `mark`, of which there must be more than `index`.
    qsizetype offsetOf(char16_t mark, qsizetype index) const;

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

    /// Calls visit(offset, length, value) for the runs in this range.
    template <typename Value, typename Visitor>
    static void visitRange(const RunVector<Value> &runs, qsizetype offset, qsizetype length,
                           Visitor &&visit)
    {
        qsizetype start = 0;
        for (int i = 0; i < runs.size() && start < offset + length; ++i) {
            const auto from = std::max(offset, start);
            start += runs.lengthOf(i);
            const auto to = std::min(offset + length, start);
            if (from < to)
                visit(from, to - from, runs.valueOf(i));
        }
    }
    /// Calls visit(QStringView, const AttributeSet &) for pieces of equal attributes.
    template <typename Visitor>
    void visitRuns(qsizetype offset, qsizetype length, Visitor &&visit) const
    {
        visitRange(m_runs, offset, length,
                   [&](qsizetype from, qsizetype part, const AttributeSet &attributes) {
                       visitText(from, part, [&](QStringView text) { visit(text, attributes); });
                   });
    }

    /// Asks for what an edit at `offset` looks at first, without waiting for it: the runs and the
    /// text are in lines of their own, and one after the other would be waited for.
    void prefetch(qsizetype offset) const
    {
#ifdef __GNUC__
        constexpr qsizetype kLineBytes = 64;
        const auto *const head = reinterpret_cast<const char *>(this);
        __builtin_prefetch(head);
        __builtin_prefetch(head + kLineBytes);
        const auto *const text = reinterpret_cast<const char *>(m_units.data() + offset);
        for (qsizetype line = 0; line < 4; ++line)
            __builtin_prefetch(text + line * kLineBytes);
#else
        Q_UNUSED(offset)
#endif
    }

    void checkInvariants() const;

private:
    friend class LeafFiller;
    void moveGap(qsizetype offset);
    scan::Marks countMarks(qsizetype offset, qsizetype length) const;
    void appendText(QStringView text, scan::Marks marks);
    void appendFormatted(AttributeRuns &runs, qsizetype offset, qsizetype length,
                         const AttributeSet &attributes, AttributeChange &change) const;

    qint32 m_gapStart = 0;
    qint32 m_gapLength = kCapacity;
    scan::Marks m_marks;
    AttributeRuns m_runs;
    AuthorRuns m_authors;
    std::array<char16_t, kCapacity> m_units; ///< the gap's are indeterminate
};

} // namespace syngraph
