#include "tests/sim/shrink.h"
#include "tests/sim/simulation.h"
#include "tests/support/test_seed.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace syngraph;
using namespace syngraph::sim;
using namespace Qt::Literals::StringLiterals;

namespace {

QString failureOf(const Plan &plan)
{
    return Simulation(plan).run();
}

/// Where it can be replayed from: syngraph-simulate replay FILE.
QString save(const Plan &plan, const QString &name)
{
    const QDir folder(QStringLiteral(SYNGRAPH_FAILED_PLANS));
    folder.mkpath(u"."_s);
    QFile file(folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly))
        return {};
    file.write(plan.toText());
    return file.fileName();
}

} // namespace

/// The whole system without I/O. SYNGRAPH_SEED: the first seed, SYNGRAPH_ROUNDS: how many.
class TestSimulation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everybodyConverges_data();
    void everybodyConverges();
    void keptPlansHold_data();
    void keptPlansHold();
    void divergenceIsFoundInTwoBeats_data();
    void divergenceIsFoundInTwoBeats();
    void sameEachTime();
    void plansSurviveAFile();
    void shrinkingFindsTheCause();
};

void TestSimulation::everybodyConverges_data()
{
    QTest::addColumn<int>("profile");
    for (size_t i = 0; i < profiles().size(); ++i)
        QTest::newRow(profiles()[i].name.constData()) << int(i);
}

void TestSimulation::everybodyConverges()
{
    QFETCH(int, profile);
    const auto &all = profiles();
    const auto &one = all[size_t(profile)];
    const auto first = testSeed(20'240'101) + quint64(profile) * 1'000'000;
    const auto rounds = std::max<quint64>(1, testRounds(2'002) / all.size());
    Simulation::Tally sum;
    for (quint64 seed = first; seed < first + rounds; ++seed) {
        const auto plan = makePlan(one, seed);
        Simulation simulation(plan);
        if (const auto failure = simulation.run(); !failure.isEmpty()) {
            const auto name = QString::fromLatin1(one.name).replace(u' ', u'-')
                + u"-%1.plan"_s.arg(seed);
            const auto file = save(plan, name);
            QFAIL(qPrintable(u"%1; seed %2, plan %3"_s.arg(failure).arg(seed).arg(file)));
        }
        const auto tally = simulation.tally();
        sum.steps += tally.steps;
        sum.operations += tally.operations;
        sum.attempts += tally.attempts;
        sum.deaths += tally.deaths;
        sum.recovery = std::max(sum.recovery, tally.recovery);
    }
    qInfo("%llu seeds: %lld steps, %lld commits, %lld connections, %lld deaths of the server, in "
          "sync at most %lld ms after the last fault",
          static_cast<unsigned long long>(rounds), static_cast<long long>(sum.steps),
          static_cast<long long>(sum.operations), static_cast<long long>(sum.attempts),
          static_cast<long long>(sum.deaths), static_cast<long long>(sum.recovery.count()));
}

void TestSimulation::keptPlansHold_data()
{
    QTest::addColumn<QByteArray>("text");
    const QDir folder(QStringLiteral(SYNGRAPH_KEPT_PLANS));
    for (const auto &name : folder.entryList({u"*.plan"_s}, QDir::Files)) {
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QTest::newRow(qPrintable(name)) << file.readAll();
    }
}

void TestSimulation::keptPlansHold()
{
    QFETCH(QByteArray, text);
    const auto plan = Plan::fromText(text);
    QVERIFY2(plan.ok(), plan.ok() ? "" : qPrintable(plan.error()));
    QCOMPARE(failureOf(*plan), QString());
}

void TestSimulation::divergenceIsFoundInTwoBeats_data()
{
    QTest::addColumn<bool>("isCorrupted");
    QTest::addColumn<bool>("othersGoOn");
    QTest::newRow("nothing is wrong") << false << false;
    QTest::newRow("then nobody writes any more") << true << false;
    QTest::newRow("somebody goes on writing") << true << true;
}

/// Far from any revision at which all are compared.
void TestSimulation::divergenceIsFoundInTwoBeats()
{
    QFETCH(bool, isCorrupted);
    QFETCH(bool, othersGoOn);
    Plan plan;
    plan.people = 2;
    plan.length = 40s;
    const Milliseconds begin = 5s;
    for (int i = 0; i < (othersGoOn ? 50 : 1); ++i)
        plan.events.push_back({begin + Milliseconds(700 * i), EventKind::Mark, 0, 0, quint64(i)});
    Simulation simulation(plan);
    if (isCorrupted)
        simulation.corruptNextText(1);
    const auto failure = simulation.run();
    if (!isCorrupted) {
        QCOMPARE(failure, QString());
        return;
    }
    QVERIFY2(failure.contains(u"hash differs at revision"_s), qPrintable(failure));
    const auto at = failure.section(u"(at "_s, 1).section(u' ', 0, 0).toLongLong();
    QVERIFY2(at > 0 && at <= begin.count() + 21'000, qPrintable(failure));
}

void TestSimulation::sameEachTime()
{
    const auto plan = makePlan(profiles().back(), 7);
    Simulation first(plan);
    Simulation second(plan);
    QCOMPARE(first.run(), second.run());
    QCOMPARE(first.tally().steps, second.tally().steps);
    QCOMPARE(first.tally().operations, second.tally().operations);
}

void TestSimulation::plansSurviveAFile()
{
    const auto plan = makePlan(profiles()[5], 11);
    const auto read = Plan::fromText(plan.toText());
    QVERIFY(read.ok());
    QCOMPARE(read->toText(), plan.toText());
    QVERIFY(*read == plan);
    QVERIFY(!Plan::fromText("at 1 nonsense 0 0 0").ok());
    QVERIFY(!Plan::fromText("people 99").ok());
}

void TestSimulation::shrinkingFindsTheCause()
{
    // "Fails" when person 1 is killed after a power cut of the server.
    const auto fails = [](const Plan &plan) {
        bool isDark = false;
        for (const auto &event : plan.events) {
            isDark = isDark || event.kind == EventKind::PowerServer;
            if (isDark && event.kind == EventKind::KillClient && event.who == 1)
                return true;
        }
        return false;
    };
    quint64 seed = 1;
    while (!fails(makePlan(profiles()[5], seed)))
        ++seed;
    const auto plan = shrink(makePlan(profiles()[5], seed), fails);
    QCOMPARE(plan.events.size(), size_t(2));
    QCOMPARE(plan.jsonPeople + plan.newerPeople + plan.olderPeople, quint64(0));
}

QTEST_GUILESS_MAIN(TestSimulation)
#include "tst_simulation.moc"
