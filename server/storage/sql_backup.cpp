#include "server/storage/sql_backup.h"

#include "common/platform/disk_sync.h"
#include "server/storage/data_directory.h"
#include "server/storage/sql_content_store.h"
#include "server/storage/sql_database.h"

#include <QDir>
#include <QFile>
#include <QSqlDatabase>
#include <QSqlQuery>

namespace syngraph {

using namespace Qt::Literals::StringLiterals;

namespace {

/// A connection of its own, beside the server's, for as long as it lives.
class Reader final
{
public:
    explicit Reader(const QString &path)
        : m_name(u"syngraph-backup-"_s + path)
        , m_connection(QSqlDatabase::addDatabase(u"QSQLITE"_s, m_name))
    {
        m_connection.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=5000"_s);
        m_connection.setDatabaseName(path);
        m_isOpen = m_connection.open();
    }
    ~Reader()
    {
        m_connection.close();
        m_connection = QSqlDatabase();
        QSqlDatabase::removeDatabase(m_name);
    }
    Reader(const Reader &) = delete;
    Reader &operator=(const Reader &) = delete;

    bool isOpen() const { return m_isOpen; }
    QSqlQuery query() const { return QSqlQuery(m_connection); }

private:
    QString m_name;
    QSqlDatabase m_connection;
    bool m_isOpen = false;
};

bool isSound(const QString &path)
{
    const Reader copy(path);
    auto check = copy.query();
    return copy.isOpen() && check.exec(u"PRAGMA integrity_check"_s) && check.next()
        && check.value(0).toString() == u"ok";
}

Status<BackupError> startNewHistories(const QString &directory, WallTime now)
{
    auto database = SqlDatabase::open(directory, {});
    if (!database) {
        const auto error = database.error();
        return error == StoreOpenError::Foreign || error == StoreOpenError::TooNew
            ? BackupError::NoData
            : BackupError::Damaged;
    }
    SqlLinkStore links(**database);
    SqlContentStore content(**database, links);
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(now.time_since_epoch());
    if (const auto started = content.startNewHistories(Epoch(seconds.count())); !started)
        return started.error() == StoreError::Full ? BackupError::NotWritable
                                                   : BackupError::Damaged;
    return Done{};
}

Status<BackupError> copyInto(const QString &source, const QString &copy)
{
    QFile empty(copy); // private before a byte of it is there
    if (!empty.open(QIODevice::WriteOnly | QIODevice::NewOnly)
        || !empty.setPermissions(QFile::ReadOwner | QFile::WriteOwner))
        return BackupError::NotWritable;
    empty.close();
    const Reader reader(source);
    if (!reader.isOpen())
        return BackupError::NotReadable;
    auto query = reader.query();
    query.prepare(u"VACUUM INTO ?"_s);
    query.addBindValue(copy);
    if (query.exec())
        return Done{};
    switch (failureOf(query.lastError())) {
    case SqlFailure::Corrupt:
        return BackupError::Damaged;
    case SqlFailure::NotADatabase:
        return BackupError::NoData;
    case SqlFailure::Full:
    case SqlFailure::NotWritable:
        return BackupError::NotWritable;
    case SqlFailure::Busy:
    case SqlFailure::Constraint:
    case SqlFailure::InputOutput:
    case SqlFailure::Other:
        break;
    }
    return BackupError::NotReadable;
}

} // namespace

Status<BackupError> backUpDatabase(const QString &directory, const QString &target, WallTime now)
{
    if (!SqlDatabase::isThere(directory))
        return BackupError::NoData;
    if (QFileInfo::exists(target))
        return BackupError::Exists;
    // Without a server nobody may start one meanwhile; with one, its lock is where it belongs.
    const auto lock = DataDirectory::acquire(directory);
    if (!lock && lock.error() != StoreOpenError::Locked)
        return BackupError::NotReadable;
    const QString copy = SqlDatabase::filePath(target);
    const auto make = [&]() -> Status<BackupError> {
        if (!QDir().mkpath(target)
            || !QFile::setPermissions(
                target, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner))
            return BackupError::NotWritable;
        if (const auto copied = copyInto(SqlDatabase::filePath(directory), copy); !copied)
            return copied;
        if (!isSound(copy))
            return BackupError::Damaged;
        if (const auto started = startNewHistories(target, now); !started)
            return started;
        // SQLite does not sync what VACUUM INTO writes.
        return syncToDisk(copy) ? Status<BackupError>(Done{}) : BackupError::NotWritable;
    };
    const auto done = make();
    if (!done)
        QDir(target).removeRecursively();
    return done;
}

} // namespace syngraph
