// Real programs under faults of the network and of machines. SYNGRAPH_FULL=1: with the product's
// own heartbeat and faults that last longer; the figures are printed.

#include "tests/process/fault_scenarios.h"
#include "tests/support/test_seed.h"

#include <QTest>
#include <QThread>

using namespace syngraph;
using namespace syngraph::tests;
using namespace Qt::Literals::StringLiterals;

namespace {

std::vector<Scenario> scenarios()
{
    const QString steady = u"slice 7; replay 3 up; latency 5 20"_s;
    return {
        {u"the way to the server swallows everything"_s, u"hole on up"_s, u"hole off"_s},
        {u"the way to the clients swallows everything"_s, u"hole on down"_s, u"hole off"_s},
        {u"both ways swallow everything"_s, u"hole on"_s, u"hole off"_s},
        {u"somebody accepts and says nothing"_s, u"door silent; cut"_s, u"door open"_s},
        {u"the upgrade is refused with 503"_s, u"door refuse 503; cut"_s, u"door open"_s},
        {u"the server is killed and started again"_s, u"kill"_s, u"restart"_s},
        {u"the server is frozen"_s, u"stop"_s, u"continue"_s},
        {u"a frame's header is cut, each time"_s, u"cut-header 6"_s, u"cut-header 0"_s, true, true},
        {u"a connection ends after 900 bytes, each time"_s, u"reset-after 900 up"_s,
         u"reset-after 1000000000 up"_s, true, true},
        {u"a few bytes at a time, every third message twice, late"_s, steady,
         u"slice 0; replay 0; latency 0"_s, false},
        {u"a proxy that ends idle connections"_s, u"idle 6000"_s, u"idle 0"_s, false},
    };
}

QString inSeconds(std::optional<Milliseconds> time)
{
    return time ? u"%1 s"_s.arg(double(time->count()) / 1000, 0, 'f', 1) : u"-"_s;
}

} // namespace

class TestFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everythingHeals();
};

/// All at once: they wait for most of their time.
void TestFaults::everythingHeals()
{
    const bool isFull = numberFromEnvironment("SYNGRAPH_FULL", 0) != 0;
    const ScenarioScale scale = isFull ? ScenarioScale{10, 32s} : ScenarioScale{1, 7s};
    // A beat in each interval, and as long again to wait for an answer.
    const Milliseconds idleBound = scale.heartbeatSeconds * 2s + 1s;
    const Milliseconds typingBound = std::min<Milliseconds>(10s, idleBound) + 500ms;
    const auto all = scenarios();
    std::vector<ScenarioOutcome> outcomes(all.size());
    std::vector<std::unique_ptr<QThread>> threads;
    for (size_t i = 0; i < all.size(); ++i) {
        threads.emplace_back(QThread::create([&, i] {
            auto own = scale;
            if (isFull && all[i].begin.startsWith(u"idle"_s)) {
                own.fault = 150s;
                auto slow = all[i];
                slow.begin = u"idle 60000"_s;
                outcomes[i] = runScenario(slow, own);
                return;
            }
            outcomes[i] = runScenario(all[i], own);
        }));
        threads.back()->start();
    }
    for (const auto &thread : threads)
        thread->wait();
    bool isGood = true;
    for (size_t i = 0; i < all.size(); ++i) {
        const auto &[failure, figures] = outcomes[i];
        qInfo("%s: typing noticed %s (gave up %s), idle %s (%s); back %s, %s; %lld lines",
              qPrintable(all[i].name), qPrintable(inSeconds(figures.typistNoticed)),
              qPrintable(inSeconds(figures.typistLost)),
              qPrintable(inSeconds(figures.watcherNoticed)),
              qPrintable(inSeconds(figures.watcherLost)),
              qPrintable(inSeconds(figures.typistBack)),
              qPrintable(inSeconds(figures.watcherBack)),
              static_cast<long long>(figures.lines));
        const bool isLate = (figures.typistNoticed && *figures.typistNoticed > typingBound
                             && !all[i].canBeMissed)
            || (figures.watcherNoticed && *figures.watcherNoticed > idleBound
                && !all[i].canBeMissed);
        if (!failure.isEmpty() || isLate) {
            isGood = false;
            qWarning("FAILED: %s: %s", qPrintable(all[i].name),
                     isLate ? "noticed too late" : qPrintable(failure));
        }
    }
    QVERIFY(isGood);
}

QTEST_GUILESS_MAIN(TestFaults)
#include "tst_faults.moc"
