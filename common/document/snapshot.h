#pragma once

#include "common/base/result.h"
#include "common/document/document.h"

#include <QByteArray>

namespace syngraph {

/// Why bytes are not a snapshot that this version can load.
enum class SnapshotError {
    TooLarge,       ///< limits::kSnapshotBytes or limits::kDocumentUnits
    Truncated,      ///< shorter than the frame of a snapshot
    UnknownFormat,  ///< other magic
    UnknownVersion, ///< made by a later version
    Damaged,        ///< the checksum differs
    Malformed,      ///< not what encodeSnapshot() writes for any document
    BadText,        ///< not UTF-8, or characters that documents must not hold
    BadAttributes,  ///< against the schema
    BadDocument     ///< no final "\n", or too many paragraphs
};

/// A whole document in bytes, for the store and, cut into chunks, for the wire. Format, version 1:
///
///     4 bytes  "SYND"
///     u8       version, 1
///     varint   length of the document in UTF-16 units
///     varint   number of attribute sets, then each as in the document hash (hash.h); in the order
///              of their first use, no two equal, none empty
///     varint   number of runs, then for each maximal run (hash.h):
///       varint   length in UTF-16 units
///       varint   0 for plain text, else the number of its attribute set, from 1
///     varint   number of bytes of UTF-8, then those: the text
///     32 bytes SHA-256 of everything in front of it
///
/// varint: seven bits a byte, lowest first, the high bit set on all but the last; as short as can
/// be. Equal documents give equal bytes.
QByteArray encodeSnapshot(const Document &document);

/// Takes hostile bytes: checks every length, the schema and the limits, accepts only what
/// encodeSnapshot() writes, and allocates no more than the input is worth. The checksum guards
/// against damage, not against forgery.
Result<Document, SnapshotError> decodeSnapshot(QByteArrayView bytes);

} // namespace syngraph
