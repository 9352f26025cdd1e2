#pragma once

#include "common/ot/algebra.h"

namespace syngraph {

/// transform() once more, written from the rules of common/ot/algebra.h alone and with nothing of
/// its code: an operation is taken apart into what it does at each gap and to each unit of the
/// base, and put together again. Slow, O(base length), and plain enough to be checked by reading.
/// An error that transform() makes on both sides alike keeps every law and differs from this.
Delta transformByUnits(const Delta &operation, const Delta &over, Order order);

} // namespace syngraph
