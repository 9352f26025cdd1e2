#pragma once

#include "common/protocol/codec.h"

namespace syngraph::sim {

enum class Sender { Client, Server };

/// The message as a later minor version of the protocol would send it: with a field more, behind
/// all that this version knows (PROTOCOL.md, "Later versions").
QByteArray withUnknownField(const QByteArray &message, WireFormat format, Sender sender);

} // namespace syngraph::sim
