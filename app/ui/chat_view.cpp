#include "app/ui/chat_view.h"

#include "app/client/document_controller.h"
#include "app/ui/chat_input.h"
#include "app/ui/chat_log.h"
#include "app/ui/icons.h"
#include "app/ui/plain_label.h"
#include "common/base/limits.h"
#include "common/protocol/plain_text.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <QStackedWidget>
#include <QToolButton>

#include <algorithm>

namespace syngraph {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype kNearTheEnd = 200; ///< units left from which on they are counted down
constexpr Milliseconds kKeepDraftAfter = 500ms;

/// Far more than a message is not looked through with every key.
bool isFarTooLong(const ChatInput &input)
{
    return input.document()->characterCount() > 2 * limits::kChatUnits;
}

qsizetype unitsLeft(const ChatInput &input)
{
    const auto units = isFarTooLong(input) ? qsizetype(input.document()->characterCount() - 1)
                                           : cleanedChatText(input.toPlainText()).size();
    return limits::kChatUnits - units;
}

bool isMessage(const ChatInput &input)
{
    return !isFarTooLong(input) && isChatText(cleanedChatText(input.toPlainText()));
}

} // namespace

ChatView::ChatView(DocumentController &controller, QWidget *parent)
    : QWidget(parent)
    , m_controller(controller)
    , m_pages(new QStackedWidget)
    , m_empty(plainLabel({}, u"muted"_s))
    , m_log(new ChatLog)
    , m_newBelow(new QPushButton)
    , m_hint(plainLabel({}, u"muted"_s))
    , m_input(new ChatInput)
    , m_send(new QToolButton)
{
    layOut();
    wire();
    takeDraft();
    refresh();
}

ChatView::~ChatView()
{
    keepDraft();
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
    m_newBelow->setProperty("look", u"bar"_s);
    m_newBelow->setIcon(themedIcon("chevron-down"_L1));
    m_newBelow->setFocusPolicy(Qt::TabFocus);
    m_newBelow->hide();
    layout->addWidget(m_newBelow, 0, Qt::AlignHCenter);
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
    connect(m_log, &ChatLog::mutesChanged, this, &ChatView::refreshSoon);
    connect(m_log, &ChatLog::scrolled, this, [this] {
        if (!m_redraw.isActive() && !m_isRefreshing)
            look();
    });
    connect(m_newBelow, &QPushButton::clicked, m_log, &ChatLog::scrollToEnd);
    connect(&m_controller, &DocumentController::chatChanged, this, &ChatView::refreshSoon);
    connect(&m_controller, &DocumentController::documentReset, this, &ChatView::takeDraft);
    m_redraw.setSingleShot(true);
    connect(&m_redraw, &QTimer::timeout, this, &ChatView::refresh);
    m_draft.setSingleShot(true);
    m_draft.setInterval(kKeepDraftAfter);
    connect(&m_draft, &QTimer::timeout, this, &ChatView::keepDraft);
    connect(m_input, &QPlainTextEdit::textChanged, this, [this] {
        if (!m_draft.isActive()) // and not only once the writing pauses
            m_draft.start();
    });
    connect(&m_controller, &DocumentController::chatArrived, this,
            [this](std::vector<ChatEntry> entries) {
                std::erase_if(entries,
                              [this](const ChatEntry &entry) { return isMuted(entry.author); });
                if (!entries.empty())
                    Q_EMIT heard(entries);
            });
    connect(&m_controller, &DocumentController::statusChanged, this, [this] {
        refreshField();
        if (m_fate != fateOfWaiting())
            refreshSoon();
    });
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
void ChatView::mute(AuthorNumber author, const QString &name) { m_log->mute(author, name); }
bool ChatView::hasDraft() const { return !m_input->document()->isEmpty(); }

bool ChatView::isDraftWhole() const
{
    return m_input->document()->characterCount() - 1 <= limits::kChatDraftUnits;
}

/// What was begun before the program ended, once the journal has it for us.
void ChatView::takeDraft()
{
    const auto *chat = m_controller.chat();
    if (!chat || std::exchange(m_isDraftTaken, true) || hasDraft())
        return;
    m_input->setPlainText(chat->draft());
    m_input->moveCursor(QTextCursor::End);
    m_draft.stop();
}

void ChatView::keepDraft()
{
    m_draft.stop();
    if (!m_isDraftTaken)
        return;
    QTextCursor all(m_input->document());
    const int last = m_input->document()->characterCount() - 1;
    all.setPosition(std::min(last, int(limits::kChatDraftUnits)), QTextCursor::KeepAnchor);
    m_controller.keepChatDraft(
        all.selectedText().replace(QChar::ParagraphSeparator, u'\n'));
}

QWidget *ChatView::focusTarget() const
{
    if (m_input->isEnabled())
        return m_input;
    return m_pages->currentWidget() == m_log ? m_log : nullptr;
}

void ChatView::send()
{
    const auto *chat = m_controller.chat();
    if (!canWrite() || !isMessage(*m_input)
        || chat->waiting().size() >= size_t(limits::kChatWaiting))
        return;
    const QString text = m_input->toPlainText();
    m_input->clear();
    m_draft.stop(); // what is said is no draft any more
    m_controller.say(text);
    refresh();
    m_log->scrollToEnd();
}

bool ChatView::canWrite() const
{
    const auto *chat = m_controller.chat();
    const auto place = chat ? chat->place() : ChatExchange::Place::Missing;
    return place != ChatExchange::Place::Missing && place != ChatExchange::Place::Damaged
        && m_controller.canEdit();
}

QString ChatView::emptyWords() const
{
    const auto *chat = m_controller.chat();
    if (!m_controller.isShared())
        return tr("Share this document, and talk here with everybody who writes in it.");
    if (chat && chat->place() == ChatExchange::Place::Missing)
        return tr("This server has no chat: it is of an older Syngraph.");
    if (chat && chat->place() == ChatExchange::Place::Unreadable)
        return tr("The server cannot read the chat of this document at the moment.");
    if (chat && chat->place() == ChatExchange::Place::Damaged) {
        return tr("The chat of this document is damaged on the server. Nothing can be said here "
                  "until its operator has removed it.");
    }
    if (!chat || chat->place() == ChatExchange::Place::Unknown) {
        return tr("What was said here appears as soon as the server is reached. What you write "
                  "until then is kept and sent then.");
    }
    return tr("Nothing was said here yet.\n\nWhat is said stays with the document, for everybody "
              "who has its link; the newest %1 messages are kept.")
        .arg(QLocale().toString(limits::kChatMessages));
}

ChatLine::Fate ChatView::fateOfWaiting() const
{
    const ConnectionStatus status = m_controller.status();
    const auto *chat = m_controller.chat();
    if (status.isBroken || status.state == ConnectionState::Blocked)
        return ChatLine::Fate::NoWay;
    if (status.isLoaded && status.role != Role::Edit)
        return ChatLine::Fate::ReadOnly;
    if (chat && chat->place() == ChatExchange::Place::Damaged)
        return ChatLine::Fate::Damaged;
    return chat && chat->place() == ChatExchange::Place::Missing ? ChatLine::Fate::NoChat
                                                                 : ChatLine::Fate::WillBeSent;
}

/// Why nothing can be said here.
QString ChatView::whyNot() const
{
    if (fateOfWaiting() == ChatLine::Fate::NoWay)
        return tr("There is no way to this document any more, so nothing can be said here.");
    return tr("With this link you can read the chat, but not write in it.");
}

QString ChatView::hintWords() const
{
    const auto *chat = m_controller.chat();
    const auto place = chat ? chat->place() : ChatExchange::Place::Unknown;
    const bool isShown = m_pages->currentWidget() == m_log;
    const bool isOdd = place == ChatExchange::Place::Missing
        || place == ChatExchange::Place::Unreadable || place == ChatExchange::Place::Damaged;
    if (isOdd && isShown)
        return emptyWords();
    if (chat && !isOdd && !m_controller.canEdit() && m_controller.status().isLoaded)
        return whyNot();
    if (chat && chat->waiting().size() >= size_t(limits::kChatWaiting))
        return tr("Too many messages wait for the server already.");
    const auto left = unitsLeft(*m_input);
    if (left < 0)
        return tr("%Ln character(s) too long for one message.", nullptr, int(-left));
    if (left < kNearTheEnd)
        return tr("%Ln character(s) left.", nullptr, int(left));
    if (m_refused > 0)
        return tr("%Ln message(s) not sent.", nullptr, m_refused);
    return {};
}

void ChatView::refreshField()
{
    // What was begun can be copied when it cannot be sent any more.
    m_input->setEnabled(canWrite() || hasDraft());
    m_input->setReadOnly(!canWrite());
    m_send->setEnabled(canWrite() && isMessage(*m_input));
    m_empty->setText(emptyWords());
    refreshHint();
}

/// Read out when it is something else than before, but for figures that run with the keys.
void ChatView::refreshHint()
{
    const QString hint = hintWords();
    const bool isNews = hint != hintText() && unitsLeft(*m_input) >= kNearTheEnd;
    m_hint->setText(hint);
    m_hint->setVisible(!hint.isEmpty());
    if (hint.isEmpty() || !isNews || !isVisible())
        return;
    QAccessibleEvent alert(m_hint, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void ChatView::refreshSoon()
{
    m_isStale = m_isStale || !isVisible();
    m_redraw.start(0);
}

void ChatView::refresh()
{
    m_redraw.stop();
    takeDraft();
    const auto *chat = m_controller.chat();
    m_isStale = !isVisible();
    if (!m_isStale && chat) {
        m_fate = fateOfWaiting();
        m_isRefreshing = true; // half changed it tells nothing of what is in view
        m_log->show(chatLines(*chat, {m_controller.author(), m_name, m_color, m_fate,
                                      m_log->muted(), QDate::currentDate()}));
        m_isRefreshing = false;
    }
    const bool isEmpty = !chat || (chat->entries().empty() && chat->waiting().empty());
    m_pages->setCurrentWidget(isEmpty ? static_cast<QWidget *>(m_empty) : m_log);
    refreshRefused();
    refreshField();
    look();
}

void ChatView::refreshRefused()
{
    const auto *chat = m_controller.chat();
    const int refused = !chat
        ? 0
        : int(std::ranges::count_if(chat->waiting(), [](const UnsentChat &unsent) {
              return unsent.refused.has_value();
          }));
    if (std::exchange(m_refused, refused) != refused)
        Q_EMIT refusedChanged(refused);
}

/// Whoever has the end of it before their eyes has seen it.
void ChatView::look()
{
    const auto *chat = m_controller.chat();
    const bool isSeen = isVisible() && !m_isStale && isActiveWindow() && m_log->isAtEnd();
    if (isSeen && chat && chat->unread(m_controller.author()) > 0) {
        m_controller.markChatSeen();
        if (chat->unread(m_controller.author()) > 0)
            refreshSoon(); // the controller was busy with what is just told, and comes to it later
    }
    refreshUnread();
    refreshNewBelow();
}

/// Read out when it appears; its focus goes to what it led to.
void ChatView::refreshNewBelow()
{
    const bool isBelow = m_unread > 0 && m_pages->currentWidget() == m_log && !m_log->isAtEnd();
    const bool wasBelow = !m_newBelow->isHidden();
    if (isBelow)
        m_newBelow->setText(tr("%Ln new below", nullptr, m_unread));
    else if (m_newBelow->hasFocus())
        m_log->setFocus(Qt::OtherFocusReason);
    m_newBelow->setVisible(isBelow);
    if (!isBelow || wasBelow || !isVisible())
        return;
    QAccessibleEvent alert(m_newBelow, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
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
    if (std::exchange(m_isStale, false))
        refresh(); // the log stays where it was read
    look();
}

} // namespace syngraph
