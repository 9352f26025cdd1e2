#include "server/storage/memory_store.h"

#include "common/base/limits.h"
#include "common/protocol/client_seat.h"
#include "server/storage/append_check.h"

#include <algorithm>
#include <utility>

namespace syngraph {

namespace {

constexpr size_t kKeptSnapshots = 2;
constexpr qsizetype kTokenHashBytes = 32;

} // namespace

Result<MemoryStore::Document *, StoreError> MemoryStore::find(DocumentId document)
{
    if (m_isUnavailable)
        return StoreError::Unavailable;
    const auto found = m_documents.find(document);
    if (found == m_documents.end())
        return StoreError::NotFound;
    return &found->second;
}

Status<StoreError> MemoryStore::create(DocumentId document, const QString &title, WallTime now,
                                       std::span<const LinkRecord> links)
{
    if (m_isUnavailable)
        return StoreError::Unavailable;
    if (m_documents.contains(document))
        return StoreError::Exists;
    std::set<QByteArray> tokens;
    for (const auto &link : links) {
        if (isTokenTaken(link.tokenHash) || !tokens.insert(link.tokenHash).second)
            return StoreError::Exists;
    }
    Document made;
    made.epoch = kFirstEpoch;
    made.title = title;
    made.created = now;
    made.changed = now;
    m_documents.emplace(document, std::move(made));
    for (auto link : links) {
        link.document = document;
        insertLink(std::move(link));
    }
    return Done{};
}

Result<OpenedDocument, StoreError> MemoryStore::open(DocumentId document,
                                                     std::optional<Revision> before)
{
    const auto found = find(document);
    if (!found)
        return found.error();
    const Document &stored = **found;
    OpenedDocument opened;
    opened.epoch = stored.epoch;
    opened.head = stored.head();
    opened.logStart = stored.logStart;
    opened.title = stored.title;
    Revision base;
    auto snapshot = before ? stored.snapshots.lower_bound(*before) : stored.snapshots.end();
    if (snapshot != stored.snapshots.begin()) {
        --snapshot;
        opened.snapshot = StoredSnapshot{snapshot->first, snapshot->second};
        base = snapshot->first;
    } else if (stored.logStart > base) {
        return StoreError::Corrupt;
    }
    if (isDamaged(document, base, stored.head()) || m_badEpochs.contains(document))
        return StoreError::Corrupt;
    opened.operations.assign(stored.after(base), stored.operations.end());
    for (const auto &[id, client] : stored.clients)
        opened.clients.push_back(client);
    return opened;
}

Result<VerifiedDocument, StoreError> MemoryStore::readVerified(DocumentId document,
                                                               std::optional<Revision> before)
{
    if (auto opened = open(document, before); opened || opened.error() != StoreError::Corrupt) {
        if (!opened)
            return opened.error();
        return VerifiedDocument{std::move(opened).value(), false};
    }
    const auto hidden = std::exchange(m_damaged, {});
    const auto hiddenEpochs = std::exchange(m_badEpochs, {});
    auto whole = open(document, before);
    m_damaged = hidden;
    m_badEpochs = hiddenEpochs;
    if (!whole)
        return whole.error();
    VerifiedDocument read{std::move(whole).value(), true};
    const auto from = read.document.snapshot ? read.document.snapshot->revision : Revision();
    read.document.isEpochSure = !m_badEpochs.contains(document);
    const auto bad = m_damaged.upper_bound({document, from});
    if (bad == m_damaged.end() || bad->first != document)
        return read;
    read.document.head = bad->second.previous();
    read.document.operations.resize(size_t(read.document.head - from));
    return read;
}

std::vector<Status<StoreError>> MemoryStore::append(std::span<const AppendRequest> requests)
{
    const auto fault = std::exchange(m_nextFault, std::nullopt);
    const auto allEndAs = [&](StoreError error) {
        return std::vector<Status<StoreError>>(requests.size(), error);
    };
    if (m_isUnavailable || fault == Fault::Unavailable)
        return allEndAs(StoreError::Unavailable);
    if (fault == Fault::Full)
        return allEndAs(StoreError::Full);
    if (fault == Fault::Conflict)
        return allEndAs(StoreError::Conflict);
    if (fault == Fault::Corrupt)
        return allEndAs(StoreError::Corrupt);
    if (fault == Fault::UnknownLost)
        return allEndAs(StoreError::Unknown);
    std::vector<Status<StoreError>> outcomes;
    for (const auto &request : requests)
        outcomes.push_back(appendOne(request));
    if (std::any_of(outcomes.begin(), outcomes.end(), [](const auto &one) { return one.ok(); }))
        ++m_commits;
    if (fault == Fault::UnknownWritten)
        return allEndAs(StoreError::Unknown);
    return outcomes;
}

Status<StoreError> MemoryStore::appendOne(const AppendRequest &request)
{
    if (!isConsistent(request))
        return StoreError::Corrupt;
    const auto found = find(request.document);
    if (!found)
        return found.error();
    Document &document = **found;
    if (document.epoch != request.epoch || document.head() != request.expectedHead)
        return StoreError::Conflict;
    std::set<std::pair<ClientId, Sequence>> sequences;
    for (const auto &operation : request.operations) {
        const std::pair sequence(operation.client, operation.sequence);
        if (document.sequences.contains(sequence) || !sequences.insert(sequence).second)
            return StoreError::Conflict;
    }
    document.sequences.merge(sequences);
    document.operations.insert(document.operations.end(), request.operations.begin(),
                               request.operations.end());
    for (const auto &client : request.clients)
        document.clients.insert_or_assign(client.client, client);
    document.changed = request.operations.back().time;
    return Done{};
}

Result<std::vector<StoredOperation>, StoreError>
MemoryStore::operations(DocumentId document, Revision after, Revision upTo)
{
    const auto found = find(document);
    if (!found)
        return found.error();
    const Document &stored = **found;
    if (after < stored.logStart || after > upTo || upTo > stored.head())
        return StoreError::Conflict;
    if (isDamaged(document, after, upTo))
        return StoreError::Corrupt;
    return std::vector<StoredOperation>(stored.after(after), stored.after(upTo));
}

/// One of the operations in (after, upTo].
bool MemoryStore::isDamaged(DocumentId document, Revision after, Revision upTo) const
{
    const auto first = m_damaged.upper_bound({document, after});
    return first != m_damaged.end() && first->first == document && first->second <= upTo;
}

Status<StoreError> MemoryStore::saveSnapshot(DocumentId document, const StoredSnapshot &snapshot)
{
    if (snapshot.body.size() > limits::kSnapshotBytes)
        return StoreError::Full;
    const auto found = find(document);
    if (!found)
        return found.error();
    Document &stored = **found;
    if (snapshot.revision < stored.logStart || snapshot.revision > stored.head())
        return StoreError::Conflict;
    stored.snapshots.insert_or_assign(snapshot.revision, snapshot.body);
    while (stored.snapshots.size() > kKeptSnapshots)
        stored.snapshots.erase(stored.snapshots.begin());
    return Done{};
}

Result<Revision, StoreError> MemoryStore::compact(DocumentId document, const Retention &keep)
{
    const auto found = find(document);
    if (!found)
        return found.error();
    Document &stored = **found;
    if (stored.snapshots.size() < kKeptSnapshots)
        return stored.logStart;
    const auto last = std::min({keep.upTo, stored.snapshots.begin()->first,
                                Revision(stored.logStart.value + limits::kCompactOperations)});
    auto start = stored.logStart;
    while (start < last && stored.after(start)->time < keep.olderThan)
        start = start.next();
    stored.operations.erase(stored.operations.begin(), stored.after(start));
    stored.logStart = start;
    return start;
}

Status<StoreError> MemoryStore::rename(DocumentId document, const QString &title)
{
    const auto found = find(document);
    if (!found)
        return found.error();
    (*found)->title = title;
    return Done{};
}

Result<QString, StoreError> MemoryStore::title(DocumentId document)
{
    const auto found = find(document);
    if (!found)
        return found.error();
    return (*found)->title;
}

Result<std::vector<DocumentSummary>, StoreError> MemoryStore::list()
{
    if (m_isUnavailable)
        return StoreError::Unavailable;
    std::vector<DocumentSummary> summaries;
    for (const auto &[id, document] : m_documents) {
        const auto live = std::count_if(m_links.begin(), m_links.end(), [&](const auto &link) {
            return link.second.document == id && !link.second.revoked;
        });
        summaries.push_back(DocumentSummary{id, document.title, document.head(), document.logStart,
                                            document.created,
                                            document.changed, live});
    }
    std::stable_sort(summaries.begin(), summaries.end(),
                     [](const auto &a, const auto &b) { return a.created < b.created; });
    return summaries;
}

bool MemoryStore::isTokenTaken(const QByteArray &tokenHash) const
{
    return std::any_of(m_links.begin(), m_links.end(),
                       [&](const auto &link) { return link.second.tokenHash == tokenHash; });
}

LinkRecord MemoryStore::insertLink(LinkRecord link)
{
    SYNGRAPH_CHECK(link.tokenHash.size() == kTokenHashBytes);
    m_lastLink = m_lastLink.next();
    link.number = m_lastLink;
    link.lastUsed.reset();
    link.uses = 0;
    m_links.emplace(link.number, link);
    return link;
}

Result<LinkRecord, StoreError> MemoryStore::createLink(const LinkRecord &link)
{
    if (const auto found = find(link.document); !found)
        return found.error();
    if (isTokenTaken(link.tokenHash))
        return StoreError::Exists;
    return insertLink(link);
}

Result<LinkRecord, StoreError> MemoryStore::findLink(const QByteArray &tokenHash)
{
    if (m_isUnavailable)
        return StoreError::Unavailable;
    for (const auto &[number, link] : m_links) {
        if (link.tokenHash == tokenHash && link.isDamaged)
            return StoreError::Corrupt;
        if (link.tokenHash == tokenHash && !link.revoked)
            return link;
    }
    return StoreError::NotFound;
}

Result<std::vector<LinkRecord>, StoreError> MemoryStore::links(DocumentId document)
{
    if (const auto found = find(document); !found)
        return found.error();
    std::vector<LinkRecord> ofDocument;
    for (const auto &[number, link] : m_links) {
        if (link.document == document && link.isDamaged) {
            ofDocument.emplace_back();
            ofDocument.back().number = number;
            ofDocument.back().document = document;
            ofDocument.back().isDamaged = true;
        } else if (link.document == document) {
            ofDocument.push_back(link);
        }
    }
    return ofDocument;
}

Result<LinkRecord, StoreError> MemoryStore::revokeLink(LinkNumber number)
{
    if (m_isUnavailable)
        return StoreError::Unavailable;
    const auto found = m_links.find(number);
    if (found == m_links.end())
        return StoreError::NotFound;
    found->second.revoked = true;
    const auto ended = found->second;
    if (ended.isDamaged)
        m_links.erase(found);
    return ended;
}

Status<StoreError> MemoryStore::dropLink(LinkNumber number)
{
    if (m_isUnavailable)
        return StoreError::Unavailable;
    m_links.erase(number);
    std::erase_if(m_uses, [number](const auto &use) { return use.first == number; });
    return Done{};
}

Result<std::vector<bool>, StoreError> MemoryStore::noteUses(std::span<const LinkUse> uses)
{
    if (m_isUnavailable)
        return StoreError::Unavailable;
    if (m_areLinksFull)
        return StoreError::Full;
    std::vector<bool> areIn;
    for (const auto &use : uses) {
        const auto found = m_links.find(use.link);
        if (found == m_links.end() || found->second.revoked || found->second.isDamaged) {
            areIn.push_back(false);
            continue;
        }
        auto &link = found->second;
        const auto seat = std::pair(use.link, seatOf(use.client));
        const bool isKnown = m_uses.contains(seat);
        const bool isRoom = link.uses < link.maxUses.value_or(limits::kLinkUses);
        if (!isKnown && isRoom) {
            m_uses.insert(seat);
            ++link.uses;
        }
        areIn.push_back(isKnown || isRoom || !link.maxUses);
        const bool isRecent = link.lastUsed && use.time < *link.lastUsed + Milliseconds(1min);
        if (areIn.back() && ((!isKnown && isRoom) || !isRecent))
            link.lastUsed = use.time;
    }
    return areIn;
}

Result<bool, StoreError> MemoryStore::letIn(const LinkUse &use)
{
    if (m_isUnavailable)
        return StoreError::Unavailable;
    const auto found = m_links.find(use.link);
    if (found == m_links.end() || found->second.revoked || found->second.isDamaged)
        return false;
    if (m_uses.contains({use.link, seatOf(use.client)}))
        return true;
    const auto areIn = noteUses(std::span(&use, 1));
    if (!areIn)
        return areIn.error();
    return areIn->at(0);
}

Result<std::vector<StoredImage>, StoreError> MemoryStore::images(DocumentId document)
{
    const auto found = find(document);
    if (!found)
        return found.error();
    std::vector<StoredImage> images;
    for (const auto &[image, bytes] : (*found)->images)
        images.push_back({image, bytes.size()});
    return images;
}

Status<StoreError> MemoryStore::saveImage(DocumentId document, const QByteArray &image,
                                          const QByteArray &bytes, WallTime)
{
    const auto found = find(document);
    if (!found)
        return found.error();
    return (*found)->images.emplace(image, bytes).second ? Status<StoreError>(Done{})
                                                         : StoreError::Exists;
}

Result<StoredImagePart, StoreError> MemoryStore::imagePart(DocumentId document,
                                                           const QByteArray &image, qint64 offset)
{
    const auto found = find(document);
    if (!found)
        return found.error();
    const auto stored = (*found)->images.find(image);
    if (stored == (*found)->images.end() || offset < 0 || offset >= stored->second.size()
        || offset % limits::kImageChunkBytes != 0)
        return StoreError::NotFound;
    return StoredImagePart{stored->second.size(),
                           stored->second.mid(offset, limits::kImageChunkBytes)};
}

Result<StoredChat, StoreError> MemoryStore::chat(DocumentId document)
{
    const auto found = find(document);
    if (!found)
        return found.error();
    if (m_chatError)
        return *m_chatError;
    return (*found)->chat;
}

Result<std::vector<ChatPlace>, StoreError>
MemoryStore::saveChat(DocumentId document, std::span<const ChatDraft> drafts)
{
    const auto found = find(document);
    if (!found)
        return found.error();
    auto &[newest, oldest, entries] = (*found)->chat;
    auto &numbers = (*found)->chatNumbers;
    std::vector<ChatPlace> places;
    for (const auto &[client, draft] : drafts) {
        if (const auto known = numbers.find(draft.id); known != numbers.end()) {
            places.push_back({known->second, false});
            continue;
        }
        (*found)->clients.try_emplace(client, ClientRecord{client, draft.author, Sequence(),
                                                           Revision(), draft.name, {}});
        ++newest;
        places.push_back({newest, true});
        numbers[draft.id] = newest;
        entries.push_back(draft);
        entries.back().number = newest;
    }
    if (entries.size() > size_t(limits::kChatMessages))
        entries.erase(entries.begin(), entries.end() - limits::kChatMessages);
    std::erase_if(numbers, [last = newest - limits::kChatRemembered](const auto &known) {
        return known.second <= last;
    });
    oldest = entries.empty() ? 0 : entries.front().number;
    return places;
}

Result<ClearedChat, StoreError> MemoryStore::clearChat(DocumentId document)
{
    const auto found = find(document);
    if (!found)
        return found.error();
    auto &chat = (*found)->chat;
    const auto removed = qint64(chat.entries.size());
    chat.entries.clear();
    chat.oldest = 0;
    return ClearedChat{chat.newest, removed};
}

} // namespace syngraph
