// Runs, replays and shortens plans of the simulator.

#include "tests/sim/shrink.h"
#include "tests/sim/simulation.h"

#include <QCoreApplication>
#include <QFile>

#include <cstdio>

using namespace syngraph;
using namespace syngraph::sim;

namespace {

constexpr auto kHelp = "syngraph-simulate seeds FIRST COUNT [EVENTS]   of every profile\n"
                       "syngraph-simulate plan PROFILE SEED > FILE   PROFILE: 0 for the first\n"
                       "syngraph-simulate replay FILE\n"
                       "syngraph-simulate shrink FILE > SHORTER\n";

int runSeeds(quint64 first, quint64 count, int events)
{
    int failures = 0;
    for (const auto &profile : profiles()) {
        for (quint64 seed = first; seed < first + count; ++seed) {
            const auto plan = makePlan(profile, seed, events);
            const auto failure = Simulation(plan).run();
            if (failure.isEmpty())
                continue;
            ++failures;
            std::printf("%s, seed %llu: %s\n", profile.name.constData(),
                        static_cast<unsigned long long>(seed), qPrintable(failure));
            QFile file(QStringLiteral("failed-%1.plan").arg(seed));
            if (file.open(QIODevice::WriteOnly))
                file.write(plan.toText());
        }
        std::printf("%s: done\n", profile.name.constData());
        std::fflush(stdout);
    }
    std::printf("%llu seeds of %zu profiles, %d failures\n", static_cast<unsigned long long>(count),
                profiles().size(), failures);
    return failures == 0 ? 0 : 1;
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const auto words = QCoreApplication::arguments();
    if (words.value(1) == u"seeds" && words.size() >= 4)
        return runSeeds(words[2].toULongLong(), words[3].toULongLong(),
                        words.size() > 4 ? words[4].toInt() : 200);
    if (words.value(1) == u"plan" && words.size() == 4
        && words[2].toULongLong() < profiles().size()) {
        const auto &profile = profiles()[size_t(words[2].toULongLong())];
        std::fputs(makePlan(profile, words[3].toULongLong()).toText().constData(), stdout);
        return 0;
    }
    QFile file(words.value(2));
    const bool isShrinking = words.value(1) == u"shrink";
    if ((!isShrinking && words.value(1) != u"replay") || !file.open(QIODevice::ReadOnly)) {
        std::fputs(kHelp, stderr);
        return 64;
    }
    const auto plan = Plan::fromText(file.readAll());
    if (!plan) {
        std::fprintf(stderr, "%s\n", qPrintable(plan.error()));
        return 65;
    }
    Simulation simulation(*plan);
    const auto failure = simulation.run();
    if (failure.isEmpty())
        std::fprintf(stderr, "holds, in sync %lld ms after the last fault\n",
                     static_cast<long long>(simulation.tally().recovery.count()));
    else
        std::fprintf(stderr, "%s\n", qPrintable(failure));
    if (!isShrinking || failure.isEmpty())
        return failure.isEmpty() ? 0 : 1;
    const auto shorter = shrink(*plan, [](const Plan &candidate) {
        return !Simulation(candidate).run().isEmpty();
    });
    std::fputs(shorter.toText().constData(), stdout);
    std::fprintf(stderr, "%zu events of %zu: %s\n", shorter.events.size(), plan->events.size(),
                 qPrintable(Simulation(shorter).run()));
    return 0;
}
