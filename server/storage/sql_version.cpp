#include "server/storage/sql_version.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QVariant>

namespace syngraph {

QString sqliteVersion()
{
    static const auto version = [] {
        const auto name = QStringLiteral("version of SQLite");
        QString found = QStringLiteral("unknown");
        {
            auto memory = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
            memory.setDatabaseName(QStringLiteral(":memory:"));
            if (memory.open()) {
                QSqlQuery query(memory);
                if (query.exec(QStringLiteral("SELECT sqlite_version()")) && query.next())
                    found = query.value(0).toString();
            }
        }
        QSqlDatabase::removeDatabase(name);
        return found;
    }();
    return version;
}

} // namespace syngraph
