#pragma once

#include "server/storage/hash_chain.h"
#include "server/storage/sql_database.h"
#include "server/storage/sql_link_store.h"

namespace syngraph {

/// Documents, op logs, clients and snapshots in the tables of SCHEMA.md. Owned by SqlStore.
///
/// Invariants:
/// 1. An operation, the head, the chain's hash and the writer's row change in one transaction.
/// 2. Nothing is handed out that was not verified: operations by the chain, from the newest good
///    snapshot or from the start to the head; snapshots and clients by their checksums.
/// 3. The primary key (doc, rev) and the unique (doc, client, seq) hold even against a second
///    writer.
class SqlContentStore final : public ContentStore
{
public:
    /// New documents come with links, in one transaction: both borrowed.
    SqlContentStore(SqlDatabase &database, SqlLinkStore &links);

    Status<StoreError> create(DocumentId document, const QString &title, WallTime now,
                              std::span<const LinkRecord> links) override;
    Result<OpenedDocument, StoreError> open(DocumentId document,
                                            std::optional<Revision> before = std::nullopt) override;
    Result<VerifiedDocument, StoreError>
    readVerified(DocumentId document, std::optional<Revision> before = std::nullopt) override;
    std::vector<Status<StoreError>> append(std::span<const AppendRequest> requests) override;
    Result<std::vector<StoredOperation>, StoreError>
    operations(DocumentId document, Revision after, Revision upTo) override;
    Status<StoreError> saveSnapshot(DocumentId document, const StoredSnapshot &snapshot) override;
    Result<Revision, StoreError> compact(DocumentId document, const Retention &keep) override;
    Status<StoreError> rename(DocumentId document, const QString &title) override;
    Result<QString, StoreError> title(DocumentId document) override;
    Result<std::vector<DocumentSummary>, StoreError> list() override;

    /// Gives every document a higher epoch, at least `notBefore`: what is written from now on is
    /// another history than that of the file which this one is a copy of.
    Status<StoreError> startNewHistories(Epoch notBefore);
    /// Within a transaction of the caller's: a client that has no record gets one, so that its
    /// author number stays its own though it wrote nothing.
    Status<StoreError> keepAuthor(DocumentId document, const ClientId &client, AuthorNumber author,
                                  const QString &name);

private:
    /// A place in the chain: the hash of the operation that made `revision`.
    struct Link
    {
        Revision revision;
        QByteArray hash;
    };
    struct Head
    {
        Epoch epoch;
        Link link;
        Revision logStart;
    };
    /// How one request fails alone after it has written something. Savepoints cost two statements
    /// for each request, and hardly any needs them.
    enum class Isolation { None, Savepoints };
    struct Part
    {
        std::vector<StoredOperation> operations;
        Link last;
        Epoch lastEpoch;
        bool isCutShort = false; ///< what comes next does not fit
    };
    enum class Damage { Refused, EndsIt };
    struct Base
    {
        std::optional<StoredSnapshot> snapshot;
        Link link;
        int badSnapshots = 0; ///< newer ones, that were passed over
    };

    /// What else a document's row says, and its checksum covers.
    struct Row
    {
        QString title;
        WallTime created;
    };

    Result<Head, StoreError> head(DocumentId document);
    /// Corrupt when the row does not fit its checksum.
    Result<Row, StoreError> goodRow(DocumentId document, const Head &found);
    Result<Link, StoreError> linkAt(DocumentId document, Revision revision);
    Result<Base, StoreError> newestBase(DocumentId document, const Head &found,
                                        std::optional<Revision> before = std::nullopt);
    /// Verified rows in (from.revision, upTo], without a gap; Corrupt when there are more or fewer.
    Result<Part, StoreError> readOperations(DocumentId document, Link from, Revision upTo,
                                            Damage damage = Damage::Refused);
    /// With Damage::EndsIt those that are bad are left out.
    Result<std::vector<ClientRecord>, StoreError>
    readClients(DocumentId document, Revision headRevision, Damage damage = Damage::Refused);
    /// Absent when a request would have to be undone alone: nothing was written then.
    std::optional<std::vector<Status<StoreError>>>
    appendGroup(std::span<const AppendRequest> requests, Isolation isolation);
    /// Where the request goes on, or why it cannot be written.
    Result<Head, StoreError> headFor(const AppendRequest &request);
    Status<StoreError> writeInSavepoint(const AppendRequest &request, const Head &before);
    Status<StoreError> writeOperations(const AppendRequest &request, const Head &before);
    /// From which revision on the log may begin: the last that `keep` and the snapshots give up.
    Result<Revision, StoreError> newLogStart(DocumentId document, const Head &found,
                                             const Retention &keep);
    Epoch epochUpTo(DocumentId document, const Link &base, const Part &part);
    Result<Revision, StoreError> olderSnapshot(DocumentId document, const Head &found);
    QByteArray checksumOf(DocumentId document, Epoch epoch, WallTime created, Revision logStart);
    QByteArray checksumOf(DocumentId document, const ClientRecord &client);
    QByteArray checksumOf(DocumentId document, const Link &link, const QByteArray &body);

    SqlDatabase &m_database;
    SqlLinkStore &m_links;
    HashChain m_chain;
    Sha256 m_digest;

    SqlStatement m_insertDocument;
    SqlStatement m_findDocument;
    SqlStatement m_findHead;
    SqlStatement m_moveHead;
    SqlStatement m_setTitle;
    SqlStatement m_setEpoch;
    SqlStatement m_setLogStart;
    SqlStatement m_findTimes;
    SqlStatement m_dropOperations;
    SqlStatement m_listDocuments;
    SqlStatement m_insertOperation;
    SqlStatement m_findHash;
    SqlStatement m_readOperations;
    SqlStatement m_upsertClient;
    SqlStatement m_insertClient;
    SqlStatement m_readClients;
    SqlStatement m_readSnapshots;
    SqlStatement m_dropOldSnapshots;
    SqlStatement m_openSavepoint;
    SqlStatement m_closeSavepoint;
    SqlStatement m_undoSavepoint;
};

} // namespace syngraph
