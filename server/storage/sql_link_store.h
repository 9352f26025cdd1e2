#pragma once

#include "common/base/sha256.h"
#include "server/storage/sql_database.h"

namespace syngraph {

/// Share links in the table `links`. Every row carries a checksum, and a row that does not fit it
/// is damaged: a flipped bit must not turn a viewer into an editor. Owned by SqlStore.
class SqlLinkStore final : public LinkStore
{
public:
    explicit SqlLinkStore(SqlDatabase &database);

    Result<LinkRecord, StoreError> createLink(const LinkRecord &link) override;
    Result<LinkRecord, StoreError> findLink(const QByteArray &tokenHash) override;
    Result<std::vector<LinkRecord>, StoreError> links(DocumentId document) override;
    Result<LinkRecord, StoreError> revokeLink(LinkNumber number) override;
    Status<StoreError> dropLink(LinkNumber number) override;
    Result<std::vector<bool>, StoreError> noteUses(std::span<const LinkUse> uses) override;
    Result<bool, StoreError> letIn(const LinkUse &use) override;

    /// Within a transaction of the caller, on a document that is there.
    Result<LinkRecord, StoreError> insert(LinkRecord link);

private:
    struct Noted
    {
        bool isIn;
        bool isChanged; ///< something has to be committed
    };
    Result<Noted, StoreError> noteUse(const LinkUse &use);
    Result<LinkRecord, StoreError> findByNumber(LinkNumber number);
    Result<bool, StoreError> isKnown(const LinkUse &use);
    Status<StoreError> remove(LinkNumber number);
    QByteArray checksumOf(const LinkRecord &link);
    Result<LinkRecord, StoreError> recordOf(const SqlRows &rows);
    Result<LinkRecord, StoreError> store(const LinkRecord &link);

    SqlDatabase &m_database;
    Sha256 m_digest;
    SqlStatement m_findDocument;
    SqlStatement m_insert;
    SqlStatement m_update;
    SqlStatement m_findUse;
    SqlStatement m_insertUse;
    SqlStatement m_delete;
    SqlStatement m_deleteUses;
    SqlStatement m_findByToken;
    SqlStatement m_findByNumber;
    SqlStatement m_listOfDocument;
};

} // namespace syngraph
