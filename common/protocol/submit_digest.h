#pragma once

#include "common/base/sha256.h"
#include "common/protocol/messages.h"

namespace syngraph {

inline constexpr qsizetype kSubmitDigestBytes = 16;

/// What tells two operations apart that were sent under one number: the first kSubmitDigestBytes of
/// the SHA-256 of the base, as 8 bytes with the most significant first, and the delta in CBOR. The
/// caret does not count. Long enough that nobody can make two of one digest (PROTOCOL.md, welcome).
QByteArray submitDigest(const messages::Submit &submit);

/// The same for whoever has the delta encoded and a Sha256 at hand.
QByteArray submitDigest(Revision base, QByteArrayView delta, Sha256 &method);

} // namespace syngraph
