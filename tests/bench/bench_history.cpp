// A history of a million operations: any version of it, and what somebody missed as one operation.

#include "common/base/random.h"
#include "common/document/document_history.h"

#include <benchmark/benchmark.h>

namespace syngraph::bench {

namespace {

constexpr qint64 kOperations = 1'000'000;

/// Somebody types, erases and goes elsewhere; only lengths matter.
std::vector<Delta> madeLog()
{
    SeededRandom random(41);
    std::vector<Delta> log;
    log.reserve(size_t(kOperations));
    qsizetype length = 1;
    qsizetype caret = 0;
    const AttributeSet bold{{AttributeKey::Bold, AttributeValue(true)}};
    for (qint64 i = 0; i < kOperations; ++i) {
        if (random.below(40) == 0)
            caret = random.between(0, length - 1);
        DeltaBuilder builder;
        const auto kind = random.below(100);
        if (caret > 0 && kind < 30) {
            builder.retain(--caret).erase(1);
        } else if (kind == 99 && length - 1 - caret > 20) {
            builder.retain(caret).retain(10, bold);
        } else {
            const QChar key = kind == 98 ? u'\n' : QChar(u'a' + int(random.below(26)));
            builder.retain(caret++).insert(QStringView(&key, 1));
        }
        log.push_back(builder.build(length));
        length = log.back().targetLength();
    }
    return log;
}

const std::vector<Delta> &operations()
{
    static const auto log = madeLog();
    return log;
}

const Delta &operationOf(Revision revision)
{
    return operations()[size_t(revision.value - 1)];
}

Delta inPairs(size_t from, size_t to)
{
    if (to - from == 1)
        return operations()[from];
    const auto middle = (from + to) / 2;
    return compose(inPairs(from, middle), inPairs(middle, to));
}

void tryVersion(benchmark::State &state, DocumentHistory &history, qint64 revision)
{
    const auto version = history.version(Revision(revision));
    if (!version || version->length() != operations()[size_t(revision - 1)].targetLength())
        state.SkipWithError("the log does not fit");
}

void versionReplayed(benchmark::State &state)
{
    SeededRandom random(42);
    operations();
    for (auto _ : state) {
        const auto revision = random.between(qint64(1), kOperations);
        Document document;
        for (qint64 i = 0; i < revision; ++i) {
            if (!document.applyUnlimited(operations()[size_t(i)]))
                state.SkipWithError("the log does not fit");
        }
        benchmark::DoNotOptimize(document.length());
    }
}

void versionByBlocks(benchmark::State &state)
{
    DocumentHistory history(Document(), Revision(), operationOf);
    tryVersion(state, history, kOperations); // composes all blocks
    SeededRandom random(42);
    for (auto _ : state)
        tryVersion(state, history, random.between(qint64(1), kOperations));
}

void firstVersionByBlocks(benchmark::State &state)
{
    operations();
    for (auto _ : state) {
        DocumentHistory history(Document(), Revision(), operationOf);
        tryVersion(state, history, kOperations);
    }
}

void catchUpOneByOne(benchmark::State &state)
{
    for (auto _ : state) {
        Delta all = operations()[500'000];
        for (size_t i = 1; i < 10'000; ++i)
            all = compose(all, operations()[500'000 + i]);
        benchmark::DoNotOptimize(all);
    }
}

void catchUpInPairs(benchmark::State &state)
{
    operations();
    for (auto _ : state)
        benchmark::DoNotOptimize(inPairs(500'000, 510'000));
}

void firstCatchUpByBlocks(benchmark::State &state)
{
    operations();
    for (auto _ : state) {
        CompositionBlocks blocks;
        benchmark::DoNotOptimize(
            blocks.composed(Revision(500'000), Revision(510'000), operationOf));
    }
}

void catchUpByBlocks(benchmark::State &state)
{
    CompositionBlocks blocks;
    qint64 shift = 0;
    for (auto _ : state) {
        shift = (shift + 7) % 500; // others come back from about there
        benchmark::DoNotOptimize(
            blocks.composed(Revision(500'000 + shift), Revision(510'000 + shift), operationOf));
    }
}

constexpr auto kUnit = benchmark::kMillisecond;
BENCHMARK(versionReplayed)->Name("history_1M/version/replayed")->Unit(kUnit);
BENCHMARK(firstVersionByBlocks)->Name("history_1M/version/first_by_blocks")->Unit(kUnit);
BENCHMARK(versionByBlocks)->Name("history_1M/version/by_blocks")->Unit(kUnit);
BENCHMARK(catchUpOneByOne)->Name("catch_up_10000/one_by_one")->Unit(kUnit);
BENCHMARK(catchUpInPairs)->Name("catch_up_10000/in_pairs")->Unit(kUnit);
BENCHMARK(firstCatchUpByBlocks)->Name("catch_up_10000/first_by_blocks")->Unit(kUnit);
BENCHMARK(catchUpByBlocks)->Name("catch_up_10000/by_blocks")->Unit(kUnit);

} // namespace

} // namespace syngraph::bench
