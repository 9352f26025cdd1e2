#pragma once

#include <QExplicitlySharedDataPointer>
#include <QSharedData>

#include <vector>

namespace syngraph {

/// What an inner node knows of each child. A change is one too, modulo 2^32.
struct NodeCounts
{
    quint32 units = 0;
    quint32 paragraphEnds = 0;
    quint32 embeds = 0;
    quint32 attributeBytes = 0; ///< of all runs in all leaves, attributeByteCount() each
    NodeCounts &operator+=(const NodeCounts &other)
    {
        units += other.units;
        paragraphEnds += other.paragraphEnds;
        embeds += other.embeds;
        attributeBytes += other.attributeBytes;
        return *this;
    }
    NodeCounts operator-() const
    {
        return {0 - units, 0 - paragraphEnds, 0 - embeds, 0 - attributeBytes};
    }
    bool operator==(const NodeCounts &) const = default;
};

/// A leaf or an inner node of the document tree, shared between documents by reference count.
/// Only written to through writable(), thus never while another document can see it; so a document
/// may be read on one thread while its copy is edited on another.
class TreeNode : public QSharedData
{
public:
    TreeNode() = default;
    TreeNode(const TreeNode &) = default;
    TreeNode &operator=(const TreeNode &) = delete;
    virtual ~TreeNode() = default;
    virtual NodeCounts counts() const = 0;
};

using NodePointer = QExplicitlySharedDataPointer<TreeNode>;
using NodeList = std::vector<NodePointer>;

/// The node behind `pointer`, copied first when someone else holds it too. The caller must own the
/// place where `pointer` lies. Acquire: a reader on another thread has let go before we write.
template <typename Node>
Node &writable(NodePointer &pointer)
{
    if (pointer->ref.loadAcquire() != 1) [[unlikely]]
        pointer = NodePointer(new Node(static_cast<const Node &>(*pointer)));
    return static_cast<Node &>(*pointer);
}

} // namespace syngraph
