#include "tests/golden/sample_messages.h"

#include "tests/support/delta_pieces.h"

#include <QCryptographicHash>

namespace syngraph {

using namespace Qt::Literals::StringLiterals;

namespace {

/// `size` bytes counted up from `first`, so that they are easy to find in a hex dump.
QByteArray counted(qsizetype size, int first)
{
    QByteArray bytes(size, '\0');
    for (qsizetype i = 0; i < size; ++i)
        bytes[i] = char(first + i);
    return bytes;
}

const QByteArray kToken = counted(24, 0x10);
const QByteArray kHash = counted(32, 0xa0);
const auto kClient = *ClientId::fromBytes(counted(16, 0x40));
const auto kMessage = *ChatId::fromBytes(counted(16, 0x40));

/// One letter typed in the middle of 20,000 units.
Delta keystroke()
{
    return delta(20'000, {keep(10'000), put(u"a")});
}

/// Everything that a delta can hold.
Delta richDelta()
{
    const auto bold = attribute(AttributeKey::Bold, true);
    const auto image = attribute(AttributeKey::Image, u"47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU"_s);
    const auto rule = attribute(AttributeKey::Rule, true);
    AttributeSet change = removal(AttributeKey::Bold);
    change = change.with(AttributeKey::Link, AttributeValue(u"https://example.org/"_s));
    AttributeSet item = attribute(AttributeKey::Block, u"ul"_s);
    item = item.with(AttributeKey::Indent, AttributeValue(2));
    return delta(100, {keep(3), put(u"\u00e9\u4e16\U0001f600", bold), drop(2), keep(4, change),
                       put(u"\n", item), put(u"\ufffc", image.with(AttributeKey::Link,
                                                 AttributeValue(u"https://example.org/a"_s))),
                       put(u"\ufffc\ufffc", rule), put(u"\tend \"quoted\" \\ ")});
}

std::vector<Participant> participants()
{
    return {{AuthorNumber(1), u"Ada"_s, 0x3366cc, Role::Edit, Caret{3, 3}},
            {AuthorNumber(2), u"Zo\u00eb \U0001f600"_s, 0, Role::View, std::nullopt}};
}

messages::Auth firstAuth()
{
    return {1, kToken, kClient, u"Ada"_s, 0x3366cc, Epoch(), Revision(), {}, Sequence(),
            std::nullopt, 0};
}

messages::Auth laterAuth()
{
    auto auth = firstAuth();
    auth.epoch = Epoch(1);
    auth.revision = Revision(20'000);
    auth.hash = kHash;
    auth.lastSequence = Sequence(300);
    return auth;
}

messages::Auth chattingAuth()
{
    auto auth = firstAuth();
    auth.chat = 7;
    return auth;
}

messages::Auth comingBackAuth()
{
    auto auth = chattingAuth();
    auth.chatId = kMessage;
    return auth;
}

messages::Welcome unreadableWelcome()
{
    messages::Welcome welcome;
    welcome.author = AuthorNumber(1);
    welcome.epoch = Epoch(1);
    welcome.chatError = ErrorCode::Overload;
    return welcome;
}

messages::Welcome chattingWelcome()
{
    messages::Welcome welcome;
    welcome.author = AuthorNumber(1);
    welcome.epoch = Epoch(1);
    welcome.chat = 0;
    return welcome;
}

messages::Auth readingDamagedAuth()
{
    auto auth = laterAuth();
    auth.damaged = true;
    return auth;
}

messages::Welcome damagedWelcome()
{
    messages::Welcome welcome;
    welcome.role = Role::Edit;
    welcome.author = AuthorNumber(1);
    welcome.epoch = Epoch(1);
    welcome.head = Revision(20'000);
    welcome.damaged = Revision(19'000);
    return welcome;
}

ChatEntry entry(qint64 number, const QString &text)
{
    return {number, kMessage, AuthorNumber(3), u"Ada"_s, 0x3366cc, 1'700'000'000'000, text};
}

messages::Auth owningAuth()
{
    auto auth = chattingAuth();
    auth.links = true;
    return auth;
}

messages::Welcome owningWelcome()
{
    auto welcome = chattingWelcome();
    welcome.isOwner = true;
    return welcome;
}

messages::Welcome expiringWelcome()
{
    auto welcome = chattingWelcome();
    welcome.isOwner = false;
    welcome.linkExpires = 1'700'086'400'000;
    return welcome;
}

LinkInfo ownLink()
{
    LinkInfo link;
    link.number = 3;
    link.role = LinkRole::Own;
    link.created = 1'700'000'000'000;
    link.mark = counted(8, 0x90);
    link.people = 1;
    link.uses = 1;
    link.isMine = true;
    return link;
}

LinkInfo countedLink()
{
    auto link = ownLink();
    link.number = 4;
    link.role = LinkRole::View;
    link.label = u"Zo\u00eb & co."_s;
    link.isMine = false;
    link.isRevoked = true;
    link.expires = 1'700'086'400'000;
    link.maxUses = 50;
    link.lastUsed = 1'700'000'060'000;
    return link;
}

messages::Auth brokenOffAuth()
{
    auto auth = firstAuth();
    auth.epoch = Epoch(1);
    auth.partRevision = Revision(512);
    auth.partOffset = 98'304;
    return auth;
}

} // namespace

std::vector<Sample<ClientMessage>> sampleClientMessages()
{
    using namespace messages;
    return {
        {"auth, for the first time"_L1, firstAuth()},
        {"auth, again"_L1, laterAuth()},
        {"auth, after half a snapshot"_L1, brokenOffAuth()},
        {"create"_L1, Create{1, kToken, u"Minutes"_s}},
        {"create, where everybody may"_L1, Create{1, {}, {}}},
        {"submit, one key"_L1, Submit{Sequence(300), Revision(20'000), keystroke(), std::nullopt}},
        {"submit, with a caret"_L1, Submit{Sequence(1), Revision(), richDelta(), Caret{9, 5}}},
        {"submit, a deletion"_L1,
         Submit{Sequence(2), Revision(1), delta(12, {keep(4), drop(3)}), std::nullopt}},
        {"select"_L1, Select{Revision(20'000), Caret{10'000, 10'005}}},
        {"heartbeat"_L1, Heartbeat{7, Revision(20'000), Sequence(300)}},
        {"fetch"_L1, Fetch{Revision(19'990)}},
        {"resync"_L1, Resync{u"hash differs"_s}},
        {"profile"_L1, Profile{u"Ada L."_s, 0xffffff}},
        {"rename"_L1, Rename{u"Minutes of Monday"_s}},
        {"imageOffer"_L1, ImageOffer{kHash, 70'000}},
        {"imagePut"_L1,
         ImagePut{kHash, 32'768, QByteArrayLiteral("\x89PNG\x0d\x0a\x1a\x0a")}},
        {"imageGet"_L1, ImageGet{kHash, 32'768}},
        {"auth, of one who chats"_L1, chattingAuth()},
        {"auth, of one who comes back to a chat"_L1, comingBackAuth()},
        {"auth, of one who may be shown what is damaged"_L1, readingDamagedAuth()},
        {"chat"_L1, Chat{kMessage, u"Look at this"_s}},
        {"chat, two lines"_L1, Chat{kMessage, u"<b>\u00e9\u4e16\U0001f600</b>\n\u05d0 \"b\" \\"_s}},
        {"gather"_L1, Gather{Revision(20'000), Caret{10'000, 10'005}}},
        {"auth, of one who knows of managing links"_L1, owningAuth()},
        {"create, with a link for its owner"_L1, Create{1, kToken, u"Minutes"_s, true}},
        {"links"_L1, Links{1}},
        {"linkMake"_L1, LinkMake{2, LinkRole::Edit, u"Team"_s, std::nullopt, std::nullopt}},
        {"linkMake, for a day and 50 people"_L1, LinkMake{3, LinkRole::Own, {}, 86'400'000, 50}},
        {"linkRevoke"_L1, LinkRevoke{4, 17}},
    };
}

std::vector<Sample<ServerMessage>> sampleServerMessages()
{
    using namespace messages;
    const auto keys = participants();
    return {
        {"welcome"_L1, Welcome{Role::Edit, AuthorNumber(3), Epoch(1), Revision(20'000),
                               Sequence(300), Revision(19'999), u"Minutes"_s, keys, 10'000, 10'000, std::nullopt}},
        {"welcome, digest of the last operation"_L1,
         Welcome{Role::Edit, AuthorNumber(3), Epoch(1), Revision(20'000), Sequence(300),
                 Revision(19'999), u"Minutes"_s, {}, 10'000, 10'000, counted(16, 0x20)}},
        {"welcome, alone"_L1, Welcome{Role::View, AuthorNumber(1), Epoch(1), Revision(), Sequence(),
                                      Revision(), {}, {}, 10'000, 10'000, std::nullopt}},
        {"created"_L1, Created{*DocumentId::fromBytes(counted(16, 0)), kToken, counted(24, 0x80)}},
        {"ack"_L1, Ack{Sequence(300), Revision(20'001)}},
        {"reject"_L1, Reject{Sequence(300), ErrorCode::TooLarge, u"document too long"_s}},
        {"operation, one key"_L1,
         Operation{Revision(20'001), AuthorNumber(3), keystroke(), std::nullopt}},
        {"operation, with a caret"_L1,
         Operation{Revision(1), AuthorNumber(), richDelta(), Caret{0, 0}}},
        {"operation, nothing left of it"_L1,
         Operation{Revision(2), AuthorNumber(2), Delta::identity(1), std::nullopt}},
        {"rebase"_L1, Rebase{Revision(10), Revision(16'000), richDelta()}},
        {"snapshot"_L1, SnapshotChunk{Epoch(1), Revision(512), 98'304, 98'310, kHash,
                                      QByteArrayLiteral("\x00\xff" "snap")}},
        {"heartbeatAck"_L1, HeartbeatAck{7, Revision(20'001), Sequence(300)}},
        {"selected"_L1, Selected{AuthorNumber(2), Revision(20'001), Caret{0, 2'000'000}}},
        {"joined"_L1, Joined{{keys.front()}}},
        {"joined, two at once"_L1, Joined{keys}},
        {"left"_L1, Left{{AuthorNumber(2)}}},
        {"hash"_L1, Hash{Revision(256), kHash}},
        {"renamed"_L1, Renamed{u"Minutes of Monday"_s}},
        {"role"_L1, RoleChanged{Role::View}},
        {"goAway"_L1, GoAway{2'000}},
        {"wait"_L1, Wait{65, 2'000}},
        {"error"_L1, Error{ErrorCode::Rate, u"slower, please"_s, 1'500, false}},
        {"error, fatal"_L1, Error{ErrorCode::BadToken, {}, 0, true}},
        {"imageWanted"_L1, ImageWanted{kHash, 32'768}},
        {"imageStored"_L1, ImageStored{kHash}},
        {"imagePart"_L1, ImagePart{kHash, 65'536, 65'544, QByteArrayLiteral("\0\0\0\0IEND")}},
        {"imageRefused"_L1, ImageRefused{kHash, ErrorCode::TooLarge, 0}},
        {"imageRefused, for now"_L1, ImageRefused{kHash, ErrorCode::Rate, 1'500}},
        {"welcome, with a chat"_L1, chattingWelcome()},
        {"welcome, with a chat that cannot be read"_L1, unreadableWelcome()},
        {"welcome, damaged"_L1, damagedWelcome()},
        {"chatted"_L1, Chatted{{entry(7, u"Look at this"_s)}}},
        {"chatted, two at once"_L1,
         Chatted{{entry(7, u"Look at this"_s), entry(8, u"two\nlines"_s)}}},
        {"chatted, of a chat that can be read by now"_L1, Chatted{{entry(7, u"Look at this"_s)}, 9, 6}},
        {"chatted, nothing in it"_L1, Chatted{{}, 0, 0}},
        {"chatRefused"_L1, ChatRefused{kMessage, ErrorCode::Forbidden, 0}},
        {"chatRefused, for now"_L1, ChatRefused{kMessage, ErrorCode::Rate, 1'000}},
        {"gathered"_L1, Gathered{AuthorNumber(2), Revision(20'001), Caret{0, 2'000'000}}},
        {"welcome, to an owner"_L1, owningWelcome()},
        {"welcome, by a link that expires"_L1, expiringWelcome()},
        {"created, with a link for its owner"_L1,
         Created{*DocumentId::fromBytes(counted(16, 0)), kToken, counted(24, 0x80),
                 counted(24, 0x30)}},
        {"linkList, of none"_L1, LinkList{1, {}}},
        {"linkList"_L1, LinkList{1, {ownLink(), countedLink()}}},
        {"linkMade"_L1, LinkMade{2, ownLink(), kToken}},
        {"linkRevoked"_L1, LinkRevoked{4, 17, 2}},
        {"linkRefused"_L1, LinkRefused{4, ErrorCode::LastOwner, 0}},
        {"linkRefused, for now"_L1, LinkRefused{2, ErrorCode::Rate, 1'500}},
    };
}

} // namespace syngraph
