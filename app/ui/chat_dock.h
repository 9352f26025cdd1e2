#pragma once

#include <QDockWidget>

class QStackedWidget;
class QToolButton;

namespace syngraph {

class ChatView;
class DockHead;
class DocumentTab;
class Preferences;

/// Dock at the right: the chat of the document in front, with its button for the tool bar, which
/// counts what was not seen and warns of what was not sent. Out of sight until somebody says something or the person asks for it;
/// whoever has closed it is told by the count alone. GUI thread.
class ChatDock final : public QDockWidget
{
    Q_OBJECT

public:
    /// `preferences` is borrowed and outlives this.
    explicit ChatDock(Preferences &preferences, QWidget *parent = nullptr);

    /// Borrowed; nullptr shows nothing.
    void setTab(DocumentTab *tab);
    /// With room for it in the window, or without.
    void refresh(bool hasRoom, bool isFocusMode);
    /// There, with the focus in it.
    void open();
    void close();
    /// The key: into it, and out of sight from there.
    void toggle();
    QToolButton *button() const { return m_button; }
    ChatView *view() const { return m_view; }

Q_SIGNALS:
    /// It is to be shown or not, from now on.
    void wished();
    /// The focus belongs to the text again.
    void left();

private:
    void refreshButton();

    Preferences &m_preferences;
    QStackedWidget *m_pages;
    DockHead *m_head;
    QToolButton *m_button;
    DocumentTab *m_tab = nullptr;
    ChatView *m_view = nullptr;
    QObject *m_context = nullptr; ///< wires to the tab in front
    bool m_isAsked = false;       ///< for, by the person, in this run
    bool m_isCalled = false;      ///< by somebody who spoke, before the person decided anything
};

} // namespace syngraph
