#include "app/ui/close_prompt.h"

#include "app/models/shown_text.h"
#include "app/ui/connection_words.h"
#include "app/ui/notice_bar.h"

#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace syngraph {

namespace {

constexpr Milliseconds kLookEvery = 200ms;
constexpr qsizetype kTitleUnits = 40;

/// Edits of this tab that no server has and no file.
qint64 unsentOf(const DocumentTab &tab, const ConnectionStatus &status)
{
    return status.isLocal || tab.hasCopy() ? 0 : status.pendingEdits;
}

/// It is there again when the document is, or at the next start.
bool isKept(const ConnectionStatus &status, bool isQuitting)
{
    return status.keeping == Keeping::OnDisk && (isQuitting || !status.isLocal);
}

/// All of it is there at the next start.
bool isDraftKept(const ChatView &chat, const ConnectionStatus &status, bool isQuitting)
{
    return isKept(status, isQuitting) && chat.isDraftWhole();
}

bool isSending(const ConnectionStatus &status)
{
    return status.state != ConnectionState::Blocked && status.state != ConnectionState::Idle;
}

} // namespace

bool CloseConcern::exceeds(const CloseConcern &other) const
{
    return waitingEdits + stuckEdits > other.waitingEdits + other.stuckEdits
        || messages + stuckMessages > other.messages + other.stuckMessages
        || drafts > other.drafts || onlyHere > other.onlyHere || saving > other.saving;
}

CloseConcern concernOf(const QList<QPointer<DocumentTab>> &tabs, bool isQuitting)
{
    CloseConcern concern;
    for (const auto &tab : tabs) {
        if (!tab)
            continue;
        concern.saving += tab->isSaving() ? 1 : 0;
        const ConnectionStatus status = tab->controller().status();
        const ChatView *chat = tab->chat();
        if (chat && chat->hasDraft() && !isDraftKept(*chat, status, isQuitting))
            ++concern.drafts;
        if (isKept(status, isQuitting))
            continue;
        (isSending(status) ? concern.waitingEdits : concern.stuckEdits) += unsentOf(*tab, status);
        (isSending(status) ? concern.messages : concern.stuckMessages) += status.waitingMessages;
        concern.stuckMessages += status.stuckMessages;
        concern.onlyHere += tab->isOnlyHere() && !tab->isSaving() ? 1 : 0;
    }
    return concern;
}

ClosePrompt::ClosePrompt(std::function<Tabs()> allTabs, QWidget *parent)
    : QWidget(parent), m_allTabs(std::move(allTabs)), m_bar(new NoticeBar(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_bar);
    m_wait = m_bar->addButton(tr("Wait"));
    m_save = m_bar->addButton(tr("Save a copy…"));
    m_anyway = m_bar->addButton({});
    m_anyway->setAutoDefault(false); // nor by a Return that was held on the button before it
    m_bar->setClosable(true);
    hide();
    connect(m_wait, &QPushButton::clicked, this, [this] {
        m_isWaiting = true;
        refresh();
    });
    connect(m_save, &QPushButton::clicked, this, [this] {
        if (DocumentTab *tab = firstToSave())
            Q_EMIT saveCopyRequested(tab);
    });
    connect(m_anyway, &QPushButton::clicked, this, &ClosePrompt::closeAnyway);
    connect(m_bar, &NoticeBar::closed, this, &ClosePrompt::withdraw);
    m_timer.setInterval(kLookEvery);
    connect(&m_timer, &QTimer::timeout, this, &ClosePrompt::refresh);
}

void ClosePrompt::ask(Scope scope, const Tabs &tabs)
{
    m_scope = scope;
    m_tabs = tabs;
    m_saving.clear();
    const CloseConcern concern = concernOf(closing(), m_scope == Scope::Window);
    if (concern.isNone()) {
        confirm();
        return;
    }
    m_isWaiting = concern == CloseConcern{.saving = concern.saving};
    m_anyway->setText(scope == Scope::Window ? tr("Quit anyway") : tr("Close anyway"));
    showConcern(concern);
    m_bar->show();
    show();
    m_timer.start();
    if (!m_isWaiting) // the only button would be the one to lose something by
        m_bar->firstButton()->setFocus(Qt::OtherFocusReason);
}

QString ClosePrompt::message() const
{
    return m_bar->message();
}

ClosePrompt::Tabs ClosePrompt::closing() const
{
    return m_scope == Scope::Window ? m_allTabs() : m_tabs;
}

void ClosePrompt::refresh()
{
    const CloseConcern concern = concernOf(closing(), m_scope == Scope::Window);
    if (!concern.isNone()) {
        m_isWaiting = m_isWaiting && (concern.saving > 0 || !hasSavingFailed());
        showConcern(concern);
        return;
    }
    if (m_isWaiting && !hasSavingFailed())
        confirm();
    else
        withdraw();
}

/// Then the tab says why, and who closed it believed that the file was written.
bool ClosePrompt::hasSavingFailed()
{
    return std::ranges::any_of(m_saving, [](const QPointer<DocumentTab> &tab) {
        return tab && tab->hasFailedSaving();
    });
}

void ClosePrompt::finishCopy(bool isSaved)
{
    if (isHidden() || !isSaved)
        return;
    const CloseConcern concern = concernOf(closing(), m_scope == Scope::Window);
    if (concern.isNone())
        confirm();
    else
        showConcern(concern);
}

void ClosePrompt::showConcern(const CloseConcern &concern)
{
    m_shown = concern;
    const Tabs tabs = closing();
    for (const auto &tab : tabs) {
        if (tab && tab->isSaving() && !m_saving.contains(tab))
            m_saving.append(tab);
    }
    QStringList sentences;
    if (concern.saving > 0)
        sentences.append(tr("%Ln document(s) are being saved.", nullptr, concern.saving));
    if (const qint64 unsent = concern.waitingEdits + concern.stuckEdits; unsent > 0)
        sentences.append(unsentWords(unsent));
    if (concern.messages > 0)
        sentences.append(unsentMessagesWords(concern.messages));
    if (concern.stuckMessages > 0) {
        sentences.append(tr("%Ln chat message(s) not sent: see the chat.", nullptr,
                            int(concern.stuckMessages)));
    }
    if (concern.drafts > 0)
        sentences.append(tr("A message in the chat was begun and not sent."));
    const DocumentTab *local = firstToSave();
    if (concern.onlyHere == 1 && local && local->isOnlyHere()) {
        const QString title = singleLine(local->shownTitle(), kTitleUnits);
        sentences.append(local->file() ? tr("The last changes of “%1” are not saved.").arg(title)
                                       : tr("“%1” is only in this window.").arg(title));
    } else if (concern.onlyHere > 0) {
        sentences.append(tr("%Ln document(s) are only in this window.", nullptr, concern.onlyHere));
    }
    const bool canWait = concern.waitingEdits + concern.messages > 0;
    if (m_isWaiting && canWait)
        sentences.append(tr("Waiting for the server…"));
    m_bar->setMessage(sentences.join(u' '), Tone::Warning);
    m_wait->setVisible(canWait && !m_isWaiting);
    m_save->setText(local && local->isOnlyHere() && local->file() ? tr("Save")
                                                                 : tr("Save a copy…"));
    m_save->setVisible(concern.onlyHere > 0 || concern.stuckEdits > 0);
}

/// Only what was read can be waved through.
void ClosePrompt::closeAnyway()
{
    const CloseConcern concern = concernOf(closing(), m_scope == Scope::Window);
    if (concern.exceeds(m_shown))
        showConcern(concern);
    else
        confirm();
}

void ClosePrompt::confirm()
{
    const auto tabs = closing();
    withdraw();
    Q_EMIT confirmed(m_scope, tabs);
}

void ClosePrompt::withdraw()
{
    m_timer.stop();
    m_tabs.clear();
    m_isWaiting = false;
    hide();
}

DocumentTab *ClosePrompt::firstToSave() const
{
    const Tabs tabs = closing();
    for (const auto &tab : tabs) {
        if (!tab)
            continue;
        const ConnectionStatus status = tab->controller().status();
        if (isKept(status, m_scope == Scope::Window) || tab->isSaving())
            continue;
        if (tab->isOnlyHere() || (!isSending(status) && unsentOf(*tab, status) > 0))
            return tab;
    }
    return nullptr;
}

} // namespace syngraph
