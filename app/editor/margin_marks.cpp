#include "app/editor/margin_marks.h"

#include "app/editor/editor_theme.h"
#include "common/ot/algebra.h"

#include <QPainter>
#include <QTextDocument>

#include <algorithm>

namespace syngraph {

namespace {

constexpr qreal kBarWidth = 3;
constexpr qreal kBarDistance = 14; ///< from the text
constexpr int kLightAlpha = 70;
constexpr qreal kPointWidth = 6; ///< of the light where text was deleted

} // namespace

bool MarginMarks::setUnsent(std::vector<Range> ranges)
{
    if (ranges == m_unsent)
        return false;
    m_unsent = std::move(ranges);
    return true;
}

void MarginMarks::mapThrough(const Delta &delta)
{
    const auto map = [&delta](Range &range) {
        range.from = mapPosition(delta, range.from, Stickiness::Right);
        range.to = std::max(range.from, mapPosition(delta, range.to, Stickiness::Left));
    };
    for (Range &range : m_unsent)
        map(range);
    if (m_light)
        map(*m_light);
}

void MarginMarks::paint(QPainter &painter, const EditorGeometry &geometry,
                        const EditorTheme &theme, const QTextDocument &document) const
{
    if (m_light)
        paintLight(painter, geometry, theme);
    if (!m_unsent.empty())
        paintBars(painter, geometry, theme, document);
}

void MarginMarks::paintBars(QPainter &painter, const EditorGeometry &geometry,
                            const EditorTheme &theme, const QTextDocument &document) const
{
    const QRectF viewport = geometry.viewport();
    const qreal left = geometry.column().left() - kBarDistance;
    QTextBlock last;
    for (const auto &range : m_unsent) {
        if (!geometry.isVisible(range.from, range.to))
            continue;
        QTextBlock block = document.findBlock(int(range.from));
        // A long range may begin far above what is seen.
        const QTextBlock first = geometry.firstVisibleBlock();
        if (first.isValid() && block.isValid() && block.blockNumber() < first.blockNumber())
            block = first;
        for (; block.isValid() && block.position() <= range.to; block = block.next()) {
            const QRectF rect = geometry.blockRect(block);
            if (rect.top() > viewport.bottom())
                break;
            if (ParagraphLayout::isLong(block)) {
                // All of it would say nothing of where.
                auto lines = geometry.rectsIn(block, range.from, range.to);
                if (range.from == range.to && geometry.isVisible(range.from, range.to))
                    lines.push_back(geometry.caretRect(range.from));
                for (const QRectF &line : lines)
                    painter.fillRect(QRectF(left, line.top(), kBarWidth, line.height()),
                                     theme.accent());
            } else if (block != last) {
                painter.fillRect(QRectF(left, rect.top(), kBarWidth, rect.height()),
                                 theme.accent());
            }
            last = block;
        }
    }
}

void MarginMarks::paintLight(QPainter &painter, const EditorGeometry &geometry,
                             const EditorTheme &theme) const
{
    if (!geometry.isVisible(m_light->from, m_light->to))
        return;
    QColor color = theme.accent();
    color.setAlpha(kLightAlpha);
    if (m_light->from == m_light->to) {
        const QRectF caret = geometry.caretRect(m_light->from);
        painter.fillRect(QRectF(caret.center().x() - kPointWidth / 2, caret.top(), kPointWidth,
                                caret.height()), color);
        return;
    }
    for (const QRectF &rect : geometry.rangeRects(m_light->from, m_light->to))
        painter.fillRect(rect, color);
}

} // namespace syngraph
