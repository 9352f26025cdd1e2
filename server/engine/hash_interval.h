#pragma once

#include <QtGlobal>

namespace syngraph {

/// How many revisions lie between two hashes of a document of `length` units, `shortest` of a short
/// one. Hashing costs as much as the document is long: doubled until an operation pays for no more
/// than 32 units of it, about 20 ns. PROTOCOL.md names the lengths.
inline qint64 hashInterval(qint64 shortest, qsizetype length)
{
    constexpr qsizetype kUnitsPerRevision = 32;
    auto interval = shortest;
    while (interval * kUnitsPerRevision < length)
        interval *= 2;
    return interval;
}

} // namespace syngraph
