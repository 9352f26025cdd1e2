#pragma once

#include <QList>

class QWidget;

namespace syngraph {

/// A part of the window that F6 leads to, and who in it gets the focus.
struct FocusArea
{
    QWidget *area;
    QWidget *target; ///< nullptr: nothing there can have it now
};

/// The focus goes to the next (or, with -1, the previous) area that is shown, from the one that has
/// it; from the first when none has.
void focusNextArea(const QList<FocusArea> &areas, int step);

} // namespace syngraph
