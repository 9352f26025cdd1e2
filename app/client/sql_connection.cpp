#include "app/client/sql_connection.h"

#include <QFileInfo>
#include <QUrl>

#include <atomic>

namespace syngraph {

using namespace Qt::Literals::StringLiterals;

namespace {

// Primary result codes, https://sqlite.org/rescode.html; the driver reports extended ones, which
// carry the primary one in their low byte.
enum SqliteCode {
    kSqlitePermission = 3,
    kSqliteBusy = 5,
    kSqliteLocked = 6,
    kSqliteReadOnly = 8,
    kSqliteCorrupt = 11,
    kSqliteFull = 13,
    kSqliteCannotOpen = 14,
    kSqliteNotADatabase = 26
};

QString newName()
{
    static std::atomic<quint64> number = 0;
    return u"syngraph-journal-%1"_s.arg(++number);
}

} // namespace

JournalError journalErrorOf(const QSqlError &error)
{
    bool isNumber = false;
    const int code = error.nativeErrorCode().toInt(&isNumber);
    switch (isNumber ? code & 0xff : 0) {
    case kSqliteBusy:
    case kSqliteLocked:
        return JournalError::Locked;
    case kSqlitePermission:
    case kSqliteReadOnly:
    case kSqliteCannotOpen:
        return JournalError::NotWritable;
    case kSqliteFull:
        return JournalError::Full;
    case kSqliteCorrupt:
    case kSqliteNotADatabase:
        return JournalError::Damaged;
    default:
        return JournalError::Failed;
    }
}

Result<std::unique_ptr<SqlConnection>, JournalError> SqlConnection::open(const QString &path,
                                                                         Access access)
{
    auto database = QSqlDatabase::addDatabase(u"QSQLITE"_s, newName());
    // Nobody waits here: who has the file open keeps it.
    auto options = u"QSQLITE_BUSY_TIMEOUT=0"_s;
    if (access != Access::Write)
        options += u";QSQLITE_OPEN_READONLY"_s;
    auto name = path;
    if (access == Access::ReadUnlocked) {
        options += u";QSQLITE_OPEN_URI"_s;
        auto address = QUrl::fromLocalFile(QFileInfo(path).absoluteFilePath());
        address.setQuery(u"immutable=1"_s);
        name = QString::fromUtf8(address.toEncoded());
    }
    database.setConnectOptions(options);
    database.setDatabaseName(name);
    const bool isOpen = database.open();
    const auto error = database.lastError();
    std::unique_ptr<SqlConnection> connection(new SqlConnection(std::move(database)));
    if (!isOpen)
        return journalErrorOf(error);
    return connection;
}

SqlConnection::~SqlConnection()
{
    const auto name = m_database.connectionName();
    m_database.close();
    m_database = QSqlDatabase();
    QSqlDatabase::removeDatabase(name);
}

Status<JournalError> SqlConnection::run(const QString &statement)
{
    QSqlQuery query(m_database);
    if (!query.exec(statement))
        return journalErrorOf(query.lastError());
    return Done{};
}

Result<QVariant, JournalError> SqlConnection::value(const QString &statement)
{
    QSqlQuery query(m_database);
    if (!query.exec(statement))
        return journalErrorOf(query.lastError());
    if (query.next())
        return query.value(0);
    if (query.lastError().isValid())
        return journalErrorOf(query.lastError());
    return QVariant();
}

QSqlQuery SqlConnection::prepared(const QString &statement) const
{
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    query.prepare(statement);
    return query;
}

SqlScope::~SqlScope()
{
    // Fails when SQLite has already rolled back by itself, which is just as well.
    if (m_isOpen)
        static_cast<void>(m_connection.run(u"ROLLBACK"_s));
}

Status<JournalError> SqlScope::begin()
{
    const auto begun = m_connection.run(u"BEGIN IMMEDIATE"_s);
    m_isOpen = begun.ok();
    return begun;
}

Status<JournalError> SqlScope::commit()
{
    const auto committed = m_connection.run(u"COMMIT"_s);
    m_isOpen = !committed.ok();
    return committed;
}

} // namespace syngraph
