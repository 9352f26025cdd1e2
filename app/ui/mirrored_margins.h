#pragma once

#include <QMargins>
#include <QWidget>

namespace syngraph {

/// The margins of a layout in `widget`, given for a window that reads from left to right: Qt
/// mirrors what stands in a layout, but not its margins. In pixels that do not depend on the screen.
inline QMargins mirroredMargins(const QWidget &widget, const QMargins &margins)
{
    if (widget.layoutDirection() == Qt::LeftToRight)
        return margins;
    return {margins.right(), margins.top(), margins.left(), margins.bottom()};
}

} // namespace syngraph
