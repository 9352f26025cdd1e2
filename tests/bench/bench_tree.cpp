// Single edits at random places: among many formats, in a very large document, and how wide the
// units of a leaf should be.

#include "common/base/random.h"
#include "common/document/document.h"
#include "common/document/document_tree.h"
#include "tests/bench/baselines.h"

#include <benchmark/benchmark.h>

#include <malloc.h>

namespace syngraph::bench {

namespace {

constexpr Authorship kAuthor(AuthorNumber(1), Revision(1));
constexpr int kFormatRuns = 10'000;
constexpr qsizetype kRunUnits = 20;

std::vector<qsizetype> places(qsizetype length)
{
    SeededRandom random(31);
    std::vector<qsizetype> result(1 << 16);
    for (auto &place : result)
        place = random.between(0, length - 1);
    return result;
}

Document formatted()
{
    const AttributeSet sets[] = {{{AttributeKey::Bold, AttributeValue(true)}},
                                 {},
                                 {{AttributeKey::Italic, AttributeValue(true)}}};
    DeltaBuilder builder;
    for (int i = 0; i < kFormatRuns; ++i)
        builder.insert(QString(kRunUnits - 1, u'x') + (i % 300 == 299 ? u'\n' : u'y'), sets[i % 3]);
    return *Document::fromDelta(builder.insert(u"\n").build());
}

/// Types a unit and takes it back, in turn: the document stays as it is.
template <typename Insert, typename Erase>
void typeAndTakeBack(benchmark::State &state, qsizetype length, Insert insert, Erase erase)
{
    const auto where = places(length);
    size_t i = 0;
    for (auto _ : state) {
        const auto place = where[i++ & 0xffff];
        insert(place);
        erase(place);
    }
    state.counters["per_edit"] = benchmark::Counter(
        2 * double(state.iterations()), benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
}

void formatsInTree(benchmark::State &state)
{
    auto document = formatted();
    const AttributeSet plain;
    NodeList leaves;
    LeafFiller filler(document.length());
    qsizetype covered = 0;
    document.visitRuns(0, document.length(), [&](QStringView text, const AttributeSet &set) {
        filler.addText(text);
        filler.addRun(text.size(), set);
        covered += text.size();
    });
    filler.addAuthor(covered, kAuthor);
    DocumentTree tree(filler.take());
    typeAndTakeBack(
        state, document.length() - 1,
        [&](qsizetype at) { tree.insert(at, u"k", plain, kAuthor); },
        [&](qsizetype at) { tree.erase(at, 1); });
}

/// Above the row of the tree alone: making the operation (its own row), runs of authors, which the
/// other row has none of (6 % of the samples), and the check, which is who waits for the leaf's text
/// (12 %). The leaves are 0.6 MB, more than a second-level cache; a fifth of the time is moving text
/// to where the gap is wanted, which edits at random places cannot be without.
void formatsInDocument(benchmark::State &state)
{
    auto document = formatted();
    const auto length = document.length();
    typeAndTakeBack(
        state, length - 1,
        [&](qsizetype at) {
            benchmark::DoNotOptimize(
                document.apply(DeltaBuilder().retain(at).insert(u"k").build(length), kAuthor));
        },
        [&](qsizetype at) {
            benchmark::DoNotOptimize(
                document.apply(DeltaBuilder().retain(at).erase(1).build(length + 1), kAuthor));
        });
}

/// What of the row above is making the two operations.
void formatsOperationsAlone(benchmark::State &state)
{
    const auto length = formatted().length();
    typeAndTakeBack(
        state, length - 1,
        [&](qsizetype at) {
            benchmark::DoNotOptimize(DeltaBuilder().retain(at).insert(u"k").build(length));
        },
        [&](qsizetype at) {
            benchmark::DoNotOptimize(DeltaBuilder().retain(at).erase(1).build(length + 1));
        });
}

/// A string and one list of all runs, as in a document that is a list of inserts.
void formatsInNaiveList(benchmark::State &state)
{
    const auto document = formatted();
    auto text = document.text();
    std::vector<std::pair<AttributeSet, qsizetype>> runs;
    document.visitRuns(0, document.length(), [&](QStringView piece, const AttributeSet &set) {
        runs.emplace_back(set, piece.size());
    });
    const auto runAt = [&runs](qsizetype at) {
        size_t run = 0;
        for (; at >= runs[run].second; ++run)
            at -= runs[run].second;
        return run;
    };
    typeAndTakeBack(
        state, document.length() - 1,
        [&](qsizetype at) {
            ++runs[runAt(at)].second;
            text.insert(at, u'k');
        },
        [&](qsizetype at) {
            --runs[runAt(at)].second;
            text.remove(at, 1);
        });
}

size_t bytesInUse()
{
    const auto info = mallinfo2();
    return info.uordblks + info.hblkhd;
}

/// Fifty times the largest document that there may be. The edits wait for memory, and a third of
/// that is for the tables of 4-KiB pages: with GLIBC_TUNABLES=glibc.malloc.hugetlb=1 in the same
/// minute 350 ns instead of 510. The rest is the leaf's head and text, and two nodes above it.
void hugeTree(benchmark::State &state)
{
    const auto units = qsizetype(state.range(0));
    const auto before = bytesInUse();
    LeafFiller filler(units);
    const QString paragraph = QString(99, u'x') + u'\n';
    for (qsizetype i = 0; i < units; i += paragraph.size())
        filler.addText(paragraph);
    filler.addRun(units, {});
    filler.addAuthor(units, kAuthor);
    DocumentTree tree(filler.take());
    state.counters["bytes_per_unit"] = double(bytesInUse() - before) / double(units);
    const AttributeSet plain;
    typeAndTakeBack(
        state, units - 1, [&](qsizetype at) { tree.insert(at, u"k", plain, kAuthor); },
        [&](qsizetype at) { tree.erase(at, 1); });
}

void hugeFlatGapBuffer(benchmark::State &state)
{
    const auto units = size_t(state.range(0));
    FlatGapBuffer buffer(units + 1024);
    const std::u16string text(units, u'x');
    buffer.insert(0, QStringView(text.data(), qsizetype(units)));
    typeAndTakeBack(
        state, qsizetype(units), [&](qsizetype at) { buffer.insert(size_t(at), u"k"); },
        [&](qsizetype at) { buffer.erase(size_t(at), 1); });
}

/// A leaf without anything but text.
template <typename Unit>
struct BareLeaf
{
    static constexpr size_t kUnits = 960;
    size_t gapStart = kUnits;
    size_t length = kUnits;
    Unit units[1024];

    void insert(size_t at, Unit unit)
    {
        const auto gap = 1024 - length;
        if (at < gapStart)
            std::memmove(units + at + gap, units + at, (gapStart - at) * sizeof(Unit));
        else
            std::memmove(units + gapStart, units + gapStart + gap, (at - gapStart) * sizeof(Unit));
        gapStart = at;
        units[gapStart++] = unit;
        ++length;
    }
    void takeBack()
    {
        --gapStart;
        --length;
    }
};

/// Such leaves side by side, found by division: what the width of a unit is worth.
template <typename Unit>
void leafOfWidth(benchmark::State &state)
{
    using Leaf = BareLeaf<Unit>;
    std::vector<Leaf> leaves(size_t(state.range(0)) / Leaf::kUnits);
    typeAndTakeBack(
        state, qsizetype(leaves.size() * Leaf::kUnits),
        [&leaves](qsizetype at) {
            leaves[size_t(at) / Leaf::kUnits].insert(size_t(at) % Leaf::kUnits, Unit('k'));
        },
        [&leaves](qsizetype at) { leaves[size_t(at) / Leaf::kUnits].takeBack(); });
}

BENCHMARK(formatsInNaiveList)->Name("formats_10000/naive_run_list");
BENCHMARK(formatsInTree)->Name("formats_10000/tree");
BENCHMARK(formatsInDocument)->Name("formats_10000/document_apply");
BENCHMARK(formatsOperationsAlone)->Name("formats_10000/operations_alone");
BENCHMARK(hugeFlatGapBuffer)->Name("random_edits/flat_gap_buffer")->Arg(2'000'000);
BENCHMARK(hugeTree)->Name("random_edits/tree")->Arg(2'000'000)->Arg(100'000'000);
BENCHMARK(leafOfWidth<quint8>)->Name("leaf_width/8_bits")->Arg(2'000'000)->Arg(100'000'000);
BENCHMARK(leafOfWidth<char16_t>)->Name("leaf_width/16_bits")->Arg(2'000'000)->Arg(100'000'000);

} // namespace

} // namespace syngraph::bench
