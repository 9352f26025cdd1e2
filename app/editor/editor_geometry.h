#pragma once

#include "app/editor/layout/paragraph_layout.h"

#include <QMarginsF>
#include <QRectF>
#include <QTextBlock>

#include <optional>
#include <vector>

class QTextEdit;

namespace syngraph {

class EditorTheme;

/// Where text stands on the screen: the one place that asks the layout. All rectangles in viewport
/// coordinates, all positions in UTF-16 units. Of what is far from the view the places are those
/// that the layout guesses, so that asking moves nothing; caretRect() alone is exact everywhere.
/// Borrows the view, whose document is an EditorDocument; made on the spot where it is needed.
class EditorGeometry final
{
public:
    explicit EditorGeometry(const QTextEdit &view);

    /// Margins that centre the text in a column fit for reading.
    static QMarginsF pageMargins(qreal viewportWidth, const EditorTheme &theme);
    /// From the page's left to its right margin; height of no meaning.
    QRectF column() const;
    QRectF viewport() const;

    /// `composed` units into what is being composed there, of a long paragraph.
    QRectF caretRect(qsizetype position, int composed = 0) const;
    /// One rectangle for each visible line of [from, to).
    std::vector<QRectF> rangeRects(qsizetype from, qsizetype to) const;

    /// The same of the part of `block` in [from, to), without a look at what is visible; of a long
    /// paragraph only what is in view.
    std::vector<QRectF> rectsIn(const QTextBlock &block, qsizetype from, qsizetype to) const;

    QTextBlock firstVisibleBlock() const;
    bool isVisible(qsizetype from, qsizetype to) const;
    /// Start of the first line that shows, wholly or in part.
    qsizetype firstVisiblePosition() const;
    QRectF blockRect(const QTextBlock &block) const;
    struct FirstLine
    {
        QRectF rect;
        qreal baseline = 0; ///< in the viewport, as rect
    };
    /// Of a long paragraph that begins far above the view nothing: a null rectangle.
    FirstLine firstLine(const QTextBlock &block) const;
    struct Range
    {
        qsizetype from = 0;
        qsizetype to = 0;
    };
    /// What may be seen of a block in the view, in stretches that stay what they are from one time
    /// to the next: all of a short paragraph.
    std::vector<Range> seenOf(const QTextBlock &block) const;

    /// Where `position` stands in the whole document, in [0, 1] from its top to its bottom.
    qreal shareOfHeight(qsizetype position) const;

    /// The unit whose glyph is under `point`; none beside the text.
    std::optional<qsizetype> unitAt(const QPointF &point) const;

private:
    QPointF scrolled() const;
    bool isNear(const ParagraphLayout::Extent &extent) const;
    void visitSeen(const QTextBlock &block, const ParagraphLayout::Visit &visit) const;
    QTextBlock blockOf(qsizetype position) const;
    const QTextEdit &m_view;
    const ParagraphLayout &m_layout;
};

} // namespace syngraph
