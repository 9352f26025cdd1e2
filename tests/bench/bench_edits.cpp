// A session that people recorded, edit by edit: in a flat gap buffer, in a string, in the document
// tree, and as operations through everything that a server does with them.

#include "common/document/document.h"
#include "common/document/document_tree.h"
#include "tests/bench/baselines.h"
#include "tests/bench/trace_edits.h"

#include <benchmark/benchmark.h>

namespace syngraph::bench {

namespace {

constexpr Authorship kAuthor(AuthorNumber(1), Revision(1));

NodeList emptyDocument()
{
    LeafFiller filler(1);
    filler.addText(u"\n");
    filler.addRun(1, {});
    filler.addAuthor(1, {});
    return filler.take();
}

std::vector<Delta> operationsOf(const Session &session)
{
    std::vector<Delta> operations;
    qsizetype length = 1;
    for (const auto &edit : session.edits) {
        operations.push_back(DeltaBuilder()
                                 .retain(edit.position)
                                 .insert(session.textOf(edit))
                                 .erase(edit.erased)
                                 .build(length));
        length = operations.back().targetLength();
    }
    return operations;
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

void operations(benchmark::State &state, const Session &session)
{
    const auto operations = operationsOf(session);
    for (auto _ : state) {
        Document document;
        for (const auto &operation : operations)
            benchmark::DoNotOptimize(document.apply(operation, kAuthor));
        state.PauseTiming();
        verify(state, document.text().chopped(1), session);
        state.ResumeTiming();
    }
    perEdit(state, session);
}

const int kRegistered = [] {
    for (const auto &session : sessions()) {
        const auto add = [&session](const char *name, auto function) {
            benchmark::RegisterBenchmark(
                (std::string(name) + '/' + session.name.toStdString()).c_str(),
                [&session, function](benchmark::State &state) { function(state, session); })
                ->Unit(benchmark::kMillisecond);
        };
        add("edits/flat_gap_buffer", flatGapBuffer);
        if (session.edits.size() < 50'000)
            add("edits/u16string", string);
        add("edits/tree", tree);
        add("edits/document_apply", operations);
    }
    return 0;
}();

} // namespace

} // namespace syngraph::bench
