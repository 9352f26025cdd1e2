#include "timer_queue_tests.h"

#include "server/net/timer_queue.h"

#include <QTest>

using namespace syngraph;
using namespace std::chrono_literals;

namespace {

using Time = TimerQueue::Time;

QList<int> firePass(TimerQueue &queue, Time now)
{
    QList<int> fired;
    const quint64 limit = queue.passLimit();
    while (const auto firing = queue.begin(now, limit)) {
        fired.append(firing->id);
        queue.end(*firing);
    }
    return fired;
}

} // namespace

void TimerQueueTests::firesInOrderOfTimeThenOfArming()
{
    TimerQueue queue;
    queue.add(1, 30, Qt::PreciseTimer, this, 0ms);
    queue.add(2, 10, Qt::PreciseTimer, this, 0ms);
    queue.add(3, 30, Qt::PreciseTimer, this, 0ms);
    queue.add(4, 20, Qt::PreciseTimer, this, 5ms);
    QCOMPARE(*queue.nextDue(), Time(10ms));
    QCOMPARE(firePass(queue, 9999us), QList<int>{});
    QCOMPARE(firePass(queue, 30ms), (QList<int>{2, 4, 1, 3}));
}

void TimerQueueTests::periodicTimerDoesNotDrift()
{
    TimerQueue queue;
    queue.add(1, 10, Qt::PreciseTimer, this, 0ms);
    for (int round = 1; round <= 1000; ++round) {
        QCOMPARE(*queue.nextDue(), Time(10ms * round));
        QCOMPARE(firePass(queue, 10ms * round + 3ms), QList<int>{1}); // served late each time
    }
}

void TimerQueueTests::timerThatFellBehindSkips()
{
    TimerQueue queue;
    queue.add(1, 10, Qt::PreciseTimer, this, 0ms);
    QCOMPARE(firePass(queue, 95ms), QList<int>{1});
    QCOMPARE(firePass(queue, 95ms), QList<int>{});
    QCOMPARE(*queue.nextDue(), Time(105ms));
}

void TimerQueueTests::zeroTimerFiresOnceInAPass()
{
    TimerQueue queue;
    queue.add(1, 0, Qt::CoarseTimer, this, 7ms);
    queue.add(2, 0, Qt::PreciseTimer, this, 7ms);
    for (int pass = 0; pass < 3; ++pass)
        QCOMPARE(firePass(queue, 7ms), (QList<int>{1, 2}));
}

void TimerQueueTests::armedDuringAPassWaitsForTheNext()
{
    TimerQueue queue;
    queue.add(1, 10, Qt::PreciseTimer, this, 0ms);
    const quint64 limit = queue.passLimit();
    const auto firing = queue.begin(10ms, limit);
    QVERIFY(firing);
    queue.add(2, 0, Qt::PreciseTimer, this, 10ms);
    queue.end(*firing);
    QVERIFY(!queue.begin(10ms, limit));
    QCOMPARE(firePass(queue, 10ms), QList<int>{2});
}

void TimerQueueTests::gridOfCoarseTimers_data()
{
    QTest::addColumn<Qt::TimerType>("type");
    QTest::addColumn<int>("interval");
    QTest::addColumn<int>("start");
    QTest::addColumn<int>("due");
    QTest::newRow("precise") << Qt::PreciseTimer << 1000 << 3 << 1003;
    QTest::newRow("coarse and short: as asked") << Qt::CoarseTimer << 19 << 3 << 22;
    QTest::newRow("coarse 20: a grid of 1") << Qt::CoarseTimer << 20 << 3 << 23;
    QTest::newRow("coarse 100: a grid of 4") << Qt::CoarseTimer << 100 << 3 << 104;
    QTest::newRow("coarse 1000: a grid of 32") << Qt::CoarseTimer << 1000 << 3 << 1024;
    QTest::newRow("coarse, on the grid") << Qt::CoarseTimer << 1000 << 24 << 1024;
    QTest::newRow("very coarse: whole seconds") << Qt::VeryCoarseTimer << 2000 << 3 << 3000;
    QTest::newRow("very coarse: the interval too") << Qt::VeryCoarseTimer << 1500 << 0 << 2000;
    QTest::newRow("very coarse: at least one") << Qt::VeryCoarseTimer << 0 << 0 << 1000;
}

void TimerQueueTests::gridOfCoarseTimers()
{
    QFETCH(Qt::TimerType, type);
    QFETCH(int, interval);
    QFETCH(int, start);
    QFETCH(int, due);
    TimerQueue queue;
    queue.add(1, interval, type, this, std::chrono::milliseconds(start));
    QCOMPARE(*queue.nextDue(), Time(std::chrono::milliseconds(due)));
    QVERIFY(*queue.nextDue() >= std::chrono::milliseconds(start + interval)); // never early
}

void TimerQueueTests::coarseTimersFallTogether()
{
    TimerQueue queue;
    for (int id = 0; id < 64; ++id)
        queue.add(id, 10'000, Qt::CoarseTimer, this, std::chrono::milliseconds(id * 4));
    QCOMPARE(firePass(queue, *queue.nextDue()).size() + firePass(queue, *queue.nextDue()).size(),
             64);
}

void TimerQueueTests::notDueWhileDelivered()
{
    TimerQueue queue;
    queue.add(1, 0, Qt::PreciseTimer, this, 0ms);
    const auto firing = queue.begin(0ms, queue.passLimit());
    QVERIFY(firing);
    QVERIFY(!queue.nextDue()); // a loop inside the handler would otherwise spin
    QCOMPARE(firePass(queue, 50ms), QList<int>{});
    queue.end(*firing);
    QCOMPARE(firePass(queue, 50ms), QList<int>{1});
}

void TimerQueueTests::handlerMayRemoveOrReplaceIt()
{
    TimerQueue queue;
    queue.add(1, 10, Qt::PreciseTimer, this, 0ms);
    auto firing = queue.begin(10ms, queue.passLimit());
    QVERIFY(queue.remove(1));
    QVERIFY(!queue.remove(1));
    queue.end(*firing);
    QVERIFY(!queue.nextDue());

    queue.add(2, 10, Qt::PreciseTimer, this, 10ms);
    firing = queue.begin(20ms, queue.passLimit());
    queue.add(2, 500, Qt::PreciseTimer, this, 20ms);
    queue.end(*firing);
    QCOMPARE(*queue.nextDue(), Time(520ms));
    QCOMPARE(firePass(queue, 520ms), QList<int>{2});
}

void TimerQueueTests::listsAndRemovesByObject()
{
    TimerQueue queue;
    QObject other;
    queue.add(1, 10, Qt::PreciseTimer, this, 0ms);
    queue.add(2, 15, Qt::VeryCoarseTimer, &other, 0ms);
    queue.add(3, 20, Qt::CoarseTimer, this, 0ms);
    QCOMPARE(queue.timersOf(this).size(), 2);
    const auto ofOther = queue.timersOf(&other);
    QCOMPARE(ofOther.size(), 1);
    QCOMPARE(ofOther[0].timerId, 2);
    QCOMPARE(ofOther[0].interval, 15);
    QCOMPARE(ofOther[0].timerType, Qt::VeryCoarseTimer);
    QVERIFY(queue.removeOf(this));
    QVERIFY(!queue.removeOf(this));
    QCOMPARE(queue.size(), size_t(1));
    QCOMPARE(firePass(queue, 100s), QList<int>{2});
}

void TimerQueueTests::remainingIsNeverNegative()
{
    TimerQueue queue;
    queue.add(1, 10, Qt::PreciseTimer, this, 0ms);
    QCOMPARE(*queue.remaining(1, 4ms), Time(6ms));
    QCOMPARE(*queue.remaining(1, 40ms), Time(0));
    QVERIFY(!queue.remaining(2, 0ms));
}
