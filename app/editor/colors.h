#pragma once

#include <QColor>

/// Arithmetic on colours, so that whatever people or peers choose stays readable in both themes.
namespace syngraph::colors {

/// Contrast of two opaque colours after WCAG 2.1, in [1, 21].
double contrast(const QColor &first, const QColor &second);

/// `share` of `over` on top of `base`; share in [0, 1].
QColor blend(const QColor &base, const QColor &over, double share);

/// The colour nearest to `color` in lightness, its hue kept, that has at least `least` contrast
/// against `background`; black or white when the hue cannot reach it.
QColor readableOn(const QColor &background, const QColor &color, double least);

/// Black or white, as is easier to read on `background`; at least 4.5 contrast.
QColor inkOn(const QColor &background);

bool isDark(const QColor &color);

} // namespace syngraph::colors
