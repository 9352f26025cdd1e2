#include "socket_notifier_tests.h"

#include "dispatcher_fixture.h"

#include <QEventLoop>
#include <QPointer>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QSocketNotifier>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryFile>
#include <QTimer>

#include <algorithm>
#include <array>
#include <memory>
#include <utility>
#include <vector>

#include <sys/resource.h>

using namespace syngraph;
using namespace syngraph::test;
using namespace Qt::Literals::StringLiterals;

void SocketNotifierTests::servesOnlyWhatIsReadyAmongThousands()
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

void SocketNotifierTests::togglingAWriteNotifierIsFree()
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

void SocketNotifierTests::writeNotifierFiresUntilDisabled()
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

void SocketNotifierTests::exceptionNotifierHearsUrgentData()
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

void SocketNotifierTests::deletedByAnotherSlot()
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

void SocketNotifierTests::deletesItself()
{
    const SocketPair pair;
    auto *notifier = new QSocketNotifier(pair.own, QSocketNotifier::Read);
    const QPointer<QSocketNotifier> guard(notifier);
    connect(notifier, &QSocketNotifier::activated, this, [notifier] { delete notifier; });
    pair.makeReadable();
    runPasses();
    QVERIFY(!guard);
}

void SocketNotifierTests::disabledAndEnabledAgainInsideASlot()
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

void SocketNotifierTests::disabledNotifierLetsTheLoopSleep()
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

void SocketNotifierTests::numberReusedAfterClose()
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

void SocketNotifierTests::numberReusedWithoutGoodbye()
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

void SocketNotifierTests::regularFileIsAlwaysReady()
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

void SocketNotifierTests::badDescriptorIsDisabled()
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

void SocketNotifierTests::hangUpReachesTheReader()
{
    SocketPair pair;
    QSocketNotifier reader(pair.own, QSocketNotifier::Read);
    QSignalSpy spy(&reader, &QSocketNotifier::activated);
    ::close(std::exchange(pair.peer, -1));
    runPasses(1);
    QCOMPARE(spy.count(), 1);
}

void SocketNotifierTests::excludedNotifiersWait()
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

void SocketNotifierTests::nestedLoopServesEachOnce()
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
