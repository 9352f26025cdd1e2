#pragma once

#include "app/ui/popover.h"
#include "app/ui/user_profile.h"

class QButtonGroup;
class QLineEdit;
class QPushButton;

namespace syngraph {

/// Name and colour of the person here, as the others see them. GUI thread.
class ProfilePopover final : public Popover
{
    Q_OBJECT

public:
    explicit ProfilePopover(QWidget *window);

    void setProfile(const UserProfile &profile);

Q_SIGNALS:
    void profileChosen(const syngraph::UserProfile &profile);

protected:
    QWidget *firstField() const override;

private:
    QWidget *makeColors();
    void submit();

    UserProfile m_profile;
    QLineEdit *m_name;
    QButtonGroup *m_colors; ///< ids are places in personColors()
    QPushButton *m_apply;
};

} // namespace syngraph
