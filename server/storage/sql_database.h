#pragma once

#include "server/storage/data_directory.h"
#include "server/storage/sql_statement.h"

#include <QSqlDatabase>

#include <memory>
#include <optional>

namespace syngraph {

struct SqlOptions
{
    qint64 maximumBytes = 0; ///< of the data file, beyond which StoreError::Full; 0: no bound
};

/// The data file `syngraph.db` of a locked directory, and the one connection that writes and
/// checkpoints it: a second one could meet the WAL-reset bug of SQLite before 3.51.3. Owned by
/// SqlStore; used on the thread that opened it.
///
/// Invariants:
/// 1. COMMIT returns after the log was synced (WAL with synchronous=FULL).
/// 2. After a failed sync, of the log or of a checkpoint, nothing more is written: the kernel may
///    have dropped the pages, so only a restart, which reads the log from the disk, tells.
/// 3. A file that is not ours, or of a newer schema, is not opened by SQLite at all, unless it is
///    only the log that tells.
class SqlDatabase final
{
public:
    static Result<std::unique_ptr<SqlDatabase>, StoreOpenError> open(const QString &directory,
                                                                     SqlOptions options);
    static QString filePath(const QString &directory);
    /// Whether the data file is in `directory`, whatever is in it.
    static bool isThere(const QString &directory);
    ~SqlDatabase();
    SqlDatabase(const SqlDatabase &) = delete;
    SqlDatabase &operator=(const SqlDatabase &) = delete;

    SqlStatement statement(const QString &text) const;

private:
    friend class SqlTransaction;

    enum class Condition { Good, SyncFailed, Stopped };

    SqlDatabase(std::unique_ptr<DataDirectory> directory, QSqlDatabase connection);

    Status<StoreError> begin(bool forWriting);
    Status<StoreError> commit(qint64 bytesWritten);
    void rollBack();
    void checkpoint();

    std::unique_ptr<DataDirectory> m_directory;
    QSqlDatabase m_connection;
    struct Statements;
    std::unique_ptr<Statements> m_statements;
    Condition m_condition = Condition::Good;
    int m_commitsSinceCheckpoint = 0;
    qint64 m_bytesSinceCheckpoint = 0;
};

/// A transaction that is rolled back at the end of its scope unless it was committed. One at a time.
class SqlTransaction final
{
public:
    enum class Kind { Read, Write };

    SqlTransaction(SqlDatabase &database, Kind kind) : m_database(database), m_kind(kind) {}
    ~SqlTransaction();
    SqlTransaction(const SqlTransaction &) = delete;
    SqlTransaction &operator=(const SqlTransaction &) = delete;

    /// Unavailable when the store cannot be used; Unknown once after a checkpoint's sync failed.
    Status<StoreError> begin();
    /// Done: durable. Full, Unavailable: nothing was written. Unknown: nobody knows, and the
    /// database takes no further transaction.
    Status<StoreError> commit(qint64 bytesWritten = 0);

private:
    SqlDatabase &m_database;
    Kind m_kind;
    bool m_isOpen = false;
};

} // namespace syngraph
