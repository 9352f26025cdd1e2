#pragma once

#include <QMarginsF>
#include <QRectF>
#include <QTextBlock>

#include <optional>
#include <vector>

class QTextEdit;

namespace syngraph {

class EditorTheme;

/// Where text stands on the screen: the one place that asks Qt's layout, so that another layout
/// needs no other change. All rectangles in viewport coordinates, all positions in UTF-16 units.
/// Borrows the view; made on the spot where it is needed.
class EditorGeometry final
{
public:
    explicit EditorGeometry(const QTextEdit &view)
        : m_view(view)
    {
    }

    /// Margins that centre the text in a column fit for reading.
    static QMarginsF pageMargins(qreal viewportWidth, const EditorTheme &theme);
    /// From the page's left to its right margin; height of no meaning.
    QRectF column() const;
    QRectF viewport() const;

    QRectF caretRect(qsizetype position) const;
    /// One rectangle for each visible line of [from, to).
    std::vector<QRectF> rangeRects(qsizetype from, qsizetype to) const;

    QTextBlock firstVisibleBlock() const;
    bool isVisible(qsizetype from, qsizetype to) const;
    /// Start of the first line that shows, wholly or in part.
    qsizetype firstVisiblePosition() const;
    QRectF blockRect(const QTextBlock &block) const;
    QRectF firstLineRect(const QTextBlock &block) const;

    /// The unit whose glyph is under `point`; none beside the text.
    std::optional<qsizetype> unitAt(const QPointF &point) const;

private:
    QPointF scrolled() const;
    const QTextEdit &m_view;
};

} // namespace syngraph
