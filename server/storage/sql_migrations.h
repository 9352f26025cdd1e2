#pragma once

#include "common/base/result.h"
#include "server/storage/sql_statement.h"

#include <QSqlDatabase>
#include <QString>

#include <span>

namespace syngraph {

/// "SYNG": in the header of every data file.
inline constexpr qint32 kSqlApplicationId = 0x53594e47;
/// Number of the newest schema, which SCHEMA.md describes.
inline constexpr int kSqlSchemaNumber = 6;

/// Step from schema `number` - 1 to `number`. A step that was released is never edited.
struct SqlMigration
{
    int number = 0;
    const char *sql = nullptr; ///< UTF-8; statements end with ";" at the end of a line
};

std::span<const SqlMigration> sqlMigrations();

/// Applies what is newer than the database's user_version, one transaction per step; a step that
/// fails leaves the schema before it.
Status<SqlFailure> migrate(QSqlDatabase &connection, std::span<const SqlMigration> migrations);

} // namespace syngraph
