// Real programs under faults of the network and of machines. SYNGRAPH_FULL=1: with the product's
// own heartbeat and faults that last longer; the figures are printed.

#include "common/base/random.h"
#include "tests/process/fault_scenarios.h"
#include "tests/process/server_process.h"
#include "tests/support/test_seed.h"
#include "tests/tools/fault_proxy.h"

#include <QTemporaryDir>
#include <QTest>
#include <QThread>

using namespace syngraph;
using namespace syngraph::tests;
using namespace Qt::Literals::StringLiterals;

namespace {

std::vector<Scenario> scenarios(bool isFull)
{
    // A beat that may be late for a second asks for a network that is late for less.
    const QString slow = isFull ? u"rate 20000; latency 300 200"_s : u"rate 20000; latency 60 60"_s;
    const QString steady = u"slice 7; replay 3 up; latency 5 20"_s;
    return {
        {u"the way to the server swallows everything"_s, u"hole on up"_s, u"hole off"_s},
        {u"the way to the clients swallows everything"_s, u"hole on down"_s, u"hole off"_s},
        {u"both ways swallow everything"_s, u"hole on"_s, u"hole off"_s},
        {u"somebody accepts and says nothing"_s, u"door silent; cut"_s, u"door open"_s},
        {u"the upgrade is refused with 503"_s, u"door refuse 503; cut"_s, u"door open"_s},
        {u"the upgrade is refused for 3 s, as it says"_s, u"door refuse 503 3; cut"_s,
         u"door open"_s},
        {u"a login page stands in between"_s, u"door portal; cut"_s, u"door open"_s},
        {u"a login page stands elsewhere"_s, u"door portal 302; cut"_s, u"door open"_s},
        {u"nobody listens any more"_s, u"door closed; cut"_s, u"door open"_s},
        {u"what is sent stands still"_s, u"stall on up"_s, u"stall off"_s},
        {u"what comes stands still"_s, u"stall on down"_s, u"stall off"_s},
        {u"a slow and uneven line"_s, slow, u"rate 0; latency 0"_s, false},
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
    void transferThatStandsStillGoesOn();
};

/// All at once: they wait for most of their time.
void TestFaults::everythingHeals()
{
    const bool isFull = numberFromEnvironment("SYNGRAPH_FULL", 0) != 0;
    const ScenarioScale scale = isFull ? ScenarioScale{10, 32s} : ScenarioScale{1, 7s};
    // A beat in each interval, and as long again to wait for an answer.
    const Milliseconds idleBound = scale.heartbeatSeconds * 2s + 1s;
    const Milliseconds typingBound = std::min<Milliseconds>(10s, idleBound) + 500ms;
    const auto all = scenarios(isFull);
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

/// A text of a megabyte over a line that stands still in the middle of it, longer than a
/// QWebSocket waits for the rest of a frame (5 s): it comes, and what had come does not come again.
void TestFaults::transferThatStandsStillGoesOn()
{
    const bool isFull = numberFromEnvironment("SYNGRAPH_FULL", 0) != 0;
    const Milliseconds still = isFull ? 30s : 7s;
    const QTemporaryDir directory;
    ServerProcess server({directory.path(), 10, {}});
    QVERIFY2(server.start(), qPrintable(server.process().allErrors()));
    QStringList lines;
    SeededRandom random(testSeed(1));
    for (int i = 0; i < 20'000; ++i) // words that cannot be made short
        lines += QString::fromLatin1(random.bytes(36).toBase64());
    ChildProcess writer(u"syngraph-cli"_s, {u"append"_s, server.link(), u"--timeout"_s, u"90"_s});
    writer.start();
    writer.write(lines.join(u'\n').toUtf8());
    writer.closeInput();
    QVERIFY2(writer.waitForEnd(60s) && writer.exitCode() == 0, qPrintable(writer.allErrors()));

    tools::FaultProxy proxy(QHostAddress(QHostAddress::LocalHost), server.port(), 1);
    QVERIFY(proxy.listen(QHostAddress::LocalHost));
    constexpr qint64 kRate = 300'000;
    QVERIFY(proxy.command(u"rate %1 down"_s.arg(kRate)));
    const auto began = ChildProcess::now();
    ChildProcess reader(u"syngraph-cli"_s, {u"cat"_s, server.link(proxy.port()), u"--timeout"_s,
                                            u"120"_s});
    reader.start();
    QVERIFY(waitUntil([&] { return proxy.figures().bytesDown > 400'000; }, 60s));
    QVERIFY(proxy.command(u"stall on down"_s));
    pass(still);
    QVERIFY(proxy.command(u"stall off down"_s));
    QVERIFY(reader.waitForEnd(120s));
    QCOMPARE(reader.exitCode(), 0);
    const auto took = std::chrono::duration<double>(ChildProcess::now() - began).count();
    QStringList read;
    for (const auto &line : reader.output())
        read += line.text;
    while (!read.isEmpty() && read.back().isEmpty())
        read.removeLast();
    QVERIFY(read == lines);
    const auto figures = proxy.figures();
    qInfo("%lld bytes, %.1f s of which %lld s still, %lld connections",
          static_cast<long long>(figures.bytesDown), took,
          static_cast<long long>(still.count() / 1000), static_cast<long long>(figures.accepted));
    if (!isFull)
        QCOMPARE(figures.accepted, 1);
    // One that is given up goes on at the offset that it had reached.
    QVERIFY(double(figures.bytesDown) <= 1.3 * double(lines.join(u'\n').size()) + 100'000);
    QVERIFY(took <= 1.3 * double(figures.bytesDown) / kRate + double(still.count()) / 1000 + 8);
}

QTEST_GUILESS_MAIN(TestFaults)
#include "tst_faults.moc"
