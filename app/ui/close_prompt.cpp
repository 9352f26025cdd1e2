#include "app/ui/close_prompt.h"

#include "app/models/shown_text.h"
#include "app/ui/notice_bar.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace syngraph {

namespace {

constexpr Milliseconds kLookEvery = 200ms;
constexpr qsizetype kTitleUnits = 40;

} // namespace

CloseConcern concernOf(const QList<QPointer<DocumentTab>> &tabs)
{
    CloseConcern concern;
    for (const auto &tab : tabs) {
        if (!tab)
            continue;
        const ConnectionStatus status = tab->controller().status();
        if (!status.isLocal)
            concern.unsentEdits += status.pendingEdits;
        concern.onlyHere += tab->isOnlyHere() ? 1 : 0;
    }
    return concern;
}

ClosePrompt::ClosePrompt(QWidget *parent) : QWidget(parent), m_bar(new NoticeBar(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_bar);
    m_wait = m_bar->addButton(tr("Wait"));
    m_save = m_bar->addButton(tr("Save a copy…"));
    m_anyway = m_bar->addButton({});
    m_bar->setClosable(true);
    hide();
    connect(m_wait, &QPushButton::clicked, this, [this] {
        m_isWaiting = true;
        refresh();
    });
    connect(m_save, &QPushButton::clicked, this, [this] {
        m_isWaiting = true;
        if (DocumentTab *tab = firstOnlyHere())
            Q_EMIT saveCopyRequested(tab);
    });
    connect(m_anyway, &QPushButton::clicked, this, &ClosePrompt::confirm);
    connect(m_bar, &NoticeBar::closed, this, &ClosePrompt::withdraw);
    m_timer.setInterval(kLookEvery);
    connect(&m_timer, &QTimer::timeout, this, &ClosePrompt::refresh);
}

void ClosePrompt::ask(Scope scope, const QList<QPointer<DocumentTab>> &tabs)
{
    m_scope = scope;
    m_tabs = tabs;
    m_isWaiting = false;
    const CloseConcern concern = concernOf(tabs);
    if (concern.isNone()) {
        confirm();
        return;
    }
    m_anyway->setText(scope == Scope::Window ? tr("Quit anyway") : tr("Close anyway"));
    showConcern(concern);
    m_bar->show();
    show();
    m_timer.start();
}

QString ClosePrompt::message() const
{
    return m_bar->message();
}

void ClosePrompt::refresh()
{
    const CloseConcern concern = concernOf(m_tabs);
    if (!concern.isNone()) {
        showConcern(concern);
        return;
    }
    if (m_isWaiting)
        confirm();
    else
        withdraw();
}

void ClosePrompt::showConcern(const CloseConcern &concern)
{
    QStringList sentences;
    if (concern.unsentEdits > 0)
        sentences.append(unsentWords(concern.unsentEdits));
    const DocumentTab *local = firstOnlyHere();
    if (concern.onlyHere == 1 && local) {
        const QString title = singleLine(local->shownTitle(), kTitleUnits);
        sentences.append(tr("“%1” is only in this window.").arg(title));
    } else if (concern.onlyHere > 1) {
        sentences.append(tr("%n document(s) are only in this window.", nullptr, concern.onlyHere));
    }
    if (m_isWaiting && concern.unsentEdits > 0)
        sentences.append(tr("Waiting for the server…"));
    m_bar->setMessage(sentences.join(u' '), Tone::Warning);
    m_wait->setVisible(concern.unsentEdits > 0 && !m_isWaiting);
    m_save->setVisible(concern.onlyHere > 0);
}

void ClosePrompt::confirm()
{
    const auto tabs = m_tabs;
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

DocumentTab *ClosePrompt::firstOnlyHere() const
{
    for (const auto &tab : m_tabs) {
        if (tab && tab->isOnlyHere())
            return tab;
    }
    return nullptr;
}

} // namespace syngraph
