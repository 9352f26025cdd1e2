// What the window does with the journal: what waits at the start, what was open last, what found no
// place in its document.

#include "app/client/journal.h"
#include "app/editor/editor_widget.h"
#include "app/models/shown_text.h"
#include "app/ui/chat_view.h"
#include "app/ui/main_window.h"
#include "app/ui/preferences.h"
#include "app/ui/start_panel.h"
#include "app/ui/session_keeper.h"
#include "app/ui/tab_strip.h"

#include <QPointer>

#include <algorithm>

namespace syngraph {

namespace {

constexpr size_t kRecentDocuments = 20;
constexpr qsizetype kTitleUnits = 80;

} // namespace

void MainWindow::takeCall(const QString &targets)
{
    setWindowState(windowState() & ~Qt::WindowMinimized);
    show();
    raise();
    activateWindow();
    if (!targets.isEmpty())
        openTargets(targets);
    else if (!currentTab()->isPristine())
        newDocument();
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    refreshPeople();
    m_session->saveSoon();
}

void MainWindow::moveEvent(QMoveEvent *event)
{
    QMainWindow::moveEvent(event);
    m_session->saveSoon();
}

void MainWindow::keepGeometry()
{
    m_services.preferences.setWindowGeometry(saveGeometry());
}

/// What no server has and what was never shared is there again after any end of the program. The
/// journal may be read late, or once more: what is open stays as it is, and so does the tab that
/// somebody writes in.
void MainWindow::openWhatWaits()
{
    const QPointer<DocumentTab> inUse = currentTab()->isPristine() ? nullptr : currentTab();
    const auto documents = m_services.journal->documents();
    const auto texts = m_services.journal->texts();
    const auto restored = m_session->restore(documents);
    for (auto it = documents.rbegin(); it != documents.rend(); ++it) {
        if (restored.contains(it->id) || m_services.journal->isClaimed(it->id))
            continue;
        if (it->link && it->pendingEdits > 0) {
            openLink(*it->link, it->id);
            currentTab()->showNotice(tr("What was not sent last time goes to the server as soon as "
                                        "it answers."),
                                     Tone::Quiet, DocumentTab::Stay::Briefly);
        } else if (!it->link) {
            DocumentTab *tab = currentTab();
            if (!tab->isPristine() || tab->controller().isShared())
                tab = newDocument();
            tab->openKept(it->id);
        }
    }
    for (const auto &text : texts) {
        const bool isOpen = std::ranges::any_of(tabs(), [&](const DocumentTab *tab) {
            return tab->recoveredText() && tab->recoveredText()->id == text.id;
        });
        if (!isOpen)
            openRecovered(text);
    }
    if (inUse)
        m_tabs->setCurrentPage(inUse);
    // Only now it is known what there was last time.
    m_startPanel->close();
    refreshStart();
}

std::vector<JournalDocument> MainWindow::recentDocuments() const
{
    if (!m_services.journal)
        return {};
    auto documents = m_services.journal->documents();
    std::erase_if(documents, [](const JournalDocument &document) { return !document.link; });
    documents.resize(std::min(documents.size(), kRecentDocuments));
    return documents;
}

void MainWindow::forgetRecentDocuments()
{
    m_services.preferences.forgetRecentFiles();
    if (!m_services.journal)
        return;
    std::vector<JournalWrite> forgotten;
    for (const auto &document : m_services.journal->documents()) {
        if (document.link && !document.hasOwn() && !tabOf(*document.link))
            forgotten.push_back(writes::Forget{document.id});
    }
    if (!forgotten.empty())
        m_services.journal->write(std::move(forgotten));
}

void MainWindow::openRecovered(const KeptText &text)
{
    DocumentTab *tab = newDocument();
    const QString name = singleLine(text.title, kTitleUnits);
    tab->showRecovered(text, tr("Recovered from %1").arg(name));
}

void MainWindow::insertRecovered(const KeptText &text)
{
    DocumentTab *tab = tabOf(*text.link);
    if (!tab || !tab->controller().canEdit()) {
        openLink(*text.link);
        currentTab()->showNotice(tr("The document is not open for writing yet. Insert the text once "
                                    "it is."),
                                 Tone::Quiet, DocumentTab::Stay::Briefly);
        return;
    }
    m_tabs->setCurrentPage(tab);
    tab->insertPieces(text.ownText);
}

void MainWindow::removeTab(DocumentTab *tab)
{
    const ConnectionStatus status = tab->controller().status();
    const QString title = singleLine(tab->shownTitle(), kTitleUnits);
    const bool hadDraft = tab->chat() && tab->chat()->hasDraft();
    if (const auto &recovered = tab->recoveredText(); recovered && m_services.journal)
        m_services.journal->write({writes::DropText{recovered->id}});
    tab->controller().discardLocal();
    if (tabs().size() == 1)
        newDocument();
    m_tabs->removePage(tab);
    if (status.isLocal || status.keeping != Keeping::OnDisk)
        return;
    if (status.pendingEdits + status.waitingMessages > 0) {
        currentTab()->showNotice(tr("What of “%1” is not sent yet is kept, and sent when it is open "
                                    "again.").arg(title),
                                 Tone::Quiet, DocumentTab::Stay::Briefly);
    } else if (status.stuckMessages > 0 || hadDraft) {
        currentTab()->showNotice(tr("The message in the chat of “%1” is kept, and there when it is "
                                    "open again.").arg(title),
                                 Tone::Quiet, DocumentTab::Stay::Briefly);
    }
}

} // namespace syngraph
