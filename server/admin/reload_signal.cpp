#include "server/admin/reload_signal.h"

#include "common/base/check.h"

#include <array>
#include <csignal>
#include <sys/socket.h>
#include <unistd.h>

namespace syngraph {

namespace {

std::array<int, 2> ends{-1, -1};

void note(int)
{
    const char byte = 1;
    [[maybe_unused]] const auto written = ::write(ends[0], &byte, 1);
}

} // namespace

ReloadSignal::ReloadSignal()
{
    SYNGRAPH_CHECK(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0,
                                ends.data()) == 0);
    m_notifier = std::make_unique<QSocketNotifier>(ends[1], QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, [this] {
        std::array<char, 64> many{};
        [[maybe_unused]] const auto taken = ::read(ends[1], many.data(), many.size());
        Q_EMIT requested();
    });
    struct sigaction action{};
    action.sa_handler = note;
    action.sa_flags = SA_RESTART;
    SYNGRAPH_CHECK(::sigaction(SIGHUP, &action, nullptr) == 0);
}

ReloadSignal::~ReloadSignal()
{
    std::signal(SIGHUP, SIG_DFL);
    m_notifier.reset();
    ::close(ends[0]);
    ::close(ends[1]);
}

} // namespace syngraph
