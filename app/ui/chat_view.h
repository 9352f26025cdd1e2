#pragma once

#include "app/ui/chat_lines.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QPushButton;
class QStackedWidget;
class QToolButton;

namespace syngraph {

class ChatInput;
class ChatLog;
class DocumentController;

/// The chat of one document: what was said, and the field to say something. What stands in the field
/// stays until it is sent, over the end of the program where there is a journal; what is sent is in
/// the controller's hands. Seen is what stood at the end of the log while that was in view, in the
/// window that is in front. What comes in one turn of the event loop is shown at once. Owned by the
/// document's tab, shown by the dock. GUI thread.
class ChatView final : public QWidget
{
    Q_OBJECT

public:
    /// `controller` is borrowed and outlives this.
    explicit ChatView(DocumentController &controller, QWidget *parent = nullptr);
    ~ChatView() override;

    void setProfile(const QString &name, quint32 color);
    int unread() const { return m_unread; }
    /// Messages that the server did not take.
    int refused() const { return m_refused; }
    /// Something was begun and not sent.
    bool hasDraft() const;
    /// No more of it than a journal keeps.
    bool isDraftWhole() const;
    void mute(AuthorNumber author, const QString &name);
    /// Leads to the newest, while they came below what is in view.
    QPushButton &newBelow() { return *m_newBelow; }
    ChatInput &input() { return *m_input; }
    ChatLog &log() { return *m_log; }
    /// Who gets the focus when somebody comes here: the field, or what can be read.
    QWidget *focusTarget() const;
    QString emptyText() const;
    QString hintText() const;
    bool isMuted(AuthorNumber author) const;

Q_SIGNALS:
    void unreadChanged(int unread);
    void refusedChanged(int refused);
    /// Said just now, by somebody who is not muted.
    void heard(const std::vector<syngraph::ChatEntry> &entries);
    void linkChosen(const QString &address);
    /// Esc: the focus belongs to the text again.
    void left();

protected:
    bool event(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void layOut();
    void wire();
    void send();
    void refresh();
    void refreshSoon();
    void refreshField();
    void refreshHint();
    void refreshUnread();
    void refreshRefused();
    void refreshNewBelow();
    void look();
    void takeDraft();
    void keepDraft();
    bool canWrite() const;
    ChatLine::Fate fateOfWaiting() const;
    QString emptyWords() const;
    QString hintWords() const;
    QString whyNot() const;

    DocumentController &m_controller;
    QStackedWidget *m_pages;
    QLabel *m_empty;
    ChatLog *m_log;
    QPushButton *m_newBelow;
    QLabel *m_hint;
    ChatInput *m_input;
    QToolButton *m_send;
    QString m_name;
    quint32 m_color = 0;
    QTimer m_redraw; ///< at the end of this turn of the event loop
    QTimer m_draft;  ///< until what stands in the field is kept
    int m_unread = 0;
    int m_refused = 0;
    ChatLine::Fate m_fate = ChatLine::Fate::WillBeSent; ///< of what waits, as it is shown
    bool m_isDraftTaken = false; ///< what the journal had is in the field
    bool m_isRefreshing = false;
    bool m_isStale = true; ///< changed while nobody looked
};

} // namespace syngraph
