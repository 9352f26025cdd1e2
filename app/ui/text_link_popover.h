#pragma once

#include "app/ui/popover.h"

class QLabel;
class QLineEdit;
class QPushButton;

namespace syngraph {

/// An address as people type it, with the scheme that they leave out: https://, mailto: before
/// somebody@host, http:// before this computer.
QString completedLink(const QString &typed);

/// Asks where the marked text should lead, and shows the machine that the address really names while
/// it is typed: letters that only look like others come out as "xn--". Says what is wrong with an
/// address that documents cannot hold; opens none that is not safe. GUI thread.
class TextLinkPopover final : public Popover
{
    Q_OBJECT

public:
    explicit TextLinkPopover(QWidget *window);

    /// `present`: the address that the text leads to now, or empty.
    void setPresentLink(const QString &present);

Q_SIGNALS:
    /// Empty: the text shall lead nowhere.
    void linkChosen(const QString &address);
    void openRequested(const QString &address); ///< safe to open

protected:
    QWidget *firstField() const override;

private:
    void submit();
    void showDestination();

    QLineEdit *m_address;
    QLabel *m_destination;
    QLabel *m_error;
    QPushButton *m_open;
    QPushButton *m_remove;
};

} // namespace syngraph
