#pragma once

#include "app/editor/editor_geometry.h"
#include "common/document/document.h"

#include <array>

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
    /// To be called when the document changed.
    void forgetNumbers() { m_countedTo = -1; }

    /// The square that a check list's mark is in.
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

    Counters m_counters{};
    qsizetype m_countedTo = -1; ///< the paragraph that m_counters stand before
};

} // namespace syngraph
