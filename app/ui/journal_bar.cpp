#include "app/ui/journal_bar.h"

#include "app/client/journal.h"
#include "app/ui/notice_bar.h"

#include <QDir>
#include <QVBoxLayout>

namespace syngraph {

namespace {

QString reasonWords(JournalError reason)
{
    switch (reason) {
    case JournalError::Full:
        return JournalBar::tr("The disk is full.");
    case JournalError::NotWritable:
        return JournalBar::tr("The folder for unsent edits cannot be written.");
    case JournalError::Locked:
        return JournalBar::tr("Another Syngraph keeps the unsent edits and does not answer.");
    case JournalError::TooNew:
        return JournalBar::tr("The unsent edits on this computer are of a later Syngraph and were "
                              "left as they are.");
    case JournalError::Stalled:
        return JournalBar::tr("The disk does not answer.");
    case JournalError::Damaged:
    case JournalError::Failed:
        break;
    }
    return JournalBar::tr("The disk reports errors.");
}

} // namespace

JournalBar::JournalBar(Journal *journal, QWidget *parent)
    : QWidget(parent), m_journal(journal), m_bar(new NoticeBar(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_bar);
    hide();
    if (!journal)
        return;
    connect(m_bar, &NoticeBar::closed, this, [this] {
        m_isAsideSeen = true;
        refresh();
    });
    connect(journal, &Journal::healthChanged, this, &JournalBar::refresh);
    refresh();
}

QString JournalBar::message() const
{
    return isHidden() ? QString() : m_bar->message();
}

void JournalBar::refresh()
{
    using State = JournalHealth::State;
    const auto health = m_journal->health();
    const auto aside = m_journal->setAsidePath();
    const bool isTrouble = health.state == State::Failing || health.state == State::Refused;
    const bool showsAside = !isTrouble && !aside.isEmpty() && !m_isAsideSeen;
    m_bar->setClosable(showsAside);
    if (isTrouble) {
        m_bar->setMessage(reasonWords(health.reason) + u' '
                              + tr("You can go on typing, but until it is sent it is only in this "
                                   "window."),
                          Tone::Bad);
    } else if (showsAside) {
        const auto path = QDir::toNativeSeparators(aside);
        m_bar->setMessage(
            m_journal->rescued() > 0
                ? tr("The file with unsent edits was damaged. What could be read is here; the file "
                     "is kept as %1").arg(path)
                : tr("The file with unsent edits was damaged and could not be read; it is kept as "
                     "%1").arg(path),
            Tone::Warning);
    }
    m_bar->setVisible(isTrouble || showsAside);
    setVisible(isTrouble || showsAside);
}

} // namespace syngraph
