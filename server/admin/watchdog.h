#pragma once

#include "common/base/clock.h"

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace syngraph {

/// Calls somebody when what was begun has not ended in time, also when the thread that began it
/// hangs. Armed once; its destruction disarms it. Thread: the owner's, but for the call.
class Watchdog final
{
public:
    Watchdog() = default;
    ~Watchdog();
    Watchdog(const Watchdog &) = delete;
    Watchdog &operator=(const Watchdog &) = delete;

    /// `onLate` runs on a thread of its own.
    void arm(Milliseconds time, std::function<void()> onLate);

private:
    std::mutex m_mutex;
    std::condition_variable m_ended;
    bool m_isOver = false;
    std::thread m_thread;
};

} // namespace syngraph
