#pragma once

#include "common/base/clock.h"
#include "common/base/ids.h"
#include "common/base/result.h"
#include "common/protocol/messages.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <span>
#include <vector>

namespace syngraph {

enum class StoreError {
    NotFound,
    Exists,
    Conflict,    ///< the head is not where the caller believes it is; nothing was written
    Full,        ///< no space; nothing was written
    Unknown,     ///< the commit failed in a way that leaves open whether it is there (a failed sync)
    Corrupt,     ///< what is stored contradicts itself; the document must not be served
    Unavailable  ///< the store is closed or cannot be reached; nothing was written
};

/// A row of the op log. `delta` is encodeDelta() of the operation as applied, on `revision` - 1.
struct StoredOperation
{
    Revision revision;
    ClientId client;
    Sequence sequence;
    AuthorNumber author;
    WallTime time;
    QByteArray delta;
    bool operator==(const StoredOperation &) const = default;
};

/// Who wrote in a document and how far: what makes a resend harmless. Survives compaction.
struct ClientRecord
{
    ClientId client;
    AuthorNumber author;
    Sequence lastSequence;
    Revision lastRevision;
    QString name;
    bool operator==(const ClientRecord &) const = default;
};

struct StoredSnapshot
{
    Revision revision;
    QByteArray body;    ///< encodeSnapshot()
    bool operator==(const StoredSnapshot &) const = default;
};

/// A document as it is opened: enough to serve it. All of it was verified: the snapshot's checksum,
/// the hash chain from the snapshot's revision to the head, no revision missing.
struct OpenedDocument
{
    Epoch epoch;
    Revision head;
    QString title;
    std::optional<StoredSnapshot> snapshot;  ///< newest good one; absent: start from "\n" at 0
    std::vector<StoredOperation> operations; ///< (snapshot.revision, head]
    std::vector<ClientRecord> clients;
};

struct AppendRequest
{
    DocumentId document;
    Epoch epoch;
    Revision expectedHead;
    std::vector<StoredOperation> operations; ///< revisions expectedHead+1, +2 ...
    std::vector<ClientRecord> clients;       ///< new state of those who wrote them
};

struct DocumentSummary
{
    DocumentId document;
    QString title;
    Revision head;
    WallTime created;
    WallTime changed;
    qint64 links = 0;
};

/// Documents and their op logs. Called from one thread only, the storage thread.
/// append() is all or nothing per request, and durable when it returns Done.
class ContentStore
{
public:
    virtual ~ContentStore() = default;
    virtual Status<StoreError> create(DocumentId document, const QString &title, WallTime now) = 0;
    virtual Result<OpenedDocument, StoreError> open(DocumentId document) = 0;
    /// All requests in one transaction with one sync (group commit). A request with a conflict
    /// fails alone; Full, Unknown and Unavailable are the fate of all.
    virtual std::vector<Status<StoreError>> append(std::span<const AppendRequest> requests) = 0;
    /// In (after, upTo], in order, verified against the hash chain.
    virtual Result<std::vector<StoredOperation>, StoreError>
    operations(DocumentId document, Revision after, Revision upTo) = 0;
    virtual Status<StoreError> saveSnapshot(DocumentId document, const StoredSnapshot &snapshot) = 0;
    virtual Status<StoreError> rename(DocumentId document, const QString &title) = 0;
    virtual Result<std::vector<DocumentSummary>, StoreError> list() = 0;
};

/// Number of a link within its server, for people who administer; never reused.
using LinkNumber = Ordinal<struct LinkTag>;

struct LinkRecord
{
    LinkNumber number;      ///< given by the store
    DocumentId document;
    Role role = Role::View;
    QByteArray tokenHash;   ///< SHA-256 of the token, 32 bytes
    WallTime created;
    std::optional<WallTime> expires;
    bool revoked = false;
    bool operator==(const LinkRecord &) const = default;
};

/// Share links. Tokens are stored as hashes only. Called from the storage thread.
class LinkStore
{
public:
    virtual ~LinkStore() = default;
    virtual Result<LinkRecord, StoreError> createLink(const LinkRecord &link) = 0;
    /// NotFound also for a revoked one: to a stranger there is no difference.
    virtual Result<LinkRecord, StoreError> findLink(const QByteArray &tokenHash) = 0;
    virtual Result<std::vector<LinkRecord>, StoreError> links(DocumentId document) = 0;
    virtual Result<LinkRecord, StoreError> revokeLink(LinkNumber number) = 0;
};

} // namespace syngraph
