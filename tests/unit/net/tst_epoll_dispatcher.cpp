#include "dispatcher_fixture.h"
#include "socket_notifier_tests.h"
#include "timer_queue_tests.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QLocalServer>
#include <QLocalSocket>
#include <QPointer>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>
#include <QTimer>

#include <atomic>
#include <functional>
#include <memory>
#include <vector>

using namespace syngraph;
using namespace syngraph::test;
using namespace Qt::Literals::StringLiterals;

class TestEpollDispatcher : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
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
    SocketNotifierTests socketNotifiers;
    TestEpollDispatcher epollDispatcher;
    return QTest::qExec(&timerQueue, argc, argv) + QTest::qExec(&socketNotifiers, argc, argv) +
           QTest::qExec(&epollDispatcher, argc, argv);
}

#include "tst_epoll_dispatcher.moc"
