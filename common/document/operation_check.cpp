#include "common/document/operation_check.h"

#include "common/base/limits.h"
#include "common/ot/text_scan.h"

#include <algorithm>
#include <limits>

namespace syngraph {

namespace {

constexpr auto kHardLimitUnits = 2 * limits::kDocumentUnits;
constexpr auto kHardLimitAttributeBytes = kViewAttributeBytes;
/// No set that passed the schema has more canonical bytes.
constexpr qsizetype kSetBytes = kAttributeKeys * (3 * limits::kAttributeValueUnits + 32);
/// The trees count in 32 bits, and what goes on in the next leaf there once more.
constexpr qsizetype kMostLeaves = kHardLimitUnits / (InnerNode::kMergeUnits / 2);
static_assert(kHardLimitAttributeBytes + kMostLeaves * kSetBytes
              < qsizetype(std::numeric_limits<quint32>::max()));

/// What kAttributeBytes is about. The tree counts the runs of its leaves, of which some go on in
/// the next leaf: how many depends on its shape, and client and server must come to one verdict.
qsizetype attributeBytesOfMaximalRuns(const DocumentTree &tree)
{
    qsizetype bytes = 0;
    AttributeSet last;
    tree.visitLeaves(0, tree.length(), [&](const Leaf &leaf, qsizetype, qsizetype) {
        const auto &runs = leaf.runs();
        bytes += qsizetype(runs.weight());
        if (runs.valueOf(0) == last)
            bytes -= qsizetype(runWeight(last));
        last = runs.valueOf(runs.size() - 1);
    });
    return bytes;
}

/// Measures the paragraphs that an operation leaves behind, from left to right. `m_length` is what
/// the paragraph has so far, `m_source` the longest of the base of which it keeps a unit.
class ParagraphMeter final
{
public:
    explicit ParagraphMeter(const DocumentTree &tree) : m_tree(tree) {}

    /// The base from `from` up to `to` stays. Only its first and last paragraph can be changed.
    void keep(qsizetype from, qsizetype to)
    {
        if (from == to)
            return;
        const auto first = m_tree.paragraphEndsBefore(from);
        const auto last = m_tree.paragraphEndsBefore(to);
        keepPartOf(first, std::min(to, m_tree.paragraphEndPosition(first)) - from);
        if (first == last)
            return;
        endParagraph();
        if (const auto start = m_tree.paragraphEndPosition(last - 1) + 1; start < to)
            keepPartOf(last, to - start);
    }

    void insert(QStringView text)
    {
        while (!text.isEmpty()) {
            const auto end = text.indexOf(QChar(kParagraphEnd));
            m_length += end < 0 ? text.size() : end;
            if (end < 0)
                return;
            endParagraph();
            text = text.sliced(end + 1);
        }
    }

    bool foundTooLong() const { return m_foundTooLong; }

private:
    void keepPartOf(qsizetype paragraph, qsizetype units)
    {
        const auto start = paragraph == 0 ? 0 : m_tree.paragraphEndPosition(paragraph - 1) + 1;
        m_source = std::max(m_source, m_tree.paragraphEndPosition(paragraph) - start);
        m_length += units;
    }
    void endParagraph()
    {
        m_foundTooLong |= m_length > limits::kParagraphUnits && m_length > m_source;
        m_length = 0;
        m_source = 0;
    }

    const DocumentTree &m_tree;
    qsizetype m_length = 0;
    qsizetype m_source = 0;
    bool m_foundTooLong = false;
};

} // namespace

bool OperationCheck::passes(DocumentTree::Limits limits)
{
    if (m_operation.baseLength() != m_tree.length())
        return fail(ApplyError::WrongBase);
    if (m_operation.targetLength() > kHardLimitUnits)
        return fail(ApplyError::DocumentTooLong);
    if (!checkStructure() || !(limits == DocumentTree::Limits::Lifted || checkLimits()))
        return false;
    const auto most = limits == DocumentTree::Limits::Lifted ? kHardLimitAttributeBytes
                                                             : limits::kAttributeBytes;
    return mayHold(most) || fail(ApplyError::TooManyAttributes);
}

/// The text is well-formed, so a boundary is inside a pair exactly when a low half follows it.
inline bool OperationCheck::isInsidePair(qsizetype position)
{
    m_tree.seek(m_path, position, DocumentTree::Target::Unit);
    return QChar::isLowSurrogate(m_path.leaf->unitAt(position - m_path.start));
}

bool OperationCheck::checkStructure()
{
    const auto end = m_tree.length();
    qsizetype position = 0;
    for (const auto &component : m_operation.components()) {
        if (component.kind == Delta::Kind::Insert) {
            if (position == end)
                return fail(ApplyError::LosesEnd);
            if (!scan::isWellFormed(m_operation.text(component)))
                return fail(ApplyError::SplitsPair);
        } else {
            const auto start = position;
            position += qsizetype(component.length);
            if (position == end) {
                if (component.kind == Delta::Kind::Delete)
                    return fail(ApplyError::LosesEnd);
                continue;
            }
            if (isInsidePair(position))
                return fail(ApplyError::SplitsPair);
            if (component.kind == Delta::Kind::Retain)
                continue;
            m_deletes = true;
            if (m_firstChange < 0)
                m_firstChange = start;
        }
        if (m_firstChange < 0)
            m_firstChange = position;
        m_lastChange = position;
    }
    return true;
}

bool OperationCheck::checkLimits()
{
    const auto before = m_tree.length();
    const auto after = m_operation.targetLength();
    if (after > limits::kDocumentUnits && after > before)
        return fail(ApplyError::DocumentTooLong);
    static_assert(limits::kParagraphs <= limits::kParagraphUnits);
    if (m_firstChange < 0 || after <= limits::kParagraphs)
        return true; // formats alone, or is too little text to break any of the limits below
    if (m_tree.paragraphEnds() + m_operation.insertedText().size() > limits::kParagraphs
        && makesTooManyParagraphs())
        return fail(ApplyError::TooManyParagraphs);
    if (!paragraphsStayShort() && makesParagraphTooLong())
        return fail(ApplyError::ParagraphTooLong);
    return true;
}

/// Whether the operation leaves at most so many bytes of attributes, or fewer than there were. Only
/// what two bounds leave in doubt is tried, and what was tried and passed needs no second time.
bool OperationCheck::mayHold(qsizetype most)
{
    const auto now = qsizetype(m_tree.counts().attributeBytes);
    if (now + mayGrowBy() <= most || now + mayGrowByRuns() <= most)
        return true;
    m_trial.emplace(m_tree);
    m_trial->applyChecked(m_operation, m_authorship);
    const auto after = attributeBytesOfMaximalRuns(*m_trial);
    return after <= most || after <= attributeBytesOfMaximalRuns(m_tree);
}

/// Looks at the operation alone: as if each unit that is formatted were a run.
qsizetype OperationCheck::mayGrowBy() const
{
    qsizetype bytes = 0;
    const bool isPlain = m_tree.counts().attributeBytes == 0;
    for (const auto &component : m_operation.components()) {
        const bool changes = !component.attributes.isEmpty();
        // What is put into a run, or formatted within it, leaves two of it.
        if (changes || (component.kind == Delta::Kind::Insert && !(isPlain && bytes == 0)))
            bytes += 2 * kSetBytes;
        if (changes && component.kind == Delta::Kind::Retain)
            bytes += qsizetype(component.length) * qsizetype(attributeByteCount(component.attributes));
    }
    return bytes;
}

/// The same with the runs that are there: a change makes no more of them but around a "\n".
qsizetype OperationCheck::mayGrowByRuns() const
{
    qsizetype bytes = 0;
    qsizetype position = 0;
    for (const auto &component : m_operation.components()) {
        const auto length = qsizetype(component.length);
        const bool changes = !component.attributes.isEmpty();
        if (changes || component.kind == Delta::Kind::Insert)
            bytes += 2 * kSetBytes;
        if (component.kind == Delta::Kind::Insert)
            continue;
        if (changes) {
            qsizetype runs = 2;
            m_tree.visitLeaves(position, length, [&runs](const Leaf &leaf, qsizetype, qsizetype) {
                runs += leaf.runs().size() + 2 * leaf.paragraphEnds();
            });
            bytes += runs * qsizetype(attributeByteCount(component.attributes));
        }
        position += length;
    }
    return bytes;
}

bool OperationCheck::makesTooManyParagraphs() const
{
    const auto inserted = scan::countParagraphEnds(m_operation.insertedText());
    if (m_tree.paragraphEnds() + inserted <= limits::kParagraphs)
        return false;
    const auto gain = inserted - paragraphEndsDeleted();
    return gain > 0 && m_tree.paragraphEnds() + gain > limits::kParagraphs;
}

qsizetype OperationCheck::paragraphEndsDeleted() const
{
    if (!m_deletes)
        return 0;
    qsizetype deleted = 0;
    qsizetype position = 0;
    for (const auto &component : m_operation.components()) {
        if (component.kind == Delta::Kind::Insert)
            continue;
        const auto end = position + qsizetype(component.length);
        if (component.kind == Delta::Kind::Delete)
            deleted += m_tree.paragraphEndsBefore(end) - m_tree.paragraphEndsBefore(position);
        position = end;
    }
    return deleted;
}

/// A bound that holds for nearly every edit and looks at counts alone: all changes are in one leaf,
/// and whatever reaches into it is short even when it all becomes one paragraph.
bool OperationCheck::paragraphsStayShort()
{
    if (!m_path.leaf || m_firstChange < m_path.start
        || m_lastChange > m_path.start + m_path.leaf->length())
        return !m_operation.hasInserts() && paragraphEndsDeleted() == 0;
    return m_operation.insertedText().size() <= DocumentTree::paragraphRoomAt(m_path);
}

bool OperationCheck::makesParagraphTooLong() const
{
    ParagraphMeter meter(m_tree);
    qsizetype position = 0;
    for (const auto &component : m_operation.components()) {
        const auto end = position + qsizetype(component.length);
        switch (component.kind) {
        case Delta::Kind::Insert:
            meter.insert(m_operation.text(component));
            continue;
        case Delta::Kind::Retain:
            meter.keep(position, end);
            break;
        case Delta::Kind::Delete:
            break;
        }
        position = end;
    }
    meter.keep(position, m_tree.length());
    return meter.foundTooLong();
}

} // namespace syngraph
