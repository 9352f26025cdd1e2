#include "app/ui/chat_dock.h"

#include "app/client/document_controller.h"
#include "app/ui/chat_view.h"
#include "app/ui/dock_head.h"
#include "app/ui/dock_pages.h"
#include "app/ui/document_tab.h"
#include "app/ui/icons.h"
#include "app/ui/preferences.h"

#include <QApplication>
#include <QToolButton>

namespace syngraph {

using namespace Qt::Literals::StringLiterals;

ChatDock::ChatDock(Preferences &preferences, QWidget *parent)
    : QDockWidget(tr("Chat"), parent)
    , m_preferences(preferences)
    , m_pages(new DockPages(200))
    , m_head(new DockHead(tr("Chat"), tr("Hide the chat"), this))
    , m_button(new QToolButton)
{
    setObjectName(u"chat"_s);
    setFeatures(QDockWidget::DockWidgetClosable);
    setAllowedAreas(Qt::RightDockWidgetArea);
    setTitleBarWidget(m_head);
    connect(m_head, &DockHead::closeRequested, this, &ChatDock::close);
    setWidget(m_pages);
    m_button->setObjectName(u"chatButton"_s);
    m_button->setIconSize({18, 18});
    m_button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_button->setCheckable(true);
    m_button->setFocusPolicy(Qt::TabFocus);
    connect(m_button, &QToolButton::clicked, this, [this] {
        if (isHidden())
            open();
        else
            close();
    });
    refreshButton();
    m_button->hide();
}

void ChatDock::setTab(DocumentTab *tab)
{
    delete std::exchange(m_context, nullptr);
    m_tab = tab;
    m_view = tab ? tab->chat() : nullptr;
    if (!m_view)
        return;
    m_context = new QObject(this);
    if (m_pages->indexOf(m_view) < 0)
        m_pages->addWidget(m_view);
    m_pages->setCurrentWidget(m_view);
    connect(m_view, &ChatView::unreadChanged, m_context, [this] { refreshButton(); });
    connect(m_view, &ChatView::refusedChanged, m_context, [this] { refreshButton(); });
    connect(m_view, &ChatView::left, m_context, [this] { Q_EMIT left(); });
    connect(m_view, &ChatView::heard, m_context, [this] {
        if (!m_preferences.showsChat() && !std::exchange(m_isCalled, true))
            Q_EMIT wished();
    });
    refreshButton();
}

void ChatDock::refresh(bool hasRoom, bool isFocusMode)
{
    const bool isShared = m_tab && m_tab->controller().isShared();
    const bool isUseful = isShared && hasRoom && m_preferences.showsChat().value_or(m_isCalled);
    const bool isWanted = m_isAsked || isUseful;
    setVisible(isWanted && !isFocusMode);
    m_button->setVisible(isShared);
    m_button->setChecked(!isHidden());
}

void ChatDock::toggle()
{
    const QWidget *focus = QApplication::focusWidget();
    const bool hasFocus = focus && isAncestorOf(focus);
    const bool canTakeFocus = m_view && m_view->focusTarget();
    if (isHidden() || (canTakeFocus && !hasFocus))
        open();
    else
        close();
}

void ChatDock::open()
{
    if (!m_view)
        return;
    m_isAsked = true;
    m_preferences.setShowsChat(true);
    Q_EMIT wished();
    if (QWidget *target = m_view->focusTarget())
        target->setFocus(Qt::ShortcutFocusReason);
}

void ChatDock::close()
{
    const QWidget *focus = QApplication::focusWidget();
    const bool hadFocus = focus && isAncestorOf(focus);
    m_isAsked = false;
    m_preferences.setShowsChat(false);
    Q_EMIT wished();
    if (hadFocus)
        Q_EMIT left();
}

void ChatDock::refreshButton()
{
    const int unread = m_view ? m_view->unread() : 0;
    const int refused = m_view ? m_view->refused() : 0;
    m_head->showCount(unread);
    m_button->setText(unread > 0 ? locale().toString(unread) : QString());
    m_button->setIcon(refused > 0 ? themedIcon("warning"_L1) : themedIcon("chat"_L1));
    QString name = unread > 0 ? tr("Chat, %Ln unread", nullptr, unread) : tr("Chat");
    if (refused > 0)
        name = tr("Chat, %Ln message(s) not sent", nullptr, refused);
    m_button->setAccessibleName(name);
    m_button->setToolTip(name);
}

} // namespace syngraph
