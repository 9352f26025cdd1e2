#pragma once

#include "common/base/sha256.h"
#include "server/storage/sql_content_store.h"

namespace syngraph {

/// The chats in the tables of SCHEMA.md. Owned by SqlStore, like the content that it borrows.
///
/// Invariants:
/// 1. A message, the id by which its resend is known, its writer's record, and what makes way for it
///    change in one transaction.
/// 2. A message that does not fit its checksum is left out; the others and the document go on.
class SqlChatStore final : public ChatStore
{
public:
    SqlChatStore(SqlDatabase &database, SqlContentStore &content);

    Result<StoredChat, StoreError> chat(DocumentId document) override;
    Result<std::vector<ChatPlace>, StoreError>
    saveChat(DocumentId document, std::span<const ChatDraft> drafts) override;
    Result<ClearedChat, StoreError> clearChat(DocumentId document) override;

private:
    Status<StoreError> begin(SqlTransaction &transaction, DocumentId document);
    Result<qint64, StoreError> newestNumber(DocumentId document);
    Result<std::optional<qint64>, StoreError> numberOf(DocumentId document, const ChatId &id);
    Status<StoreError> insert(DocumentId document, const ChatDraft &draft, qint64 number);
    Status<StoreError> makeWay(DocumentId document, qint64 newest);
    QByteArray checksumOf(DocumentId document, const ChatEntry &entry);

    SqlDatabase &m_database;
    SqlContentStore &m_content;
    Sha256 m_digest;
    SqlStatement m_findDocument;
    SqlStatement m_findNewest;
    SqlStatement m_readChat;
    SqlStatement m_findId;
    SqlStatement m_insertEntry;
    SqlStatement m_insertId;
    SqlStatement m_dropEntries;
    SqlStatement m_dropIds;
};

} // namespace syngraph
