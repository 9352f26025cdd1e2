#include "app/editor/editor_geometry.h"

#include "app/editor/editor_theme.h"
#include "app/editor/layout/text_direction.h"

#include <QScrollBar>
#include <QTextEdit>
#include <QTextLayout>

#include <algorithm>

namespace syngraph {

namespace {

constexpr char16_t kFirstRightToLeft = 0x590; ///< Hebrew; nothing before it is
constexpr qreal kTouching = 0.5; ///< in pixels

struct Span
{
    qreal left;
    qreal right;
};

/// Where the units [from, to) of `line` stand, from left to right: in one piece, unless parts of
/// the line read the other way.
std::vector<Span> spansIn(const QTextBlock &block, const QTextLine &line, int from, int to)
{
    const QString text = block.text();
    const auto units = QStringView(text).mid(line.textStart(), line.textLength());
    if (!std::ranges::any_of(units, [](QChar c) {
            return c.unicode() >= kFirstRightToLeft &&
                   (c.direction() == QChar::DirR || c.direction() == QChar::DirAL);
        })) {
        const qreal one = line.cursorToX(from);
        const qreal other = line.cursorToX(to);
        return {{std::min(one, other), std::max(one, other)}};
    }
    if (from == line.textStart() && to == from + line.textLength()) {
        const QRectF all = line.naturalTextRect();
        return {{all.left(), all.right()}};
    }
    std::vector<Span> spans;
    for (int unit = from; unit < to; ++unit) {
        const qreal one = line.cursorToX(unit, QTextLine::Leading);
        const qreal other = line.cursorToX(unit, QTextLine::Trailing);
        const Span span{std::min(one, other), std::max(one, other)};
        if (!spans.empty() && std::abs(spans.back().right - span.left) < kTouching)
            spans.back().right = span.right;
        else if (!spans.empty() && std::abs(spans.back().left - span.right) < kTouching)
            spans.back().left = span.left;
        else
            spans.push_back(span);
    }
    std::ranges::sort(spans, {}, &Span::left);
    std::vector<Span> joined;
    for (const Span &span : spans) {
        if (!joined.empty() && span.left - joined.back().right < kTouching)
            joined.back().right = std::max(joined.back().right, span.right);
        else
            joined.push_back(span);
    }
    return joined;
}

} // namespace

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
    const auto *bar = m_view.horizontalScrollBar();
    const int left = m_view.isRightToLeft() ? bar->maximum() - bar->value() : bar->value();
    return {qreal(left),
            qreal(m_view.verticalScrollBar()->value())};
}

QRectF EditorGeometry::viewport() const
{
    return m_view.viewport()->rect();
}

QRectF EditorGeometry::column() const
{
    const auto &margins = m_layout.margins();
    return viewport().adjusted(margins.left(), 0, -margins.right(), 0);
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
    if (layout->lineCount() == 0)
        return rects;
    const auto first = from <= block.position()
        ? layout->lineAt(0)
        : layout->lineForTextPosition(
              int(std::min<qsizetype>(from - block.position(), block.length() - 1)));
    for (int i = first.isValid() ? first.lineNumber() : 0; i < layout->lineCount(); ++i) {
        const auto line = layout->lineAt(i);
        const qsizetype start = block.position() + line.textStart();
        const qsizetype end = start + line.textLength();
        const bool endsParagraph = i + 1 == layout->lineCount();
        if (start >= to)
            break;
        if (end < from || (end == from && !endsParagraph))
            continue;
        const auto part = [&](qsizetype position) {
            return int(std::clamp(position, start, end) - block.position());
        };
        auto spans = spansIn(block, line, part(from), part(to));
        if (endsParagraph && to > end) {
            // The paragraph end is marked, too: where the paragraph reads to.
            const qreal mark = line.height() / 4;
            const bool isMirrored = directionOf(block) == Qt::RightToLeft;
            const qreal x = line.cursorToX(part(end));
            if (spans.empty())
                spans.push_back({x, x});
            if (isMirrored)
                std::ranges::min_element(spans, {}, &Span::left)->left -= mark;
            else
                std::ranges::max_element(spans, {}, &Span::right)->right += mark;
        }
        for (const Span &span : spans)
            rects.emplace_back(origin.x() + span.left, origin.y() + line.y(),
                               span.right - span.left, line.height());
    }
    return rects;
}

std::optional<qsizetype> EditorGeometry::unitAt(const QPointF &point) const
{
    const int position = m_layout.hitTest(point + scrolled(), Qt::ExactHit);
    if (position < 0)
        return std::nullopt;
    // Of a tab or an object, which Qt takes for a letter's gap, the half decides what is named.
    const QTextBlock block = blockOf(position);
    const qreal x = point.x() - blockRect(block).left();
    const auto isUnder = [&](int offset) {
        if (offset < 0 || offset >= block.length() - 1)
            return false;
        const auto line = block.layout()->lineForTextPosition(offset);
        const auto [left, right] = std::minmax({line.cursorToX(offset, QTextLine::Leading),
                                                line.cursorToX(offset, QTextLine::Trailing)});
        return left <= x && x < right;
    };
    const int offset = position - block.position();
    return !isUnder(offset) && isUnder(offset - 1) ? position - 1 : position;
}

} // namespace syngraph
