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

/// A part of an object's height in front of the next line would be a hole in the text: lines with
/// an object are as far from the next as lines of text alone.
int advanceOf(const LinesTask &task, qreal height)
{
    const int whole = lineAdvance(task.format, height);
    if (!task.holdsObjects || task.format.lineHeightType() != QTextBlockFormat::ProportionalHeight)
        return whole;
    const qreal text = std::min(height, QFontMetricsF(task.font).lineSpacing());
    return std::min(whole, int(std::ceil(height)) + lineAdvance(task.format, text)
                               - int(std::ceil(text)));
}

/// Whether another line begins where the last one ended. Nearly a line less than what was there is
/// a place that the lines before have moved a little.
bool goesOn(const LinesTask &task, int end, int lengthOfLast)
{
    if (task.end < 0 || end == 0 || end < task.least)
        return true;
    const int left = task.end - end;
    return left > 0 && 2 * left >= lengthOfLast;
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
selectionsIn(const QTextBlock &block, const LinePart &part,
             const QAbstractTextDocumentLayout::PaintContext &context)
{
    QList<QTextLayout::FormatRange> ranges;
    const int origin = block.position() + part.from;
    const int length = block.length() - part.from;
    for (const auto &selection : context.selections) {
        const int start = selection.cursor.selectionStart() - origin;
        const int end = selection.cursor.selectionEnd() - origin;
        if (start < length && end > 0 && end > start)
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

LinesTask linesTaskFor(const QTextBlock &block)
{
    LinesTask task;
    task.format = block.blockFormat();
    task.font = block.charFormat().font();
    task.direction = directionOf(block);
    // Not of the lines alone that show one: Qt makes the line in front of one that does not fit as
    // high. The text of a block's own layout is empty.
    task.holdsObjects = block.text().contains(QChar::ObjectReplacementCharacter);
    return task;
}

LinesSize layOutLines(QTextLayout &layout, const LinesTask &task, const LineRoom &room)
{
    const QTextBlockFormat &format = task.format;
    const bool isLeftToRight = task.direction == Qt::LeftToRight;
    layout.setTextOption(optionFor(format, task.direction, room));
    const qreal before = format.leftMargin() + format.indent() * room.indentWidth;
    const qreal behind = format.rightMargin();
    const qreal left = isLeftToRight ? before : behind;
    const qreal right = room.width - (isLeftToRight ? behind : before);
    LinesSize size;
    int lowest = 0;
    int length = 0;
    layout.beginLayout();
    qreal firstIndent = task.isStart ? format.textIndent() : 0;
    while (goesOn(task, size.end, length)) {
        QTextLine line = layout.createLine();
        if (!line.isValid())
            break;
        line.setLeadingIncluded(true);
        const qreal start = isLeftToRight ? left + firstIndent : left;
        const qreal width =
            std::max<qreal>(1, isLeftToRight ? right - start : right - start - firstIndent);
        firstIndent = 0;
        line.setLineWidth(room.width > 0 ? width : QWIDGETSIZE_MAX);
        if (room.width > 0 && line.naturalTextWidth() > width)
            widenLine(layout, line, width);
        const int advance = advanceOf(task, line.ascent() + line.descent() + line.leading());
        line.setPosition({start, size.height - lineAdjustment(format, line, advance)});
        // Negative leading, as beside tall objects, takes nothing off the last line.
        const int bottom = size.height + advanceOf(task, line.height());
        size.height += advance;
        lowest = std::max(lowest, bottom);
        size.right = std::max(size.right, line.x() + line.naturalTextWidth());
        length = line.textLength();
        size.end = line.textStart() + length;
    }
    layout.endLayout();
    if (task.end < 0)
        size.height = std::max(size.height, lowest);
    return size;
}

void drawLines(QPainter &painter, const QTextBlock &block, const LinePart &part,
               const QAbstractTextDocumentLayout::PaintContext &context, const QRectF &clip,
               int cursorWidth)
{
    const QTextLayout *layout = part.layout;
    painter.setPen(context.palette.color(QPalette::Text));
    layout->draw(&painter, QPointF(), selectionsIn(block, part, context), clip);
    const bool isComposing = !layout->preeditAreaText().isEmpty();
    const int caret = context.cursorPosition - block.position();
    if (caret >= part.from && (caret < part.end || (part.isLast && caret < block.length())))
        layout->drawCursor(&painter, QPointF(), caret - part.from, cursorWidth);
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
