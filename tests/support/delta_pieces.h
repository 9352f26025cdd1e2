#pragma once

#include "common/ot/delta.h"

#include <initializer_list>
#include <limits>

/// Short notation for tables of operations: `delta(5, {keep(2, kBold), put(u"ab"), drop(1)})`.
namespace syngraph {

struct DeltaPiece
{
    Delta::Kind kind;
    qsizetype length;
    QString text;
    AttributeSet attributes;
};

inline DeltaPiece keep(qsizetype length, const AttributeSet &change = {})
{
    return {Delta::Kind::Retain, length, {}, change};
}

inline DeltaPiece put(QStringView text, const AttributeSet &attributes = {})
{
    return {Delta::Kind::Insert, text.size(), text.toString(), attributes};
}

inline DeltaPiece drop(qsizetype length)
{
    return {Delta::Kind::Delete, length, {}, {}};
}

inline Delta delta(qsizetype baseLength, std::initializer_list<DeltaPiece> pieces)
{
    DeltaBuilder builder;
    for (const auto &piece : pieces) {
        switch (piece.kind) {
        case Delta::Kind::Retain:
            builder.retain(piece.length, piece.attributes);
            break;
        case Delta::Kind::Insert:
            builder.insert(piece.text, piece.attributes);
            break;
        case Delta::Kind::Delete:
            builder.erase(piece.length);
            break;
        }
    }
    return builder.build(baseLength);
}

/// A document or fragment of plain text; unlike documentFromText() it adds no "\n".
inline Delta fragment(QStringView text, const AttributeSet &attributes = {})
{
    return delta(0, {put(text, attributes)});
}

inline AttributeSet attribute(AttributeKey key, bool value)
{
    return {{key, AttributeValue(value)}};
}
inline AttributeSet attribute(AttributeKey key, int value)
{
    return {{key, AttributeValue(value)}};
}
inline AttributeSet attribute(AttributeKey key, const QString &value)
{
    return {{key, AttributeValue(value)}};
}
template <typename T>
AttributeSet attribute(AttributeKey key, const T *) = delete; // would be a bool
/// The change that removes `key`.
inline AttributeSet removal(AttributeKey key)
{
    return {{key, AttributeValue()}};
}

} // namespace syngraph
