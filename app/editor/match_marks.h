#pragma once

#include "app/editor/editor_geometry.h"
#include "app/editor/text_search.h"
#include "common/ot/algebra.h"

#include <QColor>

class QPainter;

namespace syngraph {

class EditorTheme;

/// The places that a search found, painted under the text; they move along with edits until the
/// next search. Owned by the EditorWidget; GUI thread.
class MatchMarks final
{
public:
    /// In their order, apart from each other.
    void set(std::vector<TextMatch> matches) { m_matches = std::move(matches); }
    const std::vector<TextMatch> &matches() const { return m_matches; }
    /// After an edit of anybody; what was deleted is no match any more.
    void mapThrough(const Delta &delta);
    void paint(QPainter &painter, const EditorGeometry &geometry, const EditorTheme &theme) const;
    /// Over the text: a frame shows also where code or a background colour hides the mark.
    void paintFrames(QPainter &painter, const EditorGeometry &geometry,
                     const EditorTheme &theme) const;

    static QColor color(const EditorTheme &theme);
    /// Of frames and in the scroll bar.
    static QColor strongColor(const EditorTheme &theme);

private:
    std::vector<QRectF> visibleRects(const EditorGeometry &geometry) const;

    std::vector<TextMatch> m_matches;
};

} // namespace syngraph
