#pragma once

#include "common/protocol/codec.h"

namespace syngraph::sim {

/// The message as a later minor version of the protocol would send it: with a field more. In CBOR
/// only where no optional field stands before it, elsewhere the message is left as it is.
QByteArray withUnknownField(const QByteArray &message, WireFormat format);

} // namespace syngraph::sim
