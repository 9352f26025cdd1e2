#pragma once

#include "common/base/result.h"
#include "common/ot/delta_parser.h"
#include "common/protocol/messages.h"

#include <QByteArray>

namespace syngraph {

/// The two forms of the sub-protocol. CBOR goes in binary WebSocket messages, JSON in text ones.
enum class WireFormat : quint8 { Cbor, Json };

/// Why bytes are not a message. A server closes with errorCodeFor() of error_codes.h, but for
/// BadOperation in a SUBMIT, which is answered with REJECT.
enum class DecodeError {
    Malformed,    ///< not CBOR or JSON of the strict kind: truncated, trailing bytes, duplicate
                  ///< keys, tags, floats, indefinite or non-canonical lengths, bad UTF-8
    TooDeep,      ///< limits::kDecodeDepth
    TooManyItems, ///< limits::kDecodeItems
    TooLong,      ///< a string or byte string beyond its limit
    UnknownType,
    MissingField,
    BadField,     ///< wrong type or out of range; nothing is coerced
    BadVersion,   ///< AUTH or CREATE of another version, or of none
    BadOperation  ///< a delta that is not canonical or not of the schema
};

/// Pure functions from bytes to messages and back; the field lists are in PROTOCOL.md. Decoding
/// never throws, never allocates more than a small multiple of the bytes that are there, and
/// accepts exactly one spelling of each message. Thread: any.
Result<ClientMessage, DecodeError> decodeClientMessage(QByteArrayView bytes, WireFormat format);
Result<ServerMessage, DecodeError> decodeServerMessage(QByteArrayView bytes, WireFormat format);
QByteArray encode(const ClientMessage &message, WireFormat format);
QByteArray encode(const ServerMessage &message, WireFormat format);

/// The number of a SUBMIT that did not decode because of BadOperation, for the REJECT; nullopt when
/// the bytes are no SUBMIT or do not hold one.
std::optional<Sequence> sequenceOfSubmit(QByteArrayView bytes, WireFormat format);

/// A Delta on its own. In CBOR it is what the op log stores.
QByteArray encodeDelta(const Delta &delta, WireFormat format = WireFormat::Cbor);
/// Strict as above, schema included. `bounds` as of DeltaParser: Operation for what somebody sends,
/// Document for what was transformed or composed, which may be in more pieces.
Result<Delta, DecodeError> decodeDelta(QByteArrayView bytes,
                                       DeltaParser::Bounds bounds = DeltaParser::Bounds::Operation,
                                       WireFormat format = WireFormat::Cbor);

/// Whether SUBMIT, OPERATION or REBASE with `delta` surely stays within the limits of a message in
/// both forms. A sender has to split or to send a SNAPSHOT when it does not. O(size of the delta).
bool fitsMessage(const Delta &delta);

/// The caret that SUBMIT and OPERATION leave out: right behind the last insert; without one, where
/// the last delete was or behind the last retain that changes attributes; 0 for the identity.
Caret impliedCaret(const Delta &delta);

} // namespace syngraph
