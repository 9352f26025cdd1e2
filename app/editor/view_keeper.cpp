#include "app/editor/view_keeper.h"

#include "app/editor/editor_geometry.h"

#include <QScrollBar>
#include <QTextBlock>
#include <QTextEdit>

namespace syngraph {

void ViewKeeper::save()
{
    const QTextCursor cursor = m_view.textCursor();
    m_selection = {cursor.anchor(), cursor.position()};
    const EditorGeometry geometry(m_view);
    m_wasAtTop = m_view.verticalScrollBar()->value() == 0;
    m_holdsCaret = m_wasAtTop && geometry.isVisible(m_selection.head, m_selection.head);
    m_heldPosition = m_holdsCaret ? m_selection.head : geometry.firstVisiblePosition();
    m_heldOffset = int(geometry.caretRect(m_heldPosition).top());
    takeComposition();
}

void ViewKeeper::restore(const Delta &delta)
{
    auto *scrollBar = m_view.verticalScrollBar();
    const int scrolled = scrollBar->value();
    const Selection held = mapHeld(delta, m_selection);
    QTextCursor cursor = m_view.textCursor();
    // Setting a cursor scrolls to it, so only where Qt did not already keep it right.
    if (Selection{cursor.anchor(), cursor.position()} != held) {
        cursor.setPosition(int(held.anchor));
        cursor.setPosition(int(held.head), QTextCursor::KeepAnchor);
        m_view.setTextCursor(cursor);
        scrollBar->setValue(scrolled);
    }
    returnComposition();
    // At the very top the top stays: nothing is above that could push, but for the text above the
    // caret where that is in view.
    if (m_wasAtTop && (!m_holdsCaret || delta.isIdentity()))
        return;
    const auto place = m_holdsCaret
        ? held.head
        : mapPosition(delta, m_heldPosition, Stickiness::Right);
    // Asking may lay the paragraph out, and with that scroll.
    const int moved = int(EditorGeometry(m_view).caretRect(place).top()) - m_heldOffset;
    if (moved != 0)
        scrollBar->setValue(scrollBar->value() + moved);
}

void ViewKeeper::takeComposition()
{
    const QTextBlock block = m_view.textCursor().block();
    QTextLayout *layout = block.layout();
    m_composed = layout->preeditAreaText();
    if (m_composed.isEmpty())
        return;
    m_composedOffset = layout->preeditAreaPosition();
    m_composedBehind = block.position() + m_composedOffset - m_selection.head;
    m_composedFormats = layout->formats();
    layout->clearFormats();
    layout->setPreeditArea(-1, {});
}

void ViewKeeper::returnComposition()
{
    if (m_composed.isEmpty())
        return;
    const QTextBlock block = m_view.textCursor().block();
    const qsizetype offset = m_view.textCursor().position() + m_composedBehind - block.position();
    const int place = int(std::clamp<qsizetype>(offset, 0, block.length() - 1));
    block.layout()->setPreeditArea(place, m_composed);
    for (auto &range : m_composedFormats)
        range.start += place - int(m_composedOffset);
    block.layout()->setFormats(m_composedFormats);
    m_view.document()->markContentsDirty(block.position(), block.length());
}

Selection mapHeld(const Delta &delta, const Selection &selection)
{
    if (selection.isEmpty()) {
        const auto caret = mapPosition(delta, selection.head, Stickiness::Left);
        return {caret, caret};
    }
    const auto end = mapPosition(delta, selection.end(), Stickiness::Left);
    const auto start = std::min(end, mapPosition(delta, selection.start(), Stickiness::Right));
    return selection.head > selection.anchor ? Selection{start, end} : Selection{end, start};
}

Selection mapOwn(const Delta &delta, const Selection &selection)
{
    return {mapPosition(delta, selection.anchor, Stickiness::Right),
            mapPosition(delta, selection.head, Stickiness::Right)};
}

qsizetype endOfChange(const Delta &delta)
{
    std::optional<qsizetype> ofText;
    qsizetype ofFormat = 0;
    qsizetype position = 0;
    for (const auto &component : delta.components()) {
        const auto length = qsizetype(component.length);
        if (component.kind != Delta::Kind::Delete)
            position += length;
        if (component.kind != Delta::Kind::Retain)
            ofText = position;
        else if (component.attributes.only(AttributeScope::Paragraph) == component.attributes)
            ofFormat = position - 1; // before the paragraph end, not behind it
        else
            ofFormat = position;
    }
    return ofText.value_or(ofFormat);
}

} // namespace syngraph
