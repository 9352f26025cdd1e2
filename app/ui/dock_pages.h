#pragma once

#include <QStackedWidget>

namespace syngraph {

/// The pages of a dock at the window's side. Asks for the room of a column, whatever its pages would
/// like to have: a sentence in one of them would else make the text beside it narrow.
class DockPages final : public QStackedWidget
{
public:
    explicit DockPages(int leastHeight, QWidget *parent = nullptr)
        : QStackedWidget(parent), m_leastHeight(leastHeight)
    {
    }
    QSize sizeHint() const override { return {290, 460}; }
    QSize minimumSizeHint() const override { return {220, m_leastHeight}; }

private:
    int m_leastHeight;
};

} // namespace syngraph
