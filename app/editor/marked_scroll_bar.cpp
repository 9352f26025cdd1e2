#include "app/editor/marked_scroll_bar.h"

#include <QPainter>

namespace syngraph {

namespace {

constexpr int kStrong = 4; ///< pixels in height
constexpr int kWeak = 2;

} // namespace

MarkedScrollBar::MarkedScrollBar(Marks marks, QWidget *parent)
    : QScrollBar(Qt::Vertical, parent), m_marks(std::move(marks))
{
}

void MarkedScrollBar::paintEvent(QPaintEvent *event)
{
    QScrollBar::paintEvent(event);
    QPainter painter(this);
    std::vector<bool> isTaken(size_t(height() + 1)); // ten thousand marks are some hundred lines
    for (const ScrollMark &mark : m_marks()) {
        const int thickness = mark.isStrong ? kStrong : kWeak;
        const int y = std::clamp(int(mark.at * (height() - thickness)), 0, height());
        if (!mark.isStrong && isTaken[size_t(y)])
            continue;
        isTaken[size_t(y)] = true;
        painter.fillRect(mark.isStrong ? 0 : 3, y, mark.isStrong ? width() : width() - 6, thickness,
                         mark.color);
    }
}

} // namespace syngraph
