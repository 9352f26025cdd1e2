#include "tests/sim/simulation.h"
#include "tests/support/test_seed.h"

#include <QTest>

using namespace syngraph;
using sim::Simulation;

/// The whole system without I/O. SYNGRAPH_SEED picks the first seed, SYNGRAPH_ROUNDS how many.
class TestSimulation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everybodyConverges_data();
    void everybodyConverges();
};

void TestSimulation::everybodyConverges_data()
{
    QTest::addColumn<Simulation::Setup>("setup");
    QTest::addColumn<int>("share"); // of the rounds, in percent
    Simulation::Setup calm;
    calm.faults = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0};
    QTest::newRow("nothing goes wrong") << calm << 10;
    auto json = calm;
    json.format = WireFormat::Json;
    QTest::newRow("in JSON") << json << 5;
    auto cuts = calm;
    cuts.faults.cuts = 12;
    cuts.faults.duplicates = 0.1;
    QTest::newRow("connections are cut, operations come twice") << cuts << 20;
    auto deaf = calm;
    deaf.faults.halfOpen = 3;
    deaf.faults.oneWay = 3;
    QTest::newRow("half-open and one-way connections") << deaf << 10;
    auto kills = calm;
    kills.faults.serverKills = 8;
    QTest::newRow("the server is killed again and again") << kills << 15;
    auto store = calm;
    store.faults.storeFaults = 10;
    store.faults.slowStore = 3;
    QTest::newRow("the store fails and is slow") << store << 15;
    auto offline = calm;
    offline.faults.offline = 4;
    offline.editsPerClient = 120;
    QTest::newRow("people work offline") << offline << 10;
    Simulation::Setup everything;
    everything.clients = 5;
    QTest::newRow("everything at once") << everything << 15;
}

void TestSimulation::everybodyConverges()
{
    QFETCH(Simulation::Setup, setup);
    QFETCH(int, share);
    const auto firstSeed = testSeed(20'240'101);
    const auto rounds = std::max<quint64>(1, testRounds(400) * quint64(share) / 100);
    Simulation::Tally sum;
    for (quint64 seed = firstSeed; seed < firstSeed + rounds; ++seed) {
        setup.seed = seed;
        Simulation simulation(setup);
        const auto failure = simulation.run();
        QVERIFY2(failure.isEmpty(),
                 qPrintable(QStringLiteral("SYNGRAPH_SEED=%1: %2").arg(seed).arg(failure)));
        const auto &tally = simulation.tally();
        sum.events += tally.events;
        sum.operations += tally.operations;
        sum.connections += tally.connections;
        sum.kills += tally.kills;
        sum.slowestRecovery = std::max(sum.slowestRecovery, tally.slowestRecovery);
    }
    qInfo("%llu seeds: %lld events, %lld operations, %lld connections, %lld kills, "
          "in sync at most %lld ms after the last fault",
          static_cast<unsigned long long>(rounds), static_cast<long long>(sum.events),
          static_cast<long long>(sum.operations), static_cast<long long>(sum.connections),
          static_cast<long long>(sum.kills), static_cast<long long>(sum.slowestRecovery.count()));
}

QTEST_GUILESS_MAIN(TestSimulation)
#include "tst_simulation.moc"
