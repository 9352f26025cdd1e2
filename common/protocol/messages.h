#pragma once

#include "common/base/ids.h"
#include "common/ot/delta.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <variant>
#include <vector>

namespace syngraph {

/// What a link allows. The order is the order of rights: each may do all that the one before may.
enum class Role : quint8 { View, Edit };

/// What a link is: an owner's allows to edit and to manage the document's links besides. On the
/// wire it is in the messages of links alone; what everybody is told of a person is a Role.
enum class LinkRole : quint8 { View, Edit, Own };
constexpr Role roleOf(LinkRole role)
{
    return role == LinkRole::View ? Role::View : Role::Edit;
}

/// Codes of ERROR and REJECT, and of the WebSocket close that follows a fatal ERROR. PROTOCOL.md
/// has a section for each.
enum class ErrorCode : quint16 {
    Policy = 1008,          ///< broke the rules too often
    Internal = 1011,        ///< the server's fault; try again
    Restart = 1012,         ///< the server goes down for a restart
    Overload = 1013,        ///< too busy, or the peer reads too slowly
    Malformed = 4400,       ///< not a message of this protocol, or at the wrong time
    BadToken = 4401,        ///< unknown, expired or revoked link
    Forbidden = 4403,       ///< the role does not allow it
    NoDocument = 4404,
    BadVersion = 4406,      ///< no protocol version in common
    Timeout = 4408,         ///< too slow with AUTH, or silent for too long
    Replaced = 4409,        ///< the same client connected again
    BadOperation = 4410,    ///< does not fit the document or the schema
    TooLarge = 4413,        ///< the document's limits
    NoImage = 4414,         ///< the document has no such image, or not yet
    BadImage = 4415,        ///< of no allowed kind, or not what its name says
    BadBase = 4416,         ///< revision unknown or too far back: catch up first
    SequenceReuse = 4417,   ///< a number used for two different operations
    Rate = 4429,
    StorageFull = 4507,     ///< the server cannot store; keep the edit and try again
    NoLink = 4418,          ///< the document has no such link, or not any more
    LastOwner = 4419,       ///< without this link nobody could manage the document's links
    Damaged = 4508,         ///< what the server has of the document contradicts itself
};

struct Caret
{
    qsizetype anchor = 0;
    qsizetype head = 0;
    bool operator==(const Caret &) const = default;
};

struct Participant
{
    AuthorNumber author;
    QString name;         ///< 1 to limits::kNameCodePoints code points, plain text
    quint32 color = 0;    ///< 0xRRGGBB
    Role role = Role::View;
    std::optional<Caret> caret;
    bool operator==(const Participant &) const = default;
};

/// One message of a document's chat, as everybody sees it.
struct ChatEntry
{
    qint64 number = 1;    ///< from 1, without a gap, in the order in which they were stored
    ChatId id;            ///< given by its writer, so that a resend is known
    AuthorNumber author;
    QString name;         ///< of its author at that time
    quint32 color = 0;
    qint64 time = 0;      ///< of the server, in milliseconds since 1970 in UTC
    QString text;         ///< isChatText()
    bool operator==(const ChatEntry &) const = default;
};

/// A link of a document as its owners see it: all but its token.
struct LinkInfo
{
    qint64 number = 1;    ///< within the server, never reused
    LinkRole role = LinkRole::View;
    QString label;        ///< isLinkLabel(); may be empty
    qint64 created = 0;   ///< of the server, like all times: in milliseconds since 1970 in UTC
    QByteArray mark;      ///< linkMark() of its token: by it whoever has that knows which link it is
    qint64 people = 0;    ///< connected by it now
    qint64 uses = 0;      ///< clients that ever came by it, as far as they are counted
    bool isRevoked = false;
    bool isMine = false;  ///< the link by which who asks is connected
    std::optional<qint64> expires{};
    std::optional<qint64> maxUses{};  ///< clients that it lets in
    std::optional<qint64> lastUsed{}; ///< about when somebody came by it last
    bool operator==(const LinkInfo &) const = default;
};

namespace messages {

// --- from the client ---------------------------------------------------------------------------

/// First message of a connection to a document.
struct Auth
{
    int version = 1;
    QByteArray token;             ///< 24 bytes, from the link
    ClientId client;
    QString name;
    quint32 color = 0;
    Epoch epoch;                  ///< 0: holds nothing
    Revision revision;            ///< that it holds; 0 with epoch 0
    QByteArray hash;              ///< of its document at `revision`; empty: not computed
    Sequence lastSequence;        ///< last that it ever sent
    std::optional<Revision> partRevision; ///< a SNAPSHOT of this revision broke off ...
    qint64 partOffset = 0;                ///< ... after this many bytes
    std::optional<qint64> chat{}; ///< newest message of the chat held; absent: knows of no chat
    std::optional<ChatId> chatId{}; ///< of that message
    std::optional<bool> damaged{};  ///< true: knows what Welcome::damaged means
    std::optional<bool> links{};  ///< knows of managing links
    bool operator==(const Auth &) const = default;
};

/// First and only message of a connection to /ws/new: makes a document.
struct Create
{
    int version = 1;
    QByteArray key;               ///< 24 bytes, from the server's address; empty where it is open
    QString title;
    std::optional<bool> links{};  ///< wants a link of the role own, too
    bool operator==(const Create &) const = default;
};

struct Submit
{
    Sequence sequence;
    Revision base;
    Delta delta;
    std::optional<Caret> caret;   ///< after the operation; absent: right behind its last change
    bool operator==(const Submit &) const = default;
};

/// The selection moved without an edit.
struct Select
{
    Revision revision;            ///< the positions are of this revision
    Caret caret;
    bool operator==(const Select &) const = default;
};

struct Heartbeat
{
    qint64 number = 0;
    Revision revision;            ///< held
    Sequence sequence;            ///< last sent
    bool operator==(const Heartbeat &) const = default;
};

/// Asks for the operations after `after` once more; the answer is like the one to AUTH.
struct Fetch
{
    Revision after;
    bool operator==(const Fetch &) const = default;
};

/// Asks for a SNAPSHOT, whatever it holds.
struct Resync
{
    QString reason;
    bool operator==(const Resync &) const = default;
};

struct Profile
{
    QString name;
    quint32 color = 0;
    bool operator==(const Profile &) const = default;
};

struct Rename
{
    QString title;
    bool operator==(const Rename &) const = default;
};

/// The client has an image that the document names, and the server may need it.
struct ImageOffer
{
    QByteArray image;             ///< SHA-256 of its bytes
    qint64 total = 0;             ///< bytes of the whole
    bool operator==(const ImageOffer &) const = default;
};

/// A piece of an image that the server wants.
struct ImagePut
{
    QByteArray image;
    qint64 offset = 0;
    QByteArray bytes;
    bool operator==(const ImagePut &) const = default;
};

/// Asks for one piece of an image of the document.
struct ImageGet
{
    QByteArray image;
    qint64 offset = 0;
    bool operator==(const ImageGet &) const = default;
};

/// Says something in the document's chat.
struct Chat
{
    ChatId id;
    QString text;                 ///< isChatText()
    bool operator==(const Chat &) const = default;
};

/// Asks everybody else to come where this client is.
struct Gather
{
    Revision revision;            ///< the positions are of this revision
    Caret caret;
    bool operator==(const Gather &) const = default;
};

/// An owner asks for the document's links.
struct Links
{
    qint64 request = 0;           ///< chosen by the client; comes back in the answer
    bool operator==(const Links &) const = default;
};

/// An owner wants one more link.
struct LinkMake
{
    qint64 request = 0;
    LinkRole role = LinkRole::View;
    QString label;                ///< isLinkLabel()
    std::optional<qint64> validMilliseconds{}; ///< absent: until it is revoked
    std::optional<qint64> maxUses{};           ///< absent: any number
    bool operator==(const LinkMake &) const = default;
};

/// An owner ends a link: who came by it has to leave.
struct LinkRevoke
{
    qint64 request = 0;
    qint64 number = 1;
    bool operator==(const LinkRevoke &) const = default;
};

// --- from the server ---------------------------------------------------------------------------

struct Welcome
{
    Role role = Role::View;
    AuthorNumber author;          ///< the client's own number
    Epoch epoch;
    Revision head;
    Sequence lastSequence;        ///< of this client that the log holds
    Revision lastSequenceRevision;
    QString title;
    std::vector<Participant> participants; ///< without the client itself
    qint64 heartbeatMilliseconds = 10'000;
    qint64 heartbeatTimeoutMilliseconds = 10'000;
    std::optional<QByteArray> lastDigest; ///< submitDigest() of lastSequence, where it is known
    std::optional<qint64> chat{}; ///< newest number in the chat, 0 for none; absent: there is none
    std::optional<ErrorCode> chatError{}; ///< why there is none that can be read
    /// The document is damaged, good up to this revision, and to be read alone.
    std::optional<Revision> damaged{};
    std::optional<bool> isOwner{}; ///< may manage links; absent: this server knows nothing of that
    std::optional<qint64> linkExpires{}; ///< the client's own link, in milliseconds since 1970
    bool operator==(const Welcome &) const = default;
};

struct Created
{
    DocumentId document;
    QByteArray editToken;         ///< 24 bytes
    QByteArray viewToken;
    std::optional<QByteArray> ownToken{}; ///< where CREATE asked for it
    bool operator==(const Created &) const = default;
};

/// An operation of the client is durable.
struct Ack
{
    Sequence sequence;
    Revision revision;
    bool operator==(const Ack &) const = default;
};

/// An operation of the client was refused and will never be in the log. A SNAPSHOT follows.
struct Reject
{
    Sequence sequence;
    ErrorCode code = ErrorCode::BadOperation;
    QString text;
    bool operator==(const Reject &) const = default;
};

/// One operation of somebody else.
struct Operation
{
    Revision revision;
    AuthorNumber author;
    Delta delta;
    std::optional<Caret> caret;
    bool operator==(const Operation &) const = default;
};

/// All operations in (from, to] as one.
struct Rebase
{
    Revision from;
    Revision to;
    Delta delta;
    bool operator==(const Rebase &) const = default;
};

struct SnapshotChunk
{
    Epoch epoch;
    Revision revision;
    qint64 offset = 0;
    qint64 total = 0;
    QByteArray hash;              ///< SHA-256 of all bytes
    QByteArray bytes;
    bool operator==(const SnapshotChunk &) const = default;
};

struct HeartbeatAck
{
    qint64 number = 0;
    Revision head;
    Sequence sequence;            ///< last of this client in the log
    bool operator==(const HeartbeatAck &) const = default;
};

struct Selected
{
    AuthorNumber author;
    Revision revision;
    Caret caret;
    bool operator==(const Selected &) const = default;
};

/// These came, or changed name, colour or role.
struct Joined
{
    std::vector<Participant> participants; ///< 1 to limits::kParticipantsInMessage
    bool operator==(const Joined &) const = default;
};

struct Left
{
    std::vector<AuthorNumber> authors; ///< 1 to limits::kParticipants
    bool operator==(const Left &) const = default;
};

/// The document's hash at a revision, for comparison.
struct Hash
{
    Revision revision;
    QByteArray hash;
    bool operator==(const Hash &) const = default;
};

struct Renamed
{
    QString title;
    bool operator==(const Renamed &) const = default;
};

struct RoleChanged
{
    Role role = Role::View;
    bool operator==(const RoleChanged &) const = default;
};

/// The server goes away soon: come back after a random wait within the window.
struct GoAway
{
    qint64 windowMilliseconds = 0;
    bool operator==(const GoAway &) const = default;
};

/// Too many clients catch up at once; stay, it goes on by itself.
struct Wait
{
    qint64 position = 0;
    qint64 milliseconds = 0;
    bool operator==(const Wait &) const = default;
};

/// The server has `offset` bytes of an image that this client offered, and takes what follows.
struct ImageWanted
{
    QByteArray image;
    qint64 offset = 0;
    bool operator==(const ImageWanted &) const = default;
};

/// The document's image is durable: who waits for it can have it.
struct ImageStored
{
    QByteArray image;
    bool operator==(const ImageStored &) const = default;
};

struct ImagePart
{
    QByteArray image;
    qint64 offset = 0;
    qint64 total = 0;
    QByteArray bytes;
    bool operator==(const ImagePart &) const = default;
};

/// The answer to an offer, a put or a get that comes to nothing.
struct ImageRefused
{
    QByteArray image;
    ErrorCode code = ErrorCode::NoImage;
    qint64 retryAfterMilliseconds = 0; ///< 0: it would be the same again
    bool operator==(const ImageRefused &) const = default;
};

/// New in the chat, or what of it the client does not hold: on stable storage, in order.
struct Chatted
{
    std::vector<ChatEntry> entries; ///< 1 to limits::kChatInMessage; with `newest` also none
    /// The chat as the client is to hold it begins here, and this is its newest number.
    std::optional<qint64> newest{};
    std::optional<qint64> held{}; ///< with `newest`: what the client holds up to it is of this chat
    bool operator==(const Chatted &) const = default;
};

/// A message was not taken into the chat.
struct ChatRefused
{
    ChatId id;
    ErrorCode code = ErrorCode::Rate;  ///< SequenceReuse: it is in the chat since long ago
    qint64 retryAfterMilliseconds = 0; ///< 0: it would be the same again
    bool operator==(const ChatRefused &) const = default;
};

/// Somebody asks everybody to come to this place.
struct Gathered
{
    AuthorNumber author;
    Revision revision;
    Caret caret;
    bool operator==(const Gathered &) const = default;
};

struct LinkList
{
    qint64 request = 0;
    std::vector<LinkInfo> links;  ///< by their numbers; at most limits::kLinksListed
    bool operator==(const LinkList &) const = default;
};

struct LinkMade
{
    qint64 request = 0;
    LinkInfo link;
    QByteArray token;             ///< 24 bytes; told this once
    bool operator==(const LinkMade &) const = default;
};

struct LinkRevoked
{
    qint64 request = 0;
    qint64 number = 1;
    qint64 people = 0;            ///< who were disconnected
    bool operator==(const LinkRevoked &) const = default;
};

/// What an owner asked for comes to nothing.
struct LinkRefused
{
    qint64 request = 0;
    ErrorCode code = ErrorCode::Forbidden;
    qint64 retryAfterMilliseconds = 0; ///< 0: it would be the same again
    bool operator==(const LinkRefused &) const = default;
};

struct Error
{
    ErrorCode code = ErrorCode::Internal;
    QString text;                 ///< for a log; a client words its own message by the code
    qint64 retryAfterMilliseconds = 0;
    bool fatal = false;           ///< the connection is closed with this code
    bool operator==(const Error &) const = default;
};

} // namespace messages

/// Any message that a client may send.
using ClientMessage =
    std::variant<messages::Auth, messages::Create, messages::Submit, messages::Select,
                 messages::Heartbeat, messages::Fetch, messages::Resync, messages::Profile,
                 messages::Rename, messages::ImageOffer, messages::ImagePut, messages::ImageGet,
                 messages::Chat, messages::Gather, messages::Links, messages::LinkMake,
                 messages::LinkRevoke>;

/// Any message that a server may send.
using ServerMessage =
    std::variant<messages::Welcome, messages::Created, messages::Ack, messages::Reject,
                 messages::Operation, messages::Rebase, messages::SnapshotChunk,
                 messages::HeartbeatAck, messages::Selected, messages::Joined, messages::Left,
                 messages::Hash, messages::Renamed, messages::RoleChanged, messages::GoAway,
                 messages::Wait, messages::Error, messages::ImageWanted, messages::ImageStored,
                 messages::ImagePart, messages::ImageRefused, messages::Chatted,
                 messages::ChatRefused, messages::Gathered, messages::LinkList,
                 messages::LinkMade, messages::LinkRevoked, messages::LinkRefused>;

} // namespace syngraph
