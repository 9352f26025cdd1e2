#include "app/editor/word_marking.h"

#include "app/editor/caret_moves.h"
#include "app/editor/view_keeper.h"

#include <QApplication>
#include <QScrollBar>
#include <QTextEdit>

namespace syngraph {

namespace {

Selection wordAt(const QTextEdit &view, QTextCursor cursor)
{
    if (ParagraphLayout::isLong(cursor.block()))
        return CaretMoves(view, cursor).word();
    cursor.select(QTextCursor::WordUnderCursor);
    return {cursor.selectionStart(), cursor.selectionEnd()};
}

} // namespace

bool WordMarking::begin(const QPoint &point)
{
    m_first.reset();
    const QTextCursor cursor = m_view.cursorForPosition(point);
    if (!ParagraphLayout::isLong(cursor.block()))
        return false;
    m_first = wordAt(m_view, cursor);
    m_clicked = point;
    m_sinceClick.start();
    return extendTo(point);
}

bool WordMarking::extendTo(const QPoint &point)
{
    if (!m_first)
        return false;
    QTextCursor cursor = m_view.cursorForPosition(point);
    const Selection word = wordAt(m_view, cursor);
    const bool isBefore = word.start() < m_first->start();
    cursor.setPosition(int(isBefore ? m_first->end() : m_first->start()));
    cursor.setPosition(int(isBefore ? word.start() : std::max(word.end(), m_first->end())),
                       QTextCursor::KeepAnchor);
    auto *bar = m_view.verticalScrollBar();
    const int scrolled = bar->value();
    m_view.setTextCursor(cursor);
    bar->setValue(scrolled);
    return true;
}

std::optional<Selection> WordMarking::paragraphAt(const QPoint &point) const
{
    if (!m_first || m_sinceClick.elapsed() > QApplication::doubleClickInterval()
        || (point - m_clicked).manhattanLength() > QApplication::startDragDistance())
        return std::nullopt;
    const QTextBlock block = m_view.cursorForPosition(point).block();
    return Selection{block.position(), block.position() + block.length()};
}

void WordMarking::mapThrough(const Delta &delta)
{
    if (m_first)
        m_first = mapHeld(delta, *m_first);
}

} // namespace syngraph
