#include "server/storage/sql_content_store.h"

#include "common/base/limits.h"
#include "server/storage/append_check.h"

namespace syngraph {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kKeptSnapshots = 2;
constexpr qsizetype kChecksumBytes = 8; // of small rows: against accidents, not attacks

} // namespace

// What is too long to be ours is read as NULL, before memory is taken for it.
SqlContentStore::SqlContentStore(SqlDatabase &database, SqlLinkStore &links)
    : m_database(database)
    , m_links(links)
    , m_insertDocument(database.statement(
          u"INSERT INTO docs (doc, epoch, head_rev, head_hash, title, created, changed, checksum) "
          "VALUES (?, ?, 0, ?, ?, ?, ?, ?)"_s))
    , m_findDocument(
          database.statement(u"SELECT title, created, checksum FROM docs WHERE doc = ?"_s))
    , m_findHead(
          database.statement(u"SELECT epoch, head_rev, head_hash, log_start FROM docs "
                           "WHERE doc = ?"_s))
    , m_moveHead(database.statement(
          u"UPDATE docs SET head_rev = ?, head_hash = ?, changed = ? "
          "WHERE doc = ? AND epoch = ? AND head_rev = ? AND head_hash = ?"_s))
    , m_setTitle(database.statement(u"UPDATE docs SET title = ? WHERE doc = ?"_s))
    , m_setEpoch(database.statement(u"UPDATE docs SET epoch = ?, checksum = ? WHERE doc = ?"_s))
    , m_setLogStart(
          database.statement(u"UPDATE docs SET log_start = ?, checksum = ? WHERE doc = ?"_s))
    , m_findTimes(database.statement(
          u"SELECT rev, time FROM ops WHERE doc = ? AND rev > ? AND rev <= ? ORDER BY rev"_s))
    , m_dropOperations(database.statement(u"DELETE FROM ops WHERE doc = ? AND rev < ?"_s))
    , m_listDocuments(database.statement(
          u"SELECT doc, title, head_rev, created, changed, log_start, "
          "(SELECT count(*) FROM links WHERE links.doc = docs.doc AND NOT revoked) "
          "FROM docs ORDER BY created, doc"_s))
    , m_insertOperation(database.statement(
          u"INSERT INTO ops (doc, rev, epoch, client, seq, author, time, payload, hash) "
          "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"_s))
    , m_findHash(database.statement(u"SELECT hash FROM ops WHERE doc = ? AND rev = ?"_s))
    , m_readOperations(database.statement(
          u"SELECT rev, epoch, client, seq, author, time, "
          "CASE WHEN length(payload) <= %1 THEN payload END, hash "
          "FROM ops WHERE doc = ? AND rev > ? AND rev <= ? ORDER BY rev"_s
              .arg(limits::kStoredOperationBytes)))
    , m_upsertClient(database.statement(
          u"INSERT INTO clients (doc, client, author, last_seq, last_rev, name, checksum, "
          "last_digest) VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (doc, client) DO UPDATE SET "
          "author = excluded.author, last_seq = excluded.last_seq, "
          "last_rev = excluded.last_rev, name = excluded.name, checksum = excluded.checksum, "
          "last_digest = excluded.last_digest"_s))
    , m_insertClient(database.statement(
          u"INSERT INTO clients (doc, client, author, last_seq, last_rev, name, checksum, "
          "last_digest) VALUES (?, ?, ?, 0, 0, ?, ?, ?) ON CONFLICT (doc, client) DO NOTHING"_s))
    , m_readClients(database.statement(
          u"SELECT client, author, last_seq, last_rev, name, checksum, last_digest "
          "FROM clients WHERE doc = ? ORDER BY client"_s))
    , m_readSnapshots(database.statement(
          u"SELECT rev, chain_hash, CASE WHEN length(body) <= %1 THEN body END, checksum "
          "FROM snapshots WHERE doc = ? ORDER BY rev DESC"_s.arg(limits::kSnapshotBytes)))
    , m_dropOldSnapshots(database.statement(
          u"DELETE FROM snapshots WHERE doc = ? AND rev NOT IN "
          "(SELECT rev FROM snapshots WHERE doc = ? ORDER BY rev DESC LIMIT %1)"_s
              .arg(kKeptSnapshots)))
    , m_openSavepoint(database.statement(u"SAVEPOINT request"_s))
    , m_closeSavepoint(database.statement(u"RELEASE request"_s))
    , m_undoSavepoint(database.statement(u"ROLLBACK TO request"_s))
{
}

Status<StoreError> SqlContentStore::create(DocumentId document, const QString &title, WallTime now,
                                           std::span<const LinkRecord> links)
{
    SqlTransaction transaction(m_database, SqlTransaction::Kind::Write);
    if (const auto begun = transaction.begin(); !begun)
        return begun;
    const auto inserted =
        m_insertDocument.run(document, kFirstEpoch, m_chain.start(document), title, now, now,
                             checksumOf(document, kFirstEpoch, now, Revision()));
    if (!inserted) {
        return inserted.error() == SqlFailure::Constraint ? StoreError::Exists
                                                          : toStoreError(inserted.error());
    }
    for (auto link : links) {
        link.document = document;
        if (const auto stored = m_links.insert(std::move(link)); !stored)
            return stored.error();
    }
    return transaction.commit();
}

Result<OpenedDocument, StoreError> SqlContentStore::open(DocumentId document,
                                                         std::optional<Revision> before)
{
    SqlTransaction transaction(m_database, SqlTransaction::Kind::Read);
    if (const auto begun = transaction.begin(); !begun)
        return begun.error();
    const auto found = head(document);
    if (!found)
        return found.error();
    const auto row = goodRow(document, *found);
    if (!row)
        return row.error();
    auto base = newestBase(document, *found, before);
    if (!base)
        return base.error();
    // No upper bound: a row beyond the head is a contradiction like one that is missing.
    auto part = readOperations(document, base->link, Revision(std::numeric_limits<qint64>::max()));
    if (!part)
        return part.error();
    if (part->last.revision != found->link.revision || part->last.hash != found->link.hash
        || part->lastEpoch > found->epoch)
        return StoreError::Corrupt;
    auto clients = readClients(document, found->link.revision);
    if (!clients)
        return clients.error();

    OpenedDocument opened;
    opened.title = row->title;
    opened.epoch = found->epoch;
    opened.head = found->link.revision;
    opened.logStart = found->logStart;
    opened.badSnapshots = base->badSnapshots;
    opened.snapshot = std::move(base.value().snapshot);
    opened.operations = std::move(part.value().operations);
    opened.clients = std::move(clients.value());
    return opened;
}

std::vector<Status<StoreError>>
SqlContentStore::append(std::span<const AppendRequest> requests)
{
    auto outcomes = appendGroup(requests, Isolation::None);
    if (!outcomes)
        outcomes = appendGroup(requests, Isolation::Savepoints);
    SYNGRAPH_CHECK(outcomes);
    return *std::move(outcomes);
}

std::optional<std::vector<Status<StoreError>>>
SqlContentStore::appendGroup(std::span<const AppendRequest> requests, Isolation isolation)
{
    const auto allEndAs = [&](StoreError error) {
        return std::vector<Status<StoreError>>(requests.size(), error);
    };
    SqlTransaction transaction(m_database, SqlTransaction::Kind::Write);
    if (const auto begun = transaction.begin(); !begun)
        return allEndAs(begun.error());
    std::vector<Status<StoreError>> outcomes;
    outcomes.reserve(requests.size());
    bool anyWritten = false;
    qint64 bytes = 0;
    for (const auto &request : requests) {
        Status<StoreError> outcome = Done{};
        if (const auto before = headFor(request); !before) {
            outcome = before.error();
        } else if (isolation == Isolation::Savepoints) {
            outcome = writeInSavepoint(request, *before);
        } else {
            outcome = writeOperations(request, *before);
            if (!outcome && !isFateOfAll(outcome.error()))
                return std::nullopt;
        }
        if (!outcome && isFateOfAll(outcome.error()))
            return allEndAs(outcome.error());
        if (outcome) {
            anyWritten = true;
            bytes += bytesOf(request);
        }
        outcomes.push_back(outcome);
    }
    if (!anyWritten)
        return outcomes;
    if (const auto committed = transaction.commit(bytes); !committed)
        return allEndAs(committed.error());
    return outcomes;
}

Result<SqlContentStore::Head, StoreError> SqlContentStore::headFor(const AppendRequest &request)
{
    if (!isConsistent(request))
        return StoreError::Corrupt;
    const auto before = head(request.document);
    if (before
        && (before->epoch != request.epoch || before->link.revision != request.expectedHead))
        return StoreError::Conflict;
    return before;
}

Status<StoreError> SqlContentStore::writeInSavepoint(const AppendRequest &request,
                                                     const Head &before)
{
    if (!m_openSavepoint.run())
        return StoreError::Unavailable;
    const auto written = writeOperations(request, before);
    if (!written && isFateOfAll(written.error()))
        return written; // the whole transaction is given up
    if (!written && !m_undoSavepoint.run())
        return StoreError::Unavailable;
    if (!m_closeSavepoint.run())
        return StoreError::Unavailable;
    return written;
}

Status<StoreError> SqlContentStore::writeOperations(const AppendRequest &request,
                                                    const Head &before)
{
    auto hash = before.link.hash;
    for (const auto &operation : request.operations) {
        hash = m_chain.next(hash, request.document, request.epoch, operation);
        const auto inserted = m_insertOperation.run(
            request.document, operation.revision, request.epoch, operation.client,
            operation.sequence, operation.author, operation.time, operation.delta, hash);
        if (!inserted)
            return toStoreError(inserted.error());
    }
    for (const auto &client : request.clients) {
        const auto written = m_upsertClient.run(
            request.document, client.client, client.author, client.lastSequence,
            client.lastRevision, client.name, checksumOf(request.document, client),
            client.lastDigest);
        if (!written)
            return toStoreError(written.error());
    }
    const auto moved = m_moveHead.run(
        request.operations.back().revision, hash, request.operations.back().time, request.document,
        request.epoch, request.expectedHead, before.link.hash);
    if (!moved)
        return toStoreError(moved.error());
    if (*moved != 1)
        return StoreError::Conflict;
    return Done{};
}

Result<std::vector<StoredOperation>, StoreError>
SqlContentStore::operations(DocumentId document, Revision after, Revision upTo)
{
    SqlTransaction transaction(m_database, SqlTransaction::Kind::Read);
    if (const auto begun = transaction.begin(); !begun)
        return begun.error();
    const auto found = head(document);
    if (!found)
        return found.error();
    if (after < found->logStart || after > upTo || upTo > found->link.revision)
        return StoreError::Conflict;
    auto from = linkAt(document, after);
    if (!from)
        return from.error() == StoreError::NotFound ? StoreError::Corrupt : from.error();
    auto part = readOperations(document, std::move(from.value()), upTo);
    if (!part)
        return part.error();
    if (part->last.revision != upTo
        || (upTo == found->link.revision && part->last.hash != found->link.hash))
        return StoreError::Corrupt;
    return std::move(part.value().operations);
}

Status<StoreError> SqlContentStore::saveSnapshot(DocumentId document,
                                                 const StoredSnapshot &snapshot)
{
    if (snapshot.body.size() > limits::kSnapshotBytes)
        return StoreError::Full;
    SqlTransaction transaction(m_database, SqlTransaction::Kind::Write);
    if (const auto begun = transaction.begin(); !begun)
        return begun;
    const auto found = head(document);
    if (!found)
        return found.error();
    if (snapshot.revision < found->logStart || snapshot.revision > found->link.revision)
        return StoreError::Conflict;
    const auto link = linkAt(document, snapshot.revision);
    if (!link)
        return link.error() == StoreError::NotFound ? StoreError::Corrupt : link.error();
    // Not kept: a prepared statement holds on to what was bound, here up to many megabytes.
    auto insert = m_database.statement(
        u"INSERT OR REPLACE INTO snapshots (doc, rev, chain_hash, body, checksum) "
        "VALUES (?, ?, ?, ?, ?)"_s);
    const auto inserted = insert.run(document, snapshot.revision, link->hash, snapshot.body,
                                     checksumOf(document, *link, snapshot.body));
    if (!inserted)
        return toStoreError(inserted.error());
    if (const auto dropped = m_dropOldSnapshots.run(document, document); !dropped)
        return toStoreError(dropped.error());
    return transaction.commit(snapshot.body.size());
}

Status<StoreError> SqlContentStore::rename(DocumentId document, const QString &title)
{
    SqlTransaction transaction(m_database, SqlTransaction::Kind::Write);
    if (const auto begun = transaction.begin(); !begun)
        return begun;
    const auto changed = m_setTitle.run(title, document);
    if (!changed)
        return toStoreError(changed.error());
    if (*changed != 1)
        return StoreError::NotFound;
    return transaction.commit();
}

Result<QString, StoreError> SqlContentStore::title(DocumentId document)
{
    SqlTransaction transaction(m_database, SqlTransaction::Kind::Read);
    if (const auto begun = transaction.begin(); !begun)
        return begun.error();
    auto rows = m_findDocument.query(document);
    if (!rows.next())
        return rows.endedBecause(StoreError::NotFound);
    return rows.text(0);
}

Result<std::vector<DocumentSummary>, StoreError> SqlContentStore::list()
{
    SqlTransaction transaction(m_database, SqlTransaction::Kind::Read);
    if (const auto begun = transaction.begin(); !begun)
        return begun.error();
    std::vector<DocumentSummary> documents;
    auto rows = m_listDocuments.query();
    while (rows.next()) {
        DocumentSummary summary;
        summary.document = rows.id<DocumentId>(0);
        summary.title = rows.text(1);
        summary.head = Revision(rows.integer(2));
        summary.created = rows.time(3);
        summary.changed = rows.time(4);
        summary.logStart = Revision(rows.integer(5));
        summary.links = rows.integer(6);
        documents.push_back(std::move(summary));
    }
    if (const auto failed = rows.failure())
        return toStoreError(*failed);
    return documents;
}

Status<StoreError> SqlContentStore::startNewHistories(Epoch notBefore)
{
    const auto documents = list();
    if (!documents)
        return documents.error();
    SqlTransaction transaction(m_database, SqlTransaction::Kind::Write);
    if (const auto begun = transaction.begin(); !begun)
        return begun;
    for (const auto &summary : *documents) {
        const auto found = head(summary.document);
        if (!found)
            return found.error();
        const auto epoch = std::max(found->epoch.next(), notBefore);
        const auto checksum = checksumOf(summary.document, epoch, summary.created, found->logStart);
        if (const auto set = m_setEpoch.run(epoch, checksum, summary.document); !set)
            return toStoreError(set.error());
    }
    return transaction.commit();
}

Status<StoreError> SqlContentStore::keepAuthor(DocumentId document, const ClientId &client,
                                               AuthorNumber author, const QString &name)
{
    const ClientRecord record{client, author, Sequence(), Revision(), name, {}};
    const auto inserted = m_insertClient.run(document, client, author, name,
                                             checksumOf(document, record), record.lastDigest);
    return inserted ? Status<StoreError>(Done{}) : toStoreError(inserted.error());
}

Result<SqlContentStore::Head, StoreError> SqlContentStore::head(DocumentId document)
{
    auto rows = m_findHead.query(document);
    if (!rows.next())
        return rows.endedBecause(StoreError::NotFound);
    return Head{Epoch(rows.integer(0)), Link{Revision(rows.integer(1)), rows.bytes(2)},
                Revision(rows.integer(3))};
}

Result<SqlContentStore::Row, StoreError> SqlContentStore::goodRow(DocumentId document,
                                                                  const Head &found)
{
    auto rows = m_findDocument.query(document);
    if (!rows.next())
        return rows.endedBecause(StoreError::NotFound);
    Row row{rows.text(0), rows.time(1)};
    if (rows.bytes(2) != checksumOf(document, found.epoch, row.created, found.logStart))
        return StoreError::Corrupt;
    return row;
}

Result<SqlContentStore::Link, StoreError> SqlContentStore::linkAt(DocumentId document,
                                                                  Revision revision)
{
    if (revision == Revision(0))
        return Link{revision, m_chain.start(document)};
    auto rows = m_findHash.query(document, revision);
    if (!rows.next())
        return rows.endedBecause(StoreError::NotFound);
    return Link{revision, rows.bytes(0)};
}

Result<SqlContentStore::Base, StoreError>
SqlContentStore::newestBase(DocumentId document, const Head &found,
                            std::optional<Revision> before)
{
    int bad = 0;
    auto rows = m_readSnapshots.query(document);
    while (rows.next()) {
        const Link stored{Revision(rows.integer(0)), rows.bytes(1)};
        if (stored.revision > found.link.revision)
            return StoreError::Corrupt; // the log lost what the snapshot has seen
        if (before && stored.revision >= *before)
            continue;
        auto body = rows.bytes(2);
        const auto link = linkAt(document, stored.revision);
        if (!link && link.error() != StoreError::NotFound)
            return link.error();
        if (!link || link->hash != stored.hash || rows.isNull(2)
            || checksumOf(document, stored, body) != rows.bytes(3)) {
            ++bad;
            continue;
        }
        return Base{StoredSnapshot{stored.revision, std::move(body)}, stored, bad};
    }
    if (const auto failed = rows.failure())
        return toStoreError(*failed);
    if (found.logStart > Revision(0))
        return StoreError::Corrupt; // what came before is gone, and there is nothing in its place
    return Base{std::nullopt, Link{Revision(0), m_chain.start(document)}, bad};
}

Result<SqlContentStore::Part, StoreError>
SqlContentStore::readOperations(DocumentId document, Link from, Revision upTo, Damage damage)
{
    Part part;
    part.last = std::move(from);
    auto rows = m_readOperations.query(document, part.last.revision, upTo);
    while (rows.next()) {
        StoredOperation operation{Revision(rows.integer(0)), rows.id<ClientId>(2),
                                  Sequence(rows.integer(3)), AuthorNumber(rows.integer(4)),
                                  rows.time(5),              rows.bytes(6)};
        const Epoch epoch(rows.integer(1));
        const bool follows = operation.revision == part.last.revision.next()
            && epoch >= part.lastEpoch && !rows.isNull(6);
        auto hash = follows ? m_chain.next(part.last.hash, document, epoch, operation)
                            : QByteArray();
        if (!follows || hash != rows.bytes(7)) {
            if (damage == Damage::Refused)
                return StoreError::Corrupt;
            part.isCutShort = true;
            return part;
        }
        part.last = Link{operation.revision, std::move(hash)};
        part.lastEpoch = epoch;
        part.operations.push_back(std::move(operation));
    }
    if (const auto failed = rows.failure()) {
        const auto error = toStoreError(*failed);
        if (error != StoreError::Corrupt || damage == Damage::Refused)
            return error;
        part.isCutShort = true; // a page that cannot be read: what came before it can
    }
    return part;
}

Result<std::vector<ClientRecord>, StoreError>
SqlContentStore::readClients(DocumentId document, Revision headRevision, Damage damage)
{
    std::vector<ClientRecord> clients;
    auto rows = m_readClients.query(document);
    while (rows.next()) {
        ClientRecord client{rows.id<ClientId>(0), AuthorNumber(rows.integer(1)),
                            Sequence(rows.integer(2)), Revision(rows.integer(3)), rows.text(4),
                            rows.bytes(6)};
        const bool isGood = client.lastRevision <= headRevision
            && checksumOf(document, client) == rows.bytes(5);
        if (!isGood && damage == Damage::Refused)
            return StoreError::Corrupt;
        if (isGood)
            clients.push_back(std::move(client));
    }
    if (const auto failed = rows.failure())
        return toStoreError(*failed);
    return clients;
}

QByteArray SqlContentStore::checksumOf(DocumentId document, Epoch epoch, WallTime created,
                                       Revision logStart)
{
    m_digest.add(document.toBytes())
        .add(epoch.value)
        .add(qint64(created.time_since_epoch().count()));
    if (logStart > Revision(0)) // the rows of schema 1 stay good
        m_digest.add(logStart.value);
    return m_digest.result().first(kChecksumBytes);
}

QByteArray SqlContentStore::checksumOf(DocumentId document, const ClientRecord &client)
{
    m_digest.add(document.toBytes())
        .add(client.client.toBytes())
        .add(client.author.value)
        .add(client.lastSequence.value)
        .add(client.lastRevision.value)
        .add(client.lastDigest) // none in the rows of the schemas before, which stay good
        .add(client.name.toUtf8());
    return m_digest.result().first(kChecksumBytes);
}

QByteArray SqlContentStore::checksumOf(DocumentId document, const Link &link,
                                       const QByteArray &body)
{
    return m_digest.add(document.toBytes())
        .add(link.revision.value)
        .add(link.hash)
        .add(body)
        .result();
}

} // namespace syngraph
