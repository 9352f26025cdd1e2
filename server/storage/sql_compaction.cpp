// The beginning of an op log that nobody needs any more, and what is left of a damaged one.

#include "common/base/limits.h"
#include "server/storage/sql_content_store.h"

namespace syngraph {

/// The row of the new start stays, for its hash: it is where the chain goes on.
Result<Revision, StoreError> SqlContentStore::compact(DocumentId document, const Retention &keep)
{
    SqlTransaction transaction(m_database, SqlTransaction::Kind::Write);
    if (const auto begun = transaction.begin(); !begun)
        return begun.error();
    const auto found = head(document);
    if (!found)
        return found.error();
    const auto row = goodRow(document, *found); // a damaged one is not made good by a new checksum
    if (!row)
        return row.error();
    const auto start = newLogStart(document, *found, keep);
    if (!start || *start == found->logStart)
        return start;
    const auto checksum = checksumOf(document, found->epoch, row->created, *start);
    if (const auto set = m_setLogStart.run(*start, checksum, document); !set)
        return toStoreError(set.error());
    if (const auto dropped = m_dropOperations.run(document, *start); !dropped)
        return toStoreError(dropped.error());
    if (const auto committed = transaction.commit(); !committed)
        return committed.error();
    return start;
}

Result<Revision, StoreError> SqlContentStore::newLogStart(DocumentId document, const Head &found,
                                                          const Retention &keep)
{
    const auto snapshot = olderSnapshot(document, found);
    if (!snapshot)
        return snapshot.error();
    const auto last = std::min({keep.upTo, *snapshot,
                                Revision(found.logStart.value + limits::kCompactOperations)});
    auto start = found.logStart;
    auto rows = m_findTimes.query(document, start, last);
    while (rows.next()) {
        const Revision revision(rows.integer(0));
        if (revision != start.next())
            return StoreError::Corrupt;
        if (rows.time(1) >= keep.olderThan)
            break;
        start = revision;
    }
    if (const auto failed = rows.failure())
        return toStoreError(*failed);
    return start;
}

/// The revision of the older of two good snapshots; the log's start when there are no two. After a
/// bad one the document is still to be opened from the other.
Result<Revision, StoreError> SqlContentStore::olderSnapshot(DocumentId document, const Head &found)
{
    int good = 0;
    auto older = found.logStart;
    auto rows = m_readSnapshots.query(document);
    while (rows.next()) {
        const Link stored{Revision(rows.integer(0)), rows.bytes(1)};
        const auto link = linkAt(document, stored.revision);
        if (!link && link.error() != StoreError::NotFound)
            return link.error();
        if (!link || link->hash != stored.hash || stored.revision > found.link.revision
            || checksumOf(document, stored, rows.bytes(2)) != rows.bytes(3))
            return found.logStart;
        ++good;
        older = stored.revision;
    }
    if (const auto failed = rows.failure())
        return toStoreError(*failed);
    return good > 1 ? older : found.logStart;
}

/// Of the last operation in `part`, or of the one at `base`: the chain vouches for it where the row of
/// the document does not. There may have been a newer one, without operations.
Epoch SqlContentStore::epochUpTo(DocumentId document, const Link &base, const Part &part)
{
    if (!part.operations.empty())
        return part.lastEpoch;
    if (base.revision > Revision()) {
        const auto before = linkAt(document, base.revision.previous());
        if (before) {
            const auto last = readOperations(document, *before, base.revision, Damage::EndsIt);
            if (last && last->last.hash == base.hash)
                return last->lastEpoch;
        }
    }
    return kFirstEpoch;
}

/// From each snapshot that is good in itself, the newest first, and else from the start: whatever
/// comes after it and fits its chain.
Result<VerifiedDocument, StoreError> SqlContentStore::readVerified(DocumentId document,
                                                                   std::optional<Revision> before)
{
    SqlTransaction transaction(m_database, SqlTransaction::Kind::Read);
    if (const auto begun = transaction.begin(); !begun)
        return begun.error();
    const auto found = head(document);
    if (!found)
        return found.error();
    const auto row = goodRow(document, *found);
    if (!row && row.error() != StoreError::Corrupt)
        return row.error();
    VerifiedDocument read;
    read.isDamaged = !row;
    Link base{Revision(), m_chain.start(document)};
    bool hasBase = !row || found->logStart == Revision();
    auto rows = m_readSnapshots.query(document);
    while (rows.next()) {
        const Link stored{Revision(rows.integer(0)), rows.bytes(1)};
        if (before && stored.revision >= *before)
            continue;
        auto body = rows.bytes(2);
        if (rows.isNull(2) || checksumOf(document, stored, body) != rows.bytes(3)) {
            read.isDamaged = true;
            continue;
        }
        read.document.snapshot = StoredSnapshot{stored.revision, std::move(body)};
        base = stored;
        hasBase = true;
        break;
    }
    if (!hasBase)
        return StoreError::Corrupt;
    auto part = readOperations(document, base, Revision(std::numeric_limits<qint64>::max()),
                               Damage::EndsIt);
    if (!part)
        return part.error();
    read.isDamaged = read.isDamaged || part->isCutShort
        || part->last.revision != found->link.revision || part->last.hash != found->link.hash;
    read.document.epoch = row ? found->epoch : epochUpTo(document, base, *part);
    read.document.isEpochSure = row.ok();
    read.document.logStart = row ? found->logStart : base.revision;
    read.document.head = part->last.revision;
    read.document.operations = std::move(part.value().operations);
    if (auto titles = m_findDocument.query(document); titles.next())
        read.document.title = titles.text(0);
    // Of the whole log, since who wrote in what is lost wrote before as well.
    if (auto clients = readClients(document, Revision(std::numeric_limits<qint64>::max()),
                                   Damage::EndsIt))
        read.document.clients = std::move(clients).value();
    return read;
}

} // namespace syngraph
