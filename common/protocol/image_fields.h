#pragma once

#include "common/protocol/field_rules.h"

/// The fields of the messages about images; see message_fields.h.
namespace syngraph::wire {

template <>
struct Fields<messages::ImageOffer>
{
    static constexpr MessageType kType{27, "imageOffer"};

    template <typename V, typename M>
    static void visit(V &v, M &m)
    {
        v.field("image"_n, m.image, kHash);
        v.field("total"_n, m.total, kImageTotal);
    }
};

template <>
struct Fields<messages::ImagePut>
{
    static constexpr MessageType kType{28, "imagePut"};

    template <typename V, typename M>
    static void visit(V &v, M &m)
    {
        v.field("image"_n, m.image, kHash);
        v.field("offset"_n, m.offset, kImageOffset);
        v.field("bytes"_n, m.bytes, kImageChunk);
    }
};

template <>
struct Fields<messages::ImageGet>
{
    static constexpr MessageType kType{29, "imageGet"};

    template <typename V, typename M>
    static void visit(V &v, M &m)
    {
        v.field("image"_n, m.image, kHash);
        v.field("offset"_n, m.offset, kImageOffset);
    }
};

template <>
struct Fields<messages::ImageWanted>
{
    static constexpr MessageType kType{30, "imageWanted"};

    template <typename V, typename M>
    static void visit(V &v, M &m)
    {
        v.field("image"_n, m.image, kHash);
        v.field("offset"_n, m.offset, kImageOffset);
    }
};

template <>
struct Fields<messages::ImageStored>
{
    static constexpr MessageType kType{31, "imageStored"};

    template <typename V, typename M>
    static void visit(V &v, M &m)
    {
        v.field("image"_n, m.image, kHash);
    }
};

template <>
struct Fields<messages::ImagePart>
{
    static constexpr MessageType kType{32, "imagePart"};

    template <typename V, typename M>
    static void visit(V &v, M &m)
    {
        v.field("image"_n, m.image, kHash);
        v.field("offset"_n, m.offset, kImageOffset);
        v.field("total"_n, m.total, kImageTotal);
        v.field("bytes"_n, m.bytes, kImageChunk);
    }
    static bool isConsistent(const messages::ImagePart &m)
    {
        return m.offset + m.bytes.size() <= m.total;
    }
};

template <>
struct Fields<messages::ImageRefused>
{
    static constexpr MessageType kType{33, "imageRefused"};

    template <typename V, typename M>
    static void visit(V &v, M &m)
    {
        v.field("image"_n, m.image, kHash);
        v.field("code"_n, m.code);
        v.field("retryAfterMs"_n, m.retryAfterMilliseconds, Range{});
    }
};

} // namespace syngraph::wire
