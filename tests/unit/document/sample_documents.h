#pragma once

#include "common/ot/delta.h"

/// The documents of the golden vectors.
namespace syngraph::samples {

Delta empty();
Delta plain();
Delta formatted();
Delta embeds();

} // namespace syngraph::samples
