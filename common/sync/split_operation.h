#pragma once

#include "common/ot/delta.h"

#include <optional>

namespace syngraph {

struct SplitOperation
{
    Delta first;               ///< within the limits of one SUBMIT: fitsMessage(), DeltaParser
    std::optional<Delta> rest; ///< to follow it: compose(first, rest) is the whole
};

/// Cuts an operation that is too large for one message, such as hours of offline work or a pasted
/// book. Cuts lie behind a paragraph end where there is one, and never inside a surrogate pair.
SplitOperation splitOperation(const Delta &operation);

} // namespace syngraph
