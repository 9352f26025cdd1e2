#include "server/storage/sql_chat_store.h"

#include "common/base/limits.h"
#include "common/protocol/plain_text.h"

namespace syngraph {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype kChecksumBytes = 8; // as of the other small rows
constexpr qsizetype kMostNameUnits = 2 * limits::kNameCodePoints;

} // namespace

// What is too long to be ours is read as NULL, before memory is taken for it.
SqlChatStore::SqlChatStore(SqlDatabase &database, SqlContentStore &content)
    : m_database(database)
    , m_content(content)
    , m_findDocument(database.statement(u"SELECT 1 FROM docs WHERE doc = ?"_s))
    // Of both: with the one of them damaged the other still tells which numbers are given.
    , m_findNewest(database.statement(
          u"SELECT max(number) FROM (SELECT max(number) AS number FROM chat_ids WHERE doc = ? "
          "UNION ALL SELECT max(number) FROM chat WHERE doc = ?)"_s))
    , m_readChat(database.statement(
          u"SELECT number, id, author, CASE WHEN length(name) <= %1 THEN name END, color, time, "
          "CASE WHEN length(text) <= %2 THEN text END, checksum FROM "
          "(SELECT * FROM chat WHERE doc = ? ORDER BY number DESC LIMIT %3) ORDER BY number"_s
              .arg(kMostNameUnits)
              .arg(limits::kChatUnits)
              .arg(limits::kChatMessages)))
    , m_findId(database.statement(u"SELECT number FROM chat_ids WHERE doc = ? AND id = ?"_s))
    , m_insertEntry(database.statement(
          u"INSERT INTO chat (doc, number, id, author, name, color, time, text, checksum) "
          "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"_s))
    , m_insertId(database.statement(u"INSERT INTO chat_ids (doc, id, number) VALUES (?, ?, ?)"_s))
    , m_dropEntries(database.statement(u"DELETE FROM chat WHERE doc = ? AND number <= ?"_s))
    , m_dropIds(database.statement(u"DELETE FROM chat_ids WHERE doc = ? AND number <= ?"_s))
{
}

/// NotFound without the document.
Status<StoreError> SqlChatStore::begin(SqlTransaction &transaction, DocumentId document)
{
    if (const auto begun = transaction.begin(); !begun)
        return begun.error();
    auto rows = m_findDocument.query(document);
    if (!rows.next())
        return rows.endedBecause(StoreError::NotFound);
    return Done{};
}

Result<StoredChat, StoreError> SqlChatStore::chat(DocumentId document)
{
    SqlTransaction transaction(m_database, SqlTransaction::Kind::Read);
    if (const auto begun = begin(transaction, document); !begun)
        return begun.error();
    const auto newest = newestNumber(document);
    if (!newest)
        return newest.error();
    StoredChat chat{*newest, 0, {}};
    auto rows = m_readChat.query(document);
    while (rows.next()) {
        ChatEntry entry{rows.integer(0),
                        rows.id<ChatId>(1),
                        AuthorNumber(rows.integer(2)),
                        rows.text(3),
                        quint32(rows.integer(4)) & 0xffffff,
                        rows.integer(5),
                        rows.text(6)};
        if (chat.oldest == 0)
            chat.oldest = entry.number;
        if (rows.bytes(7) == checksumOf(document, entry) && isName(entry.name)
            && isChatText(entry.text) && entry.number <= chat.newest && entry.time >= 0)
            chat.entries.push_back(std::move(entry));
    }
    if (const auto failed = rows.failure())
        return toStoreError(*failed);
    return chat;
}

Result<std::vector<ChatPlace>, StoreError> SqlChatStore::saveChat(DocumentId document,
                                                                  std::span<const ChatDraft> drafts)
{
    SqlTransaction transaction(m_database, SqlTransaction::Kind::Write);
    if (const auto begun = begin(transaction, document); !begun)
        return begun.error();
    const auto before = newestNumber(document);
    if (!before)
        return before.error();
    qint64 newest = *before;
    qint64 bytes = 0;
    std::vector<ChatPlace> places;
    for (const auto &draft : drafts) {
        const auto known = numberOf(document, draft.entry.id);
        if (!known)
            return known.error();
        if (*known) {
            places.push_back({**known, false});
            continue;
        }
        ++newest;
        if (const auto inserted = insert(document, draft, newest); !inserted)
            return inserted.error();
        places.push_back({newest, true});
        bytes += draft.entry.text.size();
    }
    if (newest == *before)
        return places; // nothing to write
    if (const auto done = makeWay(document, newest); !done)
        return done.error();
    if (const auto committed = transaction.commit(bytes); !committed)
        return committed.error();
    return places;
}

Result<qint64, StoreError> SqlChatStore::newestNumber(DocumentId document)
{
    auto rows = m_findNewest.query(document, document);
    if (rows.next())
        return rows.integer(0); // 0 of NULL, where there is none
    return rows.endedBecause(StoreError::Corrupt);
}

Result<std::optional<qint64>, StoreError> SqlChatStore::numberOf(DocumentId document,
                                                                 const ChatId &id)
{
    auto rows = m_findId.query(document, id);
    if (rows.next())
        return std::optional<qint64>(rows.integer(0));
    if (const auto failed = rows.failure())
        return toStoreError(*failed);
    return std::optional<qint64>();
}

Status<StoreError> SqlChatStore::insert(DocumentId document, const ChatDraft &draft, qint64 number)
{
    auto entry = draft.entry;
    entry.number = number;
    const auto inserted =
        m_insertEntry.run(document, entry.number, entry.id, entry.author, entry.name, entry.color,
                          entry.time, entry.text, checksumOf(document, entry));
    if (!inserted)
        return toStoreError(inserted.error());
    if (const auto noted = m_insertId.run(document, entry.id, number); !noted)
        return toStoreError(noted.error());
    return m_content.keepAuthor(document, draft.client, entry.author, entry.name);
}

Result<ClearedChat, StoreError> SqlChatStore::clearChat(DocumentId document)
{
    SqlTransaction transaction(m_database, SqlTransaction::Kind::Write);
    if (const auto begun = begin(transaction, document); !begun)
        return begun.error();
    const auto newest = newestNumber(document);
    if (!newest)
        return newest.error();
    const auto dropped = m_dropEntries.run(document, *newest);
    if (!dropped)
        return toStoreError(dropped.error());
    if (const auto committed = transaction.commit(0); !committed)
        return committed.error();
    return ClearedChat{*newest, *dropped};
}

Status<StoreError> SqlChatStore::makeWay(DocumentId document, qint64 newest)
{
    const auto entries = m_dropEntries.run(document, newest - limits::kChatMessages);
    if (!entries)
        return toStoreError(entries.error());
    const auto ids = m_dropIds.run(document, newest - limits::kChatRemembered);
    return ids ? Status<StoreError>(Done{}) : toStoreError(ids.error());
}

QByteArray SqlChatStore::checksumOf(DocumentId document, const ChatEntry &entry)
{
    const auto name = entry.name.toUtf8();
    m_digest.add(document.toBytes())
        .add(entry.number)
        .add(entry.id.toBytes())
        .add(entry.author.value)
        .add(qint64(entry.color))
        .add(entry.time)
        .add(qint64(name.size()))
        .add(name)
        .add(entry.text.toUtf8());
    return m_digest.result().first(kChecksumBytes);
}

} // namespace syngraph
