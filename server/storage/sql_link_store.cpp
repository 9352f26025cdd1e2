#include "server/storage/sql_link_store.h"

#include "common/base/limits.h"
#include "common/protocol/client_seat.h"

namespace syngraph {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto kSelect =
    "SELECT number, doc, role, token_hash, created, expires, revoked, checksum, label, max_uses, "
    "used, (SELECT count(*) FROM link_uses WHERE link_uses.link = links.number) "
    "FROM links WHERE "_L1;
constexpr Milliseconds kUsedWithin = 1min; ///< of so much the time of the last use may be late

} // namespace

SqlLinkStore::SqlLinkStore(SqlDatabase &database)
    : m_database(database)
    , m_findDocument(database.statement(u"SELECT 1 FROM docs WHERE doc = ?"_s))
    , m_insert(database.statement(
          u"INSERT INTO links (doc, role, token_hash, created, expires, revoked, checksum, label, "
          "max_uses) VALUES (?, ?, ?, ?, ?, ?, x'', ?, ?)"_s))
    , m_update(database.statement(
          u"UPDATE links SET revoked = ?, used = ?, checksum = ? WHERE number = ?"_s))
    , m_findUse(database.statement(
          u"SELECT 1 FROM link_uses WHERE link = ? AND client >= ? AND client <= ?"_s))
    , m_insertUse(database.statement(u"INSERT INTO link_uses (link, client) VALUES (?, ?)"_s))
    , m_delete(database.statement(u"DELETE FROM links WHERE number = ?"_s))
    , m_deleteUses(database.statement(u"DELETE FROM link_uses WHERE link = ?"_s))
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
                                          link.expires, link.revoked, link.label, link.maxUses);
    if (!inserted) {
        return inserted.error() == SqlFailure::Constraint ? StoreError::Exists
                                                          : toStoreError(inserted.error());
    }
    link.number = LinkNumber(*inserted);
    link.lastUsed.reset();
    link.uses = 0;
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
        LinkRecord damaged; // one bad row takes nothing from the others
        damaged.number = LinkNumber(rows.integer(0));
        damaged.document = document;
        damaged.isDamaged = true;
        const auto link = recordOf(rows);
        found.push_back(link ? *link : damaged);
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
    LinkRecord ended;
    if (const auto link = findByNumber(number)) {
        ended = *link;
        ended.revoked = true;
        if (const auto stored = store(ended); !stored)
            return stored;
    } else if (link.error() == StoreError::Corrupt) {
        // What it says of itself is not to be believed, and so not to be written anew.
        ended.number = number;
        ended.revoked = true;
        ended.isDamaged = true;
        if (const auto removed = remove(number); !removed)
            return removed.error();
    } else {
        return link;
    }
    if (const auto committed = transaction.commit(); !committed)
        return committed.error();
    return ended;
}

Status<StoreError> SqlLinkStore::dropLink(LinkNumber number)
{
    SqlTransaction transaction(m_database, SqlTransaction::Kind::Write);
    if (const auto begun = transaction.begin(); !begun)
        return begun.error();
    if (const auto removed = remove(number); !removed)
        return removed;
    if (const auto committed = transaction.commit(); !committed)
        return committed.error();
    return Done{};
}

/// Within a transaction. Its number is not given again.
Status<StoreError> SqlLinkStore::remove(LinkNumber number)
{
    for (SqlStatement *statement : {&m_deleteUses, &m_delete}) {
        if (const auto done = statement->run(number); !done)
            return toStoreError(done.error());
    }
    return Done{};
}

Result<LinkRecord, StoreError> SqlLinkStore::findByNumber(LinkNumber number)
{
    auto rows = m_findByNumber.query(number);
    if (!rows.next())
        return rows.endedBecause(StoreError::NotFound);
    return recordOf(rows);
}

Result<std::vector<bool>, StoreError>
SqlLinkStore::noteUses(std::span<const LinkUse> uses)
{
    SqlTransaction transaction(m_database, SqlTransaction::Kind::Write);
    if (const auto begun = transaction.begin(); !begun)
        return begun.error();
    std::vector<bool> areIn;
    bool isChanged = false;
    for (const auto &use : uses) {
        const auto noted = noteUse(use);
        if (!noted && noted.error() != StoreError::NotFound && noted.error() != StoreError::Corrupt)
            return noted.error();
        areIn.push_back(noted && noted->isIn);
        isChanged = isChanged || (noted && noted->isChanged);
    }
    if (!isChanged)
        return areIn; // nothing to sync
    if (const auto committed = transaction.commit(); !committed)
        return committed.error();
    return areIn;
}

Result<SqlLinkStore::Noted, StoreError> SqlLinkStore::noteUse(const LinkUse &use)
{
    auto link = findByNumber(use.link);
    if (!link)
        return link.error();
    if (link->revoked)
        return StoreError::NotFound;
    const auto known = isKnown(use);
    if (!known)
        return known.error();
    const bool isRoom = link->uses < link->maxUses.value_or(limits::kLinkUses);
    if (!*known && !isRoom && link->maxUses)
        return Noted{false, false};
    const bool isCounted = !*known && isRoom;
    if (isCounted) {
        if (const auto inserted = m_insertUse.run(use.link, use.client); !inserted)
            return toStoreError(inserted.error());
    }
    if (!isCounted && link->lastUsed && use.time < *link->lastUsed + kUsedWithin)
        return Noted{true, false};
    link.value().lastUsed = use.time;
    if (const auto stored = store(*link); !stored)
        return stored.error();
    return Noted{true, true};
}

Result<bool, StoreError> SqlLinkStore::isKnown(const LinkUse &use)
{
    const auto seat = seatOf(use.client);
    const qsizetype rest = ClientId::kSizeBytes - kSeatBytes;
    auto rows = m_findUse.query(use.link, QByteArray(seat + QByteArray(rest, '\0')),
                                QByteArray(seat + QByteArray(rest, '\xff')));
    const bool isThere = rows.next();
    if (const auto failed = rows.failure(); !isThere && failed)
        return toStoreError(*failed);
    return isThere;
}

Result<bool, StoreError> SqlLinkStore::letIn(const LinkUse &use)
{
    {
        SqlTransaction transaction(m_database, SqlTransaction::Kind::Read);
        if (const auto begun = transaction.begin(); !begun)
            return begun.error();
        const auto link = findByNumber(use.link);
        if (!link && link.error() != StoreError::NotFound && link.error() != StoreError::Corrupt)
            return link.error();
        if (!link || link->revoked)
            return false;
        const auto known = isKnown(use);
        if (!known || *known)
            return known;
        if (link->uses >= link->maxUses.value_or(limits::kLinkUses))
            return !link->maxUses;
    }
    const auto areIn = noteUses(std::span(&use, 1));
    if (!areIn)
        return areIn.error();
    return areIn->at(0);
}

// The checksum covers the number, which is known only after the row is in.
Result<LinkRecord, StoreError> SqlLinkStore::store(const LinkRecord &link)
{
    const auto updated =
        m_update.run(link.revoked, link.lastUsed, checksumOf(link), link.number);
    if (!updated)
        return toStoreError(updated.error());
    return link;
}

QByteArray SqlLinkStore::checksumOf(const LinkRecord &link)
{
    m_digest.add(link.number.value)
        .add(link.document.toBytes())
        .add(qint64(link.role))
        .add(link.tokenHash)
        .add(qint64(link.created.time_since_epoch().count()))
        .add(qint64(link.expires.has_value()))
        .add(qint64(link.expires.value_or(WallTime()).time_since_epoch().count()))
        .add(qint64(link.revoked));
    // What older schemas did not know is not in their checksums.
    if (!link.label.isEmpty() || link.maxUses || link.lastUsed) {
        const auto label = link.label.toUtf8();
        m_digest.add(qint64(label.size()))
            .add(label)
            .add(link.maxUses.value_or(0))
            .add(qint64(link.lastUsed.has_value()))
            .add(qint64(link.lastUsed.value_or(WallTime()).time_since_epoch().count()));
    }
    return m_digest.result();
}

Result<LinkRecord, StoreError> SqlLinkStore::recordOf(const SqlRows &rows)
{
    const qint64 role = rows.integer(2);
    if (role < 0 || role > qint64(LinkRole::Own))
        return StoreError::Corrupt;
    LinkRecord link;
    link.number = LinkNumber(rows.integer(0));
    link.document = rows.id<DocumentId>(1);
    link.role = LinkRole(role);
    link.tokenHash = rows.bytes(3);
    link.created = rows.time(4);
    if (!rows.isNull(5))
        link.expires = rows.time(5);
    link.revoked = rows.integer(6) != 0;
    link.label = rows.text(8);
    if (!rows.isNull(9))
        link.maxUses = rows.integer(9);
    if (!rows.isNull(10))
        link.lastUsed = rows.time(10);
    link.uses = rows.integer(11);
    if (link.tokenHash.size() != Sha256::kBytes || checksumOf(link) != rows.bytes(7))
        return StoreError::Corrupt;
    return link;
}

} // namespace syngraph
