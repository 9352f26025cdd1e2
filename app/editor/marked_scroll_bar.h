#pragma once

#include <QColor>
#include <QElapsedTimer>
#include <QScrollBar>
#include <QTimer>

#include <functional>
#include <vector>

namespace syngraph {

/// A place in the document as the scroll bar shows it.
struct ScrollMark
{
    qreal at = 0; ///< 0 is the document's top, 1 its end
    QColor color;
    bool isStrong = false; ///< a person; else one of many
};

/// A vertical scroll bar with marks of what is where in the document. Asks for them when it paints;
/// where they are many, no more than some times a second, since each edit moves them all. A bar
/// costs as much to paint as the text of a page, so edits and carets do not update it themselves.
/// GUI thread.
class MarkedScrollBar final : public QScrollBar
{
    Q_OBJECT

public:
    using Marks = std::function<std::vector<ScrollMark>()>;

    explicit MarkedScrollBar(Marks marks, QWidget *parent = nullptr);

    /// There are others: they are shown within a tenth of a second.
    void changeMarks();

    /// An edit has moved what the marks stand for: likewise, and nothing without any.
    void moveMarks();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Marks m_marks;
    std::vector<ScrollMark> m_known;
    QElapsedTimer m_sinceAsked;
    QTimer m_again;
    QTimer m_following;
};

} // namespace syngraph
