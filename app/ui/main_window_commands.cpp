// What menus and keys ask of MainWindow for the document in front.

#include "app/client/document_controller.h"
#include "app/client/local_server.h"
#include "app/editor/edit_flash.h"
#include "app/editor/editor_widget.h"
#include "app/models/participants_model.h"
#include "app/ui/activity_words.h"
#include "app/ui/connection_words.h"
#include "app/ui/document_overlays.h"
#include "app/ui/document_tab.h"
#include "app/ui/file_commands.h"
#include "app/ui/figures_popover.h"
#include "app/ui/find_bar.h"
#include "app/ui/goto_popover.h"
#include "app/ui/icons.h"
#include "app/ui/key_list.h"
#include "app/ui/link_copy.h"
#include "app/ui/main_window.h"
#include "app/ui/preferences.h"
#include "app/ui/status_line.h"
#include "app/ui/print_commands.h"
#include "app/ui/save_copy.h"
#include "app/ui/session_keeper.h"
#include "app/ui/share_popover.h"
#include "app/ui/tab_strip.h"

#include <QMenuBar>
#include <QUrl>

namespace syngraph {

using namespace Qt::Literals::StringLiterals;

void MainWindow::showLinks()
{
    showShare();
    m_sharePopover->focusLinks();
}

void MainWindow::copyLink()
{
    DocumentTab *tab = currentTab();
    DocumentController &controller = tab->controller();
    if (const auto link = controller.links().editLink()) {
        const LocalServer *server = m_services.localServer;
        copyLinkToClipboard(server ? server->renewed(*link) : *link, controller.title());
        tab->showNotice(tr("Link copied."), Tone::Good, DocumentTab::Stay::Briefly);
    } else if (controller.links().right() == DocumentLinks::Right::Unknown) {
        tab->showNotice(tr("The link can be copied once the server has said what it allows."),
                        Tone::Warning, DocumentTab::Stay::Briefly);
    } else if (controller.isShared()) {
        tab->showNotice(tr("There is no link to give away. “Manage links…” makes one."),
                        Tone::Warning, DocumentTab::Stay::Briefly);
    }
}

void MainWindow::showFind()
{
    currentTab()->findBar().openFind();
}

void MainWindow::showReplace()
{
    currentTab()->findBar().openReplace();
}

void MainWindow::findNext(int step)
{
    currentTab()->findBar().findNext(step);
}

void MainWindow::showGoTo()
{
    const EditorWidget &editor = currentTab()->editor();
    const Document &document = editor.content();
    m_goToPopover->setPlace(document.paragraphAt(editor.selection().head) + 1,
                            document.paragraphCount());
    m_goToPopover->openOver(m_tabs);
}

void MainWindow::showFigures()
{
    const DocumentTab *tab = currentTab();
    m_figuresPopover->setFigures(tab->figures(), tab->figuresOfSelection());
    m_figuresPopover->openOver(m_tabs);
}

void MainWindow::showKeys()
{
    if (!m_keyList)
        m_keyList = new KeyList(*menuBar(), actions(), this);
    m_keyList->openOver(m_tabs);
}

void MainWindow::goToNextPerson()
{
    currentTab()->goToNextPerson();
}

void MainWindow::follow(AuthorNumber author)
{
    currentTab()->follow(author);
}

void MainWindow::applyPreferences(DocumentTab *tab)
{
    const Preferences &preferences = m_services.preferences;
    tab->setProfile(m_services.profile.name, m_services.profile.color);
    tab->setHabits(preferences.hasHabits());
    tab->editor().setZoom(preferences.zoom());
    connect(&tab->editor(), &EditorWidget::zoomChanged, this,
            [this](qreal zoom) { keepZoom(zoom); });
    DocumentOverlays &overlays = tab->overlays();
    overlays.setSpelling(m_services.spelling);
    overlays.setTinted(preferences.showsAuthors());
    overlays.flash().setOn(preferences.flashesEdits());
    connect(&overlays, &DocumentOverlays::told, this, [this, tab](const QString &sentence) {
        if (tab == currentTab())
            m_status->announce(sentence);
    });
}

/// Also of the documents behind the one in front.
void MainWindow::showTrouble(DocumentTab *tab, const ConnectionStatus &status)
{
    const ConnectionWords words = wordsFor(status);
    const bool isBad = words.tone == Tone::Bad;
    if (status.isLocal || (!isBad && words.tone != Tone::Warning))
        m_tabs->setTrouble(tab, {}, {});
    else
        m_tabs->setTrouble(tab, themedIcon(isBad ? "warning"_L1 : "offline"_L1),
                           words.pill + u". "_s + words.saved);
}

/// One for all: who needs larger letters needs them in each document.
void MainWindow::keepZoom(qreal zoom)
{
    m_services.preferences.setZoom(zoom);
    for (DocumentTab *tab : tabs())
        tab->editor().setZoom(zoom);
}

void MainWindow::setTinted(bool isTinted)
{
    m_services.preferences.setShowsAuthors(isTinted);
    for (DocumentTab *tab : tabs())
        tab->overlays().setTinted(isTinted);
}

void MainWindow::setFlashing(bool isFlashing)
{
    m_services.preferences.setFlashesEdits(isFlashing);
    for (DocumentTab *tab : tabs())
        tab->overlays().flash().setOn(isFlashing);
}

void MainWindow::setStrongContrast(bool isStrong)
{
    m_services.preferences.setStrongContrast(isStrong);
    m_services.theme.setStrong(isStrong);
}

void MainWindow::sayWhoWroteThis()
{
    DocumentTab *tab = currentTab();
    const Selection marked = tab->editor().selection();
    // At the end of a line it is asked about what stands before it.
    const Document &document = tab->editor().content();
    const qsizetype start = document.paragraphStart(document.paragraphAt(marked.start()));
    const bool isAtEnd = marked.isEmpty() && document.unitAt(marked.start()) == u'\n';
    const qsizetype at = isAtEnd ? std::max(start, marked.start() - 1) : marked.start();
    tab->showNotice(tab->overlays().authorWords(at), Tone::Quiet, DocumentTab::Stay::Briefly);
}

void MainWindow::sayWhereEveryoneIs()
{
    DocumentTab *tab = currentTab();
    tab->showNotice(whereaboutsWords(tab->people().people()), Tone::Quiet,
                    DocumentTab::Stay::Briefly);
}

void MainWindow::setHabits(bool hasHabits)
{
    m_services.preferences.setHabits(hasHabits);
    for (DocumentTab *tab : tabs())
        tab->setHabits(hasHabits);
}

void MainWindow::save()
{
    m_files->save(*currentTab());
}

void MainWindow::saveAs()
{
    DocumentTab *tab = currentTab();
    if (tab->controller().isShared() || tab->recoveredText())
        copyToFile(*tab, this);
    else
        m_files->saveAs(*tab);
}

void MainWindow::exportAs(const QString &ending)
{
    copyToFile(*currentTab(), this, {}, ending);
}

void MainWindow::print()
{
    printDocument(*currentTab(), *this);
}

void MainWindow::showPrintPreview()
{
    previewDocument(*currentTab(), *this);
}

void MainWindow::setRestoresSession(bool restores)
{
    m_services.preferences.setRestoresSession(restores);
    m_session->setWhole(restores);
}

void MainWindow::openTargets(const QString &targets)
{
    constexpr QLatin1StringView kFile("file:");
    QList<QUrl> files;
    for (const QString &target : targets.split(u'\n', Qt::SkipEmptyParts)) {
        if (target.startsWith(kFile, Qt::CaseInsensitive))
            files.append(QUrl(target));
        else
            offerLink(target);
    }
    if (!files.isEmpty())
        m_files->open(files);
}

} // namespace syngraph
