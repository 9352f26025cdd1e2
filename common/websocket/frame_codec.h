#pragma once

#include "common/base/limits.h"
#include "common/websocket/masking.h"
#include "common/websocket/utf8_validator.h"

#include <QByteArray>
#include <QByteArrayView>

#include <array>
#include <optional>
#include <variant>
#include <vector>

namespace syngraph::websocket {

enum class Role { Server, Client };

enum class Opcode : quint8 {
    Continuation = 0,
    Text = 1,
    Binary = 2,
    Close = 8,
    Ping = 9,
    Pong = 10
};

/// Close codes of RFC 6455 section 7.4 and the IANA registry that this room itself speaks of.
namespace close_code {
inline constexpr quint16 kNormal = 1000;
inline constexpr quint16 kProtocolError = 1002;
inline constexpr quint16 kUnsupportedData = 1003;
inline constexpr quint16 kNoStatus = 1005; ///< never on the wire: a Close frame without a code
inline constexpr quint16 kInvalidPayload = 1007;
inline constexpr quint16 kPolicyViolation = 1008;
inline constexpr quint16 kMessageTooBig = 1009;
} // namespace close_code

/// Whether a peer may put `code` into a Close frame: 1000-1003, 1007-1014, 3000-4999.
bool isSendableCloseCode(quint16 code);

struct CodecLimits
{
    qsizetype messageBytes = limits::kMessageBytes; ///< payload of one message, all its frames
    int framesPerMessage = limits::kFramesPerMessage;
};

struct TextMessage
{
    QByteArray utf8; ///< well-formed UTF-8
    bool operator==(const TextMessage &) const = default;
};

struct BinaryMessage
{
    QByteArray payload;
    bool operator==(const BinaryMessage &) const = default;
};

/// To be answered with a Pong of the same payload (at most 125 bytes).
struct Ping
{
    QByteArray payload;
    bool operator==(const Ping &) const = default;
};

struct Pong
{
    QByteArray payload;
    bool operator==(const Pong &) const = default;
};

/// Last event of a connection that the peer ends in good order. `encodeClose(code)` echoes it.
struct CloseReceived
{
    quint16 code = close_code::kNoStatus;
    QByteArray reason; ///< well-formed UTF-8
    bool operator==(const CloseReceived &) const = default;
};

/// Last event of a connection that broke the rules: close with `code` and end it.
struct ProtocolFailure
{
    quint16 code = close_code::kProtocolError; ///< 1002, 1007, 1008 or 1009
    QByteArrayView text;                       ///< constant, static storage, never the peer's
    bool operator==(const ProtocolFailure &) const = default;
};

using Event = std::variant<TextMessage, BinaryMessage, Ping, Pong, CloseReceived, ProtocolFailure>;

/// Strict receiving side of RFC 6455 without I/O: bytes in, events out. One per connection, owned
/// by it, used on its thread.
///
/// Invariants: events do not depend on how the bytes were cut; after CloseReceived or
/// ProtocolFailure nothing is emitted any more and bytes are discarded; a fault is reported with
/// the first byte that proves it, one inside a Close frame's payload at its end; the memory held
/// follows what has arrived, its reserve never exceeds the message limit; the work is linear in the
/// bytes.
///
/// Left to the owner: deadlines (`insideFrame`), the rate of control frames, answering Ping and
/// Close, which kind of message is welcome (1003). `feed` emits at most one event for each 2 bytes
/// and a failure, so the size of a read bounds the list.
class FrameDecoder final
{
public:
    explicit FrameDecoder(Role ownRole, CodecLimits limits = {});

    /// Appends to `out`; does not clear it. Any number of bytes at a time.
    void feed(QByteArrayView bytes, std::vector<Event> &out);

    /// Holds from the next frame header on; a frame whose header has been accepted may still end.
    void setMessageLimit(qsizetype messageBytes) { m_limits.messageBytes = messageBytes; }

    /// A frame or a fragmented message has begun and not ended: the progress deadline applies.
    bool insideFrame() const;
    /// CloseReceived or ProtocolFailure was emitted.
    bool isFinished() const { return m_stage == Stage::Finished; }
    /// Bytes reserved for the unfinished message.
    qsizetype reservedBytes() const { return m_message.capacity(); }

private:
    enum class Stage { FirstByte, SecondByte, ExtendedLength, Mask, Payload, Finished };

    const char *takeHeader(const char *at, std::vector<Event> &out);
    void takeFirstByte(quint8 byte, std::vector<Event> &out);
    void takeSecondByte(quint8 byte, std::vector<Event> &out);
    void takeExtendedLength(std::vector<Event> &out);
    void acceptLength(quint64 length, std::vector<Event> &out);
    void beginPayload(std::vector<Event> &out);
    const char *takePayload(const char *at, const char *end, std::vector<Event> &out);
    bool appendToMessage(const char *at, qsizetype size, std::vector<Event> &out);
    void endFrame(std::vector<Event> &out);
    void endMessage(std::vector<Event> &out);
    void endControlFrame(std::vector<Event> &out);
    void endClose(QByteArrayView payload, std::vector<Event> &out);
    void fail(quint16 code, QByteArrayView text, std::vector<Event> &out);
    void finish();
    bool isControlFrame() const { return m_opcode >= Opcode::Close; }

    Role m_ownRole;
    CodecLimits m_limits;
    Stage m_stage = Stage::FirstByte;

    // The frame being read
    Opcode m_opcode = Opcode::Continuation;
    bool m_isLastFrame = false;
    std::array<quint8, 8> m_field{}; ///< extended length or mask key, as far as it has come
    quint8 m_fieldSize = 0;
    quint8 m_fieldWanted = 0;
    qsizetype m_remaining = 0; ///< payload bytes of the frame still to come
    Mask m_mask;

    // A control frame's payload; apart from the message, which it may interrupt
    std::array<char, 125> m_control{};
    quint8 m_controlSize = 0;

    // The message being read
    std::optional<Opcode> m_messageKind; ///< Text or Binary while one is unfinished
    int m_messageFrames = 0;
    QByteArray m_message;
    Utf8Validator m_utf8;
};

enum class FrameEnd { Final, MoreFollow };

/// One frame. Servers send without a mask, clients with one.
QByteArray encodeFrame(Opcode opcode, QByteArrayView payload, FrameEnd end = FrameEnd::Final,
                       const std::optional<MaskKey> &mask = std::nullopt);

/// All frames of one Text or Binary message, one after the other, unmasked, each with at most
/// `frameBytes` (> 0) of payload. The result can be shared by every receiver of a broadcast.
QByteArray encodeMessage(Opcode opcode, QByteArrayView payload,
                         qsizetype frameBytes = limits::kOutgoingFrameBytes);

/// A Close frame; kNoStatus gives one without a payload. A reason (UTF-8) above 123 bytes is cut
/// before the code point that does not fit. Codes that must not be sent are a broken invariant.
QByteArray encodeClose(quint16 code, QByteArrayView reason = {},
                       const std::optional<MaskKey> &mask = std::nullopt);

} // namespace syngraph::websocket
