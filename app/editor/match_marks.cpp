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

void MatchMarks::paint(QPainter &painter, const EditorGeometry &geometry,
                       const EditorTheme &theme) const
{
    if (m_matches.empty())
        return;
    const auto top = geometry.firstVisiblePosition();
    auto match = std::lower_bound(
        m_matches.begin(), m_matches.end(), top,
        [](const TextMatch &one, qsizetype position) { return one.to <= position; });
    painter.setPen(Qt::NoPen);
    painter.setBrush(color(theme));
    for (; match != m_matches.end() && geometry.isVisible(match->from, match->to); ++match) {
        for (const QRectF &rect : geometry.rangeRects(match->from, match->to))
            painter.drawRoundedRect(rect, 2, 2);
    }
}

} // namespace syngraph
