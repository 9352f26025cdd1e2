#pragma once

#include "common/base/result.h"
#include "common/protocol/messages.h"

#include <QByteArray>

namespace syngraph {

/// The two forms of the sub-protocol. CBOR goes in binary WebSocket messages, JSON in text ones.
enum class WireFormat : quint8 { Cbor, Json };

/// Why bytes are not a message. Whoever gets one closes with ErrorCode::Malformed, but for
/// BadOperation, which is answered with REJECT.
enum class DecodeError {
    Malformed,    ///< not CBOR or JSON of the strict kind: truncated, trailing bytes, duplicate
                  ///< keys, tags, floats, indefinite or non-canonical lengths, bad UTF-8
    TooDeep,      ///< limits::kDecodeDepth
    TooManyItems, ///< limits::kDecodeItems
    TooLong,      ///< a string or byte string beyond its limit
    UnknownType,
    MissingField,
    BadField,     ///< wrong type or out of range; nothing is coerced
    BadOperation  ///< a delta that is not canonical or not of the schema
};

/// Pure functions from bytes to messages and back; the field lists are in PROTOCOL.md. Decoding
/// never throws, never allocates more than a small multiple of the bytes that are there, and
/// accepts exactly one spelling of each message. Thread: any.
Result<ClientMessage, DecodeError> decodeClientMessage(QByteArrayView bytes, WireFormat format);
Result<ServerMessage, DecodeError> decodeServerMessage(QByteArrayView bytes, WireFormat format);
QByteArray encode(const ClientMessage &message, WireFormat format);
QByteArray encode(const ServerMessage &message, WireFormat format);

/// A Delta on its own in the CBOR form, as the op log stores it.
QByteArray encodeDelta(const Delta &delta);
/// Strict as above, schema included. `bounds` as of DeltaParser.
Result<Delta, DecodeError> decodeDelta(QByteArrayView bytes,
                                       DeltaParser::Bounds bounds = DeltaParser::Bounds::Operation);

/// The caret that SUBMIT and OPERATION leave out: right behind the last insert, or at the place of
/// the last change when there is none.
Caret impliedCaret(const Delta &delta);

} // namespace syngraph
