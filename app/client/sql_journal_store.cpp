#include "app/client/sql_journal_store.h"

#include "common/base/limits.h"
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

JournalId idOf(const QVariant &value)
{
    return JournalId::fromBytes(value.toByteArray()).value_or(JournalId());
}

// A null string would become NULL.
QString solid(const QString &text)
{
    return text.isNull() ? u""_s : text;
}

} // namespace

struct SqlJournalStore::Statements
{
    explicit Statements(const SqlConnection &c)
        : describe(c.prepared(u"INSERT INTO documents (id, link, view_link, title, used, pending) "
                              "VALUES (?, ?, ?, ?, ?, 0) ON CONFLICT (id) DO UPDATE SET "
                              "link = excluded.link, view_link = excluded.view_link, "
                              "title = excluded.title, used = excluded.used"_s))
        , append(c.prepared(u"INSERT INTO entries (document, number, body) VALUES (?, ?, ?)"_s))
        , clear(c.prepared(u"DELETE FROM entries WHERE document = ?"_s))
        , pending(c.prepared(u"UPDATE documents SET pending = ? WHERE id = ?"_s))
        , forget(c.prepared(u"DELETE FROM documents WHERE id = ?"_s))
        , keepText(c.prepared(u"INSERT OR REPLACE INTO texts (id, title, reason, link, own, body) "
                              "VALUES (?, ?, ?, ?, ?, ?)"_s))
        , dropText(c.prepared(u"DELETE FROM texts WHERE id = ?"_s))
        , lastNumber(c.prepared(u"SELECT max(number) FROM entries WHERE document = ?"_s))
        , countSync(c.prepared(u"UPDATE state SET value = value + 1 WHERE name = 'syncs'"_s))
        , documents(c.prepared(u"SELECT id, link, view_link, title, used, pending FROM documents "
                               "ORDER BY used DESC"_s))
        , entries(c.prepared(u"SELECT number, body FROM entries WHERE document = ? "
                             "ORDER BY number"_s))
        , texts(c.prepared(u"SELECT id, title, reason, link, own, body FROM texts"_s))
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

SqlJournalStore::SqlJournalStore(std::unique_ptr<SqlConnection> connection)
    : m_connection(std::move(connection)), m_statements(std::make_unique<Statements>(*m_connection))
{
}

SqlJournalStore::~SqlJournalStore()
{
    m_statements.reset();
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
    return false;
}

Status<JournalError> SqlJournalStore::write(std::span<const JournalWrite> batch, Sync sync)
{
    if (m_isInFullSync != (sync == Sync::Disk)) {
        const auto mode = sync == Sync::Disk ? u"PRAGMA synchronous = FULL"_s
                                             : u"PRAGMA synchronous = NORMAL"_s;
        if (const auto done = m_connection->run(mode); !done)
            return done;
        m_isInFullSync = sync == Sync::Disk;
    }
    m_error = QSqlError();
    SqlScope scope(*m_connection);
    if (const auto begun = scope.begin(); !begun)
        return begun;
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
    if (!outcome)
        m_nextNumbers = numbers;
    return outcome;
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
        query.bindValue(2, encodeEntry(entry));
        if (!exec(query))
            return false;
    }
    m_nextNumbers[write.document] = number;
    m_statements->pending.bindValue(0, write.pendingEdits);
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
    query.bindValue(0, write.text.id.toBytes());
    query.bindValue(1, solid(write.text.title));
    query.bindValue(2, int(write.text.reason));
    query.bindValue(3, textOf(write.text.link));
    // U+001D, a separator, is in no document.
    query.bindValue(4, solid(write.text.ownText.join(QChar(0x1d))));
    query.bindValue(5, encodeSnapshot(write.text.document));
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
        if (!document.id.isNull())
            documents.push_back(std::move(document));
    }
    const auto error = query.lastError();
    query.finish();
    if (error.isValid())
        return journalErrorOf(error);
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
        return journalErrorOf(error);
    return entries;
}

Result<std::vector<KeptText>, JournalError> SqlJournalStore::texts()
{
    auto &query = m_statements->texts;
    if (!exec(query))
        return journalErrorOf(m_error);
    std::vector<KeptText> texts;
    while (query.next()) {
        KeptText text;
        text.id = idOf(query.value(0));
        text.title = query.value(1).toString().left(limits::kTitleUnits);
        text.reason = ErrorCode(query.value(2).toInt());
        text.link = linkOf(query.value(3).toString());
        text.ownText = query.value(4).toString().split(QChar(0x1d), Qt::SkipEmptyParts);
        const auto document = decodeSnapshot(query.value(5).toByteArray(), SnapshotBounds::View);
        if (text.id.isNull() || !document)
            continue;
        text.document = *document;
        texts.push_back(std::move(text));
    }
    const auto error = query.lastError();
    query.finish();
    if (error.isValid())
        return journalErrorOf(error);
    return texts;
}

} // namespace syngraph
