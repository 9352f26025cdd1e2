#pragma once

#include "common/protocol/codec.h"

#include <QByteArrayView>
#include <QString>

#include <vector>

namespace syngraph {

/// Parsed JSON text of the strict kind that PROTOCOL.md describes: plain integers only, names
/// without escapes and each once per object, well-formed text, bounded in depth, items and members.
/// One flat list of 32-byte nodes; texts stay in the parsed bytes, which must outlive the tree.
class JsonTree final
{
public:
    enum class Kind : quint8 { Null, False, True, Integer, Text, Array, Object };
    struct Node
    {
        qint64 number = 0;     ///< an integer, +-2^53 when beyond; else the count of children
        quint32 start = 0;     ///< of a text, behind the quote
        quint32 length = 0;    ///< of a text, in bytes as written
        quint32 nameStart = 0; ///< of a member
        quint32 next = 0;      ///< index of the next sibling, 0 for the last
        quint8 nameLength = 0;
        Kind kind = Kind::Null;
        bool escaped = false;  ///< the text holds escapes
    };
    using Index = quint32;

    static Result<JsonTree, DecodeError> parse(QByteArrayView bytes);

    const Node &node(Index index) const { return m_nodes[index]; }
    static constexpr Index kRoot = 0;
    /// First child of a container that has children.
    static Index firstChild(Index container) { return container + 1; }
    QLatin1StringView name(Index member) const;
    std::optional<Index> find(Index object, QLatin1StringView name) const;
    /// Decoded text of at most `maximumUnits`; nullopt when it is longer.
    std::optional<QString> text(Index text, qsizetype maximumUnits) const;
    /// Memory that the tree itself holds.
    size_t heldBytes() const { return m_nodes.capacity() * sizeof(Node); }

private:
    friend class JsonParser;
    JsonTree() = default;
    std::vector<Node> m_nodes;
    QByteArrayView m_bytes;
};

} // namespace syngraph
