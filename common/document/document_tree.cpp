#include "common/document/document_tree.h"

#include "common/base/limits.h"
#include "common/document/operation_check.h"
#include "common/ot/text_scan.h"

namespace syngraph {

namespace {

// Copied as a whole word. Made in place, its parts would be stored one by one and loaded together,
// and that stall is as long as all the rest of a keystroke's edit takes.
const Status<ApplyError> kApplied = Done{};

/// Behind the caret of who types at the end of a leaf.
constexpr qsizetype kTailUnits = 16;

} // namespace

bool DocumentTree::Path::hasSmallNext(qsizetype units) const
{
    if (depth == 0)
        return false;
    const auto [node, index] = steps[size_t(depth - 1)];
    return index + 1 < node->size() && node->unitsOf(index + 1) + units <= InnerNode::kMergeUnits;
}

DocumentTree::DocumentTree(NodeList leaves)
{
    SYNGRAPH_CHECK(!leaves.empty());
    growRoot(std::move(leaves));
    m_counts = m_root->counts();
}

// The path stays behind: its nodes are shared from now on, and reading `other` must not change it.
DocumentTree::DocumentTree(const DocumentTree &other)
    : m_root(other.m_root)
    , m_height(other.m_height)
    , m_counts(other.m_counts)
{
    other.m_ownsPath.store(false, std::memory_order_relaxed);
}

void DocumentTree::growRoot(NodeList nodes)
{
    while (nodes.size() > 1)
        nodes = InnerNode::group(nodes, ++m_height);
    m_root = nodes.front();
}

Status<ApplyError> DocumentTree::check(const Delta &operation) const
{
    Path path = m_path;
    OperationCheck check(*this, path, operation, {});
    if (!check.passes(Limits::Enforced))
        return check.error();
    return Done{};
}

Status<ApplyError> DocumentTree::apply(const Delta &operation, Authorship authorship,
                                       Limits limits)
{
    if (applySmallEdit(operation, authorship)) [[likely]]
        return kApplied;
    // The check leads the path to where the edit is going to be.
    OperationCheck check(*this, m_path, operation, authorship);
    if (!check.passes(limits))
        return check.error();
    if (auto *const trial = check.trial())
        become(*trial);
    else
        applyChecked(operation, authorship);
    return kApplied;
}

/// Takes over what `other` holds, which is not used any more.
void DocumentTree::become(DocumentTree &other)
{
    m_root = std::move(other.m_root);
    m_height = other.m_height;
    m_counts = other.m_counts;
    m_path = Path();
    m_ownsPath.store(false, std::memory_order_relaxed);
}

/// What nearly every operation is, one unit put in or taken out somewhere, when it is plain to see
/// that it keeps all limits: checked and done on one way down. False when nothing was done:
/// whatever is doubtful goes the general way.
bool DocumentTree::applySmallEdit(const Delta &operation, Authorship authorship)
{
    const auto components = operation.components();
    if (components.empty() || components.size() > 2 || operation.baseLength() != length())
        return false;
    const auto &edit = components.back();
    if (edit.length != 1)
        return false;
    qsizetype position = 0;
    if (components.size() == 2) {
        const auto &first = components.front();
        if (first.kind != Delta::Kind::Retain || !first.attributes.isEmpty())
            return false;
        position = qsizetype(first.length);
    }
    const bool inserts = edit.kind == Delta::Kind::Insert;
    // At the very end nothing may be, and behind what is deleted there is one more unit.
    if (edit.kind == Delta::Kind::Retain || position + (inserts ? 0 : 1) >= length())
        return false;
    seek(m_path, position, Target::Unit);
    const auto &leaf = *m_path.leaf;
    const auto offset = position - m_path.start;
    const auto unit = inserts ? operation.text(edit).front().unicode() : leaf.unitAt(offset);
    if (unit == kParagraphEnd || QChar::isSurrogate(unit))
        return false;
    if (!inserts) {
        erase(position, 1);
        return true;
    }
    const auto after = operation.targetLength();
    if (QChar::isLowSurrogate(leaf.unitAt(offset)) || after > limits::kDocumentUnits
        || (after > limits::kParagraphUnits && paragraphRoomAt(m_path) < 1)
        || m_counts.attributeBytes > limits::kAttributeBytes / 2)
        return false;
    insert(position, operation.text(edit), edit.attributes, authorship);
    return true;
}

void DocumentTree::applyChecked(const Delta &operation, Authorship authorship)
{
    qsizetype position = 0;
    for (const auto &component : operation.components()) {
        const auto length = qsizetype(component.length);
        switch (component.kind) {
        case Delta::Kind::Retain:
            if (!component.attributes.isEmpty())
                format(position, length, component.attributes);
            position += length;
            break;
        case Delta::Kind::Insert:
            insert(position, operation.text(component), component.attributes, authorship);
            position += length;
            break;
        case Delta::Kind::Delete:
            erase(position, length);
            break;
        }
    }
}

/// `reach` is 1 when the unit behind the position is wanted too.
void DocumentTree::descend(Path &path, qsizetype position, qsizetype reach) const
{
    SYNGRAPH_CHECK(position >= 0 && position + reach <= length() && m_height <= Path::kMaxDepth);
    path.depth = 0;
    path.start = 0;
    path.paragraphRoom = -1;
    path.owned = false;
    TreeNode *node = m_root.data();
    for (int height = m_height; height > 0; --height) {
        auto *inner = static_cast<InnerNode *>(node);
        const auto index = inner->childAt(position + reach, path.start);
        path.steps[size_t(path.depth++)] = {inner, index};
        node = inner->child(index).data();
    }
    path.leaf = static_cast<Leaf *>(node);
    path.leaf->prefetch(position - path.start);
}

/// Makes all nodes on the path ours alone, so that they may be written to.
Leaf &DocumentTree::takeLeaf()
{
    auto &leaf = writable<Leaf>(placeOfLeaf());
    m_path.leaf = &leaf;
    m_path.owned = true;
    m_ownsPath.store(true, std::memory_order_relaxed);
    return leaf;
}

/// The same but for the leaf itself, whose place it returns.
NodePointer &DocumentTree::placeOfLeaf()
{
    auto *place = &m_root;
    for (int level = 0; level < m_path.depth; ++level) {
        auto &[node, index] = m_path.steps[size_t(level)];
        node = &writable<InnerNode>(*place);
        place = &node->child(index);
    }
    return *place;
}

inline Leaf &DocumentTree::ownLeaf()
{
    if (m_path.owned && m_ownsPath.load(std::memory_order_relaxed)) [[likely]]
        return *m_path.leaf;
    return takeLeaf();
}

/// Counts a change of the path's leaf in all nodes above it, which are ours.
void DocumentTree::count(const NodeCounts &change)
{
    for (int level = 0; level < m_path.depth; ++level) {
        const auto [node, index] = m_path.steps[size_t(level)];
        node->change(index, change);
    }
    m_counts += change;
}

/// The same for what most edits are, a change of units alone.
inline void DocumentTree::countEdit(quint32 units, scan::Marks marks, quint32 attributeBytes)
{
    if ((marks.paragraphEnds | marks.embeds | attributeBytes) != 0) [[unlikely]] {
        count({units, marks.paragraphEnds, marks.embeds, attributeBytes});
        return;
    }
    for (int level = 0; level < m_path.depth; ++level) {
        const auto [node, index] = m_path.steps[size_t(level)];
        node->changeUnits(index, units);
    }
    m_counts.units += units;
}

void DocumentTree::insert(qsizetype position, QStringView text, const AttributeSet &attributes,
                          Authorship authorship)
{
    seek(m_path, position, Target::Gap);
    const auto offset = position - m_path.start;
    // A key, without the loops that all other text needs.
    if (text.size() == 1 && m_path.leaf->room() > 0) {
        const auto unit = text.front().unicode();
        if (scan::marksOf(unit) == scan::Marks()) {
            auto &leaf = ownLeaf();
            const auto before = leaf.attributeBytes();
            leaf.insertUnit(offset, unit, attributes, authorship);
            countEdit(1, {}, leaf.attributeBytes() - before);
            --m_path.paragraphRoom;
            return;
        }
    }
    insertText(offset, text, attributes, authorship);
}

void DocumentTree::insertText(qsizetype offset, QStringView text, const AttributeSet &attributes,
                              Authorship authorship)
{
    if (text.size() > m_path.leaf->room()) {
        insertBySplitting(offset, text, attributes, authorship);
        return;
    }
    auto &leaf = ownLeaf();
    const auto marks = scan::countMarks(text);
    const auto before = leaf.attributeBytes();
    leaf.insert(offset, text, marks, attributes, authorship);
    countEdit(quint32(text.size()), marks, leaf.attributeBytes() - before);
    m_path.paragraphRoom -= text.size();
}

void DocumentTree::insertBySplitting(qsizetype offset, QStringView text,
                                     const AttributeSet &attributes, Authorship authorship)
{
    placeOfLeaf();
    const auto &leaf = *m_path.leaf;
    const auto rest = leaf.length() - offset;
    NodeList leaves;
    const auto fill = [&](qsizetype before) {
        LeafFiller filler(before + text.size() + rest);
        filler.add(leaf, offset - before, before);
        filler.addText(text);
        filler.addRun(text.size(), attributes);
        filler.addAuthor(text.size(), authorship);
        filler.add(leaf, offset, rest);
        for (auto &filled : filler.take())
            leaves.push_back(std::move(filled));
    };
    // Who types at the end goes on there: the full leaf stays full, and the next one has room. Not
    // where the next one would be so small that it belongs to the one behind it.
    if (rest <= kTailUnits && offset > InnerNode::kMergeUnits
        && !m_path.hasSmallNext(text.size() + rest)) {
        LeafFiller full(offset);
        full.add(leaf, 0, offset);
        leaves = full.take();
        fill(0);
    } else {
        fill(offset);
    }
    auto change = -leaf.counts();
    for (const auto &added : leaves)
        change += added->counts();
    count(change);
    replaceLeaf(std::move(leaves));
}

/// Puts `nodes` into the place of the path's leaf. The path is owned and the change counted.
void DocumentTree::replaceLeaf(NodeList nodes)
{
    for (int level = m_path.depth - 1;; --level) {
        if (level < 0) {
            growRoot(std::move(nodes));
            break;
        }
        auto &[parent, index] = m_path.steps[size_t(level)];
        if (parent->hasRoomFor(qsizetype(nodes.size()) - 1)) {
            parent->replace(index, 1, nodes);
            break;
        }
        NodeList all;
        all.reserve(size_t(parent->size()) + nodes.size());
        for (int i = 0; i < parent->size(); ++i) {
            if (i == index)
                all.insert(all.end(), nodes.begin(), nodes.end());
            else
                all.push_back(parent->child(i));
        }
        nodes = InnerNode::group(all, parent->height());
    }
    m_path = Path();
}

void DocumentTree::erase(qsizetype position, qsizetype length)
{
    while (length > 0) {
        seek(m_path, position, Target::Unit);
        const auto offset = position - m_path.start;
        const auto part = std::min(length, m_path.leaf->length() - offset);
        if (part == m_path.leaf->length()) {
            placeOfLeaf();
            count(-m_path.leaf->counts());
            removeLeaf();
        } else {
            auto &leaf = ownLeaf();
            const auto marks = leaf.marksIn(offset, part);
            const auto before = leaf.attributeBytes();
            leaf.erase(offset, part, marks);
            countEdit(0 - quint32(part), {0 - marks.paragraphEnds, 0 - marks.embeds},
                      leaf.attributeBytes() - before);
            if (leaf.length() < InnerNode::kMergeUnits)
                mergeUpwards(m_path.depth - 1, false);
        }
        length -= part;
    }
}

void DocumentTree::removeLeaf()
{
    SYNGRAPH_CHECK(m_path.depth > 0);
    int level = m_path.depth - 1;
    for (;; --level) {
        SYNGRAPH_CHECK(level >= 0); // the final "\n" stays
        const auto &step = m_path.steps[size_t(level)];
        step.node->replace(step.index, 1, {});
        if (step.node->size() > 0)
            break;
    }
    mergeUpwards(level, true);
}

/// Joins what has become small around the path, from `level` up to the root.
void DocumentTree::mergeUpwards(int level, bool childGone)
{
    bool reshaped = childGone;
    bool mayMerge = true;
    quint32 saved = 0;
    for (; level >= 0; --level) {
        const auto &step = m_path.steps[size_t(level)];
        if (saved > 0)
            step.node->change(step.index, {0, 0, 0, 0 - saved});
        if (!mayMerge)
            continue;
        const bool merged = step.node->mergeAround(step.index, saved);
        reshaped |= merged;
        // With as many children as before nothing above can have become small.
        mayMerge = merged || childGone;
        if (!mayMerge && saved == 0)
            break;
        childGone = false;
    }
    m_counts.attributeBytes -= saved;
    if (!reshaped)
        return;
    while (m_height > 0 && static_cast<const InnerNode &>(*m_root).size() == 1) {
        const NodePointer only = static_cast<const InnerNode &>(*m_root).child(0);
        m_root = only;
        --m_height;
    }
    m_path = Path();
}

void DocumentTree::format(qsizetype position, qsizetype length, const AttributeSet &attributes)
{
    AttributeChange change(attributes);
    while (length > 0) {
        seek(m_path, position, Target::Unit);
        const auto offset = position - m_path.start;
        const auto part = std::min(length, m_path.leaf->length() - offset);
        auto &leaf = ownLeaf();
        const auto before = leaf.attributeBytes();
        leaf.format(offset, part, change);
        count({0, 0, 0, leaf.attributeBytes() - before});
        position += part;
        length -= part;
    }
}

void DocumentTree::setAuthorship(qsizetype position, qsizetype length, Authorship authorship)
{
    while (length > 0) {
        seek(m_path, position, Target::Unit);
        const auto offset = position - m_path.start;
        const auto part = std::min(length, m_path.leaf->length() - offset);
        ownLeaf().setAuthorship(offset, part, authorship);
        position += part;
        length -= part;
    }
}

char16_t DocumentTree::unitAt(qsizetype position) const
{
    Path path;
    seek(path, position, Target::Unit);
    return path.leaf->unitAt(position - path.start);
}

const AttributeSet &DocumentTree::attributesAt(qsizetype position) const
{
    Path path;
    seek(path, position, Target::Unit);
    return path.leaf->runs().at(position - path.start);
}

Authorship DocumentTree::authorshipAt(qsizetype position) const
{
    Path path;
    seek(path, position, Target::Unit);
    return path.leaf->authors().at(position - path.start);
}

qsizetype DocumentTree::paragraphEndsBefore(qsizetype position) const
{
    Path path;
    seek(path, position, Target::Gap);
    auto sum = path.leaf->marksIn(0, position - path.start).paragraphEnds;
    for (int level = 0; level < path.depth; ++level) {
        const auto &step = path.steps[size_t(level)];
        for (int i = 0; i < step.index; ++i)
            sum += step.node->countsOf(i).paragraphEnds;
    }
    return qsizetype(sum);
}

/// Position of the `index`-th unit `mark`, which `count` tells the number of from a NodeCounts.
template <typename Count>
qsizetype DocumentTree::positionOf(char16_t mark, qsizetype index, Count count) const
{
    SYNGRAPH_CHECK(index >= 0 && index < count(m_counts));
    qsizetype start = 0;
    const TreeNode *node = m_root.data();
    for (int height = m_height; height > 0; --height) {
        const auto &inner = static_cast<const InnerNode &>(*node);
        int i = 0;
        for (; index >= count(inner.countsOf(i)); ++i) {
            index -= count(inner.countsOf(i));
            start += inner.unitsOf(i);
        }
        node = inner.child(i).data();
    }
    return start + static_cast<const Leaf &>(*node).offsetOf(mark, index);
}

qsizetype DocumentTree::paragraphEndPosition(qsizetype index) const
{
    return positionOf(kParagraphEnd, index,
                      [](const NodeCounts &counts) { return qsizetype(counts.paragraphEnds); });
}

qsizetype DocumentTree::embedPosition(qsizetype index) const
{
    return positionOf(kEmbedUnit, index,
                      [](const NodeCounts &counts) { return qsizetype(counts.embeds); });
}

namespace {

/// Units from the edge of `node` to the far end of its nearest leaf with a "\n".
qsizetype unitsToParagraphEnd(const InnerNode *node, int direction)
{
    qsizetype sum = 0;
    for (;;) {
        int i = direction > 0 ? 0 : node->size() - 1;
        for (; node->countsOf(i).paragraphEnds == 0; i += direction)
            sum += node->unitsOf(i);
        if (node->height() == 1)
            return sum + node->unitsOf(i);
        node = static_cast<const InnerNode *>(node->child(i).data());
    }
}

/// The same from the leaf that `path` leads to, without that leaf.
qsizetype unitsToParagraphEnd(const DocumentTree::Path &path, int direction)
{
    qsizetype sum = 0;
    for (int level = path.depth - 1; level >= 0; --level) {
        const auto [node, index] = path.steps[size_t(level)];
        for (int i = index + direction; i >= 0 && i < node->size(); i += direction) {
            const auto counts = node->countsOf(i);
            if (counts.paragraphEnds > 0 && node->height() > 1)
                return sum + unitsToParagraphEnd(
                           static_cast<const InnerNode *>(node->child(i).data()), direction);
            sum += qsizetype(counts.units);
            if (counts.paragraphEnds > 0)
                return sum;
        }
    }
    return sum;
}

} // namespace

qsizetype DocumentTree::paragraphRoomAt(Path &path)
{
    if (path.paragraphRoom < 0)
        path.paragraphRoom = limits::kParagraphUnits - path.leaf->length()
            - unitsToParagraphEnd(path, -1) - unitsToParagraphEnd(path, +1);
    return path.paragraphRoom;
}

void DocumentTree::checkInvariants() const
{
    if (m_height == 0) {
        const auto *leaf = dynamic_cast<const Leaf *>(m_root.data());
        SYNGRAPH_CHECK(leaf != nullptr);
        leaf->checkInvariants();
    } else {
        const auto *inner = dynamic_cast<const InnerNode *>(m_root.data());
        SYNGRAPH_CHECK(inner != nullptr && inner->height() == m_height && inner->size() > 1);
        inner->checkInvariants();
    }
    SYNGRAPH_CHECK(m_root->counts() == m_counts);
    SYNGRAPH_CHECK(unitAt(length() - 1) == kParagraphEnd);
    if (!m_path.leaf)
        return;
    Path path;
    seek(path, m_path.start, Target::Unit);
    SYNGRAPH_CHECK(path.leaf == m_path.leaf && path.start == m_path.start);
    SYNGRAPH_CHECK(path.depth == m_path.depth);
    for (int level = 0; level < path.depth; ++level) {
        const auto &here = path.steps[size_t(level)];
        const auto &there = m_path.steps[size_t(level)];
        SYNGRAPH_CHECK(here.node == there.node && here.index == there.index);
    }
}

} // namespace syngraph
