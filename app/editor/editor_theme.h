#pragma once

#include "common/ot/attributes.h"

#include <QFont>
#include <QPalette>
#include <QTextCharFormat>

namespace syngraph {

/// What a paragraph makes of the characters in it.
enum class TextLook : quint8 {
    Body,
    Heading1,
    Heading2,
    Heading3,
    Heading4,
    Heading5,
    Heading6,
    Quote,
    Code,
    Done ///< a checked item
};
TextLook textLookOf(const AttributeSet &paragraph);

/// Where a paragraph stands among neighbours that look like one piece with it; of code alone, whose
/// lines are paragraphs.
enum class BlockEdges : quint8 { Both, First, Last, Middle };
BlockEdges blockEdgesOf(const AttributeSet &paragraph, const AttributeSet &previous,
                        const AttributeSet &next);

/// How attributes look: fonts, colours and distances, all derived from one palette and one font, so
/// that light, dark and high-contrast palettes and every zoom need nothing else.
/// Value type; made anew when the palette or the font of the editor changes. Lengths in pixels.
class EditorTheme final
{
public:
    EditorTheme()
        : EditorTheme(QPalette(), QFont())
    {
    }
    EditorTheme(const QPalette &palette, const QFont &bodyFont);

    QTextCharFormat charFormat(const AttributeSet &text, TextLook look) const;
    QTextBlockFormat blockFormat(const AttributeSet &paragraph, BlockEdges edges) const;

    /// How a colour that somebody chose looks on this page: a light marker pen does not glare on a
    /// dark page, and text can be read on both.
    QColor highlight(const QColor &chosen) const;
    QColor inkOf(const QColor &chosen) const;

    /// Width of a list level; also the room that a bullet or number stands in.
    qreal indentWidth() const { return m_unit * 1.9; }
    /// Where text of a list item at level 0 begins.
    qreal listMargin() const { return indentWidth(); }
    qreal readingWidth() const { return m_unit * 50; }
    qreal pageMargin() const { return m_unit * 2.5; }
    qreal codePadding() const { return m_unit * 0.7; }
    qreal quoteBarWidth() const { return std::max<qreal>(3, m_unit * 0.22); }

    /// The same for themes that make the same formats.
    QString key() const;
    const QFont &bodyFont() const { return m_bodyFont; }
    QColor base() const { return m_base; }
    QColor text() const { return m_text; }
    QColor muted() const { return m_muted; }
    QColor accent() const { return m_accent; }
    QColor codeBackground() const { return m_codeBackground; }
    QColor codeBorder() const { return m_codeBorder; }
    QColor quoteBar() const { return m_quoteBar; }
    bool isDark() const { return m_isDark; }

private:
    void decorate(QTextCharFormat &format, const AttributeSet &text) const;

    QFont m_bodyFont;
    QFont m_codeFont;
    QColor m_base;
    QColor m_text;
    QColor m_muted;
    QColor m_accent;
    QColor m_codeBackground;
    QColor m_codeBorder;
    QColor m_quoteBar;
    qreal m_unit = 16; ///< one em of the body
    bool m_isDark = false;
};

} // namespace syngraph
