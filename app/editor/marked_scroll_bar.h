#pragma once

#include <QColor>
#include <QScrollBar>

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

/// A vertical scroll bar with marks of what is where in the document. Asks for them when it paints,
/// so they are never out of date. GUI thread.
class MarkedScrollBar final : public QScrollBar
{
    Q_OBJECT

public:
    using Marks = std::function<std::vector<ScrollMark>()>;

    explicit MarkedScrollBar(Marks marks, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Marks m_marks;
};

} // namespace syngraph
