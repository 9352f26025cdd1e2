#pragma once

#include "common/base/limits.h"
#include "common/ot/delta_parser.h"
#include "common/protocol/codec.h"

#include <QByteArrayView>
#include <QLatin1StringView>

#include <algorithm>

namespace syngraph {

enum class Need : quint8 { Required, Optional };

/// Pulls values out of the CBOR form one by one, without a tree in between; strict and bounded as
/// codec.h promises. One of the two sources that FieldReader drives; json_reader.h is the other.
///
/// The first failure stays: from then on every call returns an empty value and reads nothing, so
/// callers need to ask failed() only before they loop. The bytes must outlive the reader.
class CborReader final
{
public:
    enum class Kind : quint8 { Unsigned, Negative, Bytes, Text, Array, Map, Tag, Simple, End };
    /// An array that is being walked through field by field.
    struct Frame
    {
        qsizetype left = 0;
    };

    explicit CborReader(QByteArrayView bytes);

    bool failed() const { return m_failed; }
    DecodeError error() const { return m_error; }
    void fail(DecodeError error);
    /// Fails when anything is left.
    void expectEnd();

    Kind peek() const { return m_at == m_end ? Kind::End : Kind(quint8(*m_at) >> 5); }
    /// Beyond +-(2^53 - 1) it returns +-2^53, which no field takes.
    qint64 integer()
    {
        const auto found = item();
        const auto magnitude = qint64(std::min(found.argument, kLargestInteger + 1));
        if (found.kind == Kind::Unsigned) [[likely]]
            return magnitude;
        if (found.kind == Kind::Negative)
            return -1 - std::min(magnitude, qint64(kLargestInteger));
        fail(DecodeError::BadField);
        return 0;
    }
    /// Of an integer whose kind peek() told: it, or what it is less than -1; as large at most.
    qint64 magnitude() { return qint64(std::min(item().argument, kLargestInteger + 1)); }
    bool boolean();
    bool takeNull();
    QString text(qsizetype maximumUnits);
    QByteArray bytes(qsizetype maximum);
    quint32 color();
    Role role();
    LinkRole linkRole();
    /// Raw UTF-8 of a text; not checked for being well-formed.
    QByteArrayView rawText() { return take(headOf(Kind::Text).argument); }
    /// As rawText(), for a key, which does not count as an item.
    QByteArrayView key();

    qsizetype enterList(qsizetype maximum) { return enter(Kind::Array, maximum); }
    /// Count of pairs.
    qsizetype enterMap(qsizetype maximum) { return enter(Kind::Map, maximum); }
    void leaveList() { --m_depth; }

    // What FieldReader asks for.
    Frame enterStruct() { return {enter(Kind::Array, limits::kDecodeItems)}; }
    bool nextField(Frame &frame, QLatin1StringView, Need need)
    {
        if (frame.left > 0 && need == Need::Required) [[likely]] {
            --frame.left;
            return !m_failed;
        }
        return missesField(frame, need);
    }
    /// Fails when fields are left.
    void expectLast(const Frame &frame);
    /// Skips the fields of later versions, which still have to be well-formed.
    void leaveStruct(Frame &frame);
    void nextElement() {}

private:
    static constexpr quint64 kLargestInteger = (quint64(1) << 53) - 1;
    struct Head
    {
        Kind kind = Kind::End;
        quint64 argument = 0;
    };
    /// Most heads are a byte that holds a small argument, or have one or two more for it.
    Head head()
    {
        const auto left = m_end - m_at;
        const auto first = left == 0 ? quint8(0xff) : quint8(*m_at);
        const auto size = first & 0x1fu;
        if (first >= 0xc0 || size > 25)
            return longHead();
        const auto kind = Kind(first >> 5);
        if (size < 24) {
            ++m_at;
            return {kind, size};
        }
        if (size == 24 && left > 1 && quint8(m_at[1]) >= 24) {
            m_at += 2;
            return {kind, quint8(m_at[-1])};
        }
        if (size == 25 && left > 2 && m_at[1] != 0) {
            m_at += 3;
            return {kind, quint64(quint8(m_at[-2])) << 8 | quint8(m_at[-1])};
        }
        return longHead();
    }
    Head longHead();
    /// Whatever comes next; after a failure the end, which is nothing's kind.
    Head item()
    {
        if (++m_items > limits::kDecodeItems) [[unlikely]]
            return tooMany();
        return head();
    }
    Head headOf(Kind kind)
    {
        const auto found = item();
        if (found.kind != kind) [[unlikely]] {
            fail(DecodeError::BadField);
            return {};
        }
        return found;
    }
    Head tooMany();
    QByteArrayView take(quint64 size)
    {
        if (size > quint64(std::min<qsizetype>(m_end - m_at, limits::kDecodeStringBytes)))
            [[unlikely]] {
            return takeTooMuch(size);
        }
        const QByteArrayView taken(m_at, qsizetype(size));
        m_at += size;
        return taken;
    }
    QByteArrayView takeTooMuch(quint64 size);
    bool missesField(Frame &frame, Need need);
    qsizetype enter(Kind kind, qsizetype maximum)
    {
        const auto count = headOf(kind).argument;
        // Every item takes a byte, so a claim beyond the bytes is a lie.
        const auto available = quint64(m_end - m_at) / (kind == Kind::Map ? 2 : 1);
        const auto most = quint64(std::min<qsizetype>(maximum, limits::kDecodeItems));
        if (count > available || count > most || m_depth == limits::kDecodeDepth) [[unlikely]] {
            fail(count > available  ? DecodeError::Malformed
                     : count > most ? DecodeError::TooManyItems
                                    : DecodeError::TooDeep);
            return 0;
        }
        ++m_depth;
        return qsizetype(count);
    }
    void skip();

    const char *m_at;
    const char *m_end;
    int m_items = 0;
    int m_depth = 0;
    bool m_failed = false;
    DecodeError m_error = DecodeError::Malformed;
};

/// Into `result`, which is fresh; nothing to be used when the reader has failed.
void readDelta(CborReader &in, DeltaParser::Bounds bounds, Delta &result);

} // namespace syngraph
