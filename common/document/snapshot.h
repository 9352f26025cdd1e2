#pragma once

#include "common/base/result.h"
#include "common/document/document.h"

#include <QByteArray>

namespace syngraph {

/// Why bytes are not a snapshot that this version can load.
enum class SnapshotError {
    TooLarge,       ///< limits::kSnapshotBytes, kDocumentUnits or kAttributeBytes
    Truncated,      ///< shorter than the frame of a snapshot
    UnknownFormat,  ///< other magic
    UnknownVersion, ///< made by a later version
    Damaged,        ///< the checksum differs
    Malformed,      ///< not what encodeSnapshot() writes for any document
    BadText,        ///< not UTF-8, or characters that documents must not hold
    BadAttributes,  ///< against the schema
    BadDocument     ///< no final "\n", or too many paragraphs
};

/// A whole document in bytes, for the store and, cut into chunks, for the wire. Format, version 2:
///
///     4 bytes  "SYND"
///     u8       version, 2
///     varint   length of the document in UTF-16 units
///     varint   number of attribute sets, then each as in the document hash (hash.h); in the order
///              of their first use, no two equal, none empty
///     varint   number of runs, then for each maximal run (hash.h):
///       varint   length in UTF-16 units
///       varint   0 for plain text, else the number of its attribute set, from 1
///     varint   number of authorships, then each; in the order of their first use, no two equal,
///              none of zeros alone:
///       varint   number of the author, 0 for one that is not known
///       varint   era: 0 for text that is not in the log yet or of unknown age, n for revisions
///                256 * (n - 1) + 1 to 256 * n
///     varint   number of runs of authors, then for each maximal run:
///       varint   length in UTF-16 units
///       varint   0 for unknown, else the number of its authorship, from 1
///     varint   number of bytes of UTF-8, then those: the text
///     32 bytes SHA-256 of everything in front of it
///
/// varint: seven bits a byte, lowest first, the high bit set on all but the last; as short as can
/// be. Equal documents with equal authors give equal bytes. Version 1 has nothing of the authors:
/// after the runs the text follows.
QByteArray encodeSnapshot(const Document &document);

enum class SnapshotBounds {
    Document, ///< the limits of a document
    View      ///< of what an editor shows, which Document::applyUnlimited() may have made longer:
              ///< twice the units, kViewAttributeBytes, paragraphs of any number and length
};

/// Takes hostile bytes: checks every length, the schema and the limits, accepts only what
/// encodeSnapshot() of this version or an earlier one writes, and allocates no more than the input
/// is worth. The checksum guards against damage, not against forgery.
Result<Document, SnapshotError> decodeSnapshot(QByteArrayView bytes,
                                               SnapshotBounds bounds = SnapshotBounds::Document);

} // namespace syngraph
