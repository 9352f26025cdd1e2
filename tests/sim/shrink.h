#pragma once

#include "tests/sim/plan.h"

#include <functional>

namespace syngraph::sim {

/// The shortest plan it can find that still fails, in at most `runs` runs: delta debugging (Zeller,
/// Hildebrandt: Simplifying and isolating failure-inducing input, 2002) over the events, then over
/// what the plan says of everybody. `fails` is true for `plan` itself.
Plan shrink(Plan plan, const std::function<bool(const Plan &)> &fails, int runs = 3'000);

} // namespace syngraph::sim
