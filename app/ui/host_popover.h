#pragma once

#include "app/client/local_server.h"
#include "app/ui/popover.h"

class QCheckBox;
class QLabel;
class QPushButton;
class QRadioButton;

namespace syngraph {

class Preferences;

/// Makes this computer a server: for whom, for how long, and whether it is one now. Says in words why
/// it did not work. GUI thread.
class HostPopover final : public Popover
{
    Q_OBJECT

public:
    /// Both are borrowed and outlive this.
    HostPopover(LocalServer &server, Preferences &preferences, QWidget *window);

    QString stateText() const;
    QString errorText() const;

protected:
    void prepare() override;
    QWidget *firstField() const override;

private:
    void submit();
    void refresh();
    void showError(HostError error, const QString &detail);
    HostReach chosenReach() const;

    LocalServer &m_server;
    Preferences &m_preferences;
    QRadioButton *m_here;
    QRadioButton *m_network;
    QCheckBox *m_keeps;
    QLabel *m_state;
    QLabel *m_error;
    QPushButton *m_button;
};

/// Why hosting did not work, and what to do.
QString hostErrorWords(HostError error, const QString &detail);

} // namespace syngraph
