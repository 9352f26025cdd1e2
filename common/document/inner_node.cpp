#include "common/document/inner_node.h"

#include "common/base/check.h"
#include "common/document/leaf.h"

#include <algorithm>
#include <cstring>

namespace syngraph {

namespace {

constexpr qsizetype kFillChildren = InnerNode::kFanOut * 3 / 4;

} // namespace

NodeCounts InnerNode::counts() const
{
    NodeCounts sum;
    for (int i = 0; i < m_size; ++i)
        sum += countsOf(i);
    return sum;
}

void InnerNode::setCounts(int index, const NodeCounts &counts)
{
    m_units[size_t(index)] = counts.units;
    m_others[size_t(index)] = {counts.paragraphEnds, counts.embeds, counts.attributeBytes};
}

/// Those of the children from `from` on, to `to`.
void InnerNode::moveCounts(int from, int to)
{
    const auto count = size_t(m_size - from);
    std::memmove(m_units.data() + to, m_units.data() + from, count * sizeof m_units[0]);
    std::memmove(m_others.data() + to, m_others.data() + from, count * sizeof m_others[0]);
}

void InnerNode::replace(int index, int removed, std::span<const NodePointer> nodes)
{
    const auto added = int(nodes.size());
    const auto size = m_size - removed + added;
    SYNGRAPH_CHECK(index >= 0 && removed >= 0 && index + removed <= m_size && size <= kFanOut);
    const auto children = m_children.begin();
    if (added > removed) {
        std::move_backward(children + index + removed, children + m_size, children + size);
    } else if (added < removed) {
        std::move(children + index + removed, children + m_size, children + index + added);
        std::fill(children + size, children + m_size, NodePointer());
    }
    moveCounts(index + removed, index + added);
    m_size = size;
    for (int i = 0; i < added; ++i) {
        setCounts(index + i, nodes[size_t(i)]->counts());
        m_children[size_t(index + i)] = nodes[size_t(i)];
    }
}

bool InnerNode::mergesWithNext(int index) const
{
    const auto here = size_t(index);
    if (m_height == 1)
        return m_units[here] + m_units[here + 1] <= kMergeUnits;
    return static_cast<const InnerNode &>(*m_children[here]).m_size
        + static_cast<const InnerNode &>(*m_children[here + 1]).m_size <= kMergeChildren;
}

void InnerNode::mergeWithNext(int index, quint32 &saved)
{
    const auto here = size_t(index);
    auto sum = countsOf(index);
    sum += countsOf(index + 1);
    quint32 savedHere = 0;
    if (m_height == 1) {
        auto &left = writable<Leaf>(m_children[here]);
        const auto &right = static_cast<const Leaf &>(*m_children[here + 1]);
        savedHere = left.attributeBytes() + right.attributeBytes();
        left.append(right);
        savedHere -= left.attributeBytes();
        replace(index + 1, 1, {});
    } else {
        auto &left = writable<InnerNode>(m_children[here]);
        const auto &right = static_cast<const InnerNode &>(*m_children[here + 1]);
        const auto seam = left.m_size;
        left.replace(seam, 0, {right.m_children.data(), size_t(right.m_size)});
        // Before the seam is looked at: while the right node has its children too, they count as
        // shared, and would be copied to be merged.
        replace(index + 1, 1, {});
        left.mergeAround(seam, savedHere);
    }
    sum.attributeBytes -= savedHere;
    setCounts(index, sum);
    saved += savedHere;
}

bool InnerNode::mergeAround(int index, quint32 &saved)
{
    const auto before = m_size;
    int i = std::max(index - 1, 0);
    while (i <= index && i + 1 < m_size) {
        if (mergesWithNext(i))
            mergeWithNext(i, saved);
        else
            ++i;
    }
    return m_size < before;
}

NodeList InnerNode::group(std::span<const NodePointer> nodes, int height)
{
    const auto total = qsizetype(nodes.size());
    const auto parents = total <= kFanOut ? 1 : (total + kFillChildren - 1) / kFillChildren;
    NodeList result;
    qsizetype taken = 0;
    for (qsizetype i = 0; i < parents; ++i) {
        const auto end = total * (i + 1) / parents;
        auto *node = new InnerNode(height);
        result.push_back(NodePointer(node));
        node->replace(0, 0, nodes.subspan(size_t(taken), size_t(end - taken)));
        taken = end;
    }
    return result;
}

void InnerNode::checkInvariants() const
{
    SYNGRAPH_CHECK(m_size > 0 && m_size <= kFanOut && m_height > 0);
    for (int i = 0; i < kFanOut; ++i)
        SYNGRAPH_CHECK(bool(m_children[size_t(i)]) == (i < m_size));
    for (int i = 0; i < m_size; ++i) {
        const auto &node = *m_children[size_t(i)];
        SYNGRAPH_CHECK(countsOf(i) == node.counts());
        SYNGRAPH_CHECK(i + 1 == m_size || !mergesWithNext(i));
        if (m_height == 1) {
            const auto *leaf = dynamic_cast<const Leaf *>(&node);
            SYNGRAPH_CHECK(leaf != nullptr);
            leaf->checkInvariants();
        } else {
            const auto *inner = dynamic_cast<const InnerNode *>(&node);
            SYNGRAPH_CHECK(inner != nullptr && inner->m_height == m_height - 1);
            inner->checkInvariants();
        }
    }
}

} // namespace syngraph
