#pragma once

#include "common/base/limits.h"
#include "common/ot/attributes.h"

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace syngraph {

/// What the runs of a view may come to that Document::applyUnlimited() made. A server's document and
/// a person's text within limits::kAttributeBytes each can come to more than twice that: where one
/// put a link on a long stretch and the other a colour on each word of it, each word carries both.
/// This far it is taken; what is beyond does not fit, and the person's text is kept as it is.
inline constexpr qsizetype kViewAttributeBytes = 4 * limits::kAttributeBytes;

/// Canonical bytes of one set of attributes, in the document hash and in snapshots:
///
///     u8   number of attributes
///     for each of them, in alphabetical order of the names:
///       u8   length of the name, then the name in ASCII
///       u8   type of the value: 1 true, 2 false, 3 number, 4 text
///       number: i32
///       text:   u32 bytes of UTF-8, then those
///
/// Integers are little-endian. Type 0 is null, which never stands in a document that was checked.
QByteArray attributeBytes(const AttributeSet &attributes);

/// How many these are; 0 for the empty set.
quint32 attributeByteCount(const AttributeSet &attributes);

/// Reads one set from the front of `bytes` and cuts off what it read. nullopt when these are not
/// the canonical bytes of a set without nulls: unknown or misplaced name, broken UTF-8, cut short.
/// Whether the values are allowed is for validateAttributes() to say.
std::optional<AttributeSet> takeAttributes(QByteArrayView &bytes);

/// Strict UTF-8 to UTF-16 that keeps U+FEFF wherever it stands; nullopt for anything ill-formed.
std::optional<QString> textFromUtf8(QByteArrayView bytes);

/// Appends little-endian.
void appendUInt32(QByteArray &bytes, quint32 value);

} // namespace syngraph
