#include "app/ui/chat_dock.h"

#include "app/client/document_controller.h"
#include "app/ui/chat_view.h"
#include "app/ui/document_tab.h"
#include "app/ui/icons.h"
#include "app/ui/mirrored_margins.h"
#include "app/ui/preferences.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QStackedWidget>
#include <QToolButton>

namespace syngraph {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr QSize kLeast(220, 200);
constexpr QSize kUsual(290, 460);

/// Asks for the room of a column, whatever its pages would like to have.
class ChatPages final : public QStackedWidget
{
public:
    QSize sizeHint() const override { return kUsual; }
    QSize minimumSizeHint() const override { return kLeast; }
};

} // namespace

ChatDock::ChatDock(Preferences &preferences, QWidget *parent)
    : QDockWidget(tr("Chat"), parent)
    , m_preferences(preferences)
    , m_pages(new ChatPages)
    , m_count(new QLabel)
    , m_button(new QToolButton)
{
    setObjectName(u"chat"_s);
    setFeatures(QDockWidget::DockWidgetClosable);
    setAllowedAreas(Qt::RightDockWidgetArea);
    setTitleBarWidget(makeHead());
    m_pages->setMinimumSize(kLeast);
    setWidget(m_pages);
    m_button->setObjectName(u"chatButton"_s);
    m_button->setIcon(themedIcon("chat"_L1));
    m_button->setIconSize({18, 18});
    m_button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_button->setCheckable(true);
    m_button->setFocusPolicy(Qt::TabFocus);
    connect(m_button, &QToolButton::clicked, this, [this] {
        if (isHidden())
            toggle();
        else
            close();
    });
    showUnread(0);
    m_button->hide();
}

QWidget *ChatDock::makeHead()
{
    auto *head = new QWidget(this);
    auto *layout = new QHBoxLayout(head);
    layout->setContentsMargins(mirroredMargins(*this, {18, 10, 8, 6}));
    auto *title = new QLabel(tr("Chat"));
    title->setProperty("look", u"heading"_s);
    m_count->setProperty("look", u"muted"_s);
    auto *close = new QToolButton;
    close->setIcon(themedIcon("close"_L1));
    close->setIconSize({14, 14});
    close->setAutoRaise(true);
    close->setToolTip(tr("Hide the chat"));
    close->setAccessibleName(close->toolTip());
    connect(close, &QToolButton::clicked, this, &ChatDock::close);
    layout->addWidget(title);
    layout->addWidget(m_count);
    layout->addStretch(1);
    layout->addWidget(close);
    return head;
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
    connect(m_view, &ChatView::unreadChanged, m_context, [this](int unread) {
        showUnread(unread);
    });
    connect(m_view, &ChatView::left, m_context, [this] { Q_EMIT left(); });
    connect(m_view, &ChatView::heard, m_context, [this] {
        if (!m_preferences.showsChat() && !std::exchange(m_isCalled, true))
            Q_EMIT wished();
    });
    showUnread(m_view->unread());
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
    if (!m_view)
        return;
    const QWidget *focus = QApplication::focusWidget();
    const bool hasFocus = focus && isAncestorOf(focus);
    if (!isHidden() && (hasFocus || !m_view->focusTarget())) {
        close();
        return;
    }
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

void ChatDock::showUnread(int unread)
{
    const QString count = unread > 0 ? locale().toString(unread) : QString();
    m_count->setText(count);
    m_button->setText(count);
    m_button->setAccessibleName(unread > 0 ? tr("Chat, %Ln unread", nullptr, unread) : tr("Chat"));
    m_button->setToolTip(m_button->accessibleName());
}

} // namespace syngraph
