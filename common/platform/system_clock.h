#pragma once

#include "common/base/clock.h"

namespace syngraph {

/// The machine's clocks. Monotonic time goes on while the machine sleeps (CLOCK_BOOTTIME on
/// Linux), so that a deadline that passed in a sleep has passed at the wake. Thread: any.
class SystemClock final : public Clock
{
public:
    Instant now() const override;
    WallTime wallNow() const override;
};

} // namespace syngraph
