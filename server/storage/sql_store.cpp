#include "server/storage/sql_store.h"

namespace syngraph {

Result<std::unique_ptr<Store>, StoreOpenError> SqlStore::open(const QString &directory,
                                                              SqlOptions options)
{
    auto database = SqlDatabase::open(directory, options);
    if (!database)
        return database.error();
    return std::unique_ptr<Store>(new SqlStore(std::move(database.value())));
}

bool SqlStore::isThere(const QString &directory)
{
    return SqlDatabase::isThere(directory);
}

SqlStore::SqlStore(std::unique_ptr<SqlDatabase> database)
    : m_database(std::move(database))
    , m_links(*m_database)
    , m_content(*m_database, m_links)
    , m_images(*m_database)
    , m_chats(*m_database, m_content)
{
}

} // namespace syngraph
