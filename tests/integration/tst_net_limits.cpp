#include "tst_net_limits.h"

#include "tst_net_fixture.h"

#include <QFile>
#include <QSignalSpy>
#include <QTest>

#include <cerrno>

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace syngraph;
using namespace syngraph::test;

namespace {

using Code = std::optional<quint16>;

/// Resident memory of this process; 0 where it cannot be known.
qint64 residentBytes()
{
    QFile file(QStringLiteral("/proc/self/statm"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return file.readAll().split(' ').value(1).toLongLong() * ::sysconf(_SC_PAGESIZE);
}

std::vector<std::unique_ptr<RawClient>> connectMany(TestServer &server, int count)
{
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < count; ++i) {
        clients.push_back(std::make_unique<RawClient>(server.port()));
        if (!clients.back()->upgrade())
            return {};
    }
    return clients;
}

/// A client that does not read: its window is small and stays shut.
std::unique_ptr<RawClient> connectDeaf(TestServer &server)
{
    auto client = std::make_unique<RawClient>(server.port());
    client->socket.setReadBufferSize(1024);
    client->socket.setSocketOption(QAbstractSocket::ReceiveBufferSizeSocketOption, 128 * 1024);
    return client->upgrade() ? std::move(client) : nullptr;
}

} // namespace

void TestNetLimits::broadcastSharesOneBuffer()
{
    constexpr int kClients = 200;
    TestServer server;
    const auto clients = connectMany(server, kClients);
    QCOMPARE(clients.size(), size_t(kClients));
    QTRY_COMPARE(server.host.peers.size(), size_t(kClients));

    const QByteArray message(512 * 1024, 'b');
    const qint64 before = residentBytes();
    server.runtime->send(server.host.openPeers(), message, WireFormat::Cbor);
    const qint64 grown = residentBytes() - before;
    QVERIFY(server.runtime->figures().queuedBytes > kClients * message.size()); // 100 MiB in name
    QVERIFY2(grown < 8 * 1024 * 1024, qPrintable(QString::number(grown)));
    for (const auto &client : clients)
        QCOMPARE(client->nextEvent(), websocket::Event(websocket::BinaryMessage{message}));
    QTRY_COMPARE(server.runtime->figures().queuedBytes, 0);
}

void TestNetLimits::slowReaderIsReportedThenClosed()
{
    TestServer server;
    const auto deaf = connectDeaf(server);
    QVERIFY(deaf);
    const PeerId peer = server.host.last;
    const QByteArray message(32 * 1024, 's');
    qsizetype most = 0;
    for (int i = 0; i < 2000 && !server.host.peers[peer].isClosed; ++i) {
        server.runtime->send(std::span(&peer, 1), message, WireFormat::Cbor);
        most = std::max(most, server.runtime->figures().queuedBytes);
        QCoreApplication::processEvents();
    }
    QVERIFY(server.host.peers[peer].isClosed);
    QCOMPARE(server.host.laggingReports, QList<bool>{true});
    QVERIFY(most > limits::kWriteQueueBytes / 2);
    QVERIFY(most <= limits::kWriteQueueBytes + 2 * message.size());
    QVERIFY(server.runtime->figures().queuedBytes < limits::kWriteQueueBytes / 2);
    deaf->socket.setReadBufferSize(0);
    QCOMPARE(deaf->closeCode(), Code(1013));
}

void TestNetLimits::readerThatCatchesUpIsNoLongerLagging()
{
    TestServer server;
    const auto reader = connectDeaf(server);
    QVERIFY(reader);
    const PeerId peer = server.host.last;
    const QByteArray message(32 * 1024, 's');
    int sent = 0;
    while (server.host.laggingReports.isEmpty() && sent < 2000) {
        server.runtime->send(std::span(&peer, 1), message, WireFormat::Cbor);
        ++sent;
        QCoreApplication::processEvents();
    }
    QCOMPARE(server.host.laggingReports, QList<bool>{true});
    reader->socket.setReadBufferSize(0);
    for (int i = 0; i < sent; ++i)
        QCOMPARE(reader->nextEvent(), websocket::Event(websocket::BinaryMessage{message}));
    QCOMPARE(server.host.laggingReports, (QList<bool>{true, false}));
}

void TestNetLimits::readerThatStopsIsClosed()
{
    NetOptions options = TestServer::roomyOptions();
    options.connection.writeProgressDeadline = 50ms;
    options.connection.closeDeadline = 50ms;
    TestServer server(options);
    const auto deaf = connectDeaf(server);
    QVERIFY(deaf);
    const PeerId peer = server.host.last;
    // Less than may wait, but more than the kernel takes: only the deadline can end it (T12).
    while (server.runtime->figures().queuedBytes < 64 * 1024) {
        server.runtime->send(std::span(&peer, 1), QByteArray(32 * 1024, 's'), WireFormat::Cbor);
        QCoreApplication::processEvents();
    }
    QTRY_VERIFY(server.host.peers[peer].isClosed);
    QTRY_COMPARE(server.runtime->connectionCount(), 0);
}

void TestNetLimits::tooManyOfOneAddress()
{
    NetOptions options = TestServer::roomyOptions();
    options.quota.perAddress = 3;
    TestServer server(options);
    auto clients = connectMany(server, 3);
    QCOMPARE(clients.size(), size_t(3));
    RawClient refused(server.port());
    QCOMPARE(statusOf(refused.untilClosed().value_or("")), 503);
    clients.pop_back();
    QTRY_COMPARE(server.runtime->connectionCount(), 2);
    RawClient accepted(server.port());
    QVERIFY(accepted.upgrade());
    QCOMPARE(server.runtime->figures().refused, 1);
}

void TestNetLimits::tooManyWithoutAuthentication()
{
    NetOptions options = TestServer::roomyOptions();
    options.quota.unauthenticatedPerAddress = 2;
    TestServer server(options);
    const auto members = connectMany(server, 5); // the host admits each at once
    QCOMPARE(members.size(), size_t(5));
    const RawClient first(server.port());
    const RawClient second(server.port());
    QTRY_COMPARE(server.runtime->connectionCount(), 7);
    RawClient third(server.port());
    QCOMPARE(statusOf(third.untilClosed().value_or("")), 503);
}

void TestNetLimits::tooFast()
{
    NetOptions options = TestServer::roomyOptions();
    options.quota.newPerAddress = {1, 4};
    TestServer server(options);
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < 10; ++i)
        clients.push_back(std::make_unique<RawClient>(server.port()));
    QTRY_COMPARE(server.runtime->figures().accepted + server.runtime->figures().refused, 10);
    QVERIFY(server.runtime->figures().refused >= 1); // T03; on a slow machine some seconds pass
    QTRY_VERIFY(clients.back()->socket.state() == QAbstractSocket::UnconnectedState ||
                server.runtime->figures().accepted > 4);
}

void TestNetLimits::proxysClientsAreCountedApart()
{
    NetOptions options = TestServer::roomyOptions();
    options.quota.perAddress = 2;
    options.trustedProxies = TrustedProxies({QHostAddress::parseSubnet(
        QStringLiteral("127.0.0.1/32"))});
    TestServer server(options);
    const auto as = [](const QByteArray &client) {
        return UpgradeRequest().adding("X-Forwarded-For", client);
    };
    RawClient first(server.port());
    RawClient second(server.port());
    QVERIFY(first.upgrade(as("1.2.3.4")));
    QVERIFY(second.upgrade(as("1.2.3.4")));
    RawClient third(server.port());
    third.send(as("1.2.3.4").bytes());
    QCOMPARE(statusOf(third.untilClosed().value_or("")), 429);
    RawClient other(server.port());
    QVERIFY(other.upgrade(as("1.2.3.5")));
}

void TestNetLimits::outOfDescriptors()
{
    TestServer server;
    RawClient before(server.port());
    QVERIFY(before.upgrade());

    constexpr size_t kWaiting = 5;
    std::array<int, kWaiting> waiting{};
    for (int &descriptor : waiting)
        descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    // From here on no new descriptor can be had.
    const int lowestFree = ::dup(0);
    ::close(lowestFree);
    rlimit original{};
    QCOMPARE(::getrlimit(RLIMIT_NOFILE, &original), 0);
    rlimit full = original;
    full.rlim_cur = static_cast<rlim_t>(lowestFree);
    QCOMPARE(::setrlimit(RLIMIT_NOFILE, &full), 0);

    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(server.port());
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    for (const int descriptor : waiting)
        ::connect(descriptor, reinterpret_cast<const sockaddr *>(&address), sizeof address);
    const auto isHungUp = [](int descriptor) {
        char byte = 0;
        const auto count = ::recv(descriptor, &byte, 1, 0);
        return count == 0 || (count < 0 && errno == ECONNRESET);
    };
    bool areHungUp = true;
    for (const int descriptor : waiting)
        areHungUp &= QTest::qWaitFor([&] { return isHungUp(descriptor); }, 10'000);
    const qint64 exhaustions = server.runtime->figures().exhaustions;
    before.send(masked(websocket::Opcode::Binary, "still served"));
    const auto answer = before.nextEvent();
    ::setrlimit(RLIMIT_NOFILE, &original);
    for (const int descriptor : waiting)
        ::close(descriptor);

    QVERIFY(areHungUp);
    QVERIFY(exhaustions >= 1);
    QVERIFY2(exhaustions <= 20, qPrintable(QString::number(exhaustions))); // no busy loop
    QCOMPARE(answer, std::optional(websocket::Event(websocket::BinaryMessage{"still served"})));
    RawClient after(server.port());
    QVERIFY(after.upgrade());
}

void TestNetLimits::socketOptions()
{
    int descriptor = -1;
    Listener listener([&](int accepted, const QHostAddress &) { descriptor = accepted; });
    const std::vector<ListenAddress> addresses{{QHostAddress::LocalHost, 0}};
    QVERIFY(listener.listen(addresses).ok());
    const RawClient client(listener.addresses().front().port);
    QTRY_VERIFY(descriptor >= 0);
    const auto option = [&](int level, int name) {
        int value = -1;
        socklen_t size = sizeof value;
        ::getsockopt(descriptor, level, name, &value, &size);
        return value;
    };
    QCOMPARE(option(IPPROTO_TCP, TCP_NODELAY), 1);
    QCOMPARE(option(SOL_SOCKET, SO_KEEPALIVE), 1);
    QVERIFY(::fcntl(descriptor, F_GETFL) & O_NONBLOCK);
    QVERIFY(::fcntl(descriptor, F_GETFD) & FD_CLOEXEC);
#ifdef Q_OS_LINUX
    QCOMPARE(option(IPPROTO_TCP, TCP_KEEPIDLE), 30);
    QCOMPARE(option(IPPROTO_TCP, TCP_KEEPINTVL), 10);
    QCOMPARE(option(IPPROTO_TCP, TCP_KEEPCNT), 3);
    QCOMPARE(option(IPPROTO_TCP, TCP_USER_TIMEOUT), 30'000);
    QCOMPARE(option(IPPROTO_TCP, TCP_NOTSENT_LOWAT), 256 * 1024);
#endif
    ::close(descriptor);
}

void TestNetLimits::portInUse()
{
    const TestServer first;
    QVERIFY(first.isListening);
    NetOptions options = TestServer::roomyOptions();
    options.addresses = {{QHostAddress::LocalHost, 0}, {QHostAddress::LocalHost, first.port()}};
    EchoHost host;
    ServerRuntime second(options, host, first.clock);
    const auto status = second.listen();
    QVERIFY(!status);
    QCOMPARE(status.error(), ListenError::AddressInUse);
    QVERIFY(second.addresses().empty()); // all or none
}

void TestNetLimits::stopsWhenTheLastIsGone()
{
    TestServer server;
    const quint16 port = server.port();
    auto clients = connectMany(server, 3);
    QCOMPARE(clients.size(), size_t(3));
    const RawClient undecided(port);
    QTRY_COMPARE(server.runtime->connectionCount(), 4);
    QSignalSpy emptied(server.runtime.get(), &ServerRuntime::emptied);
    server.runtime->stopAccepting();
    QCoreApplication::processEvents();
    QCOMPARE(emptied.count(), 0);
    RawClient late(port);
    QVERIFY(late.socket.state() != QAbstractSocket::ConnectedState);

    server.runtime->closeAll(1012, "restart");
    for (const auto &client : clients) {
        QCOMPARE(client->closeCode(), Code(1012));
        client->send(masked(websocket::Opcode::Close, QByteArray::fromHex("03f4")));
    }
    QTRY_COMPARE(server.runtime->connectionCount(), 0);
    QTRY_COMPARE(emptied.count(), 1);
}

void TestNetLimits::deadlinesOfManyConnections()
{
    NetOptions options = TestServer::roomyOptions();
    options.connection.headDeadline = 150ms;
    TestServer server(options);
    const auto members = connectMany(server, 20);
    QCOMPARE(members.size(), size_t(20));
    std::vector<std::unique_ptr<RawClient>> silent;
    for (int i = 0; i < 50; ++i)
        silent.push_back(std::make_unique<RawClient>(server.port()));
    for (const auto &client : silent)
        QVERIFY(client->untilClosed());
    QTRY_COMPARE(server.runtime->connectionCount(), 20);
}
