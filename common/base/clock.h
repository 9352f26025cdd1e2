#pragma once

#include <QtGlobal>

#include <chrono>

namespace syngraph {

using Milliseconds = std::chrono::milliseconds;
using Microseconds = std::chrono::microseconds;
using std::chrono_literals::operator""ms;
using std::chrono_literals::operator""s;
using std::chrono_literals::operator""min;

struct MonotonicTime
{
    using duration = Microseconds;
    using rep = duration::rep;
    using period = duration::period;
    using time_point = std::chrono::time_point<MonotonicTime, duration>;
    static constexpr bool is_steady = true;
};

/// Point on a clock that never goes back. Machines get it as an argument and never ask for it.
using Instant = MonotonicTime::time_point;

/// Milliseconds since 1970 in UTC, for what people read; never for order or deadlines.
using WallTime = std::chrono::time_point<std::chrono::system_clock, Milliseconds>;

/// Source of time. The real one is platform/system_clock.h, tests drive their own.
class Clock
{
public:
    virtual ~Clock() = default;
    virtual Instant now() const = 0;
    virtual WallTime wallNow() const = 0;
};

} // namespace syngraph
