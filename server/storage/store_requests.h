#pragma once

#include "server/storage/link_rules.h"
#include "server/storage/store.h"

#include <variant>

namespace syngraph {

/// What the engine asks of the store, as values that travel to the storage thread and back. A reply
/// carries the token of its request; replies to one document's requests come in their order.
using RequestToken = Ordinal<struct RequestTag>;

namespace requests {

struct Open
{
    DocumentId document;
    std::optional<Revision> before{}; ///< the snapshot of that revision cannot be decoded
    /// What the store vouches for makes no sense behind this revision.
    std::optional<Revision> senseless{};
    enum class Wants { AllThatIsGood, WholeAlone };
    Wants wants = Wants::AllThatIsGood; ///< of a damaged one
};
struct FindLink
{
    QByteArray tokenHash;
};
struct Append
{
    AppendRequest append;
};
struct Operations
{
    DocumentId document;
    Revision after;
    Revision upTo;
};
struct SaveSnapshot
{
    DocumentId document;
    StoredSnapshot snapshot;
};
/// Of the op log's beginning; never in the way of what is typed.
struct Compact
{
    DocumentId document;
    Retention keep;
};
/// A document together with its first links, in one transaction.
struct CreateDocument
{
    DocumentId document;
    QString title;
    WallTime now;
    std::vector<LinkRecord> links;
};
struct RenameDocument
{
    DocumentId document;
    QString title;
};

struct ListImages
{
    DocumentId document;
};
struct SaveImage
{
    DocumentId document;
    QByteArray image;
    QByteArray bytes;
    WallTime now;
};
struct ReadImage
{
    DocumentId document;
    QByteArray image;
    qint64 offset = 0;
};
struct SaveChat
{
    DocumentId document;
    std::vector<ChatDraft> drafts;
};
/// Once more, where Open could not.
struct ReadChat
{
    DocumentId document;
};
struct NoteUses
{
    std::vector<LinkUse> uses;
};
/// By a link with a limit; answered with UsesNoted as well.
struct LetIn
{
    LinkUse use;
};
struct ReadLinks
{
    DocumentId document;
};
/// By the rules of link_rules.h, likewise the next.
struct MakeLink
{
    DocumentId document;
    LinkRecord link;
};
struct EndLink
{
    DocumentId document;
    LinkNumber link;
    WallTime now;
};

} // namespace requests

struct StoreRequest
{
    RequestToken token;
    std::variant<requests::Open, requests::FindLink, requests::Append, requests::Operations,
                 requests::SaveSnapshot, requests::Compact, requests::CreateDocument,
                 requests::RenameDocument, requests::ListImages, requests::SaveImage,
                 requests::ReadImage, requests::SaveChat, requests::ReadChat,
                 requests::NoteUses, requests::LetIn, requests::ReadLinks, requests::MakeLink,
                 requests::EndLink>
        what;
};

namespace replies {

struct Opened
{
    Result<OpenedDocument, StoreError> document;
    std::optional<OpenedDocument> remains{}; ///< readVerified() of a Corrupt one, if there is any
    Result<StoredChat, StoreError> chat{StoredChat{}};
};
struct Link
{
    Result<LinkRecord, StoreError> link;
};
struct Operations
{
    Result<std::vector<StoredOperation>, StoreError> operations;
};
struct Images
{
    Result<std::vector<StoredImage>, StoreError> images;
};
struct ImagePart
{
    Result<StoredImagePart, StoreError> part;
};
struct ChatSaved
{
    Result<std::vector<ChatPlace>, StoreError> places;
};
struct ChatRead
{
    Result<StoredChat, StoreError> chat;
};
struct UsesNoted
{
    Result<std::vector<bool>, StoreError> areIn;
};
struct LinksRead
{
    Result<std::vector<LinkRecord>, StoreError> links;
};
struct LinkChanged
{
    LinkChange change;
};
/// Of everything else.
struct Outcome
{
    Status<StoreError> status;
};

} // namespace replies

struct StoreReply
{
    RequestToken token;
    std::variant<replies::Opened, replies::Link, replies::Operations, replies::Outcome,
                 replies::Images, replies::ImagePart, replies::ChatSaved, replies::ChatRead,
                 replies::UsesNoted, replies::LinksRead, replies::LinkChanged>
        what;
};

} // namespace syngraph
