// A session of two people through the algebra of two clients and a server.

#include "common/ot/algebra.h"
#include "tests/bench/recorded_session.h"

#include <benchmark/benchmark.h>

using namespace syngraph;

namespace {

void play(TwoAuthorMachines &machines, const std::vector<RecordedSession::Edit> &edits)
{
    for (const auto &edit : edits)
        machines.submit(edit);
}

QString textOf(const std::vector<Delta> &log)
{
    QString text(u'\n');
    for (const auto &operation : log) {
        qsizetype position = 0;
        for (const auto &component : operation.components()) {
            const auto length = qsizetype(component.length);
            if (component.kind == Delta::Kind::Insert)
                text.insert(position, operation.text(component));
            if (component.kind == Delta::Kind::Delete)
                text.remove(position, length);
            else
                position += length;
        }
    }
    return text;
}

/// What each author writes without looking up as one operation, as a client's buffer does it.
void playComposed(TwoAuthorMachines &machines, const std::vector<RecordedSession::Edit> &edits,
                  const std::vector<size_t> &ends)
{
    RecordedSession::Edit run{};
    size_t at = 0;
    for (const auto end : ends) {
        run = edits[at];
        for (++at; at < end; ++at) {
            composeInPlace(run.operation, edits[at].operation);
            ++run.count;
        }
        machines.submit(run);
    }
}

/// Whether the session ends as recorded.
void check(benchmark::State &state, TwoAuthorMachines &machines)
{
    const auto &log = machines.finish();
    if (textOf(log) != RecordedSession::get().end)
        state.SkipWithError("the session ends in another text");
    state.counters["operations"] = double(log.size());
    state.counters["transforms"] = double(machines.transforms());
}

/// The floor: the same edits in the server's order, put into a string.
void traceIntoString(benchmark::State &state)
{
    TwoAuthorMachines machines(RecordedSession::get().edits.size());
    play(machines, RecordedSession::get().edits);
    const auto &log = machines.finish();
    for (auto _ : state)
        benchmark::DoNotOptimize(textOf(log));
}
BENCHMARK(traceIntoString)->Unit(benchmark::kMillisecond);

/// The floor, of 6.2 ms in one run: 258,662 calls of transformPairInPlace at 10.3 ns as in the row
/// transformPairInPlaceApart are 2.7 ms, and five copies of each operation (a client's, the server's,
/// the log's, the other client's twice) at 16.7 ns as in copyKeystroke are 2.2 ms.
void traceOpByOp(benchmark::State &state)
{
    const auto &edits = RecordedSession::get().edits;
    for (auto _ : state) {
        TwoAuthorMachines machines(edits.size());
        play(machines, edits);
        benchmark::DoNotOptimize(machines.finish());
    }
    TwoAuthorMachines machines(edits.size());
    play(machines, edits);
    check(state, machines);
}
BENCHMARK(traceOpByOp)->Unit(benchmark::kMillisecond);

/// Half of it is composing, 0.92 of 1.82 ms in one run: 22,351 times some 40 ns, 7 of them to read
/// the operation (traceEditsRead). The rest is as above for 3,727 operations and 12,906 pairs.
/// With buffers, the composing of them included: what clients with one operation in flight come to.
void traceWithBuffers(benchmark::State &state)
{
    const auto &edits = RecordedSession::get().edits;
    const auto ends = RecordedSession::get().runEnds(); // the recording's, not a client's to find
    for (auto _ : state) {
        TwoAuthorMachines machines(ends.size());
        playComposed(machines, edits, ends);
        benchmark::DoNotOptimize(machines.finish());
    }
    TwoAuthorMachines machines(edits.size());
    playComposed(machines, edits, ends);
    check(state, machines);
}
BENCHMARK(traceWithBuffers)->Unit(benchmark::kMillisecond);

/// The floor of the row below: of each recorded edit the places that composing has to look at.
void traceEditsRead(benchmark::State &state)
{
    const auto &edits = RecordedSession::get().edits;
    for (auto _ : state) {
        qint64 sum = 0;
        for (const auto &edit : edits) {
            const auto &operation = edit.operation;
            sum += operation.lastEdit() + qint64(operation.components().back().length);
            if (operation.hasInserts())
                sum += operation.insertedText().front().unicode();
        }
        benchmark::DoNotOptimize(sum);
    }
}
BENCHMARK(traceEditsRead)->Unit(benchmark::kMillisecond);

/// Of that, what composing alone takes: each recorded edit is read once from memory, 250 bytes.
void traceBuffersAlone(benchmark::State &state)
{
    const auto &edits = RecordedSession::get().edits;
    const auto ends = RecordedSession::get().runEnds();
    for (auto _ : state) {
        size_t at = 0;
        for (const auto end : ends) {
            auto run = edits[at].operation;
            for (++at; at < end; ++at)
                composeInPlace(run, edits[at].operation);
            benchmark::DoNotOptimize(run);
        }
    }
}
BENCHMARK(traceBuffersAlone)->Unit(benchmark::kMillisecond);

} // namespace
