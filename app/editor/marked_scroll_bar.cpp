#include "app/editor/marked_scroll_bar.h"

#include <QPainter>

namespace syngraph {

namespace {

constexpr int kStrong = 4; ///< pixels in height
constexpr int kWeak = 2;
constexpr size_t kMany = 300;    ///< marks
constexpr int kRest = 250;       ///< in milliseconds, between two looks at many
constexpr int kFollow = 100;     ///< in milliseconds, from a change to what is seen of it

} // namespace

MarkedScrollBar::MarkedScrollBar(Marks marks, QWidget *parent)
    : QScrollBar(Qt::Vertical, parent), m_marks(std::move(marks))
{
    m_again.setSingleShot(true);
    connect(&m_again, &QTimer::timeout, this, [this] { update(); });
    m_following.setSingleShot(true);
    m_following.setInterval(kFollow);
    connect(&m_following, &QTimer::timeout, this, [this] { update(); });
}

void MarkedScrollBar::changeMarks()
{
    if (!m_following.isActive())
        m_following.start();
}

void MarkedScrollBar::moveMarks()
{
    if (!m_known.empty())
        changeMarks();
}

void MarkedScrollBar::paintEvent(QPaintEvent *event)
{
    QScrollBar::paintEvent(event);
    QPainter painter(this);
    const bool isRecent = m_sinceAsked.isValid() && !m_sinceAsked.hasExpired(kRest);
    if (m_known.size() < kMany || !isRecent) {
        m_known = m_marks();
        m_sinceAsked.start();
    } else if (!m_again.isActive()) {
        m_again.start(kRest);
    }
    std::vector<bool> isTaken(size_t(height() + 1)); // ten thousand marks are some hundred lines
    for (const ScrollMark &mark : m_known) {
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
