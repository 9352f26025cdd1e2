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

/// Where the units [from, to) of `line`, one of `text`, stand, from left to right: in one piece,
/// unless parts of the line read the other way.
std::vector<Span> spansIn(QStringView text, const QTextLine &line, int from, int to)
{
    const auto units = text.mid(line.textStart(), line.textLength());
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

struct PlacedPart
{
    const QTextBlock &block;
    const LinePart &part;
    QPointF origin;
};

/// Of the lines of a part, as far as they are in [from, to).
void addRects(std::vector<QRectF> &rects, const PlacedPart &placed, qsizetype from, qsizetype to)
{
    const auto &[block, part, origin] = placed;
    const auto *layout = part.layout;
    if (layout->lineCount() == 0)
        return;
    const QString ownText = part.text.isNull() ? block.text() : QString();
    const QStringView text = part.text.isNull() ? QStringView(ownText) : part.text;
    const qsizetype zero = block.position() + part.from;
    const auto first = from <= zero
        ? layout->lineAt(0)
        : layout->lineForTextPosition(int(std::min<qsizetype>(from - zero, part.end - part.from)));
    for (int i = first.isValid() ? first.lineNumber() : 0; i < layout->lineCount(); ++i) {
        const auto line = layout->lineAt(i);
        const qsizetype start = zero + line.textStart();
        const qsizetype end = start + line.textLength();
        const bool endsParagraph = part.isLast && i + 1 == layout->lineCount();
        if (start >= to)
            break;
        if (end < from || (end == from && !endsParagraph))
            continue;
        const auto inPart = [&](qsizetype position) {
            return int(std::clamp(position, start, end) - zero);
        };
        auto spans = spansIn(text, line, inPart(from), inPart(to));
        if (endsParagraph && to > end) {
            // The paragraph end is marked, too: where the paragraph reads to.
            const qreal mark = line.height() / 4;
            const bool isMirrored = directionOf(block) == Qt::RightToLeft;
            const qreal x = line.cursorToX(inPart(end));
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

QRectF EditorGeometry::caretRect(qsizetype position, int composed) const
{
    const QTextBlock block = blockOf(position);
    if (ParagraphLayout::isLong(block))
        return m_layout.caretRect(block, int(position) - block.position(), composed)
            .translated(-scrolled());
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
    std::optional<qsizetype> found;
    visitSeen(block, [&](const LinePart &part) {
        const qreal top = m_layout.extentOf(block).textTop + part.top - scrolled().y();
        for (int i = 0; i < part.layout->lineCount() && !found; ++i) {
            const auto line = part.layout->lineAt(i);
            if (top + line.y() + line.height() > 0)
                found = block.position() + part.from + line.textStart();
        }
        return !found;
    });
    return found.value_or(block.next().isValid() ? block.next().position() : block.position());
}

void EditorGeometry::visitSeen(const QTextBlock &block, const ParagraphLayout::Visit &visit) const
{
    const qreal top = scrolled().y();
    m_layout.visitParts(block, top, top + viewport().height(), visit);
}

std::vector<EditorGeometry::Range> EditorGeometry::seenOf(const QTextBlock &block) const
{
    std::vector<Range> ranges;
    visitSeen(block, [&](const LinePart &part) {
        ranges.push_back({block.position() + part.from, block.position() + part.end});
        return true;
    });
    return ranges;
}

bool EditorGeometry::isVisible(qsizetype from, qsizetype to) const
{
    const qreal top = scrolled().y();
    const auto extentAt = [this](qsizetype position) {
        const QTextBlock block = blockOf(position);
        return m_layout.extentAt(block, int(position) - block.position());
    };
    const auto first = extentAt(from);
    const auto last = from == to ? first : extentAt(to);
    if (first.textTop > top + viewport().height() || last.bottom < top)
        return false;
    // Within what is in view the lines decide.
    if (isNear(first) && caretRect(from).top() > viewport().bottom())
        return false;
    return !isNear(last) || caretRect(to).bottom() >= 0;
}

QRectF EditorGeometry::blockRect(const QTextBlock &block) const
{
    const auto extent = m_layout.extentOf(block);
    if (isNear(extent))
        return m_layout.textRect(block).translated(-scrolled());
    return QRectF(0, extent.textTop, column().width(), extent.bottom - extent.textTop)
        .translated(column().left() - scrolled().x(), -scrolled().y());
}

qreal EditorGeometry::shareOfHeight(qsizetype position) const
{
    const QTextBlock block = blockOf(position);
    const qreal whole = m_layout.documentSize().height();
    const qreal y = m_layout.extentOf(block).textTop
        + m_layout.lineTop(block, int(position) - block.position());
    return whole > 0 ? std::clamp(y / whole, 0.0, 1.0) : 0;
}

EditorGeometry::FirstLine EditorGeometry::firstLine(const QTextBlock &block) const
{
    const QRectF whole = blockRect(block);
    const bool isLong = ParagraphLayout::isLong(block);
    if (isLong && whole.top() < -viewport().height())
        return {};
    if (!isLong && block.layout()->lineCount() == 0 && !isNear(m_layout.extentOf(block)))
        return {whole, whole.bottom()};
    const LinePart part = m_layout.partAt(block, 0);
    if (part.layout->lineCount() == 0)
        return {whole, whole.bottom()};
    const auto line = part.layout->lineAt(0);
    const QRectF rect = line.rect().translated(whole.topLeft());
    return {rect, rect.top() + line.ascent()};
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
    if (!isNear(m_layout.extentOf(block)) && block.layout()->lineCount() == 0)
        return rects;
    visitSeen(block, [&](const LinePart &part) {
        const qsizetype start = block.position() + part.from;
        const qsizetype end = block.position() + part.end;
        if (start >= to)
            return false;
        if (end >= from || part.isLast)
            addRects(rects, {block, part, blockRect(block).topLeft() + QPointF(0, part.top)},
                     from, to);
        return true;
    });
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
        const LinePart part = m_layout.partAt(block, offset);
        offset -= part.from;
        const auto line = part.layout->lineForTextPosition(offset);
        const auto [left, right] = std::minmax({line.cursorToX(offset, QTextLine::Leading),
                                                line.cursorToX(offset, QTextLine::Trailing)});
        return left <= x && x < right;
    };
    const int offset = position - block.position();
    return !isUnder(offset) && isUnder(offset - 1) ? position - 1 : position;
}

} // namespace syngraph
