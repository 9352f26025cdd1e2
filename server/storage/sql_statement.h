#pragma once

#include "common/base/check.h"
#include "server/storage/store.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QVariant>

#include <optional>
#include <type_traits>

namespace syngraph {

/// What SQLite says, as far as anybody acts upon it.
enum class SqlFailure {
    Constraint,
    Full,
    Busy,        ///< another program holds the lock
    Corrupt,
    NotADatabase,
    NotWritable,
    InputOutput, ///< reading, writing or syncing failed
    Other
};

SqlFailure failureOf(const QSqlError &error);
/// For a statement that is not COMMIT: whatever the failure is, nothing of it is durable.
StoreError toStoreError(SqlFailure failure);

// Values as the tables hold them. Null byte arrays and strings would become NULL.
QVariant sqlValue(const QByteArray &bytes);
QVariant sqlValue(const QString &text);
QVariant sqlValue(WallTime time);
QVariant sqlValue(std::optional<WallTime> time);
QVariant sqlValue(std::optional<qint64> number);
template <typename Number>
    requires(std::is_integral_v<Number> || std::is_enum_v<Number>)
QVariant sqlValue(Number number)
{
    return QVariant(static_cast<qint64>(number));
}
template <typename Tag>
QVariant sqlValue(Ordinal<Tag> ordinal)
{
    return QVariant(ordinal.value);
}
template <typename Tag>
QVariant sqlValue(const Id128<Tag> &id)
{
    return QVariant(id.toBytes());
}

/// Rows of a running statement. Borrows the statement, which can run again after this is gone:
/// an unfinished statement would hold a read transaction open.
class SqlRows final
{
public:
    SqlRows(QSqlQuery &query, bool started) : m_query(query), m_ok(started) {}
    ~SqlRows() { m_query.finish(); }
    SqlRows(const SqlRows &) = delete;
    SqlRows &operator=(const SqlRows &) = delete;

    /// False at the end and after a failure.
    bool next() { return m_ok && m_query.next(); }
    std::optional<SqlFailure> failure() const;
    /// Why next() was false: the failure, or `otherwise` when the rows simply came to an end.
    StoreError endedBecause(StoreError otherwise) const;

    qint64 integer(int column) const { return m_query.value(column).toLongLong(); }
    QByteArray bytes(int column) const { return m_query.value(column).toByteArray(); }
    QString text(int column) const { return m_query.value(column).toString(); }
    bool isNull(int column) const { return m_query.isNull(column); }
    WallTime time(int column) const { return WallTime(Milliseconds(integer(column))); }
    template <typename Id>
    Id id(int column) const
    {
        return Id::fromBytes(bytes(column)).value_or(Id());
    }

private:
    QSqlQuery &m_query;
    bool m_ok;
};

/// One statement, prepared at its first use and kept; `?` in its text is a value. Must be gone
/// before its connection closes.
class SqlStatement final
{
public:
    SqlStatement(QSqlDatabase connection, const QString &text);

    template <typename... Values>
    SqlRows query(const Values &...values)
    {
        return SqlRows(m_query, start(values...));
    }
    /// For statements without rows; the number of rows that were changed.
    template <typename... Values>
    Result<qint64, SqlFailure> run(const Values &...values)
    {
        if (!start(values...))
            return failureOf(m_query.lastError());
        const qint64 changed = m_query.numRowsAffected();
        m_query.finish();
        return changed;
    }
    /// Of an INSERT into a table with row numbers: the new one.
    template <typename... Values>
    Result<qint64, SqlFailure> insert(const Values &...values)
    {
        if (!start(values...))
            return failureOf(m_query.lastError());
        const qint64 number = m_query.lastInsertId().toLongLong();
        m_query.finish();
        return number;
    }

private:
    template <typename... Values>
    bool start(const Values &...values)
    {
        if (!m_prepared && !(m_prepared = m_query.prepare(m_text)))
            return false;
        size_t place = 0;
        (m_query.bindValue(placeholder(place++), sqlValue(values)), ...);
        return m_query.exec();
    }
    static const QString &placeholder(size_t place);

    QString m_text;
    QSqlQuery m_query;
    bool m_prepared = false;
};

} // namespace syngraph
