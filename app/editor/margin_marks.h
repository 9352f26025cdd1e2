#pragma once

#include "app/editor/editor_geometry.h"
#include "common/ot/delta.h"

#include <vector>

class QPainter;

namespace syngraph {

class EditorTheme;

/// A bar in the margin beside the paragraphs that hold what no server has yet, of a long paragraph
/// beside the lines; and a short light over a place that was walked to. Owned by the EditorWidget; positions in UTF-16 units.
class MarginMarks final
{
public:
    struct Range
    {
        qsizetype from = 0;
        qsizetype to = 0; ///< equal to `from` for a place without text
        bool operator==(const Range &) const = default;
    };

    /// False when nothing changed.
    bool setUnsent(std::vector<Range> ranges);
    const std::vector<Range> &unsent() const { return m_unsent; }
    void mapThrough(const Delta &delta);
    void setLight(std::optional<Range> range) { m_light = range; }
    const std::optional<Range> &light() const { return m_light; }

    /// Below the text.
    void paint(QPainter &painter, const EditorGeometry &geometry, const EditorTheme &theme,
               const QTextDocument &document) const;

private:
    void paintBars(QPainter &painter, const EditorGeometry &geometry, const EditorTheme &theme,
                   const QTextDocument &document) const;
    void paintLight(QPainter &painter, const EditorGeometry &geometry,
                    const EditorTheme &theme) const;

    std::vector<Range> m_unsent; ///< in order
    std::optional<Range> m_light;
};

} // namespace syngraph
