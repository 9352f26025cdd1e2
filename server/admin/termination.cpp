#include "server/admin/termination.h"

#include "common/base/check.h"

#include <array>
#include <csignal>
#include <sys/socket.h>
#include <unistd.h>

namespace syngraph {

namespace {

std::array<int, 2> ends{-1, -1};

void note(int number)
{
    const char byte = 1;
    [[maybe_unused]] const auto written = ::write(ends[0], &byte, 1);
    std::signal(number, SIG_DFL);
}

} // namespace

Termination::Termination()
{
    SYNGRAPH_CHECK(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) == 0);
    m_notifier = std::make_unique<QSocketNotifier>(ends[1], QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, [this] {
        m_notifier->setEnabled(false);
        Q_EMIT requested();
    });
    std::signal(SIGTERM, note);
    std::signal(SIGINT, note);
    std::signal(SIGPIPE, SIG_IGN);
}

Termination::~Termination()
{
    std::signal(SIGTERM, SIG_DFL);
    std::signal(SIGINT, SIG_DFL);
    m_notifier.reset();
    ::close(ends[0]);
    ::close(ends[1]);
}

} // namespace syngraph
