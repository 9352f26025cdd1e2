#pragma once

#include "app/client/document_links.h"
#include "app/ui/managed_link_words.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace syngraph {

/// One link in the list of those that an owner manages: in words, with what can be done about it.
/// Revoking asks once, in the row itself, and says what it comes to. GUI thread.
class LinkRow final : public QWidget
{
    Q_OBJECT

public:
    explicit LinkRow(qint64 number, QWidget *parent = nullptr);

    enum class Copying { Known, Unknown };
    void setInfo(const LinkInfo &info, WallTime now, Copying copying, Afterwards afterwards);
    void setBusy(bool isBusy); ///< something is asked of the server
    qint64 number() const { return m_number; }
    bool isAsking() const;
    /// Whether it has a button that can be pressed now, and the first of them.
    QWidget *firstButton() const;
    /// Its buttons come behind `before` when one goes on by Tab; the last of them.
    QWidget *follow(QWidget *before);

Q_SIGNALS:
    void copyRequested(qint64 number);
    void revokeRequested(qint64 number);
    void sizeChanged();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void ask();
    void stopAsking();

    qint64 m_number;
    QLabel *m_name;
    QLabel *m_words;
    QPushButton *m_copy;
    QPushButton *m_revoke;
    QWidget *m_question;
    QLabel *m_effect;
    QPushButton *m_no;
    QPushButton *m_yes;
    bool m_isBusy = false;
};

} // namespace syngraph
