#include "app/editor/editor_geometry.h"

#include "app/editor/editor_theme.h"

#include <QAbstractTextDocumentLayout>
#include <QScrollBar>
#include <QTextEdit>
#include <QTextFrame>
#include <QTextLayout>

#include <algorithm>

namespace syngraph {

QMarginsF EditorGeometry::pageMargins(qreal viewportWidth, const EditorTheme &theme)
{
    const qreal least = std::min(theme.pageMargin(), viewportWidth * 0.06);
    const qreal side = std::floor(std::max(least, (viewportWidth - theme.readingWidth()) / 2));
    return {side, std::floor(theme.pageMargin()), side, std::floor(theme.pageMargin() * 2)};
}

QPointF EditorGeometry::scrolled() const
{
    return {qreal(m_view.horizontalScrollBar()->value()),
            qreal(m_view.verticalScrollBar()->value())};
}

QRectF EditorGeometry::viewport() const
{
    return m_view.viewport()->rect();
}

QRectF EditorGeometry::column() const
{
    const auto page = m_view.document()->rootFrame()->frameFormat();
    return viewport().adjusted(page.leftMargin(), 0, -page.rightMargin(), 0);
}

QRectF EditorGeometry::caretRect(qsizetype position) const
{
    QTextCursor cursor(m_view.document());
    cursor.setPosition(int(std::min<qsizetype>(position, m_view.document()->characterCount() - 1)));
    return m_view.cursorRect(cursor);
}

QTextBlock EditorGeometry::firstVisibleBlock() const
{
    const int position = m_view.document()->documentLayout()->hitTest(
        scrolled() + QPointF(column().left(), 0), Qt::FuzzyHit);
    QTextBlock block = m_view.document()->findBlock(std::max(0, position));
    while (block.previous().isValid() && blockRect(block.previous()).bottom() > 0)
        block = block.previous();
    return block;
}

qsizetype EditorGeometry::firstVisiblePosition() const
{
    const QTextBlock block = firstVisibleBlock();
    const qreal top = blockRect(block).top();
    const auto *layout = block.layout();
    for (int i = 0; i < layout->lineCount(); ++i) {
        const auto line = layout->lineAt(i);
        if (top + line.y() + line.height() > 0)
            return block.position() + line.textStart();
    }
    return block.next().isValid() ? block.next().position() : block.position();
}

bool EditorGeometry::isVisible(qsizetype from, qsizetype to) const
{
    const QRectF first = caretRect(from);
    if (first.top() > viewport().bottom())
        return false;
    return (from == to ? first : caretRect(to)).bottom() >= 0;
}

QRectF EditorGeometry::blockRect(const QTextBlock &block) const
{
    return m_view.document()->documentLayout()->blockBoundingRect(block).translated(-scrolled());
}

QRectF EditorGeometry::firstLineRect(const QTextBlock &block) const
{
    const QRectF whole = blockRect(block);
    const auto *layout = block.layout();
    if (layout->lineCount() == 0)
        return whole;
    return layout->lineAt(0).rect().translated(whole.topLeft());
}

std::vector<QRectF> EditorGeometry::rangeRects(qsizetype from, qsizetype to) const
{
    std::vector<QRectF> rects;
    if (from >= to || !isVisible(from, to))
        return rects;
    QTextBlock block = firstVisibleBlock();
    if (block.position() < from)
        block = m_view.document()->findBlock(int(from));
    for (; block.isValid() && block.position() < to; block = block.next()) {
        const QRectF whole = blockRect(block);
        if (whole.top() > viewport().bottom())
            break;
        const auto *layout = block.layout();
        const QPointF origin = whole.topLeft();
        for (int i = 0; i < layout->lineCount(); ++i) {
            const auto line = layout->lineAt(i);
            const qsizetype start = block.position() + line.textStart();
            const qsizetype end = start + line.textLength();
            const bool endsParagraph = i + 1 == layout->lineCount();
            if (start >= to || end < from || (end == from && !endsParagraph))
                continue;
            const auto xOf = [&](qsizetype position) {
                return line.cursorToX(int(std::clamp(position, start, end) - block.position()));
            };
            const qreal left = std::min(xOf(from), xOf(to));
            qreal right = std::max(xOf(from), xOf(to));
            if (endsParagraph && to > end)
                right += line.height() / 4; // the paragraph end is marked, too
            rects.emplace_back(origin.x() + left, origin.y() + line.y(), right - left,
                               line.height());
        }
    }
    return rects;
}

std::optional<qsizetype> EditorGeometry::unitAt(const QPointF &point) const
{
    const int position =
        m_view.document()->documentLayout()->hitTest(point + scrolled(), Qt::ExactHit);
    if (position < 0)
        return std::nullopt;
    // A hit is the nearest gap between units; the one asked for is on one side of it.
    const QRectF caret = caretRect(position);
    const qsizetype unit = point.x() < caret.center().x() ? position - 1 : position;
    return std::max<qsizetype>(0, unit);
}

} // namespace syngraph
