#pragma once

#include "common/base/random.h"
#include "common/protocol/messages.h"

namespace syngraph {

/// A legal message of kind `index` of the variant, its optional fields there or not, its numbers
/// of all sizes.
ClientMessage randomClientMessage(Random &random, size_t index);
ServerMessage randomServerMessage(Random &random, size_t index);

} // namespace syngraph
