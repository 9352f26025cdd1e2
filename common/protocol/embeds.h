#pragma once

#include "common/ot/delta.h"

#include <optional>

namespace syngraph {

/// On the wire an embed is an object of its own: what it is stands apart from how it is formatted,
/// and equal embeds side by side are separate items, while a Delta keeps both in one component.
struct EmbedParts
{
    AttributeSet kind;   ///< the one attribute of scope Embed
    AttributeSet format; ///< the others
};

inline bool hasEmbedKey(const AttributeSet &attributes)
{
    return attributes.has(AttributeScope::Embed);
}

inline bool isEmbed(const Delta::Component &component)
{
    return hasEmbedKey(component.attributes);
}

inline qsizetype itemsOnWire(const Delta::Component &component)
{
    return component.kind == Delta::Kind::Insert && isEmbed(component)
        ? qsizetype(component.length) : 1;
}

inline EmbedParts partEmbed(const AttributeSet &attributes)
{
    EmbedParts parts{attributes.only(AttributeScope::Embed), attributes};
    for (const auto &attribute : parts.kind.items())
        parts.format = parts.format.without(attribute.key);
    return parts;
}

/// nullopt when `kind` is not one embed attribute or `format` holds one.
inline std::optional<AttributeSet> joinEmbed(const AttributeSet &kind, const AttributeSet &format)
{
    if (kind.items().size() != 1 || scopeOf(kind.items().front().key) != AttributeScope::Embed
        || hasEmbedKey(format))
        return std::nullopt;
    return composeChanges(kind, format);
}

} // namespace syngraph
