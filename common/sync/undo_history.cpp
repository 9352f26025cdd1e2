#include "common/sync/undo_history.h"

#include "common/base/limits.h"
#include "common/document/attribute_bytes.h"
#include "common/ot/algebra.h"

#include <algorithm>
#include <utility>

namespace syngraph {

namespace {

/// Its attributes count as often as they would be written.
qsizetype weightOf(const Delta &delta)
{
    auto weight = delta.insertedText().size() + qsizetype(delta.components().size());
    for (const auto &component : delta.components()) {
        if (!component.attributes.isEmpty())
            weight += qsizetype(attributeByteCount(component.attributes));
    }
    return weight;
}

} // namespace

void UndoHistory::push(Delta operation)
{
    m_held += weightOf(operation);
    m_entries.push_back({std::make_shared<const Delta>(std::move(operation)), {}});
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

std::optional<UndoHistory::Ready> UndoHistory::next() const
{
    if (isEmpty())
        return std::nullopt;
    auto operation = *m_entries.back().operation;
    auto since = m_entries.back().since;
    if (since.isEmpty())
        return Ready{std::move(operation), std::nullopt};
    // What others did came later, so its values stay.
    auto theirs = since.take();
    transformPairInPlace(operation, theirs);
    return Ready{std::move(operation), std::move(theirs)};
}

void UndoHistory::drop(const Ready &top)
{
    const auto &gone = m_entries.back();
    m_held -= weightOf(*gone.operation) + gone.since.held();
    m_entries.pop_back();
    if (top.theirs)
        appendToTop(*top.theirs);
}

std::optional<Delta> UndoHistory::pop()
{
    auto top = next();
    if (!top)
        return std::nullopt;
    drop(*top);
    return std::move(top->operation);
}

void UndoHistory::clear()
{
    m_entries.clear();
    m_held = 0;
}

std::vector<UndoHistory::View> UndoHistory::newest(qsizetype entries, qsizetype units) const
{
    std::vector<View> newest;
    auto unitsOfOthers = units;
    for (auto entry = m_entries.rbegin(); entry != m_entries.rend(); ++entry) {
        units -= weightOf(*entry->operation);
        unitsOfOthers -= entry->since.held();
        const bool hasRoom = units >= 0 && unitsOfOthers >= 0;
        if (--entries < 0 || (!newest.empty() && !hasRoom))
            break;
        newest.push_back({entry->operation.get(), std::nullopt});
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
        const auto &oldest = m_entries.front();
        m_held -= weightOf(*oldest.operation) + oldest.since.held();
        m_entries.pop_front();
    }
}

} // namespace syngraph
