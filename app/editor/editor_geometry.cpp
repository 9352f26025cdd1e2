#include "app/editor/editor_geometry.h"

#include "app/editor/editor_theme.h"

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

EditorGeometry::EditorGeometry(const QTextEdit &view)
    : m_view(view)
    , m_layout(ParagraphLayout::of(*view.document()))
{
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

/// Whether the place is one that is laid out because it is seen, or soon will be.
bool EditorGeometry::isNear(const ParagraphLayout::Extent &extent) const
{
    const qreal top = scrolled().y();
    return extent.bottom >= top && extent.textTop <= top + viewport().height();
}

QTextBlock EditorGeometry::blockOf(qsizetype position) const
{
    const auto *document = m_view.document();
    return document->findBlock(
        int(std::clamp<qsizetype>(position, 0, document->characterCount() - 1)));
}

QTextBlock EditorGeometry::firstVisibleBlock() const
{
    return m_layout.blockAt(scrolled().y());
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
    const qreal top = scrolled().y();
    const auto first = m_layout.extentOf(blockOf(from));
    const auto last = from == to ? first : m_layout.extentOf(blockOf(to));
    if (first.textTop > top + viewport().height() || last.bottom < top)
        return false;
    // Within paragraphs in view the lines decide.
    if (isNear(first) && caretRect(from).top() > viewport().bottom())
        return false;
    return !isNear(last) || caretRect(to).bottom() >= 0;
}

QRectF EditorGeometry::blockRect(const QTextBlock &block) const
{
    const auto extent = m_layout.extentOf(block);
    if (isNear(extent))
        return m_layout.blockBoundingRect(block).translated(-scrolled());
    return QRectF(0, extent.textTop, column().width(), extent.bottom - extent.textTop)
        .translated(column().left() - scrolled().x(), -scrolled().y());
}

qreal EditorGeometry::shareOfHeight(qsizetype position) const
{
    const QTextBlock block = blockOf(position);
    const qreal whole = m_layout.documentSize().height();
    qreal y = m_layout.extentOf(block).textTop;
    if (block.layout()->lineCount() > 1)
        y += block.layout()->lineForTextPosition(int(position) - block.position()).y();
    return whole > 0 ? std::clamp(y / whole, 0.0, 1.0) : 0;
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
        block = blockOf(from);
    for (; block.isValid() && block.position() < to; block = block.next()) {
        const QRectF whole = blockRect(block);
        if (whole.top() > viewport().bottom())
            break;
        const auto lines = rectsIn(block, from, to);
        rects.insert(rects.end(), lines.begin(), lines.end());
    }
    return rects;
}

std::vector<QRectF> EditorGeometry::rectsIn(const QTextBlock &block, qsizetype from,
                                            qsizetype to) const
{
    std::vector<QRectF> rects;
    const auto *layout = block.layout();
    const QPointF origin = blockRect(block).topLeft();
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
        rects.emplace_back(origin.x() + left, origin.y() + line.y(), right - left, line.height());
    }
    return rects;
}

std::optional<qsizetype> EditorGeometry::unitAt(const QPointF &point) const
{
    const int position = m_layout.hitTest(point + scrolled(), Qt::ExactHit);
    if (position < 0)
        return std::nullopt;
    // A hit is the nearest gap between units; the one asked for is on one side of it.
    const QRectF caret = caretRect(position);
    const qsizetype unit = point.x() < caret.center().x() ? position - 1 : position;
    return std::max<qsizetype>(0, unit);
}

} // namespace syngraph
