#include "app/editor/author_tints.h"

#include "app/editor/colors.h"
#include "app/editor/editor_geometry.h"
#include "app/editor/editor_theme.h"

#include <QPainter>

namespace syngraph {

namespace {

constexpr double kShareOnLight = 0.17;
constexpr double kShareOnDark = 0.32;

} // namespace

AuthorTints::AuthorTints(std::function<const Document &()> source, ColorOf colorOf)
    : m_source(std::move(source)), m_colorOf(std::move(colorOf))
{
}

QColor AuthorTints::tint(const QColor &person, const EditorTheme &theme)
{
    return colors::blend(theme.base(), person, theme.isDark() ? kShareOnDark : kShareOnLight);
}

void AuthorTints::paintBelow(QPainter &painter, const EditorGeometry &geometry,
                             const EditorTheme &theme)
{
    if (!m_isShown)
        return;
    const Document &document = m_source();
    const qreal bottom = geometry.viewport().bottom();
    const qsizetype seenFrom = geometry.firstVisiblePosition();
    for (QTextBlock block = geometry.firstVisibleBlock(); block.isValid(); block = block.next()) {
        const qsizetype start = block.position();
        // In the midst of an edit the two may differ; the next paint is right again.
        if (geometry.blockRect(block).top() > bottom || start + block.length() > document.length())
            break;
        // What is out of view is passed over, and so may be most of a long paragraph.
        const auto seen = geometry.seenOf(block);
        qsizetype from = std::max(start, seenFrom);
        const auto end =
            std::min(start + block.length() - 1, seen.empty() ? start : seen.back().to);
        if (from >= end)
            continue;
        bool isBelow = false;
        document.visitAuthors(from, end - from, [&](qsizetype length, Authorship who) {
            const auto begin = from;
            from += length;
            if (isBelow)
                return;
            const auto color = m_colorOf(who);
            for (const QRectF &line :
                 color ? geometry.rectsIn(block, begin, from) : std::vector<QRectF>()) {
                isBelow = line.top() > bottom;
                if (isBelow)
                    break;
                painter.fillRect(line, tint(*color, theme));
            }
        });
    }
}

} // namespace syngraph
