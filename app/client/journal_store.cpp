#include "app/client/journal_store.h"

#include "common/sync/journal_codec.h"

namespace syngraph {

/// An entry with a good checksum may still be of another document, or of a program with a fault.
ReadRecord readRecord(const QList<QByteArray> &entries)
{
    ReadRecord read;
    for (const auto &bytes : entries) {
        const auto entry = decodeEntry(bytes);
        const bool isFirst = !read.record;
        const bool fits = entry
            && (!isFirst || std::holds_alternative<journal::Checkpoint>(*entry));
        if (fits && isFirst)
            read.record.emplace();
        try {
            read.isDamaged = !fits || !applyEntry(*read.record, *entry);
        } catch (const InvariantError &) {
            // Half done; what came before it is good.
            read = readRecord(entries.first(read.entries));
            read.isDamaged = true;
        }
        if (read.isDamaged)
            break;
        ++read.entries;
    }
    return read;
}

} // namespace syngraph
