#pragma once

#include <QTextEdit>

#include <functional>
#include <vector>

namespace syngraph::bench {

/// Milliseconds of a number of like things.
class Samples final
{
public:
    void add(double milliseconds) { m_all.push_back(milliseconds); }
    double median() const { return at(0.5); }
    double p99() const { return at(0.99); }

private:
    double at(double share) const;
    std::vector<double> m_all;
};

/// A shown text widget whose time from an event to the end of the painting is taken.
/// Borrows the widget.
class TimedView final : public QObject
{
public:
    explicit TimedView(QTextEdit &view);

    /// From the start of `act` until what it changed is painted. Milliseconds.
    double untilPainted(const std::function<void()> &act);
    /// Of one painting of all that is seen.
    double painting();
    void press(Qt::Key key, const QString &text);
    void putCaret(int position);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QTextEdit &m_view;
    int m_paintings = 0;
};

/// Processor time of the process so far. Milliseconds; free of what else the machine does.
double processorTime();
/// Memory of the process that is in use. MiB.
double residentMemory();

} // namespace syngraph::bench
