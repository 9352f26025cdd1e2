#pragma once

#include "server/storage/sql_chat_store.h"
#include "server/storage/sql_content_store.h"
#include "server/storage/sql_image_store.h"
#include "server/storage/sql_link_store.h"

namespace syngraph {

/// The store in SQLite: `syngraph.db` in a data directory that nobody else uses meanwhile. Opens,
/// works and is destroyed on one thread. SCHEMA.md describes the tables.
class SqlStore final : public Store
{
public:
    /// Makes the directory and the file when they are not there, and brings an older schema up to
    /// date.
    static Result<std::unique_ptr<Store>, StoreOpenError> open(const QString &directory,
                                                               SqlOptions options = {});

    /// Whether a data file is in `directory`, whatever is in it.
    static bool isThere(const QString &directory);

    ContentStore &content() override { return m_content; }
    LinkStore &links() override { return m_links; }
    ImageStore &images() override { return m_images; }
    ChatStore &chats() override { return m_chats; }

private:
    explicit SqlStore(std::unique_ptr<SqlDatabase> database);

    std::unique_ptr<SqlDatabase> m_database;
    SqlLinkStore m_links;
    SqlContentStore m_content;
    SqlImageStore m_images;
    SqlChatStore m_chats;
};

} // namespace syngraph
