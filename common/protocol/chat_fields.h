#pragma once

#include "common/protocol/field_rules.h"

/// The fields of the messages of the chat and of its invitation; see message_fields.h.
namespace syngraph::wire {

template <>
struct Fields<ChatEntry>
{
    template <typename V, typename M>
    static void visit(V &v, M &m)
    {
        v.field("number"_n, m.number, kFromOne);
        v.field("id"_n, m.id);
        v.field("author"_n, m.author, Range{});
        v.field("name"_n, m.name, TextRule::Name);
        v.field("color"_n, m.color);
        v.field("time"_n, m.time, Range{});
        v.field("text"_n, m.text, TextRule::Chat);
    }
};

template <>
struct Fields<messages::Chat>
{
    static constexpr MessageType kType{34, "chat"};

    template <typename V, typename M>
    static void visit(V &v, M &m)
    {
        v.field("id"_n, m.id);
        v.field("text"_n, m.text, TextRule::Chat);
    }
};

template <>
struct Fields<messages::Gather>
{
    static constexpr MessageType kType{35, "gather"};

    template <typename V, typename M>
    static void visit(V &v, M &m)
    {
        v.field("revision"_n, m.revision, Range{});
        v.field("caret"_n, m.caret);
    }
};

template <>
struct Fields<messages::Chatted>
{
    static constexpr MessageType kType{36, "chatted"};

    template <typename V, typename M>
    static void visit(V &v, M &m)
    {
        v.field("entries"_n, m.entries);
        v.field("newest"_n, m.newest, Range{});
        v.field("held"_n, m.held, Range{});
    }
    static bool isConsistent(const messages::Chatted &m)
    {
        return (m.newest || !m.entries.empty())
            && m.entries.size() <= size_t(limits::kChatInMessage)
            && m.newest.has_value() == m.held.has_value() && (!m.newest || *m.held <= *m.newest);
    }
};

template <>
struct Fields<messages::ChatRefused>
{
    static constexpr MessageType kType{37, "chatRefused"};

    template <typename V, typename M>
    static void visit(V &v, M &m)
    {
        v.field("id"_n, m.id);
        v.field("code"_n, m.code);
        v.field("retryAfterMs"_n, m.retryAfterMilliseconds, Range{});
    }
};

template <>
struct Fields<messages::Gathered>
{
    static constexpr MessageType kType{38, "gathered"};

    template <typename V, typename M>
    static void visit(V &v, M &m)
    {
        v.field("author"_n, m.author, Range{});
        v.field("revision"_n, m.revision, Range{});
        v.field("caret"_n, m.caret);
    }
};

} // namespace syngraph::wire
