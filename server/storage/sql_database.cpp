#include "server/storage/sql_database.h"

#include "server/storage/sql_migrations.h"

#include <QFile>
#include <QFileInfo>
#include <QtEndian>

#include <atomic>

namespace syngraph {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto kFileName = "syngraph.db"_L1;
constexpr auto kUnfinishedName = "syngraph.db.new"_L1;

// About 4 MiB of log: a commit of one operation writes four pages.
constexpr int kCheckpointCommits = 256;
constexpr qint64 kCheckpointBytes = 4 * 1024 * 1024;

// https://sqlite.org/fileformat2.html#the_database_header
constexpr qsizetype kHeaderBytes = 100;
constexpr qsizetype kPageBytesOffset = 16;
constexpr qsizetype kChangeCounterOffset = 24;
constexpr qsizetype kPageCountOffset = 28;
constexpr qsizetype kUserVersionOffset = 60;
constexpr qsizetype kApplicationIdOffset = 68;
constexpr qsizetype kPageCountValidForOffset = 92;
constexpr QByteArrayView kMagic("SQLite format 3\0", 16);

StoreOpenError openErrorOf(SqlFailure failure)
{
    switch (failure) {
    case SqlFailure::NotADatabase:
        return StoreOpenError::Foreign;
    case SqlFailure::Corrupt:
        return StoreOpenError::Corrupt;
    case SqlFailure::Busy:
        return StoreOpenError::Locked;
    case SqlFailure::Constraint:
    case SqlFailure::Full:
    case SqlFailure::NotWritable:
    case SqlFailure::InputOutput:
    case SqlFailure::Other:
        break;
    }
    return StoreOpenError::NotWritable;
}

Status<StoreOpenError> checkIdentity(qint32 applicationId, qint32 schemaNumber)
{
    if (applicationId != kSqlApplicationId)
        return StoreOpenError::Foreign;
    if (schemaNumber > kSqlSchemaNumber)
        return StoreOpenError::TooNew;
    if (schemaNumber < 1)
        return StoreOpenError::Corrupt;
    return Done{};
}

QString logPathOf(const QString &path)
{
    return path + u"-wal"_s;
}

// SQLite notices pages that are missing, but reads the lost part of the last one as zeros. With a
// log this is no damage: a checkpoint was cut short, and the log has the page.
bool isCutOff(const QByteArray &header, const QString &path)
{
    const auto number = [&](qsizetype offset) {
        return qFromBigEndian<quint32>(header.constData() + offset);
    };
    if (QFileInfo(logPathOf(path)).size() > 0
        || number(kChangeCounterOffset) != number(kPageCountValidForOffset))
        return false;
    const qint64 pageBytes = qFromBigEndian<quint16>(header.constData() + kPageBytesOffset);
    return QFileInfo(path).size() < qint64(number(kPageCountOffset)) * pageBytes;
}

// Looks at the bytes alone, because SQLite may already write when it merely opens a file. No
// connection of this process is open here: closing a file drops the POSIX locks that SQLite holds.
Status<StoreOpenError> checkHeader(const QString &path)
{
    QFile file(path);
    if (!QFileInfo(path).isFile())
        return StoreOpenError::Foreign;
    if (!file.open(QIODevice::ReadOnly))
        return StoreOpenError::NotWritable;
    const auto header = file.read(kHeaderBytes);
    if (header.size() < kHeaderBytes || !header.startsWith(kMagic))
        return StoreOpenError::Foreign;
    const auto ours = checkIdentity(
        qFromBigEndian<qint32>(header.constData() + kApplicationIdOffset),
        qFromBigEndian<qint32>(header.constData() + kUserVersionOffset));
    if (ours && isCutOff(header, path))
        return StoreOpenError::Corrupt;
    return ours;
}

QString newConnectionName()
{
    static std::atomic<quint64> number = 0;
    return u"syngraph-store-%1"_s.arg(++number);
}

void closeConnection(QSqlDatabase &connection)
{
    const auto name = connection.connectionName();
    connection.close();
    connection = QSqlDatabase();
    QSqlDatabase::removeDatabase(name);
}

Result<QVariant, SqlFailure> pragma(QSqlDatabase &connection, const QString &text)
{
    QSqlQuery query(connection);
    if (!query.exec(u"PRAGMA "_s + text))
        return failureOf(query.lastError());
    return query.next() ? query.value(0) : QVariant();
}

Status<SqlFailure> configure(QSqlDatabase &connection)
{
    // cache_size in KiB when negative. fullfsync matters on macOS alone.
    static constexpr QLatin1StringView kPragmas[] = {
        "trusted_schema = OFF"_L1, "cell_size_check = ON"_L1,   "mmap_size = 0"_L1,
        "foreign_keys = ON"_L1,    "synchronous = FULL"_L1,     "fullfsync = ON"_L1,
        "checkpoint_fullfsync = ON"_L1, "cache_size = -16384"_L1, "wal_autocheckpoint = 0"_L1,
        "journal_size_limit = 67108864"_L1};
    for (const auto text : kPragmas) {
        if (const auto done = pragma(connection, text); !done)
            return done.error();
    }
    return Done{};
}

Result<QSqlDatabase, StoreOpenError> connectTo(const QString &path)
{
    auto connection = QSqlDatabase::addDatabase(u"QSQLITE"_s, newConnectionName());
    connection.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=5000"_s);
    connection.setDatabaseName(path);
    const auto opened = [&]() -> Status<SqlFailure> {
        if (!connection.open())
            return failureOf(connection.lastError());
        return configure(connection);
    }();
    if (opened)
        return connection;
    closeConnection(connection);
    return openErrorOf(opened.error());
}

// Under another name until it is complete, so that a file of the right name is always whole: an
// empty one is damage, never a first start that was cut short.
Status<StoreOpenError> makeDataFile(const DataDirectory &directory)
{
    if (const auto made = directory.makePrivateFile(kUnfinishedName); !made)
        return made.error();
    const auto journal = directory.filePath(kUnfinishedName + u"-journal"_s);
    if (QFile::exists(journal) && !QFile::remove(journal))
        return StoreOpenError::NotWritable;
    auto connection = connectTo(directory.filePath(kUnfinishedName));
    if (!connection)
        return connection.error();
    const auto migrated = migrate(connection.value(), sqlMigrations());
    closeConnection(connection.value());
    if (!migrated)
        return openErrorOf(migrated.error());
    return directory.renameFile(kUnfinishedName, kFileName);
}

Status<StoreOpenError> prepareDataFile(const DataDirectory &directory)
{
    const auto path = directory.filePath(kFileName);
    if (QFileInfo::exists(path))
        return checkHeader(path);
    // A log without its file is what a deletion left. SQLite would play it into the new file.
    if (QFileInfo(logPathOf(path)).size() > 0)
        return StoreOpenError::Corrupt;
    return makeDataFile(directory);
}

Status<StoreOpenError> bringUp(QSqlDatabase &connection, SqlOptions options)
{
    // Once more by SQLite's own eyes: the log may hold a newer header than the file.
    const auto applicationId = pragma(connection, u"application_id"_s);
    if (!applicationId)
        return openErrorOf(applicationId.error());
    const auto schemaNumber = pragma(connection, u"user_version"_s);
    if (!schemaNumber)
        return openErrorOf(schemaNumber.error());
    if (const auto ours = checkIdentity(applicationId->toInt(), schemaNumber->toInt()); !ours)
        return ours.error();
    const auto mode = pragma(connection, u"journal_mode = WAL"_s);
    if (!mode)
        return openErrorOf(mode.error());
    if (mode->toString() != "wal"_L1)
        return StoreOpenError::NotWritable;
    if (const auto migrated = migrate(connection, sqlMigrations()); !migrated)
        return openErrorOf(migrated.error());
    // An empty log to begin with, and proof that the file can be written and synced.
    if (const auto done = pragma(connection, u"wal_checkpoint(TRUNCATE)"_s); !done)
        return openErrorOf(done.error());
    if (options.maximumBytes > 0) {
        const auto pageBytes = pragma(connection, u"page_size"_s);
        if (!pageBytes || pageBytes->toLongLong() <= 0)
            return StoreOpenError::Corrupt;
        const auto pages = std::max<qint64>(1, options.maximumBytes / pageBytes->toLongLong());
        if (const auto set = pragma(connection, u"max_page_count = %1"_s.arg(pages)); !set)
            return openErrorOf(set.error());
    }
    return Done{};
}

} // namespace

struct SqlDatabase::Statements
{
    explicit Statements(const SqlDatabase &database)
        : beginRead(database.statement(u"BEGIN"_s))
        , beginWrite(database.statement(u"BEGIN IMMEDIATE"_s))
        , commit(database.statement(u"COMMIT"_s))
        , rollBack(database.statement(u"ROLLBACK"_s))
        , checkpoint(database.statement(u"PRAGMA wal_checkpoint(PASSIVE)"_s))
    {
    }
    SqlStatement beginRead;
    SqlStatement beginWrite;
    SqlStatement commit;
    SqlStatement rollBack;
    SqlStatement checkpoint;
};

Result<std::unique_ptr<SqlDatabase>, StoreOpenError>
SqlDatabase::open(const QString &directoryPath, SqlOptions options)
{
    auto directory = DataDirectory::acquire(directoryPath);
    if (!directory)
        return directory.error();
    if (const auto prepared = prepareDataFile(**directory); !prepared)
        return prepared.error();
    auto connection = connectTo((*directory)->filePath(kFileName));
    if (!connection)
        return connection.error();
    if (const auto ready = bringUp(connection.value(), options); !ready) {
        closeConnection(connection.value());
        return ready.error();
    }
    return std::unique_ptr<SqlDatabase>(
        new SqlDatabase(std::move(directory.value()), std::move(connection.value())));
}

QString SqlDatabase::filePath(const QString &directory)
{
    return directory + u'/' + kFileName;
}

bool SqlDatabase::isThere(const QString &directory)
{
    return QFileInfo::exists(filePath(directory));
}

SqlDatabase::SqlDatabase(std::unique_ptr<DataDirectory> directory, QSqlDatabase connection)
    : m_directory(std::move(directory))
    , m_connection(std::move(connection))
    , m_statements(std::make_unique<Statements>(*this))
{
}

SqlDatabase::~SqlDatabase()
{
    m_statements.reset();
    closeConnection(m_connection);
}

SqlStatement SqlDatabase::statement(const QString &text) const
{
    return SqlStatement(m_connection, text);
}

Status<StoreError> SqlDatabase::begin(bool forWriting)
{
    if (m_condition == Condition::Stopped)
        return StoreError::Unavailable;
    if (m_condition == Condition::SyncFailed && forWriting) {
        m_condition = Condition::Stopped;
        return StoreError::Unknown;
    }
    const auto begun = (forWriting ? m_statements->beginWrite : m_statements->beginRead).run();
    if (!begun)
        return toStoreError(begun.error());
    return Done{};
}

Status<StoreError> SqlDatabase::commit(qint64 bytesWritten)
{
    if (const auto committed = m_statements->commit.run(); !committed) {
        rollBack();
        switch (committed.error()) {
        case SqlFailure::Full:
            return StoreError::Full;
        case SqlFailure::Busy:
            return StoreError::Unavailable;
        case SqlFailure::Constraint:
        case SqlFailure::Corrupt:
        case SqlFailure::NotADatabase:
        case SqlFailure::NotWritable:
        case SqlFailure::InputOutput:
        case SqlFailure::Other:
            break;
        }
        // The log may hold the commit all the same, and a restart would find it.
        m_condition = Condition::Stopped;
        return StoreError::Unknown;
    }
    ++m_commitsSinceCheckpoint;
    m_bytesSinceCheckpoint += bytesWritten;
    if (m_commitsSinceCheckpoint >= kCheckpointCommits
        || m_bytesSinceCheckpoint >= kCheckpointBytes)
        checkpoint();
    return Done{};
}

void SqlDatabase::rollBack()
{
    // Fails when SQLite has already rolled back by itself, which is just as well.
    static_cast<void>(m_statements->rollBack.run());
}

// In place of SQLite's automatic checkpoint, which swallows errors: a disk that cannot sync has to
// end the process here as well.
void SqlDatabase::checkpoint()
{
    m_commitsSinceCheckpoint = 0;
    m_bytesSinceCheckpoint = 0;
    const auto done = m_statements->checkpoint.run();
    if (!done && done.error() == SqlFailure::InputOutput)
        m_condition = Condition::SyncFailed;
}

SqlTransaction::~SqlTransaction()
{
    if (m_isOpen)
        m_database.rollBack();
}

Status<StoreError> SqlTransaction::begin()
{
    const auto begun = m_database.begin(m_kind == Kind::Write);
    m_isOpen = begun.ok();
    return begun;
}

Status<StoreError> SqlTransaction::commit(qint64 bytesWritten)
{
    m_isOpen = false;
    return m_database.commit(bytesWritten);
}

} // namespace syngraph
