#include "app/ui/chat_view.h"

#include "app/client/document_controller.h"
#include "app/ui/chat_input.h"
#include "app/ui/chat_log.h"
#include "app/ui/icons.h"
#include "app/ui/plain_label.h"
#include "common/base/limits.h"
#include "common/protocol/plain_text.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QShortcut>
#include <QStackedWidget>
#include <QToolButton>

namespace syngraph {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype kNearTheEnd = 200; ///< units left from which on they are counted down

qsizetype unitsLeft(const ChatInput &input)
{
    return limits::kChatUnits - cleanedChatText(input.toPlainText()).size();
}

} // namespace

ChatView::ChatView(DocumentController &controller, QWidget *parent)
    : QWidget(parent)
    , m_controller(controller)
    , m_pages(new QStackedWidget)
    , m_empty(plainLabel({}, u"muted"_s))
    , m_log(new ChatLog)
    , m_hint(plainLabel({}, u"muted"_s))
    , m_input(new ChatInput)
    , m_send(new QToolButton)
{
    layOut();
    wire();
    refresh();
}

void ChatView::layOut()
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 10);
    layout->setSpacing(6);
    m_empty->setAlignment(Qt::AlignTop);
    m_empty->setContentsMargins(18, 14, 18, 18);
    m_pages->addWidget(m_empty);
    m_pages->addWidget(m_log);
    layout->addWidget(m_pages, 1);
    m_hint->setContentsMargins(14, 0, 14, 0);
    layout->addWidget(m_hint);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(12, 0, 8, 0);
    row->setSpacing(4);
    m_send->setIcon(themedIcon("send"_L1));
    m_send->setIconSize({18, 18});
    m_send->setToolTip(tr("Send"));
    m_send->setAccessibleName(tr("Send"));
    row->addWidget(m_input, 1);
    row->addWidget(m_send, 0, Qt::AlignBottom);
    layout->addLayout(row);
}

void ChatView::wire()
{
    connect(m_input, &ChatInput::sendRequested, this, &ChatView::send);
    connect(m_send, &QToolButton::clicked, this, &ChatView::send);
    connect(m_input, &ChatInput::left, this, &ChatView::left);
    auto *back = new QShortcut(Qt::Key_Escape, m_log);
    back->setContext(Qt::WidgetShortcut);
    connect(back, &QShortcut::activated, this, &ChatView::left);
    connect(m_input, &QPlainTextEdit::textChanged, this, &ChatView::refreshField);
    connect(m_log, &ChatLog::linkChosen, this, &ChatView::linkChosen);
    connect(m_log, &ChatLog::againRequested, &m_controller, &DocumentController::sayAgain);
    connect(m_log, &ChatLog::dropRequested, &m_controller, &DocumentController::unsay);
    connect(m_log, &ChatLog::mutesChanged, this, &ChatView::refresh);
    connect(&m_controller, &DocumentController::chatChanged, this, &ChatView::refresh);
    connect(&m_controller, &DocumentController::chatArrived, this,
            [this](std::vector<ChatEntry> entries) {
                std::erase_if(entries,
                              [this](const ChatEntry &entry) { return isMuted(entry.author); });
                if (!entries.empty())
                    Q_EMIT heard(entries);
            });
    connect(&m_controller, &DocumentController::statusChanged, this, &ChatView::refreshField);
}

void ChatView::setProfile(const QString &name, quint32 color)
{
    m_name = name;
    m_color = color;
    refresh();
}

QString ChatView::emptyText() const { return m_empty->text(); }
QString ChatView::hintText() const { return m_hint->isHidden() ? QString() : m_hint->text(); }
bool ChatView::isMuted(AuthorNumber author) const { return m_log->isMuted(author); }

QWidget *ChatView::focusTarget() const
{
    if (m_input->isEnabled())
        return m_input;
    return m_pages->currentWidget() == m_log ? m_log : nullptr;
}

void ChatView::send()
{
    const QString text = m_input->toPlainText();
    const auto *chat = m_controller.chat();
    if (!m_input->isEnabled() || !chat || !isChatText(cleanedChatText(text))
        || chat->waiting().size() >= size_t(limits::kChatWaiting))
        return;
    m_input->clear();
    m_controller.say(text);
    m_log->scrollToEnd();
}

QString ChatView::emptyWords() const
{
    const auto *chat = m_controller.chat();
    if (!m_controller.isShared())
        return tr("Share this document, and talk here with everybody who writes in it.");
    if (chat && chat->place() == ChatExchange::Place::Missing)
        return tr("This server has no chat: it is of an older Syngraph.");
    if (!chat || chat->place() == ChatExchange::Place::Unknown) {
        return tr("What was said here appears as soon as the server is reached. What you write "
                  "until then is kept and sent then.");
    }
    return tr("Nothing was said here yet.\n\nWhat is said stays with the document, for everybody "
              "who has its link; the newest 200 messages are kept.");
}

QString ChatView::hintWords() const
{
    const auto *chat = m_controller.chat();
    const bool isThere = chat && chat->place() != ChatExchange::Place::Missing;
    if (chat && !isThere && !chat->waiting().empty())
        return emptyWords();
    if (isThere && !m_controller.canEdit() && m_controller.status().isLoaded)
        return tr("With this link you can read the chat, but not write in it.");
    if (isThere && chat->waiting().size() >= size_t(limits::kChatWaiting))
        return tr("Too many messages wait for the server already.");
    const auto left = unitsLeft(*m_input);
    if (left < 0)
        return tr("%Ln character(s) too long for one message.", nullptr, int(-left));
    if (left < kNearTheEnd)
        return tr("%Ln character(s) left.", nullptr, int(left));
    return {};
}

void ChatView::refreshField()
{
    const auto *chat = m_controller.chat();
    const bool canWrite = chat && chat->place() != ChatExchange::Place::Missing
        && m_controller.canEdit();
    // What was begun can be copied when it cannot be sent any more.
    m_input->setEnabled(canWrite || !m_input->toPlainText().isEmpty());
    m_input->setReadOnly(!canWrite);
    m_send->setEnabled(canWrite && isChatText(cleanedChatText(m_input->toPlainText())));
    const QString hint = hintWords();
    m_hint->setText(hint);
    m_hint->setVisible(!hint.isEmpty());
    m_empty->setText(emptyWords());
}

void ChatView::refresh()
{
    refreshField();
    const auto *chat = m_controller.chat();
    const bool isEmpty = !chat || (chat->entries().empty() && chat->waiting().empty());
    m_isStale = !isVisible();
    if (!m_isStale && chat)
        m_log->show(*chat, m_controller.author(), m_name, m_color);
    m_pages->setCurrentWidget(isEmpty ? static_cast<QWidget *>(m_empty) : m_log);
    look();
    refreshUnread();
}

/// Whoever has it before their eyes has seen it.
void ChatView::look()
{
    const auto *chat = m_controller.chat();
    if (isVisible() && isActiveWindow() && chat && chat->unread(m_controller.author()) > 0)
        m_controller.markChatSeen();
}

void ChatView::refreshUnread()
{
    const auto *chat = m_controller.chat();
    int unread = 0;
    if (chat && chat->seen()) {
        for (const ChatEntry &entry : chat->entries()) {
            if (entry.number > *chat->seen() && entry.author != m_controller.author()
                && !isMuted(entry.author))
                ++unread;
        }
    }
    if (std::exchange(m_unread, unread) != unread)
        Q_EMIT unreadChanged(unread);
}

bool ChatView::event(QEvent *event)
{
    if (event->type() == QEvent::WindowActivate)
        look();
    return QWidget::event(event);
}

void ChatView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (std::exchange(m_isStale, false)) {
        refresh();
        m_log->scrollToEnd();
    }
    look();
}

void ChatView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        refresh();
}

} // namespace syngraph
