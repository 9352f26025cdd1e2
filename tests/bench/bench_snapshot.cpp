// A document of a million units with a format every 30 and an author every 200, to bytes and back.
// Beside it what cannot be left out: the checksum, and the text's way to UTF-8 and back.

#include "common/base/sha256.h"
#include "common/document/snapshot.h"

#include <benchmark/benchmark.h>

namespace syngraph::bench {

namespace {

Document rich()
{
    const AttributeSet sets[] = {
        {},
        {{AttributeKey::Bold, AttributeValue(true)}},
        {},
        {{AttributeKey::Link, AttributeValue(QStringLiteral("https://example.org/page"))}}};
    DeltaBuilder builder;
    const QString words = QStringLiteral("thirty units of wörds to read ");
    for (int i = 0; i < 33'332; ++i) {
        builder.insert(words, sets[i % 4]);
        if (i % 10 == 9)
            builder.insert(u"\n", {{AttributeKey::Block, AttributeValue(QStringLiteral("h2"))}});
    }
    auto document = *Document::fromDelta(builder.insert(u"\n").build());
    for (qsizetype at = 0; at + 200 < document.length(); at += 200)
        document.setAuthorship(at, 200, {AuthorNumber(at / 200 % 9), Revision(at / 1'000 * 256)});
    return document;
}

void encode(benchmark::State &state)
{
    const auto document = rich();
    for (auto _ : state)
        benchmark::DoNotOptimize(encodeSnapshot(document));
    state.counters["bytes"] = double(encodeSnapshot(document).size());
    state.counters["units"] = double(document.length());
}

void decode(benchmark::State &state)
{
    const auto bytes = encodeSnapshot(rich());
    for (auto _ : state)
        benchmark::DoNotOptimize(decodeSnapshot(bytes));
}

void checksum(benchmark::State &state)
{
    const auto bytes = encodeSnapshot(rich());
    for (auto _ : state)
        benchmark::DoNotOptimize(Sha256::of(bytes));
}

void utf8(benchmark::State &state)
{
    const auto text = rich().text();
    for (auto _ : state)
        benchmark::DoNotOptimize(QString::fromUtf8(text.toUtf8()));
}

void hash(benchmark::State &state)
{
    const auto document = rich();
    for (auto _ : state)
        benchmark::DoNotOptimize(document.hash());
}

constexpr auto kUnit = benchmark::kMillisecond;
BENCHMARK(encode)->Name("snapshot_1M/encode")->Unit(kUnit);
BENCHMARK(decode)->Name("snapshot_1M/decode")->Unit(kUnit);
BENCHMARK(hash)->Name("snapshot_1M/canonical_hash")->Unit(kUnit);
BENCHMARK(checksum)->Name("snapshot_1M/floor_sha256")->Unit(kUnit);
BENCHMARK(utf8)->Name("snapshot_1M/floor_utf8_there_and_back")->Unit(kUnit);

} // namespace

} // namespace syngraph::bench
