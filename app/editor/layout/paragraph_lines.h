#pragma once

#include <QAbstractTextDocumentLayout>
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
};

/// Breaks the text of `block` into lines and gives each its place. `layout` is the block's own, or
/// one made from it when only the size is asked for.
/// After Qt's own layout, with two differences: lines are whole pixels apart, so that paragraphs
/// begin at whole pixels, and nothing trembles when what is above grows; and a format's left margin
/// is the one before the text, which is on the right of a paragraph that is read from there.
LinesSize layOutLines(QTextLayout &layout, const QTextBlock &block, const LineRoom &room);

/// How far a line of `textHeight` pixels moves the next one down.
int lineAdvance(const QTextBlockFormat &format, qreal textHeight);

/// Paints the lines of a block that is laid out and positioned, what is selected in it, and the
/// caret. `clip` in the painter's coordinates.
void drawLines(QPainter &painter, const QTextBlock &block,
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
