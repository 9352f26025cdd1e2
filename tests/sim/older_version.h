#pragma once

#include "tests/sim/newer_version.h"

namespace syngraph::sim {

/// The message as a program says it, or reads it, that knows none of the optional fields: without
/// them. What is no message of this version stays as it is.
QByteArray withoutOptionalFields(const QByteArray &message, WireFormat format, Sender sender);

} // namespace syngraph::sim
