#pragma once

#include "app/ui/popover.h"

class QLabel;
class QLineEdit;

namespace syngraph {

/// One field for the number of a paragraph, as the status bar counts them. GUI thread.
class GoToPopover final : public Popover
{
    Q_OBJECT

public:
    explicit GoToPopover(QWidget *window);

    /// From 1; where the caret is, and how many there are.
    void setPlace(qsizetype paragraph, qsizetype count);

Q_SIGNALS:
    /// From 1, at most the count.
    void paragraphChosen(qsizetype paragraph);

protected:
    QWidget *firstField() const override;

private:
    void submit();

    QLineEdit *m_number;
    QLabel *m_hint;
    qsizetype m_count = 1;
};

} // namespace syngraph
