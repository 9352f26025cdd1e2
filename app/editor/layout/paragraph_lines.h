#pragma once

#include <QAbstractTextDocumentLayout>
#include <QFont>
#include <QTextFormat>
#include <QTextOption>

class QTextBlock;
class QTextLayout;

namespace syngraph {

/// What lines have to go by besides their paragraph. Lengths in pixels.
struct LineRoom
{
    QTextOption option;
    qreal width = 0;       ///< between the margins of the page; 0: lines end only at breaks
    qreal indentWidth = 0; ///< of one step of QTextBlockFormat::indent()
};

struct LinesSize
{
    int height = 0;  ///< of all lines with the distances between them
    qreal right = 0; ///< where the longest line ends
    int end = 0;     ///< of the last line, in positions of the layout
};

/// What is to be broken into lines: all that a layout holds, or as much of it as is wanted.
struct LinesTask
{
    QTextBlockFormat format;
    QFont font; ///< of text without a format
    Qt::LayoutDirection direction = Qt::LeftToRight;
    bool holdsObjects = false; ///< anywhere in the paragraph
    bool isStart = true;       ///< the first line is the paragraph's
    /// The last line is the one that ends nearest to here; -1 for the end of the text.
    int end = -1;
    int least = 0; ///< lines go on to here at least
};
LinesTask linesTaskFor(const QTextBlock &block);

/// Breaks the text of `layout` into lines and gives each its place. `layout` is a block's own, or
/// one made from it when only the size is asked for, or from a part of it.
/// After Qt's own layout, with two differences: lines are whole pixels apart, so that paragraphs
/// begin at whole pixels, and nothing trembles when what is above grows; and a format's left margin
/// is the one before the text, which is on the right of a paragraph that is read from there.
LinesSize layOutLines(QTextLayout &layout, const LinesTask &task, const LineRoom &room);

/// How far a line of `textHeight` pixels moves the next one down.
int lineAdvance(const QTextBlockFormat &format, qreal textHeight);

/// Lines of a paragraph that are in one QTextLayout: all of a short one's, some of a long one's.
/// Borrowed from the layout until it is asked for other lines, or told of an edit.
struct LinePart
{
    QTextLayout *layout = nullptr;
    int from = 0;    ///< in the paragraph, of the layout's first unit
    int end = 0;     ///< where the lines end; the layout may know more text
    qreal top = 0;   ///< below the top of the paragraph's text
    bool isFirst = true;
    bool isLast = true;
    QStringView text = {}; ///< of a long paragraph's part; else it is the block's
};

/// Paints the lines of a part of a block that is laid out and positioned, what is selected in it,
/// and the caret. `clip` in the painter's coordinates.
void drawLines(QPainter &painter, const QTextBlock &block, const LinePart &part,
               const QAbstractTextDocumentLayout::PaintContext &context, const QRectF &clip,
               int cursorWidth);

/// The gap between units that is nearest to `point`; `point` relative to the block's text.
struct LineHit
{
    int offset = 0;       ///< in the block
    bool isExact = false; ///< there is text at the point
};
LineHit hitLines(const QTextLayout &layout, const QPointF &point, Qt::HitTestAccuracy accuracy);

} // namespace syngraph
