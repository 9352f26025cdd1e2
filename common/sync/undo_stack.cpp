#include "common/sync/undo_stack.h"

#include "common/base/limits.h"

#include <algorithm>
#include <utility>

namespace syngraph {

namespace {

/// Whether `operation` would alter `document`: a format may be there already.
bool changes(const Delta &operation, const TextSource &document)
{
    qsizetype position = 0;
    for (const auto &component : operation.components()) {
        if (component.kind != Delta::Kind::Retain)
            return true;
        bool alters = false;
        const auto look = [&](QStringView text, const AttributeSet &attributes) {
            const bool newlines = text.contains(kParagraphEnd);
            const bool others = !newlines || text.count(kParagraphEnd) < text.size();
            const auto differs = [&](bool isNewline) {
                return !(applyChange(attributes, component.attributes, isNewline) == attributes);
            };
            alters = alters || (newlines && differs(true)) || (others && differs(false));
        };
        if (!component.attributes.isEmpty())
            document.visitRuns(position, qsizetype(component.length), look);
        if (alters)
            return true;
        position += qsizetype(component.length);
    }
    return false;
}

/// Whether `operation` does something within [start, end], not counting inserts at its ends; where
/// both are one place, an insert there counts.
bool reachesInto(const Delta &operation, qsizetype start, qsizetype end)
{
    qsizetype position = 0;
    for (const auto &component : operation.components()) {
        const auto length = qsizetype(component.length);
        if (component.kind == Delta::Kind::Insert) {
            if ((position > start && position < end) || (start == end && position == start))
                return true;
            continue;
        }
        const bool plain = component.kind == Delta::Kind::Retain && component.attributes.isEmpty();
        if (!plain && position < end && position + length > start)
            return true;
        position += length;
    }
    return false;
}

} // namespace

std::optional<UndoStack::Stroke> UndoStack::strokeOf(const Delta &operation, const Delta &inverse,
                                                     EditKind kind)
{
    if (kind != EditKind::Typing && kind != EditKind::Erasing)
        return std::nullopt;
    Stroke stroke{};
    bool begun = false;
    for (const auto &component : operation.components()) {
        const auto length = qsizetype(component.length);
        switch (component.kind) {
        case Delta::Kind::Retain:
            if (begun || !component.attributes.isEmpty())
                return std::nullopt; // more than one place, or a format as well
            stroke.place = length;
            break;
        case Delta::Kind::Insert:
            stroke.inserted += length;
            break;
        case Delta::Kind::Delete:
            stroke.erased += length;
            break;
        }
        begun = true;
    }
    const auto text = kind == EditKind::Typing ? operation.insertedText() : inverse.insertedText();
    if (text.isEmpty() || (kind == EditKind::Erasing && stroke.inserted > 0))
        return std::nullopt;
    stroke.startsInSpace = text.front().isSpace();
    stroke.endsInSpace = text.back().isSpace();
    return stroke;
}

bool UndoStack::joinsGroup(const Stroke &stroke, Instant now, EditKind kind) const
{
    if (!m_group || m_group->kind != kind || now - m_group->last > kGroupPause)
        return false;
    if (m_group->endsInSpace && !stroke.startsInSpace)
        return false; // the next word
    if (kind == EditKind::Typing)
        return stroke.erased == 0 && stroke.place == m_group->end;
    const bool backspace = stroke.place + stroke.erased == m_group->end;
    return backspace || stroke.place == m_group->end;
}

EditStep UndoStack::recordLocal(const Delta &operation, const Delta &inverse, Instant now,
                                EditKind kind)
{
    SYNGRAPH_CHECK(inverse.baseLength() == operation.targetLength());
    if (operation.isIdentity())
        return EditStep::Apart;
    const auto stroke = strokeOf(operation, inverse, kind);
    const bool joins = kind == EditKind::Part ? m_isGoingOn
                                              : stroke && joinsGroup(*stroke, now, kind);
    auto start = stroke ? stroke->place : 0;
    if (joins && kind == EditKind::Typing)
        start = m_group->start;
    const auto step = joins ? EditStep::Joins : EditStep::Begins;
    replay(step, operation, inverse);
    m_isGoingOn = kind == EditKind::Other || kind == EditKind::Part;
    if (stroke) {
        m_group = Group{kind, start, stroke->place + stroke->inserted, now, stroke->endsInSpace};
    }
    return step;
}

void UndoStack::replay(EditStep step, const Delta &operation, const Delta &inverse)
{
    m_group.reset();
    m_isGoingOn = m_isGoingOn && step == EditStep::Apart;
    if (operation.isIdentity()) {
        if (step == EditStep::Undo)
            m_undo.clear(); // nothing that was there would have changed anything
        else if (step == EditStep::Redo)
            m_redo.clear();
        return;
    }
    switch (step) {
    case EditStep::Apart:
        recordRemote(operation);
        return;
    case EditStep::Begins:
    case EditStep::Joins: {
        m_redo.clear();
        const auto before = step == EditStep::Joins ? m_undo.pop() : std::nullopt;
        // What it goes on with grew too large to be kept: half of it is not undone by itself.
        if (step == EditStep::Joins && !before)
            return;
        m_undo.push(before ? compose(inverse, *before) : inverse);
        return;
    }
    case EditStep::Undo:
        replayStep(m_undo, m_redo, operation, inverse);
        return;
    case EditStep::Redo:
        replayStep(m_redo, m_undo, operation, inverse);
        return;
    }
}

/// What lies above `operation` changed nothing then, or it would have been the one. Where it is not
/// there, because a journal does not reach back to it, nothing is below it either.
void UndoStack::replayStep(UndoHistory &from, UndoHistory &to, const Delta &operation,
                           const Delta &inverse)
{
    while (const auto next = from.pop()) {
        if (*next == operation)
            break;
    }
    to.push(inverse);
}

void UndoStack::recordRemote(const Delta &operation)
{
    if (operation.isIdentity())
        return;
    m_undo.addRemote(operation);
    m_redo.addRemote(operation);
    if (!m_group)
        return;
    if (reachesInto(operation, m_group->start, m_group->end)) {
        m_group.reset();
        return;
    }
    const bool empty = m_group->start == m_group->end;
    m_group->end = mapPosition(operation, m_group->end, Stickiness::Left);
    m_group->start =
        empty ? m_group->end : mapPosition(operation, m_group->start, Stickiness::Right);
}

std::optional<Delta> UndoStack::step(UndoHistory &from, UndoHistory &to, const TextSource &document,
                                     const Fits &fits)
{
    auto rest = from;
    while (auto next = rest.next()) {
        const bool alters = changes(next->operation, document);
        const auto fit = alters && fits ? fits(next->operation) : Fit::Now;
        // All is as it was then, so that a journal need not know that it was asked for.
        if (fit == Fit::Later)
            return std::nullopt;
        rest.drop(*next);
        if (!alters || fit == Fit::Never)
            continue;
        from = std::move(rest);
        to.push(invert(next->operation, document));
        return std::move(next->operation);
    }
    from = std::move(rest);
    return std::nullopt;
}

std::optional<Delta> UndoStack::undo(const TextSource &document, const Fits &fits)
{
    m_group.reset();
    m_isGoingOn = false;
    return step(m_undo, m_redo, document, fits);
}

std::optional<Delta> UndoStack::redo(const TextSource &document, const Fits &fits)
{
    m_group.reset();
    m_isGoingOn = false;
    return step(m_redo, m_undo, document, fits);
}

UndoStack::Views UndoStack::views() const
{
    return {m_undo.newest(limits::kJournalUndoEntries, limits::kJournalUndoUnits),
            m_redo.newest(limits::kJournalUndoEntries, limits::kJournalUndoUnits)};
}

UndoStack::Parts UndoStack::parts() const
{
    const auto values = [](const std::vector<UndoHistory::View> &views) {
        std::vector<UndoHistory::Entry> entries;
        for (const auto &view : views)
            entries.push_back({*view.operation, view.since});
        return entries;
    };
    const auto all = views();
    return {values(all.undo), values(all.redo)};
}

UndoStack UndoStack::fromParts(Parts parts, qsizetype documentLength)
{
    UndoStack stack;
    stack.m_undo = UndoHistory::fromEntries(std::move(parts.undo), documentLength);
    stack.m_redo = UndoHistory::fromEntries(std::move(parts.redo), documentLength);
    return stack;
}

qint64 UndoStack::journalCost() const
{
    // One entry is kept whatever its size, and what others did counts by itself.
    const auto most = qint64(std::max(limits::kUndoUnits, 2 * limits::kJournalUndoUnits));
    return std::min<qint64>(m_undo.held(), most) + std::min<qint64>(m_redo.held(), most);
}

void UndoStack::clear()
{
    m_undo.clear();
    m_redo.clear();
    m_group.reset();
    m_isGoingOn = false;
}

} // namespace syngraph
