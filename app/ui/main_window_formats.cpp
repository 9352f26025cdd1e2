// What MainWindow asks about formats: where a link leads, which colour.

#include "app/editor/editor_widget.h"
#include "app/ui/color_popover.h"
#include "app/ui/document_actions.h"
#include "app/ui/document_tab.h"
#include "app/ui/figures_popover.h"
#include "app/ui/format_toolbar.h"
#include "app/ui/goto_popover.h"
#include "app/ui/main_window.h"
#include "app/ui/open_link_popover.h"
#include "app/ui/text_link_popover.h"

namespace syngraph {

void MainWindow::wireFormats()
{
    connect(m_actions, &DocumentActions::linkRequested, this, &MainWindow::askForTextLink);
    connect(m_actions, &DocumentActions::colorRequested, this, &MainWindow::askForColor);
    connect(m_linkPopover, &TextLinkPopover::linkChosen, this, [this](const QString &address) {
        currentTab()->editor().setLink(address);
    });
    connect(m_linkPopover, &TextLinkPopover::openRequested, this, &MainWindow::activateLink);
    connect(m_colorPopover, &ColorPopover::colorChosen, this,
            [this](AttributeKey key, const AttributeValue &value) {
                currentTab()->editor().setInline(key, value);
            });
}

void MainWindow::askForTextLink()
{
    const AttributeSet text = currentTab()->editor().formatState().text;
    m_linkPopover->setPresentLink(text.text(AttributeKey::Link));
    m_linkPopover->openUnder(m_toolbar->buttonOf(m_actions->link()));
}

void MainWindow::askForColor(AttributeKey key)
{
    const EditorWidget &editor = currentTab()->editor();
    m_colorPopover->showColors(key, editor.formatState().text.text(key), editor.binding().theme());
    m_colorPopover->openUnder(m_toolbar->buttonOf(
        key == AttributeKey::Color ? m_actions->color() : m_actions->highlight()));
}

/// What they ask is about the document that was in front.
void MainWindow::closePopovers()
{
    for (Popover *popover : std::initializer_list<Popover *>{
             m_linkPopover, m_colorPopover, m_openPopover, m_goToPopover, m_figuresPopover})
        popover->closePopover();
}

} // namespace syngraph
