#include "app/editor/match_marks.h"

#include "app/editor/editor_theme.h"

#include <QPainter>

#include <algorithm>

namespace syngraph {

namespace {

/// Yellow as of a marker pen; dark enough on a dark page for the text to be read.
constexpr QRgb kOnLight = 0xffffe08a;
constexpr QRgb kOnDark = 0xff665214;

} // namespace

QColor MatchMarks::color(const EditorTheme &theme)
{
    return QColor::fromRgb(theme.isDark() ? kOnDark : kOnLight);
}

void MatchMarks::mapThrough(const Delta &delta)
{
    for (TextMatch &match : m_matches) {
        match.from = mapPosition(delta, match.from, Stickiness::Right);
        match.to = mapPosition(delta, match.to, Stickiness::Left);
    }
    std::erase_if(m_matches, [](const TextMatch &match) { return match.from >= match.to; });
}

QColor MatchMarks::strongColor(const EditorTheme &theme)
{
    return theme.isDark() ? color(theme).lighter(170) : color(theme).darker(130);
}

std::vector<QRectF> MatchMarks::visibleRects(const EditorGeometry &geometry) const
{
    std::vector<QRectF> rects;
    if (m_matches.empty())
        return rects;
    const auto top = geometry.firstVisiblePosition();
    auto match = std::lower_bound(
        m_matches.begin(), m_matches.end(), top,
        [](const TextMatch &one, qsizetype position) { return one.to <= position; });
    for (; match != m_matches.end() && geometry.isVisible(match->from, match->to); ++match) {
        const auto lines = geometry.rangeRects(match->from, match->to);
        rects.insert(rects.end(), lines.begin(), lines.end());
    }
    return rects;
}

void MatchMarks::paint(QPainter &painter, const EditorGeometry &geometry,
                       const EditorTheme &theme) const
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(color(theme));
    for (const QRectF &rect : visibleRects(geometry))
        painter.drawRoundedRect(rect, 2, 2);
}

void MatchMarks::paintFrames(QPainter &painter, const EditorGeometry &geometry,
                             const EditorTheme &theme) const
{
    painter.setPen(QPen(strongColor(theme), 1));
    painter.setBrush(Qt::NoBrush);
    for (const QRectF &rect : visibleRects(geometry))
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 2, 2);
}

} // namespace syngraph
