#include "common/ot/algebra.h"

#include "common/base/random.h"

#include <benchmark/benchmark.h>

#include <vector>

using namespace syngraph;

namespace {

constexpr qsizetype kUnits = 10'000;

Delta typed(qsizetype at, QStringView text, qsizetype length = kUnits)
{
    DeltaBuilder builder;
    builder.retain(at).insert(text);
    return builder.build(length);
}

/// All that one key press is when nothing else exists: the floor of any transform.
struct Keystroke
{
    qsizetype position;
    qsizetype inserted;
};

void keystrokesAsPositions(benchmark::State &state)
{
    Keystroke over{40, 1};
    for (auto _ : state) {
        Keystroke own{4'000, 1};
        benchmark::DoNotOptimize(over);
        benchmark::DoNotOptimize(own);
        if (over.position <= own.position)
            own.position += over.inserted;
        benchmark::DoNotOptimize(own);
    }
}
BENCHMARK(keystrokesAsPositions);

void transformPairApart(benchmark::State &state)
{
    const auto own = typed(4'000, u"x");
    const auto over = typed(40, u"y");
    for (auto _ : state)
        benchmark::DoNotOptimize(transform(own, over, Order::Later));
}
BENCHMARK(transformPairApart);

/// Both ways at once, as a list of operations goes over another one.
void transformPairInPlaceApart(benchmark::State &state)
{
    auto earlier = typed(4'000, u"x");
    auto later = typed(40, u"y");
    for (auto _ : state) {
        transformPairInPlace(earlier, later);
        benchmark::DoNotOptimize(earlier);
        benchmark::DoNotOptimize(later);
    }
}
BENCHMARK(transformPairInPlaceApart);

void copyKeystroke(benchmark::State &state)
{
    const auto own = typed(4'000, u"x");
    for (auto _ : state) {
        Delta copy = own;
        benchmark::DoNotOptimize(copy);
    }
}
BENCHMARK(copyKeystroke);

void transformPairAtOneSpot(benchmark::State &state)
{
    const auto own = typed(40, u"x");
    const auto over = typed(40, u"y");
    for (auto _ : state)
        benchmark::DoNotOptimize(transform(own, over, Order::Later));
}
BENCHMARK(transformPairAtOneSpot);

void transformOverWindow(benchmark::State &state)
{
    std::vector<Delta> window;
    SeededRandom random(1);
    for (qsizetype i = 0; i < state.range(0); ++i)
        window.push_back(typed(qsizetype(random.below(kUnits - 1)), u"y", kUnits + i));
    const auto own = typed(4'000, u"x");
    for (auto _ : state) {
        auto late = own;
        for (const auto &over : window)
            transformInPlace(late, over, Order::Later);
        benchmark::DoNotOptimize(late);
    }
}
BENCHMARK(transformOverWindow)->Arg(64);

void composeTyping(benchmark::State &state)
{
    const auto first = typed(4'000, u"x");
    const auto second = typed(4'001, u"y", kUnits + 1);
    for (auto _ : state)
        benchmark::DoNotOptimize(compose(first, second));
}
BENCHMARK(composeTyping);

/// A word letter by letter, on the spot.
void composeWordInPlace(benchmark::State &state)
{
    const QStringView word = u"together";
    std::vector<Delta> letters;
    for (qsizetype i = 0; i < word.size(); ++i)
        letters.push_back(typed(4'000 + i, word.sliced(i, 1), kUnits + i));
    for (auto _ : state) {
        auto whole = letters.front();
        for (size_t i = 1; i < letters.size(); ++i)
            composeInPlace(whole, letters[i]);
        benchmark::DoNotOptimize(whole);
    }
    state.SetItemsProcessed(state.iterations() * (word.size() - 1));
}
BENCHMARK(composeWordInPlace);

void composeApart(benchmark::State &state)
{
    const auto first = typed(4'000, u"x");
    const auto second = typed(40, u"y", kUnits + 1);
    for (auto _ : state)
        benchmark::DoNotOptimize(compose(first, second));
}
BENCHMARK(composeApart);

void composeFormatted(benchmark::State &state)
{
    const AttributeSet bold{{AttributeKey::Bold, AttributeValue(true)}};
    const AttributeSet italic{{AttributeKey::Italic, AttributeValue(true)}};
    DeltaBuilder a;
    a.retain(100).retain(10, bold);
    DeltaBuilder b;
    b.retain(105).retain(10, italic);
    const auto first = a.build(kUnits);
    const auto second = b.build(kUnits);
    const auto inTheDocument = compose(first, second); // so its sets of attributes are known
    for (auto _ : state)
        benchmark::DoNotOptimize(compose(first, second));
}
BENCHMARK(composeFormatted);

} // namespace

