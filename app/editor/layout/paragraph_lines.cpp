#include "app/editor/layout/paragraph_lines.h"

#include "app/editor/layout/text_direction.h"

#include <QFontMetricsF>
#include <QGuiApplication>
#include <QInputMethod>
#include <QPainter>
#include <QStyle>
#include <QTextBlock>
#include <QTextLayout>

#include <cmath>

namespace syngraph {

namespace {

constexpr int kEmptyInRow = 50; ///< paragraphs that are looked at for a direction

/// Makes a line fit that holds something wider than there is room.
void widenLine(QTextLayout &layout, QTextLine &line, qreal width)
{
    QTextOption option = layout.textOption();
    const bool mayBreakWords = option.wrapMode() == QTextOption::WrapAtWordBoundaryOrAnywhere;
    if (mayBreakWords) {
        option.setWrapMode(QTextOption::WrapAnywhere);
        layout.setTextOption(option);
    }
    line.setLineWidth(std::max(line.naturalTextWidth(), width));
    if (mayBreakWords) {
        // What Qt's layout goes on with, too, for the rest of such a paragraph.
        option.setWrapMode(QTextOption::WordWrap);
        layout.setTextOption(option);
    }
}

/// How far above its place a line is put so that its text stands well within a fixed height.
qreal lineAdjustment(const QTextBlockFormat &format, const QTextLine &line, qreal advance)
{
    switch (format.lineHeightType()) {
    case QTextBlockFormat::FixedHeight:
        return line.ascent() + std::max<qreal>(line.leading(), 0) - advance * 4 / 5;
    case QTextBlockFormat::MinimumHeight:
        return line.height() - advance;
    default:
        return 0;
    }
}

/// A part of an object's height in front of the next line would be a hole in the text: lines with an
/// object are as far from the next as lines of text alone.
int advanceOf(const QTextBlock &block, const QTextBlockFormat &format, qreal height,
              bool holdsObjects)
{
    const int whole = lineAdvance(format, height);
    if (!holdsObjects || format.lineHeightType() != QTextBlockFormat::ProportionalHeight)
        return whole;
    const qreal text = std::min(height, QFontMetricsF(block.charFormat().font()).lineSpacing());
    return std::min(whole, int(std::ceil(height)) + lineAdvance(format, text)
                               - int(std::ceil(text)));
}

QTextOption optionFor(const QTextBlockFormat &format, Qt::LayoutDirection direction,
                      const LineRoom &room)
{
    QTextOption option = room.option;
    option.setTextDirection(direction);
    option.setTabs(format.tabPositions());
    const auto alignment = format.hasProperty(QTextFormat::BlockAlignment)
                               ? format.alignment()
                               : room.option.alignment();
    option.setAlignment(QStyle::visualAlignment(direction, alignment));
    if (format.nonBreakableLines() || room.width <= 0)
        option.setWrapMode(QTextOption::ManualWrap);
    return option;
}

QList<QTextLayout::FormatRange>
selectionsIn(const QTextBlock &block, const QAbstractTextDocumentLayout::PaintContext &context)
{
    QList<QTextLayout::FormatRange> ranges;
    for (const auto &selection : context.selections) {
        const int start = selection.cursor.selectionStart() - block.position();
        const int end = selection.cursor.selectionEnd() - block.position();
        if (start < block.length() && end > 0 && end > start)
            ranges.append({start, end - start, selection.format});
    }
    return ranges;
}

} // namespace

Qt::LayoutDirection directionOf(const QTextBlock &block)
{
    QTextBlock above = block;
    for (int i = 0; i < kEmptyInRow && above.isValid(); ++i, above = above.previous()) {
        const QString composed = above.layout()->preeditAreaText();
        if (above.length() > 1)
            return above.textDirection();
        if (!composed.isEmpty())
            return composed.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight;
    }
    if (above.isValid())
        return Qt::LeftToRight;
    return QGuiApplication::inputMethod()->inputDirection();
}

int lineAdvance(const QTextBlockFormat &format, qreal textHeight)
{
    return qRound(format.lineHeight(std::ceil(textHeight), 1));
}

LinesSize layOutLines(QTextLayout &layout, const QTextBlock &block, const LineRoom &room)
{
    const QTextBlockFormat format = block.blockFormat();
    const auto direction = directionOf(block);
    const bool isLeftToRight = direction == Qt::LeftToRight;
    layout.setTextOption(optionFor(format, direction, room));
    const qreal before = format.leftMargin() + format.indent() * room.indentWidth;
    const qreal behind = format.rightMargin();
    const qreal left = isLeftToRight ? before : behind;
    const qreal right = room.width - (isLeftToRight ? behind : before);
    // Not of the lines alone that show one: Qt makes the line in front of one that does not fit as
    // high. The text of a block's own layout is empty.
    const bool holdsObjects = block.text().contains(QChar::ObjectReplacementCharacter);
    LinesSize size;
    int lowest = 0;
    layout.beginLayout();
    qreal firstIndent = format.textIndent();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLeadingIncluded(true);
        const qreal start = isLeftToRight ? left + firstIndent : left;
        const qreal width =
            std::max<qreal>(1, isLeftToRight ? right - start : right - start - firstIndent);
        firstIndent = 0;
        line.setLineWidth(room.width > 0 ? width : QWIDGETSIZE_MAX);
        if (room.width > 0 && line.naturalTextWidth() > width)
            widenLine(layout, line, width);
        const int advance = advanceOf(block, format, line.ascent() + line.descent() + line.leading(),
                                      holdsObjects);
        line.setPosition({start, size.height - lineAdjustment(format, line, advance)});
        // Negative leading, as beside tall objects, takes nothing off the last line.
        const int bottom = size.height + advanceOf(block, format, line.height(), holdsObjects);
        size.height += advance;
        lowest = std::max(lowest, bottom);
        size.right = std::max(size.right, line.x() + line.naturalTextWidth());
    }
    layout.endLayout();
    size.height = std::max(size.height, lowest);
    return size;
}

void drawLines(QPainter &painter, const QTextBlock &block,
               const QAbstractTextDocumentLayout::PaintContext &context, const QRectF &clip,
               int cursorWidth)
{
    const QTextLayout *layout = block.layout();
    painter.setPen(context.palette.color(QPalette::Text));
    layout->draw(&painter, QPointF(), selectionsIn(block, context), clip);
    const bool isComposing = !layout->preeditAreaText().isEmpty();
    if (context.cursorPosition >= block.position() &&
        context.cursorPosition < block.position() + block.length())
        layout->drawCursor(&painter, QPointF(), context.cursorPosition - block.position(),
                           cursorWidth);
    else if (context.cursorPosition < -1 && isComposing) // within what is composed, from -2 down
        layout->drawCursor(&painter, QPointF(),
                           layout->preeditAreaPosition() - (context.cursorPosition + 2),
                           cursorWidth);
}

LineHit hitLines(const QTextLayout &layout, const QPointF &point, Qt::HitTestAccuracy accuracy)
{
    if (layout.lineCount() == 0)
        return {};
    QTextLine line = layout.lineAt(0);
    for (int i = 1; i < layout.lineCount(); ++i) {
        // Half of the space between two lines belongs to either.
        const QTextLine next = layout.lineAt(i);
        if (point.y() < (line.y() + line.height() + next.y()) / 2)
            break;
        line = next;
    }
    const QRectF text = line.naturalTextRect();
    const auto where = accuracy == Qt::ExactHit ? QTextLine::CursorOnCharacter
                                                : QTextLine::CursorBetweenCharacters;
    return {line.xToCursor(point.x(), where),
            text.left() <= point.x() && point.x() <= text.right() && text.top() <= point.y() &&
                point.y() < text.bottom()};
}

} // namespace syngraph
