#include "app/ui/focus_areas.h"

#include <QApplication>
#include <QWidget>

namespace syngraph {

void focusNextArea(const QList<FocusArea> &areas, int step)
{
    const QWidget *focus = QApplication::focusWidget();
    qsizetype at = 0;
    for (qsizetype i = 0; i < areas.size(); ++i) {
        const QWidget *area = areas[i].area;
        if (focus && (focus == area || area->isAncestorOf(focus))) {
            at = i;
            break;
        }
    }
    for (qsizetype tries = 1; tries < areas.size(); ++tries) {
        at = (at + step + areas.size()) % areas.size();
        QWidget *target = areas[at].target;
        if (!target || !target->isVisible() || !areas[at].area->isVisible())
            continue;
        target->setFocus(Qt::TabFocusReason);
        return;
    }
}

} // namespace syngraph
