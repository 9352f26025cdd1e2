#pragma once

#include "app/ui/popover.h"

class QLabel;
class QLineEdit;
class QPushButton;

namespace syngraph {

/// An address as people type it, with the scheme that they leave out: https://, mailto: before
/// somebody@host, http:// before this computer.
QString completedLink(const QString &typed);

/// Asks where the marked text should lead. Says what is wrong with an address that documents cannot
/// hold. GUI thread.
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

protected:
    QWidget *firstField() const override;

private:
    void submit();

    QLineEdit *m_address;
    QLabel *m_error;
    QPushButton *m_remove;
};

} // namespace syngraph
