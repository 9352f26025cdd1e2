#include "common/protocol/cbor_reader.h"

#include "common/protocol/utf8.h"

namespace syngraph {

namespace {

constexpr quint64 kFalse = 20;
constexpr quint64 kTrue = 21;
constexpr quint64 kNull = 22;

} // namespace

CborReader::CborReader(QByteArrayView bytes) : m_at(bytes.data()), m_end(m_at + bytes.size())
{
    if (bytes.size() > limits::kMessageBytes)
        fail(DecodeError::TooLong);
}

void CborReader::fail(DecodeError error)
{
    if (m_failed)
        return;
    m_failed = true;
    m_error = error;
    m_at = m_end;
}

void CborReader::expectEnd()
{
    if (m_at != m_end)
        fail(DecodeError::Malformed);
}

CborReader::Head CborReader::longHead()
{
    if (m_at == m_end) {
        fail(DecodeError::Malformed);
        return {};
    }
    const auto first = quint8(*m_at++);
    Head head{Kind(first >> 5), first & 0x1fu};
    if (head.argument >= 24) {
        // 28 to 30 are reserved, 31 is an indefinite length.
        const auto bytes = head.argument <= 27 ? qsizetype(1) << (head.argument - 24) : 0;
        if (bytes == 0 || m_end - m_at < bytes) {
            fail(DecodeError::Malformed);
            return {};
        }
        quint64 argument = 0;
        for (qsizetype i = 0; i < bytes; ++i)
            argument = (argument << 8) | quint8(*m_at++);
        const quint64 smallest = bytes == 1 ? 24 : quint64(1) << (4 * bytes);
        if (argument < smallest || head.kind == Kind::Simple) { // not the shortest, or a float
            fail(DecodeError::Malformed);
            return {};
        }
        head.argument = argument;
    }
    const bool oddSimple = head.kind == Kind::Simple
        && (head.argument < kFalse || head.argument > kNull);
    if (head.kind == Kind::Tag || oddSimple) {
        fail(DecodeError::Malformed);
        return {};
    }
    return head;
}

CborReader::Head CborReader::tooMany()
{
    fail(DecodeError::TooManyItems);
    return {};
}

QByteArrayView CborReader::takeTooMuch(quint64 size)
{
    fail(size > quint64(m_end - m_at) ? DecodeError::Malformed : DecodeError::TooLong);
    return {};
}

bool CborReader::boolean()
{
    const auto found = headOf(Kind::Simple);
    if (!m_failed && found.argument == kNull)
        fail(DecodeError::BadField);
    return !m_failed && found.argument == kTrue;
}

bool CborReader::takeNull()
{
    if (m_at == m_end || quint8(*m_at) != 0xf6)
        return false;
    headOf(Kind::Simple);
    return true;
}

QByteArrayView CborReader::key()
{
    if (m_failed)
        return {};
    const auto found = head();
    if (!m_failed && found.kind != Kind::Text)
        fail(DecodeError::Malformed);
    return take(found.argument);
}

QString CborReader::text(qsizetype maximumUnits)
{
    const auto raw = rawText();
    if (raw.size() > 3 * maximumUnits) {
        fail(DecodeError::TooLong);
        return {};
    }
    QString decoded(raw.size(), Qt::Uninitialized);
    const auto units = utf8::decode(raw, reinterpret_cast<char16_t *>(decoded.data()));
    if (units < 0 || units > maximumUnits) {
        fail(units < 0 ? DecodeError::Malformed : DecodeError::TooLong);
        return {};
    }
    decoded.truncate(units);
    return decoded;
}

QByteArray CborReader::bytes(qsizetype maximum)
{
    const auto raw = take(headOf(Kind::Bytes).argument);
    if (raw.size() > maximum) {
        fail(DecodeError::TooLong);
        return {};
    }
    return raw.toByteArray();
}

quint32 CborReader::color()
{
    const auto value = integer();
    if (value < 0 || value > 0xffffff)
        fail(DecodeError::BadField);
    return m_failed ? 0 : quint32(value);
}

Role CborReader::role()
{
    const auto value = integer();
    if (value != qint64(Role::View) && value != qint64(Role::Edit))
        fail(DecodeError::BadField);
    return m_failed ? Role::View : Role(value);
}

LinkRole CborReader::linkRole()
{
    const auto value = integer();
    if (value < 0 || value > qint64(LinkRole::Own))
        fail(DecodeError::BadField);
    return m_failed ? LinkRole::View : LinkRole(value);
}

bool CborReader::missesField(Frame &frame, Need need)
{
    if (m_failed)
        return false;
    if (frame.left == 0) {
        if (need == Need::Required)
            fail(DecodeError::MissingField);
        return false;
    }
    --frame.left;
    if (need == Need::Optional && takeNull()) {
        if (frame.left == 0) // it would have been left out
            fail(DecodeError::Malformed);
        return false;
    }
    return !m_failed;
}

void CborReader::expectLast(const Frame &frame)
{
    if (frame.left > 0)
        fail(DecodeError::BadField);
}

void CborReader::leaveStruct(Frame &frame)
{
    for (; frame.left > 0 && !m_failed; --frame.left) {
        if (frame.left == 1 && m_at != m_end && quint8(*m_at) == 0xf6)
            fail(DecodeError::Malformed);
        skip();
    }
    --m_depth;
}

void CborReader::skip()
{
    switch (const auto kind = peek()) {
    case Kind::Text:
        if (!utf8::isWellFormed(rawText()))
            fail(DecodeError::Malformed);
        return;
    case Kind::Bytes:
        take(headOf(kind).argument);
        return;
    case Kind::Array:
        for (auto left = enterList(limits::kDecodeItems); left > 0 && !m_failed; --left)
            skip();
        leaveList();
        return;
    case Kind::Map: {
        QByteArrayView previous;
        const auto pairs = enterMap(limits::kDecodeItems);
        for (qsizetype i = 0; i < pairs && !m_failed; ++i) {
            const auto current = key();
            if ((i > 0 && !(previous < current)) || !utf8::isWellFormed(current))
                fail(DecodeError::Malformed);
            previous = current;
            skip();
        }
        leaveList();
        return;
    }
    default:
        headOf(kind);
        return;
    }
}

} // namespace syngraph
