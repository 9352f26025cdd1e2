#include "app/ui/window_menus.h"

#include "app/client/document_controller.h"
#include "app/models/participants_model.h"
#include "app/models/shown_text.h"
#include "app/ui/document_actions.h"
#include "app/ui/document_tab.h"
#include "app/ui/file_commands.h"
#include "app/ui/main_window.h"
#include "app/ui/preferences.h"
#include "app/ui/spelling_menu.h"
#include "app/ui/save_copy.h"
#include "app/ui/tab_strip.h"

#include <QAction>
#include <QActionGroup>
#include <QMenu>
#include <QMenuBar>

namespace syngraph {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype kRecentUnits = 60;

QKeySequence keys(const QString &sequence)
{
    return QKeySequence(sequence);
}

/// QMenu::addAction() took its shortcut last before 6.3 and first since.
template <typename Handler>
QAction *entry(QMenu *menu, const QString &text, const QKeySequence &shortcut, QObject *context,
               Handler handler)
{
    QAction *action = menu->addAction(text);
    action->setShortcut(shortcut);
    QObject::connect(action, &QAction::triggered, context, handler);
    return action;
}

} // namespace

WindowMenus::WindowMenus(MainWindow &window, const DocumentActions &actions)
    : QObject(&window), m_window(window)
{
    addFileMenu();
    addEditMenu(actions);
    addInsertMenu(actions);
    addFormatMenu(actions);
    addViewMenu(actions);
    addCollaborateMenu();
    addHelpMenu();
    addAreaKeys();
}

void WindowMenus::addFileMenu()
{
    QMenu *menu = m_window.menuBar()->addMenu(tr("&File"));
    QAction *fresh = entry(menu, tr("&New"), QKeySequence::New, &m_window,
                           [this] { m_window.newDocument(); });
    fresh->setShortcuts({QKeySequence(QKeySequence::New), keys(u"Ctrl+T"_s)});
    entry(menu, tr("&Open…"), QKeySequence::Open, &m_window,
          [this] { m_window.files().askToOpen(); });
    entry(menu, tr("Open &link…"), keys(u"Ctrl+L"_s), &m_window, [this] { m_window.showOpenLink(); });
    addRecent(menu->addMenu(tr("Open &recent")));
    m_restores = menu->addAction(tr("Open all again at the next s&tart"));
    m_restores->setCheckable(true);
    connect(m_restores, &QAction::toggled, &m_window, &MainWindow::setRestoresSession);
    menu->addSeparator();
    addSaving(menu);
    menu->addSeparator();
    entry(menu, tr("&Close tab"), keys(u"Ctrl+W"_s), &m_window,
          [this] { m_window.closeCurrentTab(); });
    entry(menu, tr("&Quit"), keys(u"Ctrl+Q"_s), &m_window, [this] { m_window.close(); });
}

void WindowMenus::addSaving(QMenu *menu)
{
    entry(menu, tr("&Save"), QKeySequence::Save, &m_window, [this] { m_window.save(); });
    entry(menu, tr("Save &as…"), keys(u"Ctrl+Shift+S"_s), &m_window, [this] { m_window.saveAs(); });
    entry(menu, tr("Save a cop&y…"), {}, &m_window, [this] { m_window.saveCopy(); });
    QMenu *exports = menu->addMenu(tr("&Export"));
    for (const auto &[filter, ending] : copyingForms()) {
        const QString name = filter.section(u" (*"_s, 0, 0);
        entry(exports, name + u'…', {}, &m_window,
              [this, wanted = ending] { m_window.exportAs(wanted); });
    }
    menu->addSeparator();
    entry(menu, tr("&Print…"), QKeySequence::Print, &m_window, [this] { m_window.print(); });
    entry(menu, tr("Print pre&view…"), {}, &m_window, [this] { m_window.showPrintPreview(); });
}

/// Also without a network: what they were when they were open last is on this computer.
void WindowMenus::addRecent(QMenu *menu)
{
    QAction *action = menu->menuAction();
    connect(menu->parentWidget() ? qobject_cast<QMenu *>(menu->parentWidget()) : menu,
            &QMenu::aboutToShow, this,
            [this, action] {
                action->setEnabled(!m_window.recentDocuments().empty()
                                   || !m_window.services().preferences.recentFiles().isEmpty());
            });
    connect(menu, &QMenu::aboutToShow, this, [this, menu] {
        menu->clear();
        for (const auto &document : m_window.recentDocuments()) {
            const QString title = singleLine(document.title, kRecentUnits);
            QAction *open = menu->addAction(
                u"%1  (%2)"_s.arg(title.isEmpty() ? tr("Untitled") : title,
                                  document.link->server.host).replace(u'&', u"&&"_s));
            connect(open, &QAction::triggered, &m_window,
                    [this, link = *document.link] { m_window.openLink(link); });
        }
        menu->addSeparator();
        for (const QString &path : m_window.services().preferences.recentFiles()) {
            QAction *open = menu->addAction(shownFileName(path).replace(u'&', u"&&"_s));
            open->setToolTip(path);
            connect(open, &QAction::triggered, &m_window,
                    [this, path] { m_window.files().open(QStringList{path}); });
        }
        menu->setToolTipsVisible(true);
        menu->addSeparator();
        menu->addAction(tr("&Forget all that are closed"), &m_window,
                        &MainWindow::forgetRecentDocuments);
    });
}

void WindowMenus::addEditMenu(const DocumentActions &actions)
{
    QMenu *menu = m_window.menuBar()->addMenu(tr("&Edit"));
    menu->addAction(actions.undo());
    menu->addAction(actions.redo());
    menu->addSeparator();
    menu->addActions(actions.clipboard());
    menu->addSeparator();
    addFind(menu, actions);
    menu->addSeparator();
    entry(menu, tr("Your &name and colour…"), {}, &m_window, [this] { m_window.showProfile(); });
}

void WindowMenus::addFind(QMenu *menu, const DocumentActions &actions)
{
    menu->addAction(actions.find());
    entry(menu, tr("Find &next"), keys(u"F3"_s), &m_window, [this] { m_window.findNext(1); });
    entry(menu, tr("Find pre&vious"), keys(u"Shift+F3"_s), &m_window,
          [this] { m_window.findNext(-1); });
    entry(menu, tr("R&eplace…"), keys(u"Ctrl+H"_s), &m_window, [this] { m_window.showReplace(); });
    entry(menu, tr("&Go to paragraph…"), keys(u"Ctrl+G"_s), &m_window,
          [this] { m_window.showGoTo(); });
    entry(menu, tr("&Word count…"), keys(u"Ctrl+Shift+G"_s), &m_window,
          [this] { m_window.showFigures(); });
    menu->addSeparator();
    m_habits = menu->addAction(tr("&Markdown while typing"));
    m_habits->setCheckable(true);
    connect(m_habits, &QAction::toggled, &m_window, &MainWindow::setHabits);
    if (SpellService *spelling = m_window.services().spelling) {
        new SpellingMenu(menu->addMenu(tr("Spe&lling")), *spelling,
                         m_window.services().preferences, this);
    }
}

void WindowMenus::addFormatMenu(const DocumentActions &actions)
{
    QMenu *menu = m_window.menuBar()->addMenu(tr("F&ormat"));
    menu->addActions(actions.inlineFormats());
    menu->addActions({actions.color(), actions.highlight(), actions.link(),
                      actions.clearFormat()});
    menu->addSeparator();
    menu->addActions(actions.headings());
    menu->addSeparator();
    menu->addActions(actions.blocks());
    menu->addAction(actions.tickOff());
    menu->addSeparator();
    menu->addActions(actions.alignments());
    menu->addActions({actions.indent(), actions.outdent()});
}

void WindowMenus::addInsertMenu(const DocumentActions &actions)
{
    QMenu *menu = m_window.menuBar()->addMenu(tr("&Insert"));
    menu->addActions({actions.image(), actions.link(), actions.rule()});
}

void WindowMenus::addViewMenu(const DocumentActions &actions)
{
    QMenu *menu = m_window.menuBar()->addMenu(tr("&View"));
    m_people = entry(menu, tr("&People"), keys(u"F4"_s), &m_window,
                     [this] { m_window.togglePeople(); });
    m_people->setCheckable(true);
    m_chat = entry(menu, tr("C&hat"), keys(u"Shift+F4"_s), &m_window,
                   [this] { m_window.showChat(m_chat->isChecked()); });
    m_chat->setCheckable(true);
    m_chat->setShortcutContext(Qt::WidgetShortcut); // told here; the key does more, see addAreaKeys()
    m_tints = entry(menu, tr("Author&ship colours"), keys(u"F7"_s), &m_window,
                    [this] { m_window.setTinted(m_tints->isChecked()); });
    m_tints->setCheckable(true);
    m_flashes = entry(menu, tr("&Light up changes"), {}, &m_window,
                      [this] { m_window.setFlashing(m_flashes->isChecked()); });
    m_flashes->setCheckable(true);
    menu->addSeparator();
    menu->addActions(actions.zoom());
    menu->addSeparator();
    addAppearances(menu->addMenu(tr("&Appearance")));
    m_focusMode = entry(menu, tr("F&ocus on the text"), keys(u"Ctrl+Shift+F11"_s), &m_window,
                        [this] { m_window.setFocusMode(m_focusMode->isChecked()); });
    m_focusMode->setCheckable(true);
    entry(menu, tr("&Full screen"), keys(u"F11"_s), &m_window,
          [this] { m_window.setWindowState(m_window.windowState() ^ Qt::WindowFullScreen); });
}

void WindowMenus::addAppearances(QMenu *menu)
{
    auto *group = new QActionGroup(this);
    const std::pair<Appearance, QString> choices[] = {
        {Appearance::System, tr("As the &desktop")},
        {Appearance::Light, tr("&Light")},
        {Appearance::Dark, tr("&Dark")},
    };
    for (const auto &[appearance, text] : choices) {
        QAction *action = menu->addAction(text);
        action->setCheckable(true);
        group->addAction(action);
        m_appearances.append(action);
        connect(action, &QAction::triggered, this,
                [this, chosen = appearance] { Q_EMIT appearanceChosen(chosen); });
    }
    menu->addSeparator();
    m_contrast = entry(menu, tr("&Strong contrast"), {}, &m_window,
                       [this] { m_window.setStrongContrast(m_contrast->isChecked()); });
    m_contrast->setCheckable(true);
}

void WindowMenus::addCollaborateMenu()
{
    QMenu *menu = m_window.menuBar()->addMenu(tr("&Collaborate"));
    entry(menu, tr("&Share…"), keys(u"Ctrl+Shift+L"_s), &m_window,
          [this] { m_window.showShare(); });
    m_manageLinks = entry(menu, tr("&Manage links…"), {}, &m_window,
                          [this] { m_window.showLinks(); });
    m_copyLink = entry(menu, tr("&Copy link"), keys(u"Ctrl+Alt+L"_s), &m_window,
                       [this] { m_window.copyLink(); });
    if (m_window.services().localServer) {
        entry(menu, tr("&Host on this computer…"), {}, &m_window,
              [this] { m_window.showHost(); });
    }
    menu->addSeparator();
    m_nextPerson = entry(menu, tr("Go to the &next person"), keys(u"Ctrl+Alt+N"_s), &m_window,
                         [this] { m_window.goToNextPerson(); });
    m_where = entry(menu, tr("Where is &everyone?"), keys(u"Ctrl+Shift+W"_s), &m_window,
                    [this] { m_window.sayWhereEveryoneIs(); });
    m_gather = entry(menu, tr("&Gather everyone here"), keys(u"Ctrl+Shift+A"_s), &m_window,
                     [this] { m_window.gather(); });
    m_follow = menu->addMenu(tr("&Follow"));
    connect(m_follow, &QMenu::aboutToShow, this, [this] { fillFollow(m_follow); });
    menu->addSeparator();
    m_offline = entry(menu, tr("&Work offline"), {}, &m_window,
                      [this] { m_window.toggleOffline(); });
    m_offline->setCheckable(true);
    menu->addSeparator();
    entry(menu, tr("Who wrote &this?"), keys(u"F9"_s), &m_window,
          [this] { m_window.sayWhoWroteThis(); });
    entry(menu, tr("&Next change while away"), keys(u"F8"_s), &m_window,
          [this] { m_window.walkChanges(1); });
    entry(menu, tr("&Previous change while away"), keys(u"Shift+F8"_s), &m_window,
          [this] { m_window.walkChanges(-1); });
}

/// Who is here now; a check mark for whom one follows, who is let go by a second click.
void WindowMenus::fillFollow(QMenu *menu)
{
    menu->clear();
    DocumentTab *tab = m_window.currentTab();
    const auto followed = tab->followed();
    for (const Person &person : tab->people().people()) {
        if (person.isSelf)
            continue;
        QString name = person.name;
        QAction *action = menu->addAction(name.replace(u'&', u"&&"_s));
        action->setCheckable(true);
        action->setChecked(followed == person.author);
        connect(action, &QAction::triggered, tab, [tab, author = person.author] {
            if (tab->followed() == author)
                tab->stopFollowing();
            else
                tab->follow(author);
        });
    }
    if (menu->isEmpty())
        menu->addAction(tr("Nobody else is here"))->setEnabled(false);
}

void WindowMenus::addHelpMenu()
{
    QMenu *menu = m_window.menuBar()->addMenu(tr("&Help"));
    entry(menu, tr("&Keyboard shortcuts…"), keys(u"Ctrl+F1"_s), &m_window,
          [this] { m_window.showKeys(); });
    entry(menu, tr("&About Syngraph"), {}, &m_window, [this] { m_window.showAbout(); });
}

void WindowMenus::addAreaKeys()
{
    const auto hidden = [this](const QString &sequence, const QString &text, auto handler) {
        auto *action = new QAction(text, &m_window);
        action->setShortcut(keys(sequence));
        m_window.addAction(action);
        connect(action, &QAction::triggered, &m_window, handler);
    };
    hidden(u"F6"_s, tr("Next area of the window"), [this] { m_window.cycleArea(1); });
    hidden(u"Shift+F6"_s, tr("Previous area of the window"), [this] { m_window.cycleArea(-1); });
    hidden(u"Shift+F4"_s, {}, [this] { m_window.toggleChat(); }); // told by its menu
    hidden(u"Ctrl+PgDown"_s, tr("Next tab"), [this] { m_window.tabStrip().showNext(1); });
    hidden(u"Ctrl+PgUp"_s, tr("Previous tab"), [this] { m_window.tabStrip().showNext(-1); });
}

void WindowMenus::showStatus(const ConnectionStatus &status)
{
    m_copyLink->setEnabled(!status.isLocal);
    m_manageLinks->setEnabled(!status.isLocal);
    m_nextPerson->setEnabled(!status.isLocal);
    m_where->setEnabled(!status.isLocal);
    m_follow->setEnabled(!status.isLocal);
    m_gather->setEnabled(!status.isLocal && status.role == Role::Edit);
    m_offline->setEnabled(!status.isLocal && status.state != ConnectionState::Blocked);
    m_offline->setChecked(!status.isLocal && status.state == ConnectionState::Idle);
}

void WindowMenus::showPeopleVisible(bool isVisible)
{
    m_people->setChecked(isVisible);
}

void WindowMenus::showChatVisible(bool isVisible)
{
    m_chat->setChecked(isVisible);
}

void WindowMenus::showPreferences(const Preferences &preferences)
{
    m_habits->setChecked(preferences.hasHabits());
    m_tints->setChecked(preferences.showsAuthors());
    m_flashes->setChecked(preferences.flashesEdits());
    m_contrast->setChecked(preferences.hasStrongContrast());
}

void WindowMenus::showFocusMode(bool isOn)
{
    m_focusMode->setChecked(isOn);
}

void WindowMenus::showRestores(bool restores)
{
    m_restores->setChecked(restores);
}

void WindowMenus::showAppearance(Appearance appearance)
{
    m_appearances.at(qsizetype(appearance))->setChecked(true);
}

} // namespace syngraph
