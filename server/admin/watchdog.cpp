#include "server/admin/watchdog.h"

namespace syngraph {

Watchdog::~Watchdog()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isOver = true;
    }
    m_ended.notify_one();
    if (m_thread.joinable())
        m_thread.join();
}

void Watchdog::arm(Milliseconds time, std::function<void()> onLate)
{
    if (m_thread.joinable())
        return;
    m_thread = std::thread([this, time, onLate = std::move(onLate)] {
        std::unique_lock lock(m_mutex);
        if (!m_ended.wait_for(lock, time, [this] { return m_isOver; }))
            onLate();
    });
}

} // namespace syngraph
