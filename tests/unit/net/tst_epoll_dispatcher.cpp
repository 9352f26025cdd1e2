#include "server/net/epoll_dispatcher.h"
#include "timer_queue_tests.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QLocalServer>
#include <QLocalSocket>
#include <QPointer>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTemporaryFile>
#include <QTest>
#include <QThread>
#include <QTimer>

#include <array>
#include <atomic>
#include <functional>
#include <memory>
#include <utility>
#include <vector>

#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace syngraph;
using namespace Qt::Literals::StringLiterals;

namespace {

/// Two connected, non-blocking sockets.
struct SocketPair
{
    int own = -1;
    int peer = -1;

    SocketPair()
    {
        int fds[2];
        if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0, fds) == 0) {
            own = fds[0];
            peer = fds[1];
        }
    }
    ~SocketPair()
    {
        ::close(own);
        ::close(peer);
    }
    Q_DISABLE_COPY_MOVE(SocketPair)

    void makeReadable() const { QCOMPARE(::write(peer, "x", 1), ssize_t(1)); }
    void drain() const
    {
        char buffer[64];
        while (::read(own, buffer, sizeof buffer) > 0) { }
    }
};

EpollDispatcher *dispatcher()
{
    return qobject_cast<EpollDispatcher *>(QAbstractEventDispatcher::instance());
}

/// Passes of the loop that do not wait, enough for whatever is ready now.
void runPasses(int passes = 3)
{
    for (int i = 0; i < passes; ++i)
        dispatcher()->processEvents(QEventLoop::AllEvents);
}

} // namespace

class TestEpollDispatcher : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void servesOnlyWhatIsReadyAmongThousands();
    void togglingAWriteNotifierIsFree();
    void writeNotifierFiresUntilDisabled();
    void exceptionNotifierHearsUrgentData();
    void deletedByAnotherSlot();
    void deletesItself();
    void disabledAndEnabledAgainInsideASlot();
    void disabledNotifierLetsTheLoopSleep();
    void numberReusedAfterClose();
    void numberReusedWithoutGoodbye();
    void regularFileIsAlwaysReady();
    void badDescriptorIsDisabled();
    void hangUpReachesTheReader();
    void excludedNotifiersWait();
    void nestedLoopServesEachOnce();
    void outerLoopInterruptedFromANestedOne();
    void eventsPostedFromOtherThreads();
    void wakesUpFromAnotherThread();
    void zeroTimersDoNotStarveSockets();
    void chainOfZeroSingleShots();
    void timersOfAMovedObjectGoOn();
    void remainingTimeOfTimers();
    void nestedLoopInATimerDoesNotEnterItTwice();
    void deferredDeleteInANestedLoop();
    void tellsWhenItBlocks();
    void tcpEcho();
    void localSocketEcho();
};

void TestEpollDispatcher::initTestCase()
{
    QVERIFY(dispatcher());
}

void TestEpollDispatcher::servesOnlyWhatIsReadyAmongThousands()
{
    rlimit limit{};
    QCOMPARE(::getrlimit(RLIMIT_NOFILE, &limit), 0);
    limit.rlim_cur = limit.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &limit);
    const size_t count = std::min<size_t>(3000, (limit.rlim_cur - 100) / 2);

    std::vector<std::unique_ptr<SocketPair>> pairs;
    std::vector<std::unique_ptr<QSocketNotifier>> notifiers;
    std::vector<int> served(count);
    for (size_t i = 0; i < count; ++i) {
        pairs.push_back(std::make_unique<SocketPair>());
        QVERIFY(pairs[i]->own >= 0);
        notifiers.push_back(
            std::make_unique<QSocketNotifier>(pairs[i]->own, QSocketNotifier::Read));
        connect(notifiers[i].get(), &QSocketNotifier::activated, this, [&, i] {
            ++served[i];
            pairs[i]->drain();
        });
    }
    runPasses();
    for (size_t i = 0; i < count; i += 7)
        pairs[i]->makeReadable();
    runPasses(static_cast<int>(count / 7 / 100) + 5); // a pass serves 128
    for (size_t i = 0; i < count; ++i)
        QCOMPARE(served[i], i % 7 == 0 ? 1 : 0);
}

void TestEpollDispatcher::togglingAWriteNotifierIsFree()
{
    const SocketPair pair;
    QSocketNotifier reader(pair.own, QSocketNotifier::Read);
    QSocketNotifier writer(pair.own, QSocketNotifier::Write);
    writer.setEnabled(false);
    runPasses();
    const qint64 before = dispatcher()->interestChanges();
    for (int i = 0; i < 100; ++i) {
        writer.setEnabled(true);
        writer.setEnabled(false);
    }
    runPasses();
    QCOMPARE(dispatcher()->interestChanges(), before);
    writer.setEnabled(true);
    runPasses();
    QCOMPARE(dispatcher()->interestChanges(), before + 1);
}

void TestEpollDispatcher::writeNotifierFiresUntilDisabled()
{
    const SocketPair pair;
    QSocketNotifier writer(pair.own, QSocketNotifier::Write);
    int fired = 0;
    connect(&writer, &QSocketNotifier::activated, this, [&] {
        if (++fired == 3)
            writer.setEnabled(false);
    });
    runPasses(10);
    QCOMPARE(fired, 3);
}

void TestEpollDispatcher::exceptionNotifierHearsUrgentData()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    QTcpSocket client;
    client.connectToHost(QHostAddress::LocalHost, server.serverPort());
    QVERIFY(server.waitForNewConnection(5000));
    QVERIFY(client.waitForConnected(5000));
    std::unique_ptr<QTcpSocket> accepted(server.nextPendingConnection());
    const int fd = ::dup(static_cast<int>(accepted->socketDescriptor()));
    QSocketNotifier urgent(fd, QSocketNotifier::Exception);
    QSignalSpy spy(&urgent, &QSocketNotifier::activated);
    runPasses();
    QCOMPARE(spy.count(), 0);
    QCOMPARE(::send(static_cast<int>(client.socketDescriptor()), "!", 1, MSG_OOB), ssize_t(1));
    QTRY_VERIFY(spy.count() > 0);
    urgent.setEnabled(false);
    ::close(fd);
}

void TestEpollDispatcher::deletedByAnotherSlot()
{
    const SocketPair first;
    const SocketPair second;
    auto a = std::make_unique<QSocketNotifier>(first.own, QSocketNotifier::Read);
    auto b = std::make_unique<QSocketNotifier>(second.own, QSocketNotifier::Read);
    int served = 0;
    connect(a.get(), &QSocketNotifier::activated, this, [&] {
        ++served;
        b.reset();
        first.drain();
    });
    connect(b.get(), &QSocketNotifier::activated, this, [&] {
        ++served;
        a.reset();
        second.drain();
    });
    first.makeReadable();
    second.makeReadable();
    runPasses();
    QCOMPARE(served, 1); // both were ready; whichever came first took the other away
}

void TestEpollDispatcher::deletesItself()
{
    const SocketPair pair;
    auto *notifier = new QSocketNotifier(pair.own, QSocketNotifier::Read);
    const QPointer<QSocketNotifier> guard(notifier);
    connect(notifier, &QSocketNotifier::activated, this, [notifier] { delete notifier; });
    pair.makeReadable();
    runPasses();
    QVERIFY(!guard);
}

void TestEpollDispatcher::disabledAndEnabledAgainInsideASlot()
{
    const SocketPair first;
    const SocketPair second;
    QSocketNotifier a(first.own, QSocketNotifier::Read);
    QSocketNotifier b(second.own, QSocketNotifier::Read);
    int servedInFirstPass = 0;
    const auto handle = [&](QSocketNotifier &other) {
        ++servedInFirstPass;
        other.setEnabled(false);
        other.setEnabled(true);
    };
    connect(&a, &QSocketNotifier::activated, this, [&] { handle(b); });
    connect(&b, &QSocketNotifier::activated, this, [&] { handle(a); });
    first.makeReadable();
    second.makeReadable();
    runPasses(1);
    QCOMPARE(servedInFirstPass, 1); // what was reported before the change is void
    runPasses(1);
    QVERIFY(servedInFirstPass > 1); // and reported again
}

void TestEpollDispatcher::disabledNotifierLetsTheLoopSleep()
{
    const SocketPair pair;
    QSocketNotifier reader(pair.own, QSocketNotifier::Read);
    runPasses();
    pair.makeReadable();
    reader.setEnabled(false);
    bool isTimerFired = false;
    QTimer::singleShot(20, Qt::PreciseTimer, this, [&] { isTimerFired = true; });
    int passes = 0;
    for (; !isTimerFired; ++passes)
        dispatcher()->processEvents(QEventLoop::WaitForMoreEvents);
    QVERIFY2(passes <= 5, qPrintable(QString::number(passes)));
}

void TestEpollDispatcher::numberReusedAfterClose()
{
    auto pair = std::make_unique<SocketPair>();
    const int number = pair->own;
    auto notifier = std::make_unique<QSocketNotifier>(number, QSocketNotifier::Read);
    runPasses();
    // All within one turn, so nothing of it has been told to the kernel at its end.
    notifier.reset();
    pair.reset();
    pair = std::make_unique<SocketPair>();
    QCOMPARE(pair->own, number);
    notifier = std::make_unique<QSocketNotifier>(number, QSocketNotifier::Read);
    QSignalSpy spy(notifier.get(), &QSocketNotifier::activated);
    pair->makeReadable();
    runPasses(1);
    QCOMPARE(spy.count(), 1);
}

void TestEpollDispatcher::numberReusedWithoutGoodbye()
{
    auto pair = std::make_unique<SocketPair>();
    const int number = pair->own;
    QSocketNotifier forgotten(number, QSocketNotifier::Read);
    runPasses();
    pair.reset();
    pair = std::make_unique<SocketPair>();
    QCOMPARE(pair->own, number);
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"Multiple socket notifiers.*"_s));
    QSocketNotifier notifier(number, QSocketNotifier::Read);
    QSignalSpy spy(&notifier, &QSocketNotifier::activated);
    pair->makeReadable();
    runPasses(1);
    QCOMPARE(spy.count(), 1);
}

void TestEpollDispatcher::regularFileIsAlwaysReady()
{
    QTemporaryFile file;
    QVERIFY(file.open());
    QSocketNotifier reader(file.handle(), QSocketNotifier::Read);
    QSignalSpy spy(&reader, &QSocketNotifier::activated);
    runPasses(4);
    QCOMPARE(spy.count(), 4);
    reader.setEnabled(false);
    runPasses(4);
    QCOMPARE(spy.count(), 4);
    reader.setEnabled(true);
    runPasses(4);
    QCOMPARE(spy.count(), 8);
}

void TestEpollDispatcher::badDescriptorIsDisabled()
{
    int closed = -1;
    {
        const SocketPair pair;
        closed = pair.own;
    }
    QSocketNotifier notifier(closed, QSocketNotifier::Read);
    QVERIFY(notifier.isEnabled());
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u".*cannot be watched.*"_s));
    runPasses();
    QVERIFY(!notifier.isEnabled());
}

void TestEpollDispatcher::hangUpReachesTheReader()
{
    SocketPair pair;
    QSocketNotifier reader(pair.own, QSocketNotifier::Read);
    QSignalSpy spy(&reader, &QSocketNotifier::activated);
    ::close(std::exchange(pair.peer, -1));
    runPasses(1);
    QCOMPARE(spy.count(), 1);
}

void TestEpollDispatcher::excludedNotifiersWait()
{
    const SocketPair pair;
    QSocketNotifier reader(pair.own, QSocketNotifier::Read);
    QSignalSpy spy(&reader, &QSocketNotifier::activated);
    pair.makeReadable();
    bool isPostedSent = false;
    bool isTimerFired = false;
    QMetaObject::invokeMethod(this, [&] { isPostedSent = true; }, Qt::QueuedConnection);
    QTimer::singleShot(1, this, [&] { isTimerFired = true; });
    while (!isTimerFired) {
        dispatcher()->processEvents(QEventLoop::ExcludeSocketNotifiers |
                                    QEventLoop::WaitForMoreEvents);
    }
    QVERIFY(isPostedSent);
    QCOMPARE(spy.count(), 0);
    runPasses(1);
    QCOMPARE(spy.count(), 1);
}

void TestEpollDispatcher::nestedLoopServesEachOnce()
{
    constexpr size_t kPairs = 5;
    std::array<SocketPair, kPairs> pairs;
    std::vector<std::unique_ptr<QSocketNotifier>> notifiers;
    std::array<int, kPairs> served{};
    bool isNested = false;
    for (size_t i = 0; i < kPairs; ++i) {
        notifiers.push_back(std::make_unique<QSocketNotifier>(pairs[i].own, QSocketNotifier::Read));
        connect(notifiers[i].get(), &QSocketNotifier::activated, this, [&, i] {
            ++served[i];
            pairs[i].drain();
            if (!std::exchange(isNested, true)) {
                QEventLoop inner; // serves the four others before the outer loop comes to them
                QTimer::singleShot(0, &inner, &QEventLoop::quit);
                inner.exec();
            }
        });
        pairs[i].makeReadable();
    }
    runPasses(3);
    for (const int times : served)
        QCOMPARE(times, 1);
}

void TestEpollDispatcher::outerLoopInterruptedFromANestedOne()
{
    QEventLoop outer;
    QMetaObject::invokeMethod(this, [&] {
        QEventLoop inner;
        QMetaObject::invokeMethod(this, [&] { outer.exit(7); }, Qt::QueuedConnection);
        QTimer::singleShot(1, &inner, &QEventLoop::quit);
        inner.exec();
    }, Qt::QueuedConnection);
    QCOMPARE(outer.exec(), 7); // without the count the outer loop would wait for ever
}

void TestEpollDispatcher::eventsPostedFromOtherThreads()
{
    constexpr int kThreads = 4;
    constexpr int kEvents = 5000;
    int received = 0;
    QEventLoop loop;
    std::vector<std::unique_ptr<QThread>> threads;
    for (int i = 0; i < kThreads; ++i) {
        threads.emplace_back(QThread::create([&] {
            for (int n = 0; n < kEvents; ++n) {
                QMetaObject::invokeMethod(&loop, [&] {
                    if (++received == kThreads * kEvents)
                        loop.quit();
                }, Qt::QueuedConnection);
            }
        }));
        threads.back()->start();
    }
    loop.exec();
    for (const auto &thread : threads)
        QVERIFY(thread->wait());
    QCOMPARE(received, kThreads * kEvents);
}

void TestEpollDispatcher::wakesUpFromAnotherThread()
{
    // Ping-pong: each event is posted only when the other side blocks or is about to.
    QThread other;
    other.setEventDispatcher(new EpollDispatcher);
    QObject there;
    there.moveToThread(&other);
    other.start();
    QEventLoop loop;
    int rounds = 0;
    std::function<void()> ping = [&] {
        QMetaObject::invokeMethod(&there, [&] {
            QMetaObject::invokeMethod(&loop, [&] {
                if (++rounds == 2000)
                    loop.quit();
                else
                    ping();
            }, Qt::QueuedConnection);
        }, Qt::QueuedConnection);
    };
    ping();
    loop.exec();
    other.quit();
    QVERIFY(other.wait());
    QCOMPARE(rounds, 2000);
}

void TestEpollDispatcher::zeroTimersDoNotStarveSockets()
{
    const SocketPair pair;
    QSocketNotifier reader(pair.own, QSocketNotifier::Read);
    QSignalSpy spy(&reader, &QSocketNotifier::activated);
    QTimer busy;
    int fired = 0;
    connect(&busy, &QTimer::timeout, this, [&] { ++fired; });
    busy.start(0);
    pair.makeReadable();
    runPasses(3);
    QCOMPARE(spy.count(), 3);
    QCOMPARE(fired, 3);
}

void TestEpollDispatcher::chainOfZeroSingleShots()
{
    QEventLoop loop;
    int fired = 0;
    std::function<void()> next = [&] {
        if (++fired == 10'000)
            loop.quit();
        else
            QTimer::singleShot(0, Qt::PreciseTimer, &loop, next);
    };
    QTimer::singleShot(0, Qt::PreciseTimer, &loop, next);
    loop.exec();
    QCOMPARE(fired, 10'000);
}

void TestEpollDispatcher::timersOfAMovedObjectGoOn()
{
    QThread other;
    other.setEventDispatcher(new EpollDispatcher);
    QTimer timer;
    timer.setInterval(1);
    timer.start();
    QCOMPARE(dispatcher()->registeredTimers(&timer).size(), 1);
    std::atomic<int> fired = 0;
    connect(&timer, &QTimer::timeout, &timer, [&] {
        if (QThread::currentThread() == &other && ++fired == 5) {
            timer.stop();
            other.quit();
        }
    });
    timer.moveToThread(&other);
    QCOMPARE(dispatcher()->registeredTimers(&timer).size(), 0);
    other.start();
    QVERIFY(other.wait());
    QCOMPARE(fired.load(), 5);
}

void TestEpollDispatcher::remainingTimeOfTimers()
{
    QTimer timer;
    timer.start(3'600'000);
    QVERIFY(timer.remainingTime() > 3'000'000);
    QVERIFY(timer.remainingTime() <= 3'600'000);
    timer.stop();
    QCOMPARE(timer.remainingTime(), -1);
}

void TestEpollDispatcher::nestedLoopInATimerDoesNotEnterItTwice()
{
    QTimer timer;
    int depth = 0;
    int deepest = 0;
    QEventLoop outer;
    connect(&timer, &QTimer::timeout, this, [&] {
        deepest = std::max(deepest, ++depth);
        QEventLoop inner;
        QTimer::singleShot(5, Qt::PreciseTimer, &inner, &QEventLoop::quit);
        inner.exec();
        --depth;
        outer.quit();
    });
    timer.start(0);
    outer.exec();
    QCOMPARE(deepest, 1);
}

void TestEpollDispatcher::deferredDeleteInANestedLoop()
{
    QPointer<QObject> doomed(new QObject);
    bool wasAliveInside = false;
    QEventLoop outer;
    QMetaObject::invokeMethod(this, [&] {
        doomed->deleteLater();
        QEventLoop inner;
        QTimer::singleShot(1, &inner, [&] {
            wasAliveInside = !doomed.isNull();
            inner.quit();
        });
        inner.exec();
        QTimer::singleShot(1, &outer, &QEventLoop::quit);
    }, Qt::QueuedConnection);
    outer.exec();
    QVERIFY(wasAliveInside);
    QVERIFY(doomed.isNull());
}

void TestEpollDispatcher::tellsWhenItBlocks()
{
    runPasses();
    QSignalSpy blocks(dispatcher(), &QAbstractEventDispatcher::aboutToBlock);
    QSignalSpy awakes(dispatcher(), &QAbstractEventDispatcher::awake);
    dispatcher()->processEvents(QEventLoop::AllEvents);
    QCOMPARE(blocks.count(), 0);
    QCOMPARE(awakes.count(), 1);
    dispatcher()->wakeUp();
    dispatcher()->processEvents(QEventLoop::AllEvents);
    QTimer::singleShot(1, this, [] {});
    dispatcher()->processEvents(QEventLoop::WaitForMoreEvents);
    QVERIFY(blocks.count() >= 1);
}

namespace {

/// What the server's next connection sends comes back to it.
template <typename Server>
void serveEcho(Server &server)
{
    QObject::connect(&server, &Server::newConnection, &server, [&server] {
        auto *accepted = server.nextPendingConnection();
        QObject::connect(accepted, &QIODevice::readyRead, accepted,
                         [accepted] { accepted->write(accepted->readAll()); });
    });
}

/// Sends 1 MiB in one go and compares what comes back.
void expectEcho(QIODevice &client)
{
    QByteArray sent(1024 * 1024, Qt::Uninitialized);
    for (qsizetype i = 0; i < sent.size(); ++i)
        sent[i] = static_cast<char>(i * 31 + i / 256);
    QByteArray received;
    QEventLoop loop;
    QObject::connect(&client, &QIODevice::readyRead, &loop, [&] {
        received += client.readAll();
        if (received.size() >= sent.size())
            loop.quit();
    });
    QTimer::singleShot(20'000, &loop, &QEventLoop::quit);
    client.write(sent);
    loop.exec();
    QVERIFY(received == sent);
}

} // namespace

void TestEpollDispatcher::tcpEcho()
{
    QTcpServer server;
    serveEcho(server);
    QVERIFY(server.listen(QHostAddress::LocalHost));
    QTcpSocket client;
    client.connectToHost(QHostAddress::LocalHost, server.serverPort());
    QTRY_COMPARE(client.state(), QAbstractSocket::ConnectedState);
    expectEcho(client);
}

void TestEpollDispatcher::localSocketEcho()
{
    const QTemporaryDir folder;
    QLocalServer server;
    serveEcho(server);
    QVERIFY(server.listen(folder.filePath(u"echo"_s)));
    QLocalSocket client;
    client.connectToServer(server.fullServerName());
    QTRY_COMPARE(client.state(), QLocalSocket::ConnectedState);
    expectEcho(client);
}

int main(int argc, char *argv[])
{
    QCoreApplication::setEventDispatcher(new EpollDispatcher);
    const QCoreApplication app(argc, argv);
    TimerQueueTests timerQueue;
    TestEpollDispatcher epollDispatcher;
    return QTest::qExec(&timerQueue, argc, argv) + QTest::qExec(&epollDispatcher, argc, argv);
}

#include "tst_epoll_dispatcher.moc"
