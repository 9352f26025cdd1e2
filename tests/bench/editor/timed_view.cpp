#include "tests/bench/editor/timed_view.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QKeyEvent>

#include <algorithm>
#include <ctime>
#include <malloc.h>
#include <unistd.h>

namespace syngraph::bench {

double Samples::at(double share) const
{
    if (m_all.empty())
        return 0;
    auto sorted = m_all;
    std::sort(sorted.begin(), sorted.end());
    return sorted[std::min(sorted.size() - 1, size_t(double(sorted.size()) * share))];
}

TimedView::TimedView(QTextEdit &view)
    : m_view(view)
{
    m_view.viewport()->installEventFilter(this);
}

bool TimedView::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Paint)
        ++m_paintings;
    return QObject::eventFilter(watched, event);
}

double TimedView::untilPainted(const std::function<void()> &act)
{
    const int before = m_paintings;
    QElapsedTimer clock;
    clock.start();
    act();
    while (m_paintings == before && clock.elapsed() < 10'000)
        QCoreApplication::processEvents();
    return double(clock.nsecsElapsed()) / 1e6;
}

double TimedView::painting()
{
    QElapsedTimer clock;
    clock.start();
    m_view.viewport()->repaint();
    return double(clock.nsecsElapsed()) / 1e6;
}

void TimedView::press(Qt::Key key, const QString &text)
{
    QKeyEvent press(QEvent::KeyPress, key, Qt::NoModifier, text);
    QCoreApplication::sendEvent(&m_view, &press);
}

void TimedView::putCaret(int position)
{
    QTextCursor cursor(m_view.document());
    cursor.setPosition(position);
    m_view.setTextCursor(cursor);
    untilPainted([this] { m_view.viewport()->update(); });
}

double processorTime()
{
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return double(now.tv_sec) * 1e3 + double(now.tv_nsec) / 1e6;
}

double residentMemory()
{
    malloc_trim(0);
    QFile file(QStringLiteral("/proc/self/statm"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return file.readAll().split(' ').value(1).toDouble() * double(sysconf(_SC_PAGESIZE)) / 1048576;
}

} // namespace syngraph::bench
