#pragma once

#include <QColor>
#include <QPalette>

namespace syngraph {

/// Every colour of the windows. Tables for light and dark, each also with strong contrast, and
/// nothing else in app/ui names a colour. A widget that paints asks themeColorsOf(palette()) while it
/// paints, so a change of the palette reaches everything by itself. Text on its ground has a contrast
/// of at least 4.5.
struct ThemeColors
{
    bool isDark = false;
    QColor chrome;      ///< menu bar, tool bar, tabs, docks, status bar
    QColor page;        ///< what is written on
    QColor raised;      ///< popovers and menus
    QColor field;       ///< line edits
    QColor text;
    QColor muted;       ///< secondary text
    QColor disabled;
    QColor line;        ///< hairlines between areas
    QColor outline;     ///< around fields and buttons
    QColor hover;
    QColor pressed;
    QColor accent;
    QColor accentHover;
    QColor accentText;  ///< on accent
    QColor accentSoft;  ///< ground of what is switched on
    QColor selection;
    QColor good;        ///< live
    QColor warning;
    QColor warningSoft; ///< ground of a banner that warns
    QColor bad;
    QColor badSoft;
    QColor infoSoft;
    QColor shadow;
};

const ThemeColors &lightColors();
const ThemeColors &darkColors();
/// Text of at least 7, lines and outlines of at least 3 against what they stand on.
const ThemeColors &strongLightColors();
const ThemeColors &strongDarkColors();
/// The table that `palette` was made from, or the one that suits it best.
const ThemeColors &themeColorsOf(const QPalette &palette);
QPalette paletteOf(const ThemeColors &colors);

} // namespace syngraph
