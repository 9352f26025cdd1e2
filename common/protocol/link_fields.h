#pragma once

#include "common/protocol/field_rules.h"

/// The fields of the messages about links; see message_fields.h.
namespace syngraph::wire {

inline constexpr Range kLinkValid{1, limits::kLinkValid.count()};
inline constexpr Range kLinkUses{1, limits::kLinkUses};

template <>
struct Fields<LinkInfo>
{
    template <typename V, typename M>
    static void visit(V &v, M &m)
    {
        v.field("number"_n, m.number, kFromOne);
        v.field("role"_n, m.role);
        v.field("label"_n, m.label, TextRule::Label);
        v.field("created"_n, m.created, Range{});
        v.field("mark"_n, m.mark, kLinkMark);
        v.field("people"_n, m.people, Range{});
        v.field("uses"_n, m.uses, Range{});
        v.field("revoked"_n, m.isRevoked);
        v.field("mine"_n, m.isMine);
        v.field("expires"_n, m.expires, Range{});
        v.field("maxUses"_n, m.maxUses, kFromOne);
        v.field("lastUsed"_n, m.lastUsed, Range{});
    }
};

template <>
struct Fields<messages::Links>
{
    static constexpr MessageType kType{39, "links"};

    template <typename V, typename M>
    static void visit(V &v, M &m)
    {
        v.field("request"_n, m.request, Range{});
    }
};

template <>
struct Fields<messages::LinkMake>
{
    static constexpr MessageType kType{40, "linkMake"};

    template <typename V, typename M>
    static void visit(V &v, M &m)
    {
        v.field("request"_n, m.request, Range{});
        v.field("role"_n, m.role);
        v.field("label"_n, m.label, TextRule::Label);
        v.field("validMs"_n, m.validMilliseconds, kLinkValid);
        v.field("maxUses"_n, m.maxUses, kLinkUses);
    }
};

template <>
struct Fields<messages::LinkRevoke>
{
    static constexpr MessageType kType{41, "linkRevoke"};

    template <typename V, typename M>
    static void visit(V &v, M &m)
    {
        v.field("request"_n, m.request, Range{});
        v.field("number"_n, m.number, kFromOne);
    }
};

template <>
struct Fields<messages::LinkList>
{
    static constexpr MessageType kType{42, "linkList"};

    template <typename V, typename M>
    static void visit(V &v, M &m)
    {
        v.field("request"_n, m.request, Range{});
        v.field("links"_n, m.links);
    }
    static bool isConsistent(const messages::LinkList &m)
    {
        return m.links.size() <= size_t(limits::kLinksListed);
    }
};

template <>
struct Fields<messages::LinkMade>
{
    static constexpr MessageType kType{43, "linkMade"};

    template <typename V, typename M>
    static void visit(V &v, M &m)
    {
        v.field("request"_n, m.request, Range{});
        v.field("link"_n, m.link);
        v.field("token"_n, m.token, kToken);
    }
};

template <>
struct Fields<messages::LinkRevoked>
{
    static constexpr MessageType kType{44, "linkRevoked"};

    template <typename V, typename M>
    static void visit(V &v, M &m)
    {
        v.field("request"_n, m.request, Range{});
        v.field("number"_n, m.number, kFromOne);
        v.field("people"_n, m.people, Range{});
    }
};

template <>
struct Fields<messages::LinkRefused>
{
    static constexpr MessageType kType{45, "linkRefused"};

    template <typename V, typename M>
    static void visit(V &v, M &m)
    {
        v.field("request"_n, m.request, Range{});
        v.field("code"_n, m.code);
        v.field("retryAfterMs"_n, m.retryAfterMilliseconds, Range{});
    }
};

} // namespace syngraph::wire
