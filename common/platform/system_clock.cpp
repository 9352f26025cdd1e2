#include "common/platform/system_clock.h"

#include <ctime>

namespace syngraph {

Instant SystemClock::now() const
{
#ifdef Q_OS_LINUX
    timespec time{};
    ::clock_gettime(CLOCK_BOOTTIME, &time);
    return Instant(std::chrono::seconds(time.tv_sec)
                   + std::chrono::duration_cast<Microseconds>(
                       std::chrono::nanoseconds(time.tv_nsec)));
#else
    return Instant(std::chrono::duration_cast<Microseconds>(
        std::chrono::steady_clock::now().time_since_epoch()));
#endif
}

WallTime SystemClock::wallNow() const
{
    return std::chrono::time_point_cast<Milliseconds>(std::chrono::system_clock::now());
}

} // namespace syngraph
