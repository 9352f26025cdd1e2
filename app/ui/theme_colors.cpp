#include "app/ui/theme_colors.h"

namespace syngraph {

const ThemeColors &lightColors()
{
    static const ThemeColors colors{
        .isDark = false,
        .chrome = QColor(0xf5f6f8),
        .page = QColor(0xffffff),
        .raised = QColor(0xffffff),
        .field = QColor(0xffffff),
        .text = QColor(0x1c2127),
        .muted = QColor(0x5a6470),
        .disabled = QColor(0xa3abb5),
        .line = QColor(0xe2e5ea),
        .outline = QColor(0xcdd3db),
        .hover = QColor(0xe8ebf0),
        .pressed = QColor(0xdce1e8),
        .accent = QColor(0x2f5fd0),
        .accentHover = QColor(0x2753bb),
        .accentText = QColor(0xffffff),
        .accentSoft = QColor(0xdfe8fb),
        .selection = QColor(0xc9dafc),
        .good = QColor(0x1a7f4b),
        .warning = QColor(0x9a5b00),
        .warningSoft = QColor(0xfff4dc),
        .bad = QColor(0xb93025),
        .badSoft = QColor(0xfdebe9),
        .infoSoft = QColor(0xe8f0fd),
        .shadow = QColor(20, 28, 40, 44),
    };
    return colors;
}

const ThemeColors &darkColors()
{
    static const ThemeColors colors{
        .isDark = true,
        .chrome = QColor(0x1f2226),
        .page = QColor(0x181a1d),
        .raised = QColor(0x282c31),
        .field = QColor(0x1b1e22),
        .text = QColor(0xe4e7eb),
        .muted = QColor(0x9ea7b2),
        .disabled = QColor(0x5f6771),
        .line = QColor(0x2e3338),
        .outline = QColor(0x434a52),
        .hover = QColor(0x2d3238),
        .pressed = QColor(0x383e45),
        .accent = QColor(0x7aa2ff),
        .accentHover = QColor(0x93b4ff),
        .accentText = QColor(0x0d1526),
        .accentSoft = QColor(0x27375a),
        .selection = QColor(0x2e4677),
        .good = QColor(0x4fc98d),
        .warning = QColor(0xe6b04f),
        .warningSoft = QColor(0x39301d),
        .bad = QColor(0xff8a80),
        .badSoft = QColor(0x412523),
        .infoSoft = QColor(0x232f45),
        .shadow = QColor(0, 0, 0, 110),
    };
    return colors;
}

const ThemeColors &strongLightColors()
{
    static const ThemeColors colors = [] {
        ThemeColors strong = lightColors();
        strong.chrome = strong.page = strong.raised = strong.field = QColor(0xffffff);
        strong.text = strong.muted = QColor(Qt::black);
        strong.disabled = QColor(0x6a6a6a);
        strong.line = QColor(0x767676);
        strong.outline = QColor(0x202020);
        strong.hover = QColor(0xdde6ff);
        strong.pressed = QColor(0xc4d3ff);
        strong.accent = strong.accentHover = QColor(0x0b3aa5);
        strong.accentSoft = QColor(0xd3e0ff);
        strong.selection = QColor(0xb5ceff);
        strong.good = QColor(0x0a4f2b);
        strong.warning = QColor(0x633a00);
        strong.bad = QColor(0x8c1007);
        return strong;
    }();
    return colors;
}

const ThemeColors &strongDarkColors()
{
    static const ThemeColors colors = [] {
        ThemeColors strong = darkColors();
        strong.chrome = strong.page = strong.raised = strong.field = QColor(Qt::black);
        strong.text = strong.muted = QColor(0xffffff);
        strong.disabled = QColor(0x9a9a9a);
        strong.line = QColor(0x808080);
        strong.outline = QColor(0xe0e0e0);
        strong.hover = QColor(0x1f2d4d);
        strong.pressed = QColor(0x2c4170);
        strong.accent = strong.accentHover = QColor(0xa9c4ff);
        strong.accentText = QColor(Qt::black);
        strong.accentSoft = QColor(0x22376b);
        strong.selection = QColor(0x2b4a94);
        strong.good = QColor(0x7be8b1);
        strong.warning = QColor(0xffd27a);
        strong.bad = QColor(0xffb0a8);
        return strong;
    }();
    return colors;
}

const ThemeColors &themeColorsOf(const QPalette &palette)
{
    const QColor window = palette.color(QPalette::Window);
    if (window == strongLightColors().chrome)
        return strongLightColors();
    if (window == strongDarkColors().chrome)
        return strongDarkColors();
    return window.lightnessF() < 0.5f ? darkColors() : lightColors();
}

QPalette paletteOf(const ThemeColors &c)
{
    QPalette palette;
    const auto set = [&palette](QPalette::ColorRole role, const QColor &color) {
        palette.setColor(QPalette::All, role, color);
    };
    set(QPalette::Window, c.chrome);
    set(QPalette::WindowText, c.text);
    set(QPalette::Base, c.page);
    set(QPalette::AlternateBase, c.chrome);
    set(QPalette::Text, c.text);
    set(QPalette::PlaceholderText, c.muted);
    set(QPalette::Button, c.chrome);
    set(QPalette::ButtonText, c.text);
    set(QPalette::BrightText, c.bad);
    set(QPalette::ToolTipBase, c.raised);
    set(QPalette::ToolTipText, c.text);
    set(QPalette::Highlight, c.selection);
    set(QPalette::HighlightedText, c.text);
    set(QPalette::Link, c.accent);
    set(QPalette::LinkVisited, c.accent);
    set(QPalette::Light, c.raised);
    set(QPalette::Midlight, c.hover);
    set(QPalette::Mid, c.outline);
    set(QPalette::Dark, c.outline);
    set(QPalette::Shadow, c.isDark ? QColor(Qt::black) : c.outline);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, c.disabled);
    return palette;
}

} // namespace syngraph
