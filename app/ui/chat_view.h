#pragma once

#include "common/protocol/messages.h"

#include <QWidget>

class QLabel;
class QStackedWidget;
class QToolButton;

namespace syngraph {

class ChatInput;
class ChatLog;
class DocumentController;

/// The chat of one document: what was said, and the field to say something. What stands in the field
/// stays until it is sent; what is sent is in the controller's hands. Seen counts what is shown in
/// the window that is in front. Owned by the document's tab, shown by the dock. GUI thread.
class ChatView final : public QWidget
{
    Q_OBJECT

public:
    /// `controller` is borrowed and outlives this.
    explicit ChatView(DocumentController &controller, QWidget *parent = nullptr);

    void setProfile(const QString &name, quint32 color);
    int unread() const { return m_unread; }
    ChatInput &input() { return *m_input; }
    ChatLog &log() { return *m_log; }
    /// Who gets the focus when somebody comes here: the field, or what can be read.
    QWidget *focusTarget() const;
    QString emptyText() const;
    QString hintText() const;
    bool isMuted(AuthorNumber author) const;

Q_SIGNALS:
    void unreadChanged(int unread);
    /// Said just now, by somebody who is not muted.
    void heard(const std::vector<syngraph::ChatEntry> &entries);
    void linkChosen(const QString &address);
    /// Esc: the focus belongs to the text again.
    void left();

protected:
    bool event(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void layOut();
    void wire();
    void send();
    void refresh();
    void refreshField();
    void refreshUnread();
    void look();
    QString emptyWords() const;
    QString hintWords() const;

    DocumentController &m_controller;
    QStackedWidget *m_pages;
    QLabel *m_empty;
    ChatLog *m_log;
    QLabel *m_hint;
    ChatInput *m_input;
    QToolButton *m_send;
    QString m_name;
    quint32 m_color = 0;
    int m_unread = 0;
    bool m_isStale = true; ///< changed while nobody looked
};

} // namespace syngraph
