#pragma once

#include "common/protocol/chat_fields.h"
#include "common/protocol/field_rules.h"
#include "common/protocol/image_fields.h"
#include "common/protocol/link_fields.h"

/// The field list of each message, written once; FieldWriter, FieldReader and FieldCounter walk over
/// it for both forms. A change here changes the wire: PROTOCOL.md and the golden vectors with it.
/// Fields of later versions go to the end of a list and are optional. Those of images, of the
/// chat and of links are in files of their own.
namespace syngraph::wire {

// --- parts -------------------------------------------------------------------------------------

template <>
struct Fields<Caret>
{
    static constexpr bool kIsClosed = true; ///< two numbers for ever: it is in every second message

    template <typename V, typename M>
    static void visit(V &v, M &m)
    {
        v.field("anchor"_n, m.anchor, kPosition);
        v.field("head"_n, m.head, kPosition);
    }
};

template <>
struct Fields<Participant>
{
    template <typename V, typename M>
    static void visit(V &v, M &m)
    {
        v.field("author"_n, m.author, Range{});
        v.field("name"_n, m.name, TextRule::Name);
        v.field("color"_n, m.color);
        v.field("role"_n, m.role);
        v.field("caret"_n, m.caret);
    }
};

/// How far a SNAPSHOT had come.
struct Part
{
    Revision revision;
    qint64 offset = 0;
};

template <>
struct Fields<Part>
{
    static constexpr bool kIsClosed = true;

    template <typename V, typename M>
    static void visit(V &v, M &m)
    {
        v.field("revision"_n, m.revision, Range{});
        v.field("offset"_n, m.offset, kSnapshotOffset);
    }
};

// --- from the client ---------------------------------------------------------------------------

template <>
struct Fields<messages::Auth>
{
    static constexpr MessageType kType{1, "auth"};

    template <typename V, typename M>
    static void visit(V &v, M &m)
    {
        v.field("version"_n, m.version, VersionRule{});
        v.field("token"_n, m.token, kToken);
        v.field("client"_n, m.client);
        v.field("name"_n, m.name, TextRule::Name);
        v.field("color"_n, m.color);
        v.field("epoch"_n, m.epoch, Range{});
        v.field("revision"_n, m.revision, Range{});
        v.field("hash"_n, m.hash, kHashOrNone);
        v.field("lastSeq"_n, m.lastSequence, Range{});
        std::optional<Part> part;
        if (m.partRevision)
            part = Part{*m.partRevision, m.partOffset};
        v.field("part"_n, part);
        if constexpr (V::kReads) {
            if (part) {
                m.partRevision = part->revision;
                m.partOffset = part->offset;
            }
        }
        v.field("chat"_n, m.chat, Range{});
        v.field("chatId"_n, m.chatId);
        v.field("damaged"_n, m.damaged);
        v.field("links"_n, m.links);
    }
};

template <>
struct Fields<messages::Create>
{
    static constexpr MessageType kType{2, "create"};

    template <typename V, typename M>
    static void visit(V &v, M &m)
    {
        v.field("version"_n, m.version, VersionRule{});
        v.field("key"_n, m.key, kKeyOrNone);
        v.field("title"_n, m.title, TextRule::Title);
        v.field("links"_n, m.links);
    }
};

template <>
struct Fields<messages::Submit>
{
    static constexpr MessageType kType{3, "submit"};

    template <typename V, typename M>
    static void visit(V &v, M &m)
    {
        v.field("seq"_n, m.sequence, kFromOne);
        v.field("base"_n, m.base, Range{});
        v.field("delta"_n, m.delta, DeltaParser::Bounds::Operation);
        v.field("caret"_n, m.caret);
    }
};

template <>
struct Fields<messages::Select>
{
    static constexpr MessageType kType{4, "select"};

    template <typename V, typename M>
    static void visit(V &v, M &m)
    {
        v.field("revision"_n, m.revision, Range{});
        v.field("caret"_n, m.caret);
    }
};

template <>
struct Fields<messages::Heartbeat>
{
    static constexpr MessageType kType{5, "heartbeat"};

    template <typename V, typename M>
    static void visit(V &v, M &m)
    {
        v.field("number"_n, m.number, Range{});
        v.field("revision"_n, m.revision, Range{});
        v.field("seq"_n, m.sequence, Range{});
    }
};

template <>
struct Fields<messages::Fetch>
{
    static constexpr MessageType kType{6, "fetch"};

    template <typename V, typename M>
    static void visit(V &v, M &m)
    {
        v.field("after"_n, m.after, Range{});
    }
};

template <>
struct Fields<messages::Resync>
{
    static constexpr MessageType kType{7, "resync"};

    template <typename V, typename M>
    static void visit(V &v, M &m)
    {
        v.field("reason"_n, m.reason, TextRule::Line);
    }
};

template <>
struct Fields<messages::Profile>
{
    static constexpr MessageType kType{8, "profile"};

    template <typename V, typename M>
    static void visit(V &v, M &m)
    {
        v.field("name"_n, m.name, TextRule::Name);
        v.field("color"_n, m.color);
    }
};

template <>
struct Fields<messages::Rename>
{
    static constexpr MessageType kType{9, "rename"};

    template <typename V, typename M>
    static void visit(V &v, M &m)
    {
        v.field("title"_n, m.title, TextRule::Title);
    }
};

// --- from the server ---------------------------------------------------------------------------

template <>
struct Fields<messages::Welcome>
{
    static constexpr MessageType kType{10, "welcome"};

    template <typename V, typename M>
    static void visit(V &v, M &m)
    {
        v.field("role"_n, m.role);
        v.field("author"_n, m.author, Range{});
        v.field("epoch"_n, m.epoch, kFromOne);
        v.field("head"_n, m.head, Range{});
        v.field("lastSeq"_n, m.lastSequence, Range{});
        v.field("lastSeqRevision"_n, m.lastSequenceRevision, Range{});
        v.field("title"_n, m.title, TextRule::Title);
        v.field("participants"_n, m.participants);
        v.field("heartbeatMs"_n, m.heartbeatMilliseconds, kFromOne);
        v.field("heartbeatTimeoutMs"_n, m.heartbeatTimeoutMilliseconds, kFromOne);
        v.field("lastDigest"_n, m.lastDigest, kDigest);
        v.field("chat"_n, m.chat, Range{});
        v.field("chatError"_n, m.chatError);
        v.field("damaged"_n, m.damaged, Range{});
        v.field("owner"_n, m.isOwner);
        v.field("linkExpires"_n, m.linkExpires, Range{});
    }
};

template <>
struct Fields<messages::Created>
{
    static constexpr MessageType kType{24, "created"};

    template <typename V, typename M>
    static void visit(V &v, M &m)
    {
        v.field("document"_n, m.document);
        v.field("editToken"_n, m.editToken, kToken);
        v.field("viewToken"_n, m.viewToken, kToken);
        v.field("ownToken"_n, m.ownToken, kToken);
    }
};

template <>
struct Fields<messages::Ack>
{
    static constexpr MessageType kType{11, "ack"};

    template <typename V, typename M>
    static void visit(V &v, M &m)
    {
        v.field("seq"_n, m.sequence, kFromOne);
        v.field("revision"_n, m.revision, kFromOne);
    }
};

template <>
struct Fields<messages::Reject>
{
    static constexpr MessageType kType{12, "reject"};

    template <typename V, typename M>
    static void visit(V &v, M &m)
    {
        v.field("seq"_n, m.sequence, kFromOne);
        v.field("code"_n, m.code);
        v.field("text"_n, m.text, TextRule::Line);
    }
};

template <>
struct Fields<messages::Operation>
{
    static constexpr MessageType kType{13, "operation"};

    template <typename V, typename M>
    static void visit(V &v, M &m)
    {
        v.field("revision"_n, m.revision, kFromOne);
        v.field("author"_n, m.author, Range{});
        // Transforming may part components, so a legal SUBMIT can come back in more pieces.
        v.field("delta"_n, m.delta, DeltaParser::Bounds::Document);
        v.field("caret"_n, m.caret);
    }
};

template <>
struct Fields<messages::Rebase>
{
    static constexpr MessageType kType{14, "rebase"};

    template <typename V, typename M>
    static void visit(V &v, M &m)
    {
        v.field("from"_n, m.from, Range{});
        v.field("to"_n, m.to, Range{});
        v.field("delta"_n, m.delta, DeltaParser::Bounds::Document);
    }
    static bool isConsistent(const messages::Rebase &m) { return m.from <= m.to; }
};

template <>
struct Fields<messages::SnapshotChunk>
{
    static constexpr MessageType kType{15, "snapshot"};

    template <typename V, typename M>
    static void visit(V &v, M &m)
    {
        v.field("epoch"_n, m.epoch, kFromOne);
        v.field("revision"_n, m.revision, Range{});
        v.field("offset"_n, m.offset, kSnapshotOffset);
        v.field("total"_n, m.total, kSnapshotTotal);
        v.field("hash"_n, m.hash, kHash);
        v.field("bytes"_n, m.bytes, kChunk);
    }
    static bool isConsistent(const messages::SnapshotChunk &m)
    {
        return m.offset + m.bytes.size() <= m.total;
    }
};

template <>
struct Fields<messages::HeartbeatAck>
{
    static constexpr MessageType kType{16, "heartbeatAck"};

    template <typename V, typename M>
    static void visit(V &v, M &m)
    {
        v.field("number"_n, m.number, Range{});
        v.field("head"_n, m.head, Range{});
        v.field("seq"_n, m.sequence, Range{});
    }
};

template <>
struct Fields<messages::Selected>
{
    static constexpr MessageType kType{17, "selected"};

    template <typename V, typename M>
    static void visit(V &v, M &m)
    {
        v.field("author"_n, m.author, Range{});
        v.field("revision"_n, m.revision, Range{});
        v.field("caret"_n, m.caret);
    }
};

template <>
struct Fields<messages::Joined>
{
    static constexpr MessageType kType{18, "joined"};

    template <typename V, typename M>
    static void visit(V &v, M &m)
    {
        v.field("participants"_n, m.participants);
    }
    static bool isConsistent(const messages::Joined &m) { return !m.participants.empty(); }
};

template <>
struct Fields<messages::Left>
{
    static constexpr MessageType kType{19, "left"};

    template <typename V, typename M>
    static void visit(V &v, M &m)
    {
        v.field("authors"_n, m.authors);
    }
    static bool isConsistent(const messages::Left &m) { return !m.authors.empty(); }
};

template <>
struct Fields<messages::Hash>
{
    static constexpr MessageType kType{20, "hash"};

    template <typename V, typename M>
    static void visit(V &v, M &m)
    {
        v.field("revision"_n, m.revision, Range{});
        v.field("hash"_n, m.hash, kHash);
    }
};

template <>
struct Fields<messages::Renamed>
{
    static constexpr MessageType kType{21, "renamed"};

    template <typename V, typename M>
    static void visit(V &v, M &m)
    {
        v.field("title"_n, m.title, TextRule::Title);
    }
};

template <>
struct Fields<messages::RoleChanged>
{
    static constexpr MessageType kType{22, "role"};

    template <typename V, typename M>
    static void visit(V &v, M &m)
    {
        v.field("role"_n, m.role);
    }
};

template <>
struct Fields<messages::GoAway>
{
    static constexpr MessageType kType{25, "goAway"};

    template <typename V, typename M>
    static void visit(V &v, M &m)
    {
        v.field("windowMs"_n, m.windowMilliseconds, Range{});
    }
};

template <>
struct Fields<messages::Wait>
{
    static constexpr MessageType kType{26, "wait"};

    template <typename V, typename M>
    static void visit(V &v, M &m)
    {
        v.field("position"_n, m.position, Range{});
        v.field("waitMs"_n, m.milliseconds, Range{});
    }
};

template <>
struct Fields<messages::Error>
{
    static constexpr MessageType kType{23, "error"};

    template <typename V, typename M>
    static void visit(V &v, M &m)
    {
        v.field("code"_n, m.code);
        v.field("text"_n, m.text, TextRule::Line);
        v.field("retryAfterMs"_n, m.retryAfterMilliseconds, Range{});
        v.field("fatal"_n, m.fatal);
    }
};

} // namespace syngraph::wire
