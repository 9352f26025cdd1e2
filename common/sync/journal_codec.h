#pragma once

#include "common/base/result.h"
#include "common/sync/journal_record.h"

#include <QByteArray>

namespace syngraph {

/// Why bytes are not an entry of a journal.
enum class JournalCodecError {
    Damaged,   ///< the checksum differs, or it is cut off
    Malformed, ///< written by nobody, whatever its checksum says
    TooNew     ///< of a later version of the program
};

/// An entry in bytes, for the client's journal. Version 5. Of the versions before it, which are
/// read as well, 4 knew neither a draft nor what was refused in the chat, 3 nothing of the chat, 2
/// said nothing of undo either, and 1 had no author in a Merged:
///
///     u8       version
///     u8       kind, the place of the type in JournalEntry
///     ...      its fields
///     8 bytes  the first of the SHA-256 of everything in front of them
///
/// Numbers are LEB128, lowest seven bits first, lengths stand in front of what they measure. A
/// document is a snapshot (snapshot.h), a SUBMIT its message in CBOR, and an operation a list of
/// operations that compose to it, each within the limits of a message: what was typed in days is
/// larger than what the codec of the wire takes.
QByteArray encodeEntry(const JournalEntry &entry);

/// Takes hostile bytes: every length is checked, nothing throws.
Result<JournalEntry, JournalCodecError> decodeEntry(QByteArrayView bytes);

} // namespace syngraph
