#pragma once

#include <QByteArray>

namespace syngraph {

class Document;

/// SHA-256 (32 bytes) over this stream of bytes, integers little-endian:
///
///     u32     length of the document in UTF-16 units
///     bytes   its text in UTF-8, final "\n" included, embeds as U+FFFC
///     for each maximal run of units with equal attributes, in the order of the document:
///       u32   length of the run in UTF-16 units
///       u8    number of attributes, 0 for plain text
///       for each attribute, in alphabetical order of the names:
///         u8  length of the name, then the name in ASCII
///         u8  type of the value: 1 true, 2 false, 3 number, 4 text
///         number: i32
///         text:   u32 bytes of UTF-8, then those
///
/// A run is maximal when neither neighbour has equal attributes, so equal embeds side by side are
/// one run. Two documents have one stream exactly when they are equal. Example: the empty document
/// is 01 00 00 00, 0a, 01 00 00 00, 00.
QByteArray documentHash(const Document &document);

} // namespace syngraph
