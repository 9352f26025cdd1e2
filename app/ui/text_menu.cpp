#include "app/ui/text_menu.h"

#include "app/editor/editor_widget.h"
#include "app/editor/spelling/spell_layer.h"
#include "app/ui/document_overlays.h"
#include "app/ui/document_tab.h"
#include "app/ui/tab_images.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QGuiApplication>
#include <QMenu>

namespace syngraph {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(syngraph::TextMenu)

public:
    static void addLink(QMenu *menu, DocumentTab &tab, const QString &link);
    static void addSpelling(QMenu *menu, DocumentTab &tab, const SpellLayer::Misspelling &what);
    static void addClipboard(QMenu *menu, DocumentTab &tab);
    static void addSuggestions(QMenu *menu, QAction *place, SpellLayer *layer,
                               const SpellLayer::Misspelling &what, const QStringList &words);
};

void Words::addLink(QMenu *menu, DocumentTab &tab, const QString &link)
{
    menu->addAction(tr("Open link"), &tab, [&tab, link] { tab.askToOpen(link); });
    menu->addAction(tr("Copy link"), &tab,
                    [link] { QGuiApplication::clipboard()->setText(link); });
    menu->addSeparator();
}

void Words::addSuggestions(QMenu *menu, QAction *place, SpellLayer *layer,
                           const SpellLayer::Misspelling &what, const QStringList &words)
{
    for (const QString &word : words) {
        auto *action = new QAction(QString(word).replace(u'&', QStringLiteral("&&")), menu);
        QFont font = menu->font();
        font.setBold(true);
        action->setFont(font);
        QObject::connect(action, &QAction::triggered, layer,
                         [layer, what, word] { layer->replace(what, word); });
        menu->insertAction(place, action);
    }
    if (words.isEmpty())
        place->setText(tr("No suggestions"));
    else
        menu->removeAction(place);
}

void Words::addSpelling(QMenu *menu, DocumentTab &tab, const SpellLayer::Misspelling &what)
{
    SpellLayer *layer = tab.overlays().spelling();
    QAction *place = menu->addAction(tr("Looking for suggestions…"));
    place->setEnabled(false);
    QObject::connect(&layer->service(), &SpellService::suggested, menu,
                     [menu, place, layer, what](const QString &word, const QStringList &found) {
                         if (word == what.word && menu->actions().contains(place)
                             && place->property("answered").isNull()) {
                             place->setProperty("answered", true);
                             addSuggestions(menu, place, layer, what, found);
                         }
                     });
    layer->service().askForSuggestions(what.word);
    menu->addAction(tr("Add “%1” to the dictionary").arg(QString(what.word).replace(
                        u'&', QStringLiteral("&&"))),
                    &tab, [&tab, layer, word = what.word] {
                        if (!layer->service().addWord(word)) {
                            tab.showNotice(tr("Your dictionary cannot be written; the word counts "
                                              "until the program ends."),
                                           Tone::Warning, DocumentTab::Stay::Briefly);
                        }
                    });
    menu->addSeparator();
}

void Words::addClipboard(QMenu *menu, DocumentTab &tab)
{
    EditorWidget &editor = tab.editor();
    const bool canEdit = !editor.isReadOnly();
    const bool hasSelection = !editor.selection().isEmpty();
    menu->addAction(tr("Cut"), &editor, &QTextEdit::cut)->setEnabled(canEdit && hasSelection);
    menu->addAction(tr("Copy"), &editor, &QTextEdit::copy)->setEnabled(hasSelection);
    menu->addAction(tr("Paste"), &editor, &QTextEdit::paste)->setEnabled(canEdit);
    menu->addAction(tr("Paste without format"), &tab, &DocumentTab::pastePlain)
        ->setEnabled(canEdit);
    menu->addSeparator();
    menu->addAction(tr("Select all"), &editor, &QTextEdit::selectAll);
}

} // namespace

QMenu *showTextMenu(DocumentTab &tab, const QPoint &place, const QString &link)
{
    auto *menu = new QMenu(&tab);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    EditorWidget &editor = tab.editor();
    const int position =
        editor.cursorForPosition(editor.viewport()->mapFromGlobal(place)).position();
    SpellLayer *spelling = tab.overlays().spelling();
    if (spelling && !editor.isReadOnly()) {
        if (const auto what = spelling->misspellingAt(position))
            Words::addSpelling(menu, tab, *what);
    }
    if (!link.isEmpty())
        Words::addLink(menu, tab, link);
    tab.images().addTo(*menu);
    Words::addClipboard(menu, tab);
    menu->popup(place);
    return menu;
}

} // namespace syngraph
