// The chat beside the document in front, and asking everybody to one place.

#include "app/client/document_controller.h"
#include "app/editor/editor_widget.h"
#include "app/ui/chat_dock.h"
#include "app/ui/chat_view.h"
#include "app/ui/document_tab.h"
#include "app/ui/format_toolbar.h"
#include "app/ui/gathering.h"
#include "app/ui/main_window.h"
#include "app/ui/people_panel.h"
#include "app/ui/window_menus.h"

namespace syngraph {

void MainWindow::wireChat()
{
    addDockWidget(Qt::RightDockWidgetArea, m_chat);
    m_chat->hide();
    m_toolbar->addAtEnd(m_chat->button());
    connect(m_chat, &ChatDock::wished, this, [this] { refreshPeople(); });
    connect(m_chat, &ChatDock::left, this, [this] { currentTab()->editor().setFocus(); });
    connect(m_chat, &QDockWidget::visibilityChanged, this, [this] {
        m_menus->showChatVisible(!m_chat->isHidden());
    });
}

void MainWindow::wireChatOf(DocumentTab *tab)
{
    connect(tab->chat(), &ChatView::unreadChanged, this, [this, tab] { showTitle(tab); });
    connect(tab->chat(), &ChatView::linkChosen, tab, &DocumentTab::askToOpen);
}

void MainWindow::toggleChat()
{
    // There is no room for it beside the text alone.
    if (m_isFocusMode)
        showChat(true);
    else
        m_chat->toggle();
    m_menus->showChatVisible(!m_chat->isHidden());
}

void MainWindow::showChat(bool shows)
{
    if (m_isFocusMode)
        setFocusMode(false);
    if (shows)
        m_chat->open();
    else
        m_chat->close();
    m_menus->showChatVisible(!m_chat->isHidden());
}

void MainWindow::gather()
{
    currentTab()->gathering().ask();
}

} // namespace syngraph
