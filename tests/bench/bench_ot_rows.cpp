// Long rows of operations: composed at once, and brought past another row.

#include "common/base/random.h"
#include "common/ot/algebra.h"
#include "common/ot/delta_composer.h"
#include "tests/support/delta_rows.h"

#include <benchmark/benchmark.h>

#include <vector>

using namespace syngraph;

namespace {

constexpr qsizetype kUnits = 400'000;

/// Somebody who works alone: words typed here and there, a part of them deleted again.
std::vector<Delta> worked(quint64 seed, qint64 operations)
{
    SeededRandom random(seed);
    std::vector<Delta> row;
    qsizetype length = kUnits;
    qsizetype caret = 0;
    while (qint64(row.size()) < operations) {
        if (random.chance(0.15))
            caret = qsizetype(random.below(quint64(length - 1)));
        DeltaBuilder builder;
        if (caret > 0 && random.chance(0.15)) {
            builder.retain(--caret).erase(1);
        } else {
            builder.retain(caret++).insert(u"x");
        }
        row.push_back(builder.build(length));
        length = row.back().targetLength();
    }
    return row;
}

void composeAllByFolding(benchmark::State &state)
{
    const auto row = worked(1, state.range(0));
    for (auto _ : state) {
        auto all = row.front();
        for (size_t i = 1; i < row.size(); ++i)
            all = compose(all, row[i]);
        benchmark::DoNotOptimize(all);
    }
}
BENCHMARK(composeAllByFolding)->Arg(1'000)->Arg(10'000)->Unit(benchmark::kMicrosecond);

void composeAllBalanced(benchmark::State &state)
{
    const auto row = worked(1, state.range(0));
    for (auto _ : state)
        benchmark::DoNotOptimize(composeAll(row));
}
BENCHMARK(composeAllBalanced)
    ->Arg(1'000)->Arg(10'000)->Arg(100'000)->Unit(benchmark::kMicrosecond);

void offlineRebaseOneByOne(benchmark::State &state)
{
    const auto log = worked(1, state.range(0));
    const auto own = worked(2, state.range(0));
    for (auto _ : state) {
        auto passed = log;
        auto rebased = own;
        transformLists(passed, rebased);
        benchmark::DoNotOptimize(rebased);
    }
}
BENCHMARK(offlineRebaseOneByOne)->Arg(1'000)->Unit(benchmark::kMillisecond);

void offlineRebaseComposed(benchmark::State &state)
{
    const auto log = worked(1, state.range(0));
    const auto own = worked(2, state.range(0));
    for (auto _ : state) {
        auto theirs = composeAll(log);
        auto mine = composeAll(own);
        transformPairInPlace(theirs, mine);
        benchmark::DoNotOptimize(mine);
    }
}
BENCHMARK(offlineRebaseComposed)
    ->Arg(1'000)->Arg(10'000)->Arg(100'000)->Unit(benchmark::kMillisecond);

} // namespace
