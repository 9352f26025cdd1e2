#pragma once

#include "server/storage/store.h"

#include <map>
#include <set>

namespace syngraph {

/// The store without a disk, for the simulator and for tests. It answers as SqlStore does, and on
/// demand it fails as a disk does. What was "written" is there as long as the object is.
class MemoryStore final : public Store, public ContentStore, public LinkStore, public ImageStore,
                          public ChatStore
{
public:
    /// Fate of one append().
    enum class Fault {
        Full,
        UnknownWritten, ///< the sync failed, and the operations are there all the same
        UnknownLost,    ///< the sync failed, and they are not there
        Unavailable,
        Conflict,       ///< each of the requests meets somebody else's operation
        Corrupt         ///< what would have to be read or changed is damaged
    };

    /// For the next append(); a second call replaces the first, also with nothing.
    void failNextAppend(std::optional<Fault> fault) { m_nextFault = fault; }
    /// Every call answers Unavailable for as long as it is so.
    void setUnavailable(bool unavailable) { m_isUnavailable = unavailable; }
    /// Chats cannot be read, all else can.
    void setChatError(std::optional<StoreError> error) { m_chatError = error; }
    /// The row of this operation cannot be read any more.
    void damage(DocumentId document, Revision revision) { m_damaged.insert({document, revision}); }
    /// The row with the document's epoch is bad, and nothing else.
    void damageEpoch(DocumentId document) { m_badEpochs.insert(document); }
    /// What is known of this link cannot be read any more.
    void damageLink(LinkNumber number) { m_links.at(number).isDamaged = true; }
    /// Noted uses and links cannot be written, all else can.
    void setLinksFull(bool areFull) { m_areLinksFull = areFull; }
    /// The server went back to a backup of before it was revoked.
    void bringLinkBack(LinkNumber number) { m_links.at(number).revoked = false; }
    /// It can be read again.
    void mend(DocumentId document)
    {
        std::erase_if(m_damaged, [&](const auto &row) { return row.first == document; });
        m_badEpochs.erase(document);
    }
    /// append() calls that committed something: each stands for one sync.
    qint64 commits() const { return m_commits; }

    ContentStore &content() override { return *this; }
    LinkStore &links() override { return *this; }
    ImageStore &images() override { return *this; }
    ChatStore &chats() override { return *this; }

    Status<StoreError> create(DocumentId document, const QString &title, WallTime now,
                              std::span<const LinkRecord> links = {}) override;
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

    Result<LinkRecord, StoreError> createLink(const LinkRecord &link) override;
    Result<LinkRecord, StoreError> findLink(const QByteArray &tokenHash) override;
    Result<std::vector<LinkRecord>, StoreError> links(DocumentId document) override;
    Result<LinkRecord, StoreError> revokeLink(LinkNumber number) override;
    Status<StoreError> dropLink(LinkNumber number) override;
    Result<std::vector<bool>, StoreError> noteUses(std::span<const LinkUse> uses) override;
    Result<bool, StoreError> letIn(const LinkUse &use) override;

    Result<std::vector<StoredImage>, StoreError> images(DocumentId document) override;
    Status<StoreError> saveImage(DocumentId document, const QByteArray &image,
                                 const QByteArray &bytes, WallTime now) override;
    Result<StoredImagePart, StoreError> imagePart(DocumentId document, const QByteArray &image,
                                                  qint64 offset) override;

    Result<StoredChat, StoreError> chat(DocumentId document) override;
    Result<std::vector<ChatPlace>, StoreError>
    saveChat(DocumentId document, std::span<const ChatDraft> drafts) override;
    Result<ClearedChat, StoreError> clearChat(DocumentId document) override;

private:
    struct Document
    {
        Epoch epoch;
        QString title;
        WallTime created;
        WallTime changed;
        Revision logStart;
        std::vector<StoredOperation> operations; ///< revision logStart + n is at n - 1
        std::map<ClientId, ClientRecord> clients;
        std::map<Revision, QByteArray> snapshots;
        std::set<std::pair<ClientId, Sequence>> sequences;
        std::map<QByteArray, QByteArray> images;
        StoredChat chat;
        std::map<ChatId, qint64> chatNumbers;

        Revision head() const { return Revision(logStart.value + qint64(operations.size())); }
        auto after(Revision revision) const
        {
            return operations.begin() + (revision - logStart);
        }
    };

    Result<Document *, StoreError> find(DocumentId document);
    bool isDamaged(DocumentId document, Revision after, Revision upTo) const;
    Status<StoreError> appendOne(const AppendRequest &request);
    bool isTokenTaken(const QByteArray &tokenHash) const;
    LinkRecord insertLink(LinkRecord link);

    std::map<DocumentId, Document> m_documents;
    std::map<LinkNumber, LinkRecord> m_links;
    std::set<std::pair<LinkNumber, QByteArray>> m_uses; ///< by seats
    LinkNumber m_lastLink;
    std::optional<Fault> m_nextFault;
    std::set<std::pair<DocumentId, Revision>> m_damaged;
    std::set<DocumentId> m_badEpochs;
    std::optional<StoreError> m_chatError;
    bool m_isUnavailable = false;
    bool m_areLinksFull = false;
    qint64 m_commits = 0;
};

} // namespace syngraph
