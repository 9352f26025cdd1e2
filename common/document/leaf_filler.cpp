#include "common/document/leaf_filler.h"

namespace syngraph {

namespace {

// Most leaves of a loaded document are never edited; one that is splits once.
constexpr qsizetype kFillUnits = Leaf::kCapacity * 15 / 16;

} // namespace

LeafFiller::LeafFiller(qsizetype total)
    : m_left(total)
    , m_leavesLeft(total <= Leaf::kCapacity ? 1 : (total + kFillUnits - 1) / kFillUnits)
{
    m_leaves.reserve(size_t(m_leavesLeft));
}

void LeafFiller::openLeaf()
{
    SYNGRAPH_CHECK(m_leavesLeft > 0 && m_left > 0);
    m_target = (m_left + m_leavesLeft - 1) / m_leavesLeft;
    --m_leavesLeft;
    m_leaf = new Leaf;
    m_leaves.push_back(NodePointer(m_leaf));
}

void LeafFiller::addText(QStringView text)
{
    while (!text.isEmpty()) {
        if (!m_leaf)
            openLeaf();
        auto part = std::min(m_target - m_leaf->length(), text.size());
        if (part < text.size() && text[part].isLowSurrogate())
            ++part;
        const auto piece = text.first(part);
        m_leaf->appendText(piece, scan::countMarks(piece));
        m_left -= part;
        if (m_leaf->length() >= m_target)
            m_leaf = nullptr;
        text = text.sliced(part);
    }
}

void LeafFiller::add(const Leaf &leaf, qsizetype offset, qsizetype length)
{
    leaf.visitText(offset, length, [this](QStringView text) { addText(text); });
    Leaf::visitRange(leaf.runs(), offset, length,
                     [this](qsizetype, qsizetype part, const AttributeSet &attributes) {
                         addRun(part, attributes);
                     });
    Leaf::visitRange(leaf.authors(), offset, length,
                     [this](qsizetype, qsizetype part, Authorship authorship) {
                         addAuthor(part, authorship);
                     });
}

NodeList LeafFiller::take()
{
    SYNGRAPH_CHECK(m_left == 0 && !m_leaf);
    SYNGRAPH_CHECK(m_nextRun.leaf == m_leaves.size() && m_nextAuthor.leaf == m_leaves.size());
    return std::move(m_leaves);
}

} // namespace syngraph
