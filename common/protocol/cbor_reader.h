#pragma once

#include "common/base/limits.h"
#include "common/ot/delta_parser.h"
#include "common/protocol/codec.h"

#include <QByteArrayView>
#include <QLatin1StringView>

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
    qint64 integer();
    bool boolean();
    bool takeNull();
    QString text(qsizetype maximumUnits);
    QByteArray bytes(qsizetype maximum);
    quint32 color();
    Role role();
    /// Raw UTF-8 of a text; not checked for being well-formed.
    QByteArrayView rawText();
    /// As rawText(), for a key, which does not count as an item.
    QByteArrayView key();

    qsizetype enterList(qsizetype maximum);
    /// Count of pairs.
    qsizetype enterMap(qsizetype maximum);
    void leaveList() { --m_depth; }

    // What FieldReader asks for.
    Frame enterStruct();
    bool nextField(Frame &frame, QLatin1StringView name, Need need);
    /// Fails when fields are left.
    void expectLast(const Frame &frame);
    /// Skips the fields of later versions, which still have to be well-formed.
    void leaveStruct(Frame &frame);
    void nextElement() {}

private:
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
    Head headOf(Kind kind)
    {
        if (m_failed || ++m_items > limits::kDecodeItems) [[unlikely]]
            return tooMany();
        const auto found = head();
        if (m_failed || found.kind != kind) [[unlikely]] {
            fail(DecodeError::BadField);
            return {};
        }
        return found;
    }
    Head tooMany();
    QByteArrayView take(quint64 size);
    qsizetype enter(Kind kind, qsizetype maximum);
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
