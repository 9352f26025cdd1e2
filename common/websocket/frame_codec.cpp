#include "common/websocket/frame_codec.h"

#include "common/base/check.h"

#include <algorithm>
#include <utility>

namespace syngraph::websocket {

namespace {

constexpr quint8 kFinalBit = 0x80;
constexpr quint8 kReservedBits = 0x70;
constexpr quint8 kOpcodeBits = 0x0f;
constexpr quint8 kMaskBit = 0x80;
constexpr quint8 kLengthBits = 0x7f;
constexpr quint8 kLengthIn16Bits = 126;
constexpr quint8 kLengthIn64Bits = 127;
constexpr qsizetype kControlPayloadBytes = 125;

bool isKnownOpcode(quint8 value)
{
    return value <= quint8(Opcode::Binary) ||
           (value >= quint8(Opcode::Close) && value <= quint8(Opcode::Pong));
}

} // namespace

bool isSendableCloseCode(quint16 code)
{
    return (code >= 1000 && code <= 1003) || (code >= 1007 && code <= 1014) ||
           (code >= 3000 && code <= 4999);
}

// ---- Receiving

FrameDecoder::FrameDecoder(Role ownRole, CodecLimits limits)
    : m_ownRole(ownRole)
    , m_limits(limits)
{
}

bool FrameDecoder::insideFrame() const
{
    return !isFinished() && (m_stage != Stage::FirstByte || m_messageKind);
}

void FrameDecoder::feed(QByteArrayView bytes, std::vector<Event> &out)
{
    const char *at = bytes.begin();
    const char *const end = bytes.end();
    while (at != end && m_stage != Stage::Finished)
        at = m_stage == Stage::Payload ? takePayload(at, end, out) : takeHeader(at, out);
}

const char *FrameDecoder::takeHeader(const char *at, std::vector<Event> &out)
{
    const auto byte = static_cast<quint8>(*at++);
    switch (m_stage) {
    case Stage::FirstByte:
        takeFirstByte(byte, out);
        break;
    case Stage::SecondByte:
        takeSecondByte(byte, out);
        break;
    case Stage::ExtendedLength:
        m_field[m_fieldSize++] = byte;
        if (m_fieldSize == m_fieldWanted)
            takeExtendedLength(out);
        break;
    case Stage::Mask:
        m_field[m_fieldSize++] = byte;
        if (m_fieldSize == m_fieldWanted) {
            m_mask = Mask({m_field[0], m_field[1], m_field[2], m_field[3]});
            beginPayload(out);
        }
        break;
    case Stage::Payload:
    case Stage::Finished:
        break;
    }
    return at;
}

void FrameDecoder::takeFirstByte(quint8 byte, std::vector<Event> &out)
{
    if (byte & kReservedBits)
        return fail(close_code::kProtocolError, "reserved bits set", out);
    if (!isKnownOpcode(byte & kOpcodeBits))
        return fail(close_code::kProtocolError, "reserved opcode", out);
    m_opcode = static_cast<Opcode>(byte & kOpcodeBits);
    m_isLastFrame = byte & kFinalBit;
    if (isControlFrame()) {
        if (!m_isLastFrame)
            return fail(close_code::kProtocolError, "fragmented control frame", out);
        m_controlSize = 0;
    } else {
        if (m_opcode == Opcode::Continuation && !m_messageKind)
            return fail(close_code::kProtocolError, "continuation of nothing", out);
        if (m_opcode != Opcode::Continuation && m_messageKind)
            return fail(close_code::kProtocolError, "message inside a message", out);
        if (!m_messageKind)
            m_messageKind = m_opcode;
        if (++m_messageFrames > m_limits.framesPerMessage)
            return fail(close_code::kPolicyViolation, "too many frames in a message", out);
    }
    m_stage = Stage::SecondByte;
}

void FrameDecoder::takeSecondByte(quint8 byte, std::vector<Event> &out)
{
    const bool isMasked = byte & kMaskBit;
    if (isMasked != (m_ownRole == Role::Server)) {
        return fail(close_code::kProtocolError,
                    isMasked ? QByteArrayView("masked frame") : QByteArrayView("unmasked frame"),
                    out);
    }
    const quint8 length = byte & kLengthBits;
    if (length < kLengthIn16Bits)
        return acceptLength(length, out);
    if (isControlFrame())
        return fail(close_code::kProtocolError, "control frame too long", out);
    m_fieldSize = 0;
    m_fieldWanted = length == kLengthIn64Bits ? 8 : 2;
    m_stage = Stage::ExtendedLength;
}

void FrameDecoder::takeExtendedLength(std::vector<Event> &out)
{
    quint64 length = 0;
    for (quint8 i = 0; i < m_fieldWanted; ++i)
        length = length << 8 | m_field[i];
    if (length >> 63)
        return fail(close_code::kProtocolError, "length out of range", out);
    if (length < (m_fieldWanted == 2 ? quint64(kLengthIn16Bits) : quint64(0x10000)))
        return fail(close_code::kProtocolError, "length not in its shortest form", out);
    acceptLength(length, out);
}

void FrameDecoder::acceptLength(quint64 length, std::vector<Event> &out)
{
    if (m_opcode == Opcode::Close && length == 1)
        return fail(close_code::kProtocolError, "half a close code", out);
    // Below 2^63 each, so the sum does not wrap.
    if (!isControlFrame() && length + static_cast<quint64>(m_message.size()) >
                                 static_cast<quint64>(m_limits.messageBytes))
        return fail(close_code::kMessageTooBig, "message too big", out);
    m_remaining = static_cast<qsizetype>(length);
    if (m_ownRole == Role::Client)
        return beginPayload(out);
    m_fieldSize = 0;
    m_fieldWanted = 4;
    m_stage = Stage::Mask;
}

void FrameDecoder::beginPayload(std::vector<Event> &out)
{
    m_stage = Stage::Payload;
    if (m_remaining == 0)
        endFrame(out);
}

const char *FrameDecoder::takePayload(const char *at, const char *end, std::vector<Event> &out)
{
    const qsizetype size = std::min<qsizetype>(end - at, m_remaining);
    if (isControlFrame()) {
        m_mask.apply(at, m_control.data() + m_controlSize, size);
        m_controlSize = static_cast<quint8>(m_controlSize + size);
    } else if (!appendToMessage(at, size, out)) {
        return end;
    }
    m_remaining -= size;
    if (m_remaining == 0)
        endFrame(out);
    return at + size;
}

/// Grows by doubling, so that single bytes cost no more than one big read, but only ever as far as
/// bytes have come: a declared length alone reserves nothing.
bool FrameDecoder::appendToMessage(const char *at, qsizetype size, std::vector<Event> &out)
{
    const qsizetype oldSize = m_message.size();
    const qsizetype wanted = oldSize + size;
    if (wanted > m_message.capacity()) {
        const qsizetype frameEnd = oldSize + m_remaining;
        const qsizetype bound =
            m_isLastFrame ? frameEnd : std::max(frameEnd, m_limits.messageBytes);
        m_message.reserve(std::clamp(2 * m_message.capacity(), wanted, bound));
    }
    m_message.resize(wanted);
    char *const to = m_message.data() + oldSize;
    m_mask.apply(at, to, size);
    if (*m_messageKind == Opcode::Text && !m_utf8.feed({to, size})) {
        fail(close_code::kInvalidPayload, "text is not UTF-8", out);
        return false;
    }
    return true;
}

void FrameDecoder::endFrame(std::vector<Event> &out)
{
    m_stage = Stage::FirstByte;
    if (isControlFrame())
        endControlFrame(out);
    else if (m_isLastFrame)
        endMessage(out);
}

void FrameDecoder::endMessage(std::vector<Event> &out)
{
    if (*m_messageKind == Opcode::Binary) {
        out.emplace_back(BinaryMessage{std::exchange(m_message, {})});
    } else {
        if (!m_utf8.isComplete())
            return fail(close_code::kInvalidPayload, "text ends inside a character", out);
        out.emplace_back(TextMessage{std::exchange(m_message, {})});
    }
    m_messageKind.reset();
    m_messageFrames = 0;
}

void FrameDecoder::endControlFrame(std::vector<Event> &out)
{
    const QByteArrayView payload(m_control.data(), m_controlSize);
    if (m_opcode == Opcode::Ping)
        out.emplace_back(Ping{payload.toByteArray()});
    else if (m_opcode == Opcode::Pong)
        out.emplace_back(Pong{payload.toByteArray()});
    else
        endClose(payload, out);
}

void FrameDecoder::endClose(QByteArrayView payload, std::vector<Event> &out)
{
    CloseReceived close;
    if (!payload.isEmpty()) {
        close.code = static_cast<quint16>(static_cast<quint8>(payload[0]) << 8 |
                                          static_cast<quint8>(payload[1]));
        if (!isSendableCloseCode(close.code))
            return fail(close_code::kProtocolError, "close code not allowed", out);
        if (!isWellFormedUtf8(payload.sliced(2)))
            return fail(close_code::kInvalidPayload, "close reason is not UTF-8", out);
        close.reason = payload.sliced(2).toByteArray();
    }
    out.emplace_back(std::move(close));
    finish();
}

void FrameDecoder::fail(quint16 code, QByteArrayView text, std::vector<Event> &out)
{
    out.emplace_back(ProtocolFailure{code, text});
    finish();
}

void FrameDecoder::finish()
{
    m_stage = Stage::Finished;
    m_message = {};
}

// ---- Sending

namespace {

qsizetype headerBytes(qsizetype payloadBytes, bool isMasked)
{
    const qsizetype lengthBytes = payloadBytes < kLengthIn16Bits ? 0
                                  : payloadBytes < 0x10000       ? 2
                                                                 : 8;
    return 2 + lengthBytes + (isMasked ? 4 : 0);
}

void appendLength(QByteArray &out, qsizetype length, quint8 maskBit)
{
    const auto value = static_cast<quint64>(length);
    int bytes = 0;
    if (length < kLengthIn16Bits) {
        out.append(static_cast<char>(maskBit | static_cast<quint8>(length)));
    } else {
        bytes = length < 0x10000 ? 2 : 8;
        out.append(static_cast<char>(maskBit | (bytes == 2 ? kLengthIn16Bits : kLengthIn64Bits)));
    }
    for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8)
        out.append(static_cast<char>(value >> shift & 0xff));
}

void appendFrame(QByteArray &out, Opcode opcode, QByteArrayView payload, FrameEnd end,
                 const std::optional<MaskKey> &mask)
{
    out.append(static_cast<char>((end == FrameEnd::Final ? kFinalBit : 0) | quint8(opcode)));
    appendLength(out, payload.size(), mask ? kMaskBit : quint8(0));
    if (!mask) {
        out.append(payload);
        return;
    }
    for (const quint8 byte : *mask)
        out.append(static_cast<char>(byte));
    const qsizetype payloadAt = out.size();
    out.resize(payloadAt + payload.size());
    Mask(*mask).apply(payload.data(), out.data() + payloadAt, payload.size());
}

} // namespace

QByteArray encodeFrame(Opcode opcode, QByteArrayView payload, FrameEnd end,
                       const std::optional<MaskKey> &mask)
{
    SYNGRAPH_CHECK(opcode < Opcode::Close ||
                   (payload.size() <= kControlPayloadBytes && end == FrameEnd::Final));
    QByteArray out;
    out.reserve(headerBytes(payload.size(), mask.has_value()) + payload.size());
    appendFrame(out, opcode, payload, end, mask);
    return out;
}

QByteArray encodeMessage(Opcode opcode, QByteArrayView payload, qsizetype frameBytes)
{
    SYNGRAPH_CHECK(opcode == Opcode::Text || opcode == Opcode::Binary);
    SYNGRAPH_CHECK(frameBytes > 0);
    const qsizetype fullFrames = payload.size() / frameBytes;
    QByteArray out;
    out.reserve(payload.size() + fullFrames * headerBytes(frameBytes, false) +
                headerBytes(payload.size() % frameBytes, false));
    while (payload.size() > frameBytes) {
        appendFrame(out, opcode, payload.first(frameBytes), FrameEnd::MoreFollow, std::nullopt);
        payload = payload.sliced(frameBytes);
        opcode = Opcode::Continuation;
    }
    appendFrame(out, opcode, payload, FrameEnd::Final, std::nullopt);
    return out;
}

QByteArray encodeClose(quint16 code, QByteArrayView reason, const std::optional<MaskKey> &mask)
{
    QByteArray payload;
    if (code != close_code::kNoStatus) {
        SYNGRAPH_CHECK(isSendableCloseCode(code));
        qsizetype size = std::min(reason.size(), kControlPayloadBytes - 2);
        while (size > 0 && size < reason.size() &&
               (static_cast<quint8>(reason[size]) & 0xc0) == 0x80)
            --size;
        payload.append(static_cast<char>(code >> 8));
        payload.append(static_cast<char>(code & 0xff));
        payload.append(reason.first(size));
    }
    return encodeFrame(Opcode::Close, payload, FrameEnd::Final, mask);
}

} // namespace syngraph::websocket
