#pragma once

#include "app/ui/popover.h"
#include "common/link/share_link.h"

class QLabel;
class QLineEdit;
class QPushButton;

namespace syngraph {

/// One line for a share link. When the clipboard holds a link it stands there already; what is
/// wrong with a text is said below it. GUI thread.
class OpenLinkPopover final : public Popover
{
    Q_OBJECT

public:
    explicit OpenLinkPopover(QWidget *window);

    /// With `text` in the line and, when it is no link, the reason below; for a link that came
    /// from outside.
    void offer(const QString &text);
    QString errorText() const;

Q_SIGNALS:
    void linkChosen(const syngraph::ShareLink &link);

protected:
    void prepare() override;
    QWidget *firstField() const override;

private:
    void submit();
    void paste();
    void showError(const QString &text);

    QLineEdit *m_link;
    QLabel *m_error;
    QString m_offered;
};

} // namespace syngraph
