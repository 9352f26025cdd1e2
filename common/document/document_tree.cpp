#include "common/document/document_tree.h"

#include "common/base/limits.h"
#include "common/document/operation_check.h"
#include "common/document/text_scan.h"

namespace syngraph {

namespace {

// Copied as a whole word. Made in place, its parts would be stored one by one and loaded together,
// and that stall is as long as all the rest of a keystroke's edit takes.
const Status<ApplyError> kApplied = Done{};

} // namespace

DocumentTree::DocumentTree(NodeList leaves)
{
    SYNGRAPH_CHECK(!leaves.empty());
    growRoot(std::move(leaves));
    const auto counts = m_root->counts();
    m_length = qsizetype(counts.units);
    m_paragraphEnds = qsizetype(counts.paragraphEnds);
}

// The path stays behind: its nodes are shared from now on, and reading `other` must not change it.
DocumentTree::DocumentTree(const DocumentTree &other)
    : m_root(other.m_root)
    , m_height(other.m_height)
    , m_length(other.m_length)
    , m_paragraphEnds(other.m_paragraphEnds)
{
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
    OperationCheck check(*this, path, operation);
    if (!check.passes(Limits::Enforced))
        return check.error();
    return Done{};
}

Status<ApplyError> DocumentTree::apply(const Delta &operation, Limits limits)
{
    // The check leads the path to where the edit is going to be.
    OperationCheck check(*this, m_path, operation);
    if (!check.passes(limits))
        return check.error();
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
            insert(position, operation.text(component), component.attributes);
            position += length;
            break;
        case Delta::Kind::Delete:
            erase(position, length);
            break;
        }
    }
    return kApplied;
}

/// `reach` is 1 when the unit behind the position is wanted too.
void DocumentTree::descend(Path &path, qsizetype position, qsizetype reach) const
{
    SYNGRAPH_CHECK(position >= 0 && position + reach <= m_length && m_height <= Path::kMaxDepth);
    path.depth = 0;
    path.start = 0;
    path.paragraphRoom = -1;
    TreeNode *node = m_root.data();
    for (int height = m_height; height > 0; --height) {
        auto *inner = static_cast<InnerNode *>(node);
        int index = 0;
        for (;; ++index) {
            const auto end = path.start + qsizetype(inner->countsOf(index).units);
            if (position + reach <= end)
                break;
            path.start = end;
        }
        path.steps[size_t(path.depth++)] = {inner, index};
        node = inner->child(index).data();
    }
    path.leaf = static_cast<Leaf *>(node);
}

/// Makes all inner nodes on the path ours alone, so that they may be written to, and counts the
/// change of the path's leaf in each. Returns the place of the leaf.
NodePointer &DocumentTree::ownPath(qsizetype units, qsizetype paragraphEnds)
{
    auto *place = &m_root;
    for (int level = 0; level < m_path.depth; ++level) {
        auto &[node, index] = m_path.steps[size_t(level)];
        node = &writable<InnerNode>(*place);
        node->change(index, units, paragraphEnds);
        place = &node->child(index);
    }
    m_length += units;
    m_paragraphEnds += paragraphEnds;
    return *place;
}

/// The same, and makes the leaf ours too.
Leaf &DocumentTree::ownLeaf(qsizetype units, qsizetype paragraphEnds)
{
    auto &leaf = writable<Leaf>(ownPath(units, paragraphEnds));
    m_path.leaf = &leaf;
    return leaf;
}

void DocumentTree::insert(qsizetype position, QStringView text, const AttributeSet &attributes)
{
    seek(m_path, position, Target::Gap);
    const auto offset = position - m_path.start;
    if (text.size() > m_path.leaf->room()) {
        insertBySplitting(offset, text, attributes);
        return;
    }
    const auto paragraphEnds = scan::countParagraphEnds(text);
    ownLeaf(text.size(), paragraphEnds).insert(offset, text, paragraphEnds, attributes);
    m_path.paragraphRoom -= text.size();
}

void DocumentTree::insertBySplitting(qsizetype offset, QStringView text,
                                     const AttributeSet &attributes)
{
    const auto &leaf = *m_path.leaf;
    LeafFiller filler(leaf.length() + text.size());
    const auto add = [&filler](QStringView piece, const AttributeSet &carried) {
        filler.add(piece, carried);
    };
    leaf.visitRuns(0, offset, add);
    filler.add(text, attributes);
    leaf.visitRuns(offset, leaf.length() - offset, add);
    ownPath(text.size(), scan::countParagraphEnds(text));
    replaceLeaf(filler.take());
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
        const auto paragraphEnds = m_path.leaf->paragraphEndsIn(offset, part);
        if (part == m_path.leaf->length()) {
            ownPath(-part, -paragraphEnds);
            removeLeaf();
        } else {
            ownLeaf(-part, -paragraphEnds).erase(offset, part, paragraphEnds);
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
    for (; level >= 0; --level) {
        const auto &step = m_path.steps[size_t(level)];
        const bool merged = step.node->mergeAround(step.index);
        reshaped |= merged;
        if (!merged && !childGone)
            break; // as many children as before, so nothing above has changed
        childGone = false;
    }
    if (!reshaped)
        return;
    while (m_height > 0 && static_cast<const InnerNode &>(*m_root).size() == 1) {
        const NodePointer only = static_cast<const InnerNode &>(*m_root).child(0);
        m_root = only;
        --m_height;
    }
    m_path = Path();
}

void DocumentTree::format(qsizetype position, qsizetype length, const AttributeSet &change)
{
    while (length > 0) {
        seek(m_path, position, Target::Unit);
        const auto offset = position - m_path.start;
        const auto part = std::min(length, m_path.leaf->length() - offset);
        ownLeaf(0, 0).format(offset, part, change);
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

qsizetype DocumentTree::paragraphEndsBefore(qsizetype position) const
{
    Path path;
    seek(path, position, Target::Gap);
    auto sum = path.leaf->paragraphEndsIn(0, position - path.start);
    for (int level = 0; level < path.depth; ++level) {
        const auto &step = path.steps[size_t(level)];
        for (int i = 0; i < step.index; ++i)
            sum += qsizetype(step.node->countsOf(i).paragraphEnds);
    }
    return sum;
}

qsizetype DocumentTree::paragraphEndPosition(qsizetype index) const
{
    SYNGRAPH_CHECK(index >= 0 && index < m_paragraphEnds);
    qsizetype start = 0;
    const TreeNode *node = m_root.data();
    for (int height = m_height; height > 0; --height) {
        const auto &inner = static_cast<const InnerNode &>(*node);
        int i = 0;
        for (; index >= qsizetype(inner.countsOf(i).paragraphEnds); ++i) {
            index -= qsizetype(inner.countsOf(i).paragraphEnds);
            start += qsizetype(inner.countsOf(i).units);
        }
        node = inner.child(i).data();
    }
    return start + static_cast<const Leaf &>(*node).paragraphEndOffset(index);
}

namespace {

/// Units from the edge of `node` to the far end of its nearest leaf with a "\n".
qsizetype unitsToParagraphEnd(const InnerNode *node, int direction)
{
    qsizetype sum = 0;
    for (;;) {
        int i = direction > 0 ? 0 : node->size() - 1;
        for (; node->countsOf(i).paragraphEnds == 0; i += direction)
            sum += qsizetype(node->countsOf(i).units);
        if (node->height() == 1)
            return sum + qsizetype(node->countsOf(i).units);
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
            const auto &counts = node->countsOf(i);
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
    const auto counts = m_root->counts();
    SYNGRAPH_CHECK(qsizetype(counts.units) == m_length);
    SYNGRAPH_CHECK(qsizetype(counts.paragraphEnds) == m_paragraphEnds);
    SYNGRAPH_CHECK(unitAt(m_length - 1) == kParagraphEnd);
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
