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
    QByteArray lastDigest; ///< submitDigest() of the last; empty when an older server wrote it
    bool operator==(const ClientRecord &) const = default;
};

/// What compaction leaves: operations after `upTo`, and those that are not older than `olderThan`.
struct Retention
{
    Revision upTo;
    WallTime olderThan;
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
    Revision logStart;                       ///< operations() knows those after this one
    QString title;
    std::optional<StoredSnapshot> snapshot;  ///< newest good one; absent: start from "\n" at 0
    std::vector<StoredOperation> operations; ///< (snapshot.revision, head]
    std::vector<ClientRecord> clients;
    int badSnapshots = 0; ///< that were passed over
    bool isEpochSure = true; ///< else no checksum vouches for it: that of the last good operation
};

/// As much of a document as its checksums vouch for.
struct VerifiedDocument
{
    OpenedDocument document; ///< `head` is the last revision that is good
    bool isDamaged = false;  ///< there was more
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
    Revision logStart;
    WallTime created;
    WallTime changed;
    qint64 links = 0; ///< not revoked
};

/// Number of a link within its server, for people who administer; never reused.
using LinkNumber = Ordinal<struct LinkTag>;

struct LinkRecord
{
    LinkNumber number;      ///< given by the store
    DocumentId document;
    LinkRole role = LinkRole::View;
    QByteArray tokenHash;   ///< SHA-256 of the token, 32 bytes
    WallTime created;
    std::optional<WallTime> expires;
    bool revoked = false;
    QString label{};                   ///< isLinkLabel()
    std::optional<qint64> maxUses{};   ///< clients that it lets in, 1 to limits::kLinkUses
    std::optional<WallTime> lastUsed{};///< about; the store's to give, like the next
    qint64 uses = 0;                   ///< clients that came by it, limits::kLinkUses of them
    /// Nothing but number and document is known of it: it lets nobody in, and can only be removed.
    bool isDamaged = false;

    bool isLive(WallTime now) const
    {
        return !isDamaged && !revoked && (!expires || *expires > now);
    }
    bool operator==(const LinkRecord &) const = default;
};

/// A client came by a link.
struct LinkUse
{
    LinkNumber link;
    ClientId client;
    WallTime time;
    bool operator==(const LinkUse &) const = default;
};

/// Documents and their op logs. Called from one thread only, the storage thread.
/// append() is all or nothing per request, and durable when it returns Done.
class ContentStore
{
public:
    virtual ~ContentStore() = default;
    /// Epoch 1, revision 0, together with its first links, whose numbers the store gives. All or
    /// nothing; Exists when the id or a token is taken. Texts here and below: well-formed UTF-16.
    virtual Status<StoreError> create(DocumentId document, const QString &title, WallTime now,
                                      std::span<const LinkRecord> links = {}) = 0;
    /// With `before` no snapshot of that revision or a later one is used.
    virtual Result<OpenedDocument, StoreError>
    open(DocumentId document, std::optional<Revision> before = std::nullopt) = 0;
    /// Of a damaged one what open() refuses: to be looked at, never to be written on. Of its clients
    /// those that are good. Corrupt where nothing of it is good. `before` as with open().
    virtual Result<VerifiedDocument, StoreError>
    readVerified(DocumentId document, std::optional<Revision> before = std::nullopt) = 0;
    /// All requests in one transaction with one sync (group commit). A request with a conflict
    /// fails alone: with NotFound, with Conflict (head or epoch differ, or one of its sequences is
    /// in the log already), or with Corrupt when it contradicts itself (revisions that do not
    /// follow expectedHead, a delta beyond limits::kStoredOperationBytes).
    /// Full, Unknown and Unavailable are the fate of all.
    virtual std::vector<Status<StoreError>> append(std::span<const AppendRequest> requests) = 0;
    /// In (after, upTo], in order, verified against the hash chain. Conflict when that is not
    /// within [log start, head].
    virtual Result<std::vector<StoredOperation>, StoreError>
    operations(DocumentId document, Revision after, Revision upTo) = 0;
    /// The newest two of a document are kept. Conflict when its revision is beyond the head, Full
    /// when it is larger than limits::kSnapshotBytes.
    virtual Status<StoreError> saveSnapshot(DocumentId document, const StoredSnapshot &snapshot) = 0;
    /// Drops the oldest operations that `keep` does not want and no opening needs: none behind the
    /// older of two good snapshots. At most limits::kCompactOperations, so that who writes does not
    /// wait for long. The log's start afterwards. What clients wrote last stays known.
    virtual Result<Revision, StoreError> compact(DocumentId document, const Retention &keep) = 0;
    virtual Status<StoreError> rename(DocumentId document, const QString &title) = 0;
    /// Without opening the document, so of a damaged one as well.
    virtual Result<QString, StoreError> title(DocumentId document) = 0;
    /// Oldest first.
    virtual Result<std::vector<DocumentSummary>, StoreError> list() = 0;
};

/// Share links. Tokens are stored as hashes only. Called from the storage thread.
class LinkStore
{
public:
    virtual ~LinkStore() = default;
    /// With the number that the store gave. NotFound without its document, Exists when the token
    /// is taken. The token's hash must have 32 bytes.
    virtual Result<LinkRecord, StoreError> createLink(const LinkRecord &link) = 0;
    /// NotFound also for a revoked one: to a stranger there is no difference. An expired one is
    /// found; the caller compares the time.
    virtual Result<LinkRecord, StoreError> findLink(const QByteArray &tokenHash) = 0;
    /// Of one document, revoked and damaged ones as well, by number.
    virtual Result<std::vector<LinkRecord>, StoreError> links(DocumentId document) = 0;
    /// The link as it is now; a second time changes nothing. A damaged one is removed.
    virtual Result<LinkRecord, StoreError> revokeLink(LinkNumber number) = 0;
    /// Removes what is known of a link that is of no use any more; of none: nothing.
    virtual Status<StoreError> dropLink(LinkNumber number) = 0;
    /// In one transaction, one answer for each: whether its client is in. A client counts once,
    /// by its seatOf(), however often it comes. It is not in where the link lets no more in, is revoked
    /// or is not there; beyond limits::kLinkUses it is, uncounted.
    virtual Result<std::vector<bool>, StoreError> noteUses(std::span<const LinkUse> uses) = 0;
    /// The same for one client, but nothing is written unless it is new: no disk that is full keeps
    /// anybody out who was in before, and a crowd that comes back costs no sync each.
    virtual Result<bool, StoreError> letIn(const LinkUse &use) = 0;
};

/// What is known of an image without its bytes.
struct StoredImage
{
    QByteArray image; ///< SHA-256 of the bytes, 32 bytes: its name
    qint64 total = 0; ///< in bytes
    bool operator==(const StoredImage &) const = default;
};

struct StoredImagePart
{
    qint64 total = 0;
    QByteArray bytes;
    bool operator==(const StoredImagePart &) const = default;
};

/// Images of documents, each its document's own: the same bytes in two documents are stored twice,
/// so that no document tells anything of another. Called from the storage thread.
class ImageStore
{
public:
    virtual ~ImageStore() = default;
    /// In the order of their names.
    virtual Result<std::vector<StoredImage>, StoreError> images(DocumentId document) = 0;
    /// All or nothing, durable when Done. The caller has checked that `bytes`, 1 to
    /// limits::kImageBytes, are those of the name. NotFound without the document, Exists.
    virtual Status<StoreError> saveImage(DocumentId document, const QByteArray &image,
                                         const QByteArray &bytes, WallTime now) = 0;
    /// limits::kImageChunkBytes from `offset` on, a multiple of them, or all up to the end.
    /// NotFound when there is nothing.
    virtual Result<StoredImagePart, StoreError> imagePart(DocumentId document,
                                                          const QByteArray &image,
                                                          qint64 offset) = 0;
};

/// The chat of a document, as much of it as is kept.
struct StoredChat
{
    qint64 newest = 0;              ///< number of the newest message, 0 for none
    qint64 oldest = 0;              ///< of what is kept, damaged or not; 0 for none
    std::vector<ChatEntry> entries; ///< in their order; what is damaged is left out
};

/// What somebody said, before it has its number.
struct ChatDraft
{
    ClientId client;
    ChatEntry entry; ///< its number is the store's to give
    bool operator==(const ChatDraft &) const = default;
};

struct ChatPlace
{
    qint64 number = 0;
    bool isNew = true; ///< else it was there already, under this number
    bool operator==(const ChatPlace &) const = default;
};

/// What became of a chat that was cleared.
struct ClearedChat
{
    qint64 newest = 0;  ///< number of the newest message that there ever was
    qint64 removed = 0; ///< messages, the damaged ones included
};

/// What people say beside a document: the newest limits::kChatMessages of it. Called from the
/// storage thread.
class ChatStore
{
public:
    virtual ~ChatStore() = default;
    /// NotFound without the document.
    virtual Result<StoredChat, StoreError> chat(DocumentId document) = 0;
    /// In one transaction, durable when it returns places, one for each draft in their order: its
    /// number follows the newest, or it has one since it was stored before, as far back as
    /// limits::kChatRemembered messages. Whoever speaks keeps the author number: its client gets a
    /// record where it has none. NotFound without the document.
    virtual Result<std::vector<ChatPlace>, StoreError>
    saveChat(DocumentId document, std::span<const ChatDraft> drafts) = 0;
    /// Removes every message, readable or not. Numbers go on, and what was stored before is not
    /// stored again. NotFound without the document.
    virtual Result<ClearedChat, StoreError> clearChat(DocumentId document) = 0;
};

/// The parts of one store: opened, used and destroyed on the same thread.
class Store
{
public:
    virtual ~Store() = default;
    virtual ContentStore &content() = 0;
    virtual LinkStore &links() = 0;
    virtual ImageStore &images() = 0;
    virtual ChatStore &chats() = 0;
};

/// Why a store on disk cannot be opened. Whoever reports it words it and names the directory.
enum class StoreOpenError {
    Locked,     ///< another server uses the directory
    TooNew,     ///< written by a newer version of this program; nothing was touched
    Foreign,    ///< the data file is not one of this program; nothing was touched
    Corrupt,    ///< damaged as a whole: needs a backup
    NotWritable ///< the directory or the file cannot be made, written or synced
};

} // namespace syngraph
