#pragma once

#include "app/client/document_links.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace syngraph {

/// What a new link shall be. GUI thread.
class LinkForm final : public QWidget
{
    Q_OBJECT

public:
    explicit LinkForm(QWidget *parent = nullptr);

    /// As if nothing had been chosen yet.
    void clear();
    DocumentLinks::Wish wish() const;
    void setBusy(bool isBusy);
    QWidget *firstField() const;
    QWidget *lastField() const;

Q_SIGNALS:
    void submitted();
    void left();
    void sizeChanged();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QComboBox *m_role;
    QLineEdit *m_label;
    QComboBox *m_valid;
    QSpinBox *m_uses;
    QLabel *m_counted;
    QPushButton *m_make;
};

} // namespace syngraph
