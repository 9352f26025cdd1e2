#include "app/client/sql_journal_store.h"

#include "common/base/limits.h"
#include "common/base/sha256.h"
#include "common/document/snapshot.h"
#include "common/sync/journal_codec.h"

namespace syngraph {

using namespace Qt::Literals::StringLiterals;

namespace {

QString textOf(const std::optional<ShareLink> &link)
{
    return link ? link->text() : u""_s;
}

std::optional<ShareLink> linkOf(const QString &text)
{
    const auto link = ShareLink::parse(text, InsecureLinks::Allow);
    return link ? std::optional(*link) : std::nullopt;
}

int numberOf(std::optional<Role> role)
{
    return !role ? 0 : *role == Role::Edit ? 2 : 1;
}

std::optional<Role> roleOf(int number)
{
    switch (number) {
    case 1: return Role::View;
    case 2: return Role::Edit;
    default: return std::nullopt;
    }
}

JournalId idOf(const QVariant &value)
{
    return JournalId::fromBytes(value.toByteArray()).value_or(JournalId());
}

constexpr QChar kBetweenPieces(0x1d);
constexpr qsizetype kChecksumBytes = 8;
constexpr int kCheckpointCommits = 256;
constexpr qint64 kCheckpointBytes = 4 * 1024 * 1024;

// A null string would become NULL.
QString solid(const QString &text)
{
    return text.isNull() ? u""_s : text;
}

QByteArray solid(const QByteArray &bytes)
{
    return bytes.isNull() ? QByteArray("") : bytes;
}

QByteArray joinedTokens(const std::vector<QByteArray> &tokens)
{
    QByteArray joined("");
    for (const auto &token : tokens)
        joined += token;
    return joined;
}

} // namespace

/// Only whole ones; how many there may be is bounded by what a document can have.
void readTokens(const QSqlQuery &row, int column, JournalDocument &document)
{
    const auto own = row.value(column).toByteArray();
    const auto made = row.value(column + 1).toByteArray();
    document.ownToken = own.size() == kTokenBytes ? own : QByteArray();
    document.madeTokens.clear();
    const auto count = std::min<qsizetype>(made.size() / kTokenBytes, limits::kLinksPerDocument);
    for (qsizetype i = 0; i < count && made.size() % kTokenBytes == 0; ++i)
        document.madeTokens.push_back(made.mid(i * kTokenBytes, kTokenBytes));
}

QByteArray checksumOfText(const QByteArray &id, const QString &title, int reason,
                          const QString &link, const QString &own, const QByteArray &body)
{
    Sha256 digest;
    for (const auto &part : {id, title.toUtf8(), link.toUtf8(), own.toUtf8(), body})
        digest.add(qint64(part.size())).add(part);
    return digest.add(qint64(reason)).result().first(kChecksumBytes);
}

std::optional<KeptText> readText(const QSqlQuery &row)
{
    const auto id = row.value(0).toByteArray();
    KeptText text;
    text.id = idOf(row.value(0));
    if (text.id.isNull())
        return std::nullopt;
    const auto title = row.value(1).toString();
    const auto link = row.value(3).toString();
    const auto own = row.value(4).toString();
    const auto body = row.value(5).toByteArray();
    text.title = title.left(limits::kTitleUnits);
    text.reason = ErrorCode(row.value(2).toInt());
    text.link = linkOf(link);
    text.ownText = own.split(kBetweenPieces, Qt::SkipEmptyParts);
    const auto document = decodeSnapshot(body, SnapshotBounds::View);
    if (document)
        text.document = *document;
    const bool isChecked = row.value(6).isNull()
        || row.value(6).toByteArray()
            == checksumOfText(id, title, row.value(2).toInt(), link, own, body);
    text.isDamaged = !document || !isChecked;
    return text;
}

struct SqlJournalStore::Statements
{
    explicit Statements(const SqlConnection &c)
        : describe(c.prepared(u"INSERT INTO documents "
                              "(id, link, view_link, title, used, role, own_token, made_tokens, "
                              "pending) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0) ON CONFLICT (id) DO UPDATE SET "
                              "link = excluded.link, view_link = excluded.view_link, "
                              "title = excluded.title, used = excluded.used, "
                              "role = excluded.role, own_token = excluded.own_token, "
                              "made_tokens = excluded.made_tokens"_s))
        , append(c.prepared(u"INSERT INTO entries (document, number, body) VALUES (?, ?, ?)"_s))
        , clear(c.prepared(u"DELETE FROM entries WHERE document = ?"_s))
        , pending(c.prepared(u"UPDATE documents SET pending = ? WHERE id = ?"_s))
        , forget(c.prepared(u"DELETE FROM documents WHERE id = ?"_s))
        , keepText(c.prepared(u"INSERT OR REPLACE INTO texts (id, title, reason, link, own, body, "
                              "checksum) VALUES (?, ?, ?, ?, ?, ?, ?)"_s))
        , dropText(c.prepared(u"DELETE FROM texts WHERE id = ?"_s))
        , lastNumber(c.prepared(u"SELECT max(number) FROM entries WHERE document = ?"_s))
        , countSync(c.prepared(u"UPDATE state SET value = value + 1 WHERE name = 'syncs'"_s))
        , documents(c.prepared(u"SELECT id, link, view_link, title, used, pending, role, "
                               "own_token, made_tokens FROM documents ORDER BY used DESC"_s))
        , entries(c.prepared(u"SELECT number, body FROM entries WHERE document = ? "
                             "ORDER BY number"_s))
        , texts(c.prepared(u"SELECT id, title, reason, link, own, body, checksum FROM texts"_s))
    {
    }
    QSqlQuery describe;
    QSqlQuery append;
    QSqlQuery clear;
    QSqlQuery pending;
    QSqlQuery forget;
    QSqlQuery keepText;
    QSqlQuery dropText;
    QSqlQuery lastNumber;
    QSqlQuery countSync;
    QSqlQuery documents;
    QSqlQuery entries;
    QSqlQuery texts;
};

SqlJournalStore::SqlJournalStore(std::unique_ptr<SqlConnection> connection, QString path)
    : m_connection(std::move(connection))
    , m_path(std::move(path))
    , m_statements(std::make_unique<Statements>(*m_connection))
{
}

SqlJournalStore::~SqlJournalStore()
{
    m_statements.reset();
    if (m_isDamaged) {
        holdDamaged(m_path);
        return;
    }
    // Gives the space of what was dropped back to the system; a failure costs nothing but space.
    static_cast<void>(m_connection->run(u"PRAGMA incremental_vacuum"_s));
}

bool SqlJournalStore::exec(QSqlQuery &query)
{
    if (query.exec()) {
        if (!query.isSelect())
            query.finish();
        return true;
    }
    m_error = query.lastError();
    noted(journalErrorOf(m_error));
    return false;
}

JournalError SqlJournalStore::noted(JournalError error)
{
    m_isDamaged = m_isDamaged || error == JournalError::Damaged;
    return error;
}

Status<JournalError> SqlJournalStore::write(std::span<const JournalWrite> batch, Sync sync)
{
    if (m_isInFullSync != (sync == Sync::Disk)) {
        const auto mode = sync == Sync::Disk ? u"PRAGMA synchronous = FULL"_s
                                             : u"PRAGMA synchronous = NORMAL"_s;
        if (const auto done = m_connection->run(mode); !done)
            return noted(done.error());
        m_isInFullSync = sync == Sync::Disk;
    }
    m_error = QSqlError();
    SqlScope scope(*m_connection);
    if (const auto begun = scope.begin(); !begun)
        return noted(begun.error());
    const auto numbers = m_nextNumbers;
    bool isGood = true;
    for (const auto &write : batch) {
        isGood = std::visit([this](const auto &w) { return perform(w); }, write);
        if (!isGood)
            break;
    }
    // A sync has to have something to write: without a change a commit touches no disk.
    isGood = isGood && (sync == Sync::Process || exec(m_statements->countSync));
    auto outcome = isGood ? scope.commit() : Status<JournalError>(journalErrorOf(m_error));
    if (!outcome) {
        noted(outcome.error());
        m_nextNumbers = numbers;
        return outcome;
    }
    return checkpointWhenDue();
}

/// In place of SQLite's automatic one, which passes over errors. Where its sync fails, the system may
/// take for written what is not on the disk, and whatever comes behind that in the log would be lost
/// with it: then nothing counts as written.
Status<JournalError> SqlJournalStore::checkpointWhenDue()
{
    ++m_commitsSinceCheckpoint;
    if (m_commitsSinceCheckpoint < kCheckpointCommits && m_bytesSinceCheckpoint < kCheckpointBytes)
        return Done{};
    m_commitsSinceCheckpoint = 0;
    m_bytesSinceCheckpoint = 0;
    const auto done = m_connection->run(u"PRAGMA wal_checkpoint(PASSIVE)"_s);
    if (!done && noted(done.error()) == JournalError::Failed)
        return done;
    return Done{};
}

Status<JournalError> SqlJournalStore::emptyLog()
{
    const auto isBusy = m_connection->value(u"PRAGMA wal_checkpoint(TRUNCATE)"_s);
    if (!isBusy)
        return noted(isBusy.error());
    if (isBusy->toInt() != 0)
        return JournalError::Failed;
    return Done{};
}

bool SqlJournalStore::perform(const writes::Describe &write)
{
    auto &query = m_statements->describe;
    const auto &document = write.document;
    query.bindValue(0, document.id.toBytes());
    query.bindValue(1, textOf(document.link));
    query.bindValue(2, textOf(document.viewLink));
    query.bindValue(3, solid(document.title));
    query.bindValue(4, qint64(document.lastUsed.time_since_epoch().count()));
    query.bindValue(5, numberOf(document.role));
    query.bindValue(6, solid(document.ownToken));
    query.bindValue(7, joinedTokens(document.madeTokens));
    return exec(query);
}

qint64 SqlJournalStore::nextNumber(JournalId document)
{
    const auto known = m_nextNumbers.constFind(document);
    if (known != m_nextNumbers.cend())
        return *known;
    auto &query = m_statements->lastNumber;
    query.bindValue(0, document.toBytes());
    if (!exec(query))
        return -1;
    const auto next = query.next() && !query.value(0).isNull() ? query.value(0).toLongLong() + 1 : 0;
    query.finish();
    return next;
}

bool SqlJournalStore::perform(const writes::Append &write)
{
    const auto id = write.document.toBytes();
    auto number = nextNumber(write.document);
    if (number < 0)
        return false;
    for (const auto &entry : write.entries) {
        if (std::holds_alternative<journal::Checkpoint>(entry)) {
            m_statements->clear.bindValue(0, id);
            if (!exec(m_statements->clear))
                return false;
            number = 0;
        }
        auto &query = m_statements->append;
        query.bindValue(0, id);
        query.bindValue(1, number++);
        const auto body = encodeEntry(entry);
        m_bytesSinceCheckpoint += body.size();
        query.bindValue(2, body);
        if (!exec(query))
            return false;
    }
    m_nextNumbers[write.document] = number;
    m_statements->pending.bindValue(
        0, write.keepsOwn ? kOnlyOwn : write.pendingEdits);
    m_statements->pending.bindValue(1, id);
    return exec(m_statements->pending);
}

bool SqlJournalStore::perform(const writes::Forget &write)
{
    const auto id = write.document.toBytes();
    m_statements->clear.bindValue(0, id);
    m_statements->forget.bindValue(0, id);
    m_nextNumbers.remove(write.document);
    return exec(m_statements->clear) && exec(m_statements->forget);
}

bool SqlJournalStore::perform(const writes::KeepText &write)
{
    auto &query = m_statements->keepText;
    const auto &text = write.text;
    const auto id = text.id.toBytes();
    const auto title = solid(text.title);
    const auto link = textOf(text.link);
    // U+001D, a separator, is in no document.
    const auto own = solid(text.ownText.join(kBetweenPieces));
    const auto body = encodeSnapshot(text.document);
    query.bindValue(0, id);
    query.bindValue(1, title);
    query.bindValue(2, int(text.reason));
    query.bindValue(3, link);
    query.bindValue(4, own);
    query.bindValue(5, body);
    m_bytesSinceCheckpoint += body.size();
    // What was not whole when it was kept does not become so by being written again.
    query.bindValue(6, text.isDamaged
                           ? QByteArray("damaged")
                           : checksumOfText(id, title, int(text.reason), link, own, body));
    return exec(query);
}

bool SqlJournalStore::perform(const writes::DropText &write)
{
    m_statements->dropText.bindValue(0, write.text.toBytes());
    return exec(m_statements->dropText);
}

Result<std::vector<JournalDocument>, JournalError> SqlJournalStore::documents()
{
    auto &query = m_statements->documents;
    if (!exec(query))
        return journalErrorOf(m_error);
    std::vector<JournalDocument> documents;
    while (query.next()) {
        JournalDocument document;
        document.id = idOf(query.value(0));
        document.link = linkOf(query.value(1).toString());
        document.viewLink = linkOf(query.value(2).toString());
        document.title = query.value(3).toString().left(limits::kTitleUnits);
        document.lastUsed = WallTime(Milliseconds(query.value(4).toLongLong()));
        document.pendingEdits = std::max<qint64>(0, query.value(5).toLongLong());
        document.keepsOwn = query.value(5).toLongLong() == kOnlyOwn;
        document.role = roleOf(query.value(6).toInt());
        readTokens(query, 7, document);
        if (!document.id.isNull())
            documents.push_back(std::move(document));
    }
    const auto error = query.lastError();
    query.finish();
    if (error.isValid())
        return noted(journalErrorOf(error));
    return documents;
}

Result<QList<QByteArray>, JournalError> SqlJournalStore::entries(JournalId document)
{
    auto &query = m_statements->entries;
    query.bindValue(0, document.toBytes());
    if (!exec(query))
        return journalErrorOf(m_error);
    QList<QByteArray> entries;
    qint64 expected = 0;
    while (query.next()) {
        // A gap is damage: an entry that is none ends what can be applied.
        if (query.value(0).toLongLong() != expected)
            entries += QByteArray();
        entries += query.value(1).toByteArray();
        expected = query.value(0).toLongLong() + 1;
    }
    const auto error = query.lastError();
    query.finish();
    if (error.isValid())
        return noted(journalErrorOf(error));
    return entries;
}

Result<std::vector<KeptText>, JournalError> SqlJournalStore::texts()
{
    auto &query = m_statements->texts;
    if (!exec(query))
        return journalErrorOf(m_error);
    std::vector<KeptText> texts;
    while (query.next()) {
        if (auto text = readText(query))
            texts.push_back(*std::move(text));
    }
    const auto error = query.lastError();
    query.finish();
    if (error.isValid())
        return noted(journalErrorOf(error));
    return texts;
}

} // namespace syngraph
