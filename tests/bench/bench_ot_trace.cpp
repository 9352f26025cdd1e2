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

/// Whether the session ends as recorded.
void check(benchmark::State &state, const std::vector<RecordedSession::Edit> &edits)
{
    TwoAuthorMachines machines;
    play(machines, edits);
    if (textOf(machines.finish()) != RecordedSession::get().end)
        state.SkipWithError("the session ends in another text");
    state.counters["operations"] = double(edits.size());
    state.counters["transforms"] = double(machines.transforms());
}

/// The floor: the same edits in the server's order, put into a string.
void traceIntoString(benchmark::State &state)
{
    TwoAuthorMachines machines;
    play(machines, RecordedSession::get().edits);
    const auto &log = machines.finish();
    for (auto _ : state)
        benchmark::DoNotOptimize(textOf(log));
}
BENCHMARK(traceIntoString)->Unit(benchmark::kMillisecond);

void traceOpByOp(benchmark::State &state)
{
    const auto &edits = RecordedSession::get().edits;
    for (auto _ : state) {
        TwoAuthorMachines machines;
        play(machines, edits);
        benchmark::DoNotOptimize(machines.finish());
    }
    check(state, edits);
}
BENCHMARK(traceOpByOp)->Unit(benchmark::kMillisecond);

/// The same with what each author writes without looking up composed, the composing included: what
/// clients with one operation in flight and one buffer come to.
void traceWithBuffers(benchmark::State &state)
{
    for (auto _ : state) {
        TwoAuthorMachines machines;
        play(machines, RecordedSession::get().composedRuns());
        benchmark::DoNotOptimize(machines.finish());
    }
    check(state, RecordedSession::get().composedRuns());
}
BENCHMARK(traceWithBuffers)->Unit(benchmark::kMillisecond);

} // namespace
