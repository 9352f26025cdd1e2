#pragma once

#include "app/client/journal_store.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QVariant>

#include <memory>

namespace syngraph {

JournalError journalErrorOf(const QSqlError &error);

/// A connection to an SQLite file, closed and forgotten at the end of its scope. Whatever was
/// prepared on it must be gone by then. Used on the thread that opened it.
class SqlConnection final
{
public:
    enum class Access {
        Write,
        Read,
        ReadUnlocked ///< as if nobody could change it, and without its log
    };
    static Result<std::unique_ptr<SqlConnection>, JournalError> open(const QString &path,
                                                                     Access access = Access::Write);
    ~SqlConnection();
    SqlConnection(const SqlConnection &) = delete;
    SqlConnection &operator=(const SqlConnection &) = delete;

    Status<JournalError> run(const QString &statement);
    /// The first column of the first row.
    Result<QVariant, JournalError> value(const QString &statement);
    QSqlQuery prepared(const QString &statement) const;

private:
    explicit SqlConnection(QSqlDatabase database) : m_database(std::move(database)) {}
    QSqlDatabase m_database;
};

/// Rolled back at the end of its scope unless it was committed.
class SqlScope final
{
public:
    explicit SqlScope(SqlConnection &connection) : m_connection(connection) {}
    ~SqlScope();
    SqlScope(const SqlScope &) = delete;
    SqlScope &operator=(const SqlScope &) = delete;

    Status<JournalError> begin();
    Status<JournalError> commit();

private:
    SqlConnection &m_connection;
    bool m_isOpen = false;
};

} // namespace syngraph
