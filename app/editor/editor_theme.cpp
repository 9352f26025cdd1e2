#include "app/editor/editor_theme.h"

#include "app/editor/colors.h"
#include "app/editor/embed_object.h"
#include "common/ot/schema.h"

#include <QFontDatabase>
#include <QFontInfo>

#include <array>

namespace syngraph {

using namespace Qt::Literals::StringLiterals;

namespace {

struct HeadingMeasures
{
    qreal size;   ///< of the body
    qreal before; ///< in em of the body
    qreal after;
};
constexpr std::array<HeadingMeasures, 6> kHeadings{{
    {1.95, 1.55, 0.55},
    {1.55, 1.4, 0.45},
    {1.27, 1.2, 0.4},
    {1.1, 1.1, 0.35},
    {1.0, 1.0, 0.35},
    {0.92, 1.0, 0.35},
}};
constexpr qreal kParagraphGap = 0.62;
constexpr qreal kItemGap = 0.22;
constexpr qreal kCodeGap = 1.25;
constexpr double kReadable = 4.5;
constexpr double kDimmed = 0.3; ///< of a marker pen's light colour on a dark page

/// 1 to 6, or 0 for everything that is not a heading.
int levelOf(TextLook look)
{
    return look >= TextLook::Heading1 && look <= TextLook::Heading6
               ? int(look) - int(TextLook::Heading1) + 1
               : 0;
}

} // namespace

TextLook textLookOf(const AttributeSet &paragraph)
{
    const QString block = paragraph.text(AttributeKey::Block);
    if (block.isEmpty())
        return TextLook::Body;
    if (const int level = blocks::headingLevel(block))
        return TextLook(int(TextLook::Heading1) + level - 1);
    if (block == blocks::kQuote)
        return TextLook::Quote;
    if (block == blocks::kCode)
        return TextLook::Code;
    if (block == blocks::kCheckList && paragraph.isOn(AttributeKey::Checked))
        return TextLook::Done;
    return TextLook::Body;
}

BlockEdges blockEdgesOf(const AttributeSet &paragraph, const AttributeSet &previous,
                        const AttributeSet &next)
{
    const auto isCode = [](const AttributeSet &set) {
        return set.text(AttributeKey::Block) == blocks::kCode;
    };
    if (!isCode(paragraph))
        return BlockEdges::Both;
    if (isCode(previous))
        return isCode(next) ? BlockEdges::Middle : BlockEdges::Last;
    return isCode(next) ? BlockEdges::First : BlockEdges::Both;
}

EditorTheme::EditorTheme(const QPalette &palette, const QFont &bodyFont)
    : m_bodyFont(bodyFont)
    , m_codeFont(QFontDatabase::systemFont(QFontDatabase::FixedFont))
    , m_base(palette.color(QPalette::Base))
    , m_text(palette.color(QPalette::Text))
    , m_isDark(colors::isDark(m_base))
{
    m_muted = colors::readableOn(m_base, colors::blend(m_base, m_text, 0.62), kReadable);
    m_accent = colors::readableOn(m_base, palette.color(QPalette::Link), kReadable);
    m_codeBackground = colors::blend(m_base, m_text, m_isDark ? 0.08 : 0.045);
    m_codeBorder = colors::blend(m_base, m_text, m_isDark ? 0.16 : 0.11);
    m_quoteBar = colors::blend(m_base, m_text, 0.26);
    m_unit = std::max(6, QFontInfo(m_bodyFont).pixelSize());
}

QString EditorTheme::key() const
{
    QStringList parts{m_bodyFont.key(), m_codeFont.key(), QString::number(m_unit)};
    for (const QColor &color : {m_base, m_text, m_muted, m_accent, m_codeBackground, m_codeBorder,
                                m_quoteBar})
        parts += color.name(QColor::HexArgb);
    return parts.join(u'\n');
}

QColor EditorTheme::highlight(const QColor &chosen) const
{
    return m_isDark && !colors::isDark(chosen) ? colors::blend(m_base, chosen, kDimmed) : chosen;
}

QColor EditorTheme::inkOf(const QColor &chosen) const
{
    return colors::readableOn(m_base, chosen, kReadable);
}

void EditorTheme::decorate(QTextCharFormat &format, const AttributeSet &text) const
{
    if (text.isOn(AttributeKey::Bold))
        format.setFontWeight(QFont::Bold);
    if (text.isOn(AttributeKey::Italic))
        format.setFontItalic(true);
    if (text.isOn(AttributeKey::Strike))
        format.setFontStrikeOut(true);
    QColor ground = m_base;
    if (text.isOn(AttributeKey::Code)) {
        format.setFontFamilies(m_codeFont.families());
        format.setFontFixedPitch(true);
        ground = m_codeBackground;
        format.setBackground(ground);
    }
    if (const QColor chosen(text.text(AttributeKey::Background)); chosen.isValid()) {
        ground = highlight(chosen);
        format.setBackground(ground);
    }
    QColor ink = format.foreground().color();
    if (colors::contrast(ground, ink) < kReadable)
        ink = colors::inkOn(ground);
    if (text.contains(AttributeKey::Link)) {
        ink = m_accent;
        format.setFontUnderline(true);
    }
    if (text.isOn(AttributeKey::Underline))
        format.setFontUnderline(true);
    if (const QColor chosen(text.text(AttributeKey::Color)); chosen.isValid())
        ink = chosen;
    format.setForeground(colors::readableOn(ground, ink, kReadable));
    format.setUnderlineColor(format.foreground().color());
}

QTextCharFormat EditorTheme::charFormat(const AttributeSet &text, TextLook look) const
{
    QTextCharFormat format;
    const qreal size = m_bodyFont.pointSizeF() > 0 ? m_bodyFont.pointSizeF()
                                                   : m_unit * 0.75; // 96 pixels, 72 points an inch
    format.setForeground(m_text);
    if (const int level = levelOf(look)) {
        format.setFontWeight(QFont::Bold);
        format.setFontPointSize(size * kHeadings.at(size_t(level - 1)).size);
        if (level == 6)
            format.setForeground(m_muted);
    } else if (look == TextLook::Code) {
        format.setFontFamilies(m_codeFont.families());
        format.setFontFixedPitch(true);
        format.setFontPointSize(size * 0.92);
    } else if (look == TextLook::Quote) {
        format.setForeground(m_muted);
    } else if (look == TextLook::Done) {
        format.setForeground(m_muted);
        format.setFontStrikeOut(true);
    }
    decorate(format, text);
    if (!text.only(AttributeScope::Embed).isEmpty())
        format.setObjectType(kEmbedObjectType);
    return format;
}

QTextBlockFormat EditorTheme::blockFormat(const AttributeSet &paragraph, BlockEdges edges) const
{
    QTextBlockFormat format;
    const QString block = paragraph.text(AttributeKey::Block);
    const int level = paragraph.number(AttributeKey::Indent);
    qreal left = level * indentWidth();
    qreal gap = kParagraphGap;
    qreal lineHeight = 142;
    if (const int heading = blocks::headingLevel(block)) {
        const auto &measures = kHeadings.at(size_t(heading - 1));
        format.setHeadingLevel(heading);
        format.setTopMargin(measures.before * m_unit);
        format.setBottomMargin(measures.after * m_unit);
        format.setLineHeight(120, QTextBlockFormat::ProportionalHeight);
    } else {
        if (blocks::isList(block)) {
            left += listMargin();
            gap = kItemGap;
        } else if (block == blocks::kQuote) {
            left += indentWidth() * 0.75;
        } else if (block == blocks::kCode) {
            left += codePadding() * 1.3;
            format.setRightMargin(codePadding() * 1.3);
            gap = kCodeGap;
            lineHeight = 130;
        }
        const bool isFirst = edges == BlockEdges::Both || edges == BlockEdges::First;
        const bool isLast = edges == BlockEdges::Both || edges == BlockEdges::Last;
        format.setTopMargin(isFirst ? gap * m_unit : 0);
        format.setBottomMargin(isLast ? gap * m_unit : 0);
        format.setLineHeight(lineHeight, QTextBlockFormat::ProportionalHeight);
    }
    format.setLeftMargin(left);
    const QString align = paragraph.text(AttributeKey::Align);
    if (align == u"center")
        format.setAlignment(Qt::AlignHCenter);
    else if (align == u"right")
        format.setAlignment(Qt::AlignRight | Qt::AlignAbsolute);
    else if (align == u"justify")
        format.setAlignment(Qt::AlignJustify);
    return format;
}

} // namespace syngraph
