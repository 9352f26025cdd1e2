#pragma once

#include "app/editor/editor_geometry.h"
#include "common/document/document.h"

#include <array>
#include <map>

class QPainter;

namespace syngraph {

class EditorTheme;

/// Paints what belongs to whole paragraphs and is not text: bullets, numbers, check boxes, quote
/// bars, the ground under code. Numbers are counted from the document and stored nowhere.
/// Owned by the EditorWidget.
class BlockPainter final
{
public:
    /// Below the text, so before the view paints it. Paragraphs outside of `clip` are left out.
    void paint(QPainter &painter, const EditorGeometry &geometry, const EditorTheme &theme,
               const Document &document, const QRectF &clip);
    /// To be called when the document changed by `delta`, or was replaced.
    void noteChange(const Delta &delta, const Document &after);
    void forgetNumbers() { m_known.clear(); }

    /// The square that a check list's mark is in; null when that is far above the view.
    static QRectF checkBox(const EditorGeometry &geometry, const EditorTheme &theme,
                           const QTextBlock &block);

private:
    using Counters = std::array<int, 16>; ///< one for each level
    static void count(Counters &counters, const AttributeSet &paragraph);
    /// What the counters are before `paragraph`.
    Counters countersBefore(const Document &document, qsizetype paragraph);
    void paintMarker(QPainter &painter, const EditorGeometry &geometry, const EditorTheme &theme,
                     const AttributeSet &paragraph, const QTextBlock &block, int number) const;
    void paintGround(QPainter &painter, const EditorGeometry &geometry, const EditorTheme &theme,
                     const AttributeSet &paragraph, const QTextBlock &first,
                     const QTextBlock &last) const;

    /// What the counters are before some paragraphs, so that a long list is counted once.
    std::map<qsizetype, Counters> m_known;
    qsizetype m_paragraphs = 0; ///< how many there were when the last change was noted
};

} // namespace syngraph
