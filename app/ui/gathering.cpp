#include "app/ui/gathering.h"

#include "app/client/document_controller.h"
#include "app/editor/editor_widget.h"
#include "app/models/shown_text.h"
#include "app/ui/chat_view.h"
#include "app/ui/document_tab.h"
#include "app/ui/notice_bar.h"
#include "common/base/limits.h"

#include <QPushButton>
#include <QTextDocument>

namespace syngraph {

namespace {

constexpr Milliseconds kPatience = 60s;

Instant steadyNow()
{
    return Instant(std::chrono::duration_cast<Microseconds>(
        std::chrono::steady_clock::now().time_since_epoch()));
}

const Participant *find(const DocumentController &controller, AuthorNumber author)
{
    for (const Participant &person : controller.participants()) {
        if (person.author == author)
            return &person;
    }
    return nullptr;
}

} // namespace

Gathering::Gathering(DocumentTab &tab) : QObject(&tab), m_tab(tab), m_bar(new NoticeBar(&tab))
{
    m_bar->hide();
    connect(m_bar->addButton(tr("Go there")), &QPushButton::clicked, this, &Gathering::goThere);
    connect(m_bar->addButton(tr("Not now")), &QPushButton::clicked, m_bar, &QWidget::hide);
    connect(m_bar->addButton(tr("Mute")), &QPushButton::clicked, this, [this] {
        m_bar->hide();
        if (ChatView *chat = m_tab.chat())
            chat->mute(m_author, m_name);
    });
    m_patience.setSingleShot(true);
    m_patience.setInterval(kPatience);
    connect(&m_patience, &QTimer::timeout, m_bar, &QWidget::hide);
    connect(&tab.controller(), &DocumentController::gathered, this, &Gathering::take);
    connect(&tab.controller(), &DocumentController::gatherEnded, this, &Gathering::takeEnd);
    // What is loaded anew has no place of the old text.
    connect(&tab.controller(), &DocumentController::documentReset, this,
            [this] { m_place = QTextCursor(); });
}

void Gathering::say(const QString &words, Tone tone)
{
    m_tab.showNotice(words, tone, DocumentTab::Stay::Briefly);
}

void Gathering::ask()
{
    DocumentController &controller = m_tab.controller();
    const auto others = controller.participants().size();
    const auto now = steadyNow();
    const auto *chat = controller.chat();
    if (controller.status().state != ConnectionState::Live) {
        say(tr("You are not connected: nobody can be asked."), Tone::Warning);
    } else if (controller.status().damagedBehind) {
        say(tr("This document is damaged on the server: nobody can be asked."), Tone::Warning);
    } else if (!controller.canEdit()) {
        say(tr("Only who may edit can ask the others to come."), Tone::Warning);
    } else if (!chat || !chat->isKnownOf()) {
        say(tr("This server is of an older Syngraph and cannot ask the others."), Tone::Warning);
    } else if (others == 0) {
        say(tr("Nobody else is here."), Tone::Quiet);
    } else if (m_lastAsked && now < *m_lastAsked + limits::kGatherEvery) {
        say(tr("You have just asked. Give them a moment."), Tone::Quiet);
    } else {
        m_isAsking = true;
        controller.gather();
        if (m_isAsking) // what was just written goes first
            say(tr("Asking the others to come here…"), Tone::Quiet);
    }
}

void Gathering::takeEnd(bool isSent)
{
    m_isAsking = false;
    if (!isSent) {
        say(m_tab.controller().status().pendingEdits > 0
                ? tr("The others could not be asked: what you wrote is not on the server yet.")
                : tr("The others could not be asked: the server does not answer."),
            Tone::Warning);
        return;
    }
    m_lastAsked = steadyNow();
    const auto others = m_tab.controller().participants().size();
    say(tr("%Ln other(s) were asked to come here.", nullptr, int(others)), Tone::Good);
}

/// One line at a time, and not again and again.
void Gathering::take(AuthorNumber author)
{
    const Participant *person = find(m_tab.controller(), author);
    const auto now = steadyNow();
    const bool isTooSoon = m_lastShown && now < *m_lastShown + limits::kGatherEvery;
    if (!person || isTooSoon || (m_tab.chat() && m_tab.chat()->isMuted(author)))
        return;
    m_lastShown = now;
    m_author = author;
    m_name = person->name;
    m_place = QTextCursor();
    if (person->caret) {
        QTextDocument *document = m_tab.editor().document();
        m_place = QTextCursor(document);
        m_place.setPosition(
            int(std::min<qsizetype>(person->caret->head, document->characterCount() - 1)));
    }
    const bool wasShown = m_bar->isVisible();
    m_bar->setMessage(tr("%1 asks everybody to come here.").arg(isolatedName(person->name)),
                      Tone::Busy);
    m_bar->show();
    if (wasShown)
        m_bar->announce();
    m_patience.start();
}

/// To where they were when they asked; to where they are, if that is not known.
void Gathering::goThere()
{
    m_bar->hide();
    if (!m_place.isNull())
        m_tab.showPosition(m_place.position());
    else
        m_tab.goToPerson(m_author);
}

} // namespace syngraph
