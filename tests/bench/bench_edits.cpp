// A session that people recorded, edit by edit: in a flat gap buffer, in a string, in the document
// tree, and as operations through everything that a server does with them.

#include "common/document/document.h"
#include "common/document/document_tree.h"
#include "common/protocol/codec.h"
#include "server/engine/engine.h"
#include "server/engine/hash_interval.h"
#include "tests/bench/baselines.h"
#include "tests/bench/trace_edits.h"

#include <benchmark/benchmark.h>

#include <ctime>
#include <numeric>
#include <optional>

namespace syngraph::bench {

namespace {

/// One recording begins with a text beyond the limit of an operation.
constexpr auto kBounds = DeltaParser::Bounds::Document;
constexpr Authorship kAuthor(AuthorNumber(1), Revision(1));

NodeList emptyDocument()
{
    LeafFiller filler(1);
    filler.addText(u"\n");
    filler.addRun(1, {});
    filler.addAuthor(1, {});
    return filler.take();
}

Delta operationOf(const Session &session, const Edit &edit, qsizetype length)
{
    return DeltaBuilder()
        .retain(edit.position)
        .insert(session.textOf(edit))
        .erase(edit.erased)
        .build(length);
}

void perEdit(benchmark::State &state, const Session &session)
{
    state.counters["per_edit"] =
        benchmark::Counter(double(session.edits.size()) * double(state.iterations()),
                           benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
}

void verify(benchmark::State &state, QStringView text, const Session &session)
{
    if (text != session.end)
        state.SkipWithError("another text than recorded");
}

void flatGapBuffer(benchmark::State &state, const Session &session)
{
    for (auto _ : state) {
        FlatGapBuffer buffer(1024);
        for (const auto &edit : session.edits) {
            if (edit.erased > 0)
                buffer.erase(edit.position, edit.erased);
            if (edit.textLength > 0)
                buffer.insert(edit.position, session.textOf(edit));
        }
        state.PauseTiming();
        verify(state, buffer.text(), session);
        state.ResumeTiming();
    }
    perEdit(state, session);
}

void string(benchmark::State &state, const Session &session)
{
    for (auto _ : state) {
        std::u16string text;
        for (const auto &edit : session.edits) {
            const auto inserted = session.textOf(edit);
            text.replace(edit.position, edit.erased, inserted.utf16(), size_t(inserted.size()));
        }
        state.PauseTiming();
        verify(state, text, session);
        state.ResumeTiming();
    }
    perEdit(state, session);
}

/// Where nine of ten edits go on at the place of the last one, the flat buffer has a store and two
/// sums for each, and the tree twice its time: half of that is one insert, whose parts are the path
/// (is the position still in this leaf), the run of attributes, the run of authors, and the counts
/// of two levels. None of them is more than 3 ns, and none can be left out. Where edits jump far, the
/// tree is the faster of the two.
void tree(benchmark::State &state, const Session &session)
{
    const AttributeSet plain;
    for (auto _ : state) {
        DocumentTree tree(emptyDocument());
        for (const auto &edit : session.edits) {
            if (edit.erased > 0)
                tree.erase(edit.position, edit.erased);
            if (edit.textLength > 0)
                tree.insert(edit.position, session.textOf(edit), plain, kAuthor);
        }
        state.PauseTiming();
        if (tree.length() != session.end.size() + 1)
            state.SkipWithError("another length than recorded");
        state.ResumeTiming();
    }
    perEdit(state, session);
}

/// Of the processor, so that other programs do not count.
double secondsOfThread()
{
    timespec now{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return double(now.tv_sec) + double(now.tv_nsec) * 1e-9;
}

/// Operations are made just before they are needed, as on a server, a number at a time so that the
/// clock does not count; all of a session at once would measure the way of 30 MB through memory.
template <typename Make, typename Use>
void inBatches(benchmark::State &state, const Session &session, Make make, Use use)
{
    constexpr size_t kBatch = 512;
    for (auto _ : state) {
        Document document;
        std::vector<decltype(make(Delta()))> batch;
        double spent = 0;
        qsizetype length = 1;
        for (size_t i = 0; i < session.edits.size(); i += batch.size()) {
            batch.clear();
            for (size_t k = i; k < std::min(i + kBatch, session.edits.size()); ++k) {
                const auto operation = operationOf(session, session.edits[k], length);
                length = operation.targetLength();
                batch.push_back(make(operation));
            }
            const auto start = secondsOfThread();
            for (size_t k = 0; k < batch.size(); ++k)
                use(document, batch[k], qint64(i + k + 1));
            spent += secondsOfThread() - start;
        }
        state.SetIterationTime(spent);
        if (length == document.length())
            verify(state, document.text().chopped(1), session);
    }
    perEdit(state, session);
}

Authorship authorOf(qint64 revision)
{
    return {AuthorNumber(revision / 64 % 3), Revision(revision)};
}

void operations(benchmark::State &state, const Session &session)
{
    inBatches(
        state, session, [](const Delta &operation) { return operation; },
        [](Document &document, const Delta &operation, qint64 revision) {
            benchmark::DoNotOptimize(document.apply(operation, authorOf(revision)));
        });
}

/// The floor of the rows below, when nothing is asked about what comes: each byte of it looked at
/// once, and the tree's edit.
void serverPathFloor(benchmark::State &state, const Session &session)
{
    std::optional<DocumentTree> tree;
    inBatches(
        state, session, [](const Delta &operation) { return encodeDelta(operation); },
        [&](Document &, const QByteArray &bytes, qint64 revision) {
            if (revision == 1)
                tree.emplace(emptyDocument());
            benchmark::DoNotOptimize(std::accumulate(bytes.begin(), bytes.end(), 0));
            const auto &edit = session.edits[size_t(revision - 1)];
            if (edit.erased > 0)
                tree->erase(edit.position, edit.erased);
            if (edit.textLength > 0)
                tree->insert(edit.position, session.textOf(edit), {}, authorOf(revision));
        });
}

/// Bytes as they come and as they are stored, judged by themselves and against the document; with
/// the hash as often as a server makes it.
///
/// Above its floor, 61 of 117 ns for friendsforever without the hash, is the decoding, 51 ns: some
/// 450 instructions for five heads with their bounds, a place, a character and the operation's own
/// parts, 34 ns when all of it is in the first cache. Judging against the document is one walk with
/// the edit. The hash is SHA-256 of 32 units for each operation (hashInterval()), 15 to 40 ns.
enum class Hashing { None, AsTheServer };
void serverPath(benchmark::State &state, const Session &session, Hashing hashing)
{
    inBatches(
        state, session, [](const Delta &operation) { return encodeDelta(operation); },
        [&](Document &document, const QByteArray &bytes, qint64 revision) {
            const auto operation = decodeDelta(bytes, kBounds);
            if (!operation // which its schema was asked about
                || !document.apply(*operation, authorOf(revision)))
                state.SkipWithError("refused");
            if (hashing == Hashing::AsTheServer
                && revision % hashInterval(EngineOptions().hashEvery, document.length()) == 0)
                benchmark::DoNotOptimize(document.hash());
        });
}

void serverPathWithoutHash(benchmark::State &state, const Session &session)
{
    serverPath(state, session, Hashing::None);
}

void serverPathWithHash(benchmark::State &state, const Session &session)
{
    serverPath(state, session, Hashing::AsTheServer);
}

void decodeAlone(benchmark::State &state, const Session &session)
{
    inBatches(
        state, session, [](const Delta &operation) { return encodeDelta(operation); },
        [&](Document &, const QByteArray &bytes, qint64) {
            benchmark::DoNotOptimize(decodeDelta(bytes, kBounds));
        });
}

const int kRegistered = [] {
    for (const auto &session : sessions()) {
        const auto add = [&session](const char *name, auto function) {
            return benchmark::RegisterBenchmark(
                       (std::string(name) + '/' + session.name.toStdString()).c_str(),
                       [&session, function](benchmark::State &state) { function(state, session); })
                ->Unit(benchmark::kMillisecond);
        };
        add("edits/flat_gap_buffer", flatGapBuffer);
        if (session.edits.size() < 50'000)
            add("edits/u16string", string);
        add("edits/tree", tree);
        add("edits/document_apply", operations)->UseManualTime();
        add("server_path/floor", serverPathFloor)->UseManualTime();
        add("server_path/decode_alone", decodeAlone)->UseManualTime();
        add("server_path/without_hash", serverPathWithoutHash)->UseManualTime();
        add("server_path/all", serverPathWithHash)->UseManualTime();
    }
    return 0;
}();

} // namespace

} // namespace syngraph::bench
