#include "app/client/sql_journal_store.h"

#include "common/document/snapshot.h"
#include "common/platform/system_random.h"
#include "common/sync/journal_codec.h"

#include <QFile>
#include <QFileInfo>
#include <QStorageInfo>

#include <map>

namespace syngraph {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 kMostBytes = 1'024 * 1'024 * 1'024;

/// A copy that is gone afterwards: reading a file in WAL mode may write to it.
class Copy final
{
public:
    explicit Copy(const QString &original) : m_path(original + u".reading"_s)
    {
        remove();
        m_isThere = QFile::copy(original, m_path);
        const auto log = original + u"-wal"_s;
        const bool hasLog = !QFile::exists(log) || QFile::copy(log, m_path + u"-wal"_s);
        const auto wanted = QFileInfo(original).size() + QFileInfo(log).size();
        if (!m_isThere || !hasLog) {
            remove();
            m_isFull = QStorageInfo(QFileInfo(original).path()).bytesAvailable() < wanted;
        }
    }
    ~Copy() { remove(); }
    Copy(const Copy &) = delete;
    Copy &operator=(const Copy &) = delete;

    bool isThere() const { return m_isThere; }
    bool isFull() const { return m_isFull; } ///< why there is none
    const QString &path() const { return m_path; }

private:
    void remove() const
    {
        for (const auto suffix : {""_L1, "-wal"_L1, "-shm"_L1})
            QFile::remove(m_path + suffix);
    }
    QString m_path;
    bool m_isThere = false;
    bool m_isFull = false;
};

/// Rows up to the first that cannot be read.
template <typename Row>
void readRows(SqlConnection &connection, const QString &statement, const Row &row)
{
    auto query = connection.prepared(statement);
    if (!query.exec())
        return;
    while (query.next())
        row(query);
}

struct Found
{
    JournalDocument what;
    std::map<qint64, QByteArray> entries;
};
using FoundDocuments = std::map<JournalId, Found>;

/// Once in the order of the table and once by the index, whichever is whole.
FoundDocuments findDocuments(SqlConnection &connection)
{
    FoundDocuments found;
    for (const auto order : {"NOT INDEXED"_L1, ""_L1}) {
        readRows(connection,
                 u"SELECT document, number, body FROM entries %1"_s.arg(order),
                 [&](const QSqlQuery &row) {
                     const auto id = JournalId::fromBytes(row.value(0).toByteArray());
                     const auto body = row.value(2).toByteArray();
                     if (id && !id->isNull() && decodeEntry(body))
                         found[*id].entries[row.value(1).toLongLong()] = body;
                 });
        readRows(connection,
                 u"SELECT id, link, view_link, title, used, pending FROM documents %1"_s.arg(order),
                 [&](const QSqlQuery &row) {
                     const auto id = JournalId::fromBytes(row.value(0).toByteArray());
                     if (!id || id->isNull())
                         return;
                     auto &what = found[*id].what;
                     what.id = *id;
                     if (const auto link = ShareLink::parse(row.value(1).toString(),
                                                            InsecureLinks::Allow))
                         what.link = *link;
                     if (const auto link = ShareLink::parse(row.value(2).toString(),
                                                            InsecureLinks::Allow))
                         what.viewLink = *link;
                     what.title = row.value(3).toString();
                     what.lastUsed = WallTime(Milliseconds(row.value(4).toLongLong()));
                     what.pendingEdits = std::max<qint64>(0, row.value(5).toLongLong());
                     what.keepsOwn = row.value(5).toLongLong() == SqlJournalStore::kOnlyOwn;
                 });
        // Not in files of schema 1 and 2.
        readRows(connection,
                 u"SELECT id, own_token, made_tokens FROM documents %1"_s.arg(order),
                 [&](const QSqlQuery &row) {
                     const auto id = JournalId::fromBytes(row.value(0).toByteArray());
                     if (id && !id->isNull())
                         readTokens(row, 1, found[*id].what);
                 });
    }
    return found;
}

/// An entry that is none stands for a gap.
QList<QByteArray> inOrder(const std::map<qint64, QByteArray> &entries)
{
    QList<QByteArray> list;
    qint64 expected = 0;
    for (const auto &[number, body] : entries) {
        if (number != expected)
            list += QByteArray();
        list += body;
        expected = number + 1;
    }
    return list;
}

bool isOnServer(const JournalDocument &what)
{
    return what.link && !what.hasOwn();
}

KeptText textOf(const Found &found, const ReadRecord &read)
{
    const auto record = read.record.value_or(JournalRecord());
    SystemRandom random;
    KeptText text;
    text.id = random.id<JournalId>();
    text.title = record.title.isEmpty() ? found.what.title : record.title;
    text.reason = ErrorCode::Internal;
    text.document = record.document.view();
    text.link = found.what.link;
    text.ownText = ownTextOf(read);
    text.isDamaged = read.isDamaged || !read.record;
    return text;
}

/// A file of schema 1 has no checksums.
void readTexts(SqlConnection &connection, Salvage &salvage)
{
    std::map<JournalId, KeptText> found;
    for (const auto checksum : {"NULL"_L1, "checksum"_L1}) {
        readRows(connection,
                 u"SELECT id, title, reason, link, own, body, %1 FROM texts"_s.arg(checksum),
                 [&](const QSqlQuery &row) {
                     if (auto text = readText(row))
                         found.insert_or_assign(text->id, *std::move(text));
                 });
    }
    for (auto &[id, text] : found)
        salvage.texts.push_back(std::move(text));
}

} // namespace

Result<Salvage, JournalError> salvageJournal(const QString &path)
{
    Salvage salvage;
    const Copy copy(path);
    if (copy.isFull())
        return JournalError::Full;
    if (!copy.isThere() || QFileInfo(copy.path()).size() > kMostBytes)
        return salvage;
    const auto connection = SqlConnection::open(copy.path());
    if (!connection)
        return salvage;
    for (const auto &[id, found] : findDocuments(**connection)) {
        const auto read = readRecord(inOrder(found.entries));
        const bool goesOn = read.record && !read.isDamaged && found.what.id == id;
        if (goesOn) {
            salvage.documents.push_back(found.what);
            salvage.records.push_back(*read.record);
        } else if (!read.strayText.isEmpty() || !isOnServer(found.what)
                   || (read.record && read.record->document.view().length() > 1)) {
            // Also where nothing of it can be read: who wrote it hears of that.
            salvage.texts.push_back(textOf(found, read));
        }
    }
    readTexts(**connection, salvage);
    return salvage;
}

} // namespace syngraph
