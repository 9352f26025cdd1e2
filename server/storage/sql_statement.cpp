#include "server/storage/sql_statement.h"

#include <array>

namespace syngraph {

using namespace Qt::Literals::StringLiterals;

namespace {

// Primary result codes, https://sqlite.org/rescode.html. The driver reports extended ones, which
// carry the primary one in their low byte.
enum SqliteCode {
    kSqlitePermission = 3,
    kSqliteBusy = 5,
    kSqliteLocked = 6,
    kSqliteReadOnly = 8,
    kSqliteInputOutput = 10,
    kSqliteCorrupt = 11,
    kSqliteFull = 13,
    kSqliteCannotOpen = 14,
    kSqliteConstraint = 19,
    kSqliteNotADatabase = 26
};

} // namespace

SqlFailure failureOf(const QSqlError &error)
{
    bool isNumber = false;
    const int code = error.nativeErrorCode().toInt(&isNumber);
    if (!isNumber)
        return SqlFailure::Other;
    switch (code & 0xff) {
    case kSqliteBusy:
    case kSqliteLocked:
        return SqlFailure::Busy;
    case kSqlitePermission:
    case kSqliteReadOnly:
    case kSqliteCannotOpen:
        return SqlFailure::NotWritable;
    case kSqliteInputOutput:
        return SqlFailure::InputOutput;
    case kSqliteCorrupt:
        return SqlFailure::Corrupt;
    case kSqliteFull:
        return SqlFailure::Full;
    case kSqliteConstraint:
        return SqlFailure::Constraint;
    case kSqliteNotADatabase:
        return SqlFailure::NotADatabase;
    default:
        return SqlFailure::Other;
    }
}

StoreError toStoreError(SqlFailure failure)
{
    switch (failure) {
    case SqlFailure::Constraint:
        return StoreError::Conflict;
    case SqlFailure::Full:
        return StoreError::Full;
    case SqlFailure::Corrupt:
    case SqlFailure::NotADatabase:
        return StoreError::Corrupt;
    case SqlFailure::Busy:
    case SqlFailure::NotWritable:
    case SqlFailure::InputOutput:
    case SqlFailure::Other:
        break;
    }
    return StoreError::Unavailable;
}

QVariant sqlValue(const QByteArray &bytes)
{
    return QVariant(bytes.isNull() ? QByteArray("", 0) : bytes);
}

QVariant sqlValue(const QString &text)
{
    if (text.isNull())
        return QVariant(QString(QLatin1StringView("")));
    // SQLite stores UTF-8 and would join a lone surrogate with whatever follows it.
    return QVariant(text.isValidUtf16() ? text : QString::fromUtf8(text.toUtf8()));
}

QVariant sqlValue(WallTime time)
{
    return QVariant(qint64(time.time_since_epoch().count()));
}

QVariant sqlValue(std::optional<qint64> number)
{
    return number ? QVariant(*number) : QVariant(QMetaType(QMetaType::LongLong));
}

QVariant sqlValue(std::optional<WallTime> time)
{
    return time ? sqlValue(*time) : QVariant(QMetaType(QMetaType::LongLong));
}

// Values are bound by name: by position QtSql builds a name each time, which took a third of the
// time of an append.
SqlStatement::SqlStatement(QSqlDatabase connection, const QString &text)
    : m_query(std::move(connection))
{
    m_query.setForwardOnly(true); // otherwise QtSql keeps every row that was read
    size_t place = 0;
    for (const QChar character : text) {
        if (character == u'?')
            m_text += placeholder(place++);
        else
            m_text += character;
    }
}

const QString &SqlStatement::placeholder(size_t place)
{
    static const std::array<QString, 10> kNames = {
        u":a"_s, u":b"_s, u":c"_s, u":d"_s, u":e"_s, u":f"_s, u":g"_s, u":h"_s, u":i"_s, u":j"_s};
    return kNames.at(place);
}

std::optional<SqlFailure> SqlRows::failure() const
{
    const auto error = m_query.lastError();
    if (m_ok && !error.isValid())
        return std::nullopt;
    return failureOf(error);
}

StoreError SqlRows::endedBecause(StoreError otherwise) const
{
    const auto failed = failure();
    return failed ? toStoreError(*failed) : otherwise;
}

} // namespace syngraph
