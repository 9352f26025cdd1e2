#include "common/sync/undo_stack.h"

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

void UndoStack::recordLocal(const Delta &operation, const Delta &inverse, Instant now,
                            EditKind kind)
{
    SYNGRAPH_CHECK(inverse.baseLength() == operation.targetLength());
    if (operation.isIdentity())
        return;
    m_redo.clear();
    const auto stroke = strokeOf(operation, inverse, kind);
    const bool joins = stroke && joinsGroup(*stroke, now, kind);
    auto start = stroke ? stroke->place : 0;
    std::optional<Delta> before;
    if (joins) {
        start = kind == EditKind::Typing ? m_group->start : start;
        before = m_undo.pop();
    }
    m_undo.push(before ? compose(inverse, *before) : inverse);
    m_group.reset();
    if (stroke) {
        m_group = Group{kind, start, stroke->place + stroke->inserted, now, stroke->endsInSpace};
    }
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
    while (auto operation = from.pop()) {
        if (!changes(*operation, document))
            continue;
        if (fits && !fits(*operation)) {
            from.push(*std::move(operation));
            return std::nullopt;
        }
        to.push(invert(*operation, document));
        return operation;
    }
    return std::nullopt;
}

std::optional<Delta> UndoStack::undo(const TextSource &document, const Fits &fits)
{
    m_group.reset();
    return step(m_undo, m_redo, document, fits);
}

std::optional<Delta> UndoStack::redo(const TextSource &document, const Fits &fits)
{
    m_group.reset();
    return step(m_redo, m_undo, document, fits);
}

void UndoStack::clear()
{
    m_undo.clear();
    m_redo.clear();
    m_group.reset();
}

} // namespace syngraph
