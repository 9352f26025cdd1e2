#include "tst_net_clients.h"
#include "tst_net_frames.h"
#include "tst_net_http.h"
#include "tst_net_limits.h"

#ifdef Q_OS_LINUX
#include "server/net/epoll_dispatcher.h"
#endif

#include <QCoreApplication>
#include <QTest>

#include <tuple>

/// Loopback sockets against a whole ServerRuntime, on the server's own event dispatcher.
int main(int argc, char *argv[])
{
#ifdef Q_OS_LINUX
    if (!qEnvironmentVariableIsSet("SYNGRAPH_QT_DISPATCHER"))
        QCoreApplication::setEventDispatcher(new syngraph::EpollDispatcher);
#endif
    const QCoreApplication app(argc, argv);
    std::tuple<TestNetHttp, TestNetFrames, TestNetClients, TestNetLimits> tests;
    return std::apply(
        [&](auto &...test) { return (QTest::qExec(&test, argc, argv) + ...); }, tests);
}
