#include "common/sync/undo_history.h"

#include "common/base/limits.h"
#include "common/ot/algebra.h"

#include <algorithm>
#include <utility>

namespace syngraph {

namespace {

qsizetype weightOf(const Delta &delta)
{
    return delta.insertedText().size() + qsizetype(delta.components().size());
}

} // namespace

void UndoHistory::push(Delta operation)
{
    m_held += weightOf(operation);
    m_entries.push_back({std::move(operation), {}});
    keepBounds();
}

void UndoHistory::appendToTop(const Delta &operation)
{
    if (isEmpty() || operation.isIdentity())
        return; // nothing that it could matter to
    auto &since = m_entries.back().since;
    m_held -= since.held();
    since.append(operation);
    m_held += since.held();
    keepBounds();
}

void UndoHistory::addRemote(const Delta &operation)
{
    appendToTop(operation);
}

std::optional<Delta> UndoHistory::pop()
{
    if (isEmpty())
        return std::nullopt;
    auto [operation, since] = std::move(m_entries.back());
    m_entries.pop_back();
    m_held -= weightOf(operation) + since.held();
    if (since.isEmpty())
        return operation;
    // What others did came later, so its values stay.
    auto theirs = since.take();
    transformPairInPlace(operation, theirs);
    appendToTop(theirs);
    return std::move(operation);
}

void UndoHistory::clear()
{
    m_entries.clear();
    m_held = 0;
}

std::vector<UndoHistory::Entry> UndoHistory::newest(qsizetype entries, qsizetype units) const
{
    std::vector<Entry> newest;
    for (auto entry = m_entries.rbegin(); entry != m_entries.rend(); ++entry) {
        units -= weightOf(entry->operation) + entry->since.held();
        if (--entries < 0 || units < 0)
            break;
        newest.push_back({entry->operation, std::nullopt});
        if (auto since = entry->since; !since.isEmpty()) {
            auto all = since.take();
            if (!all.isIdentity()) // what they did and took back again
                newest.back().since = std::move(all);
        }
    }
    std::ranges::reverse(newest);
    return newest;
}

UndoHistory UndoHistory::fromEntries(std::vector<Entry> entries, qsizetype documentLength)
{
    auto length = documentLength; // behind the entry that is looked at
    for (auto entry = entries.rbegin(); entry != entries.rend(); ++entry) {
        if (entry->since) {
            if (entry->since->targetLength() != length)
                return {};
            length = entry->since->baseLength();
        }
        if (entry->operation.baseLength() != length)
            return {};
        length = entry->operation.targetLength();
    }
    UndoHistory history;
    for (auto &entry : entries) {
        history.push(std::move(entry.operation));
        if (entry.since)
            history.appendToTop(*entry.since);
    }
    return history;
}

void UndoHistory::keepBounds()
{
    while (!isEmpty() && (size() > limits::kUndoEntries || m_held > limits::kUndoUnits)) {
        m_held -= weightOf(m_entries.front().operation) + m_entries.front().since.held();
        m_entries.pop_front();
    }
}

} // namespace syngraph
