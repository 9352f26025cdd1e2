#include "server/storage/sql_link_store.h"

namespace syngraph {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto kSelect = "SELECT number, doc, role, token_hash, created, expires, revoked, checksum "
                         "FROM links WHERE "_L1;

} // namespace

SqlLinkStore::SqlLinkStore(SqlDatabase &database)
    : m_database(database)
    , m_findDocument(database.statement(u"SELECT 1 FROM docs WHERE doc = ?"_s))
    , m_insert(database.statement(
          u"INSERT INTO links (doc, role, token_hash, created, expires, revoked, checksum) "
          "VALUES (?, ?, ?, ?, ?, ?, x'')"_s))
    , m_update(database.statement(u"UPDATE links SET revoked = ?, checksum = ? WHERE number = ?"_s))
    , m_findByToken(database.statement(QString(kSelect) + "token_hash = ?"_L1))
    , m_findByNumber(database.statement(QString(kSelect) + "number = ?"_L1))
    , m_listOfDocument(database.statement(QString(kSelect) + "doc = ? ORDER BY number"_L1))
{
}

Result<LinkRecord, StoreError> SqlLinkStore::createLink(const LinkRecord &link)
{
    SqlTransaction transaction(m_database, SqlTransaction::Kind::Write);
    if (const auto begun = transaction.begin(); !begun)
        return begun.error();
    {
        auto rows = m_findDocument.query(link.document);
        if (!rows.next())
            return rows.endedBecause(StoreError::NotFound);
    }
    const auto stored = insert(link);
    if (!stored)
        return stored;
    if (const auto committed = transaction.commit(); !committed)
        return committed.error();
    return stored;
}

Result<LinkRecord, StoreError> SqlLinkStore::insert(LinkRecord link)
{
    SYNGRAPH_CHECK(link.tokenHash.size() == Sha256::kBytes);
    const auto inserted = m_insert.insert(link.document, link.role, link.tokenHash, link.created,
                                          link.expires, link.revoked);
    if (!inserted) {
        return inserted.error() == SqlFailure::Constraint ? StoreError::Exists
                                                          : toStoreError(inserted.error());
    }
    link.number = LinkNumber(*inserted);
    return store(link);
}

Result<LinkRecord, StoreError> SqlLinkStore::findLink(const QByteArray &tokenHash)
{
    SqlTransaction transaction(m_database, SqlTransaction::Kind::Read);
    if (const auto begun = transaction.begin(); !begun)
        return begun.error();
    auto rows = m_findByToken.query(tokenHash);
    if (!rows.next())
        return rows.endedBecause(StoreError::NotFound);
    const auto link = recordOf(rows);
    if (link && link->revoked)
        return StoreError::NotFound;
    return link;
}

Result<std::vector<LinkRecord>, StoreError> SqlLinkStore::links(DocumentId document)
{
    SqlTransaction transaction(m_database, SqlTransaction::Kind::Read);
    if (const auto begun = transaction.begin(); !begun)
        return begun.error();
    {
        auto rows = m_findDocument.query(document);
        if (!rows.next())
            return rows.endedBecause(StoreError::NotFound);
    }
    std::vector<LinkRecord> found;
    auto rows = m_listOfDocument.query(document);
    while (rows.next()) {
        const auto link = recordOf(rows);
        if (!link)
            return link.error();
        found.push_back(*link);
    }
    if (const auto failed = rows.failure())
        return toStoreError(*failed);
    return found;
}

Result<LinkRecord, StoreError> SqlLinkStore::revokeLink(LinkNumber number)
{
    SqlTransaction transaction(m_database, SqlTransaction::Kind::Write);
    if (const auto begun = transaction.begin(); !begun)
        return begun.error();
    auto link = [&]() -> Result<LinkRecord, StoreError> {
        auto rows = m_findByNumber.query(number);
        if (!rows.next())
            return rows.endedBecause(StoreError::NotFound);
        return recordOf(rows);
    }();
    if (!link)
        return link;
    link.value().revoked = true;
    if (const auto stored = store(*link); !stored)
        return stored;
    if (const auto committed = transaction.commit(); !committed)
        return committed.error();
    return link;
}

// The checksum covers the number, which is known only after the row is in.
Result<LinkRecord, StoreError> SqlLinkStore::store(const LinkRecord &link)
{
    const auto updated = m_update.run(link.revoked, checksumOf(link), link.number);
    if (!updated)
        return toStoreError(updated.error());
    return link;
}

QByteArray SqlLinkStore::checksumOf(const LinkRecord &link)
{
    return m_digest.add(link.number.value)
        .add(link.document.toBytes())
        .add(qint64(link.role))
        .add(link.tokenHash)
        .add(qint64(link.created.time_since_epoch().count()))
        .add(qint64(link.expires.has_value()))
        .add(qint64(link.expires.value_or(WallTime()).time_since_epoch().count()))
        .add(qint64(link.revoked))
        .result();
}

Result<LinkRecord, StoreError> SqlLinkStore::recordOf(const SqlRows &rows)
{
    const qint64 role = rows.integer(2);
    if (role != qint64(Role::View) && role != qint64(Role::Edit))
        return StoreError::Corrupt;
    LinkRecord link;
    link.number = LinkNumber(rows.integer(0));
    link.document = rows.id<DocumentId>(1);
    link.role = Role(role);
    link.tokenHash = rows.bytes(3);
    link.created = rows.time(4);
    if (!rows.isNull(5))
        link.expires = rows.time(5);
    link.revoked = rows.integer(6) != 0;
    if (link.tokenHash.size() != Sha256::kBytes || checksumOf(link) != rows.bytes(7))
        return StoreError::Corrupt;
    return link;
}

} // namespace syngraph
