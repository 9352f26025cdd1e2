// What menus and keys ask of MainWindow for the document in front.

#include "app/client/document_controller.h"
#include "app/editor/editor_widget.h"
#include "app/ui/document_tab.h"
#include "app/ui/figures_popover.h"
#include "app/ui/find_bar.h"
#include "app/ui/goto_popover.h"
#include "app/ui/main_window.h"
#include "app/ui/preferences.h"
#include "app/ui/tab_strip.h"

namespace syngraph {

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

void MainWindow::goToNextPerson()
{
    currentTab()->goToNextPerson();
}

void MainWindow::follow(AuthorNumber author)
{
    currentTab()->follow(author);
}

void MainWindow::setHabits(bool hasHabits)
{
    m_services.preferences.setHabits(hasHabits);
    for (DocumentTab *tab : tabs())
        tab->editor().setHabits(hasHabits);
}

} // namespace syngraph
