#pragma once

#include "app/ui/theme.h"

#include <QObject>

class QAction;
class QMenu;

namespace syngraph {

class DocumentActions;
class MainWindow;
class Preferences;
struct ConnectionStatus;

/// The menu bar. Has no entry that does nothing: what cannot be used now is disabled, what is not
/// there yet is not named. Owned by the window; GUI thread.
class WindowMenus final : public QObject
{
    Q_OBJECT

public:
    WindowMenus(MainWindow &window, const DocumentActions &actions);

    void showStatus(const ConnectionStatus &status);
    void showPeopleVisible(bool isVisible);
    void showChatVisible(bool isVisible);
    void showFocusMode(bool isOn);
    void showAppearance(Appearance appearance);
    void showPreferences(const Preferences &preferences);
    void showRestores(bool restores);

Q_SIGNALS:
    void appearanceChosen(syngraph::Appearance appearance);

private:
    void addFileMenu();
    void addSaving(QMenu *menu);
    void addRecent(QMenu *menu);
    void addEditMenu(const DocumentActions &actions);
    void addInsertMenu(const DocumentActions &actions);
    void addFormatMenu(const DocumentActions &actions);
    void addViewMenu(const DocumentActions &actions);
    void addAppearances(QMenu *menu);
    void addCollaborateMenu();
    void addHelpMenu();
    void addFind(QMenu *menu, const DocumentActions &actions);
    void fillFollow(QMenu *menu);
    void addAreaKeys();

    MainWindow &m_window;
    QAction *m_people = nullptr;
    QAction *m_chat = nullptr;
    QAction *m_gather = nullptr;
    QAction *m_manageLinks = nullptr;
    QAction *m_copyLink = nullptr;
    QAction *m_offline = nullptr;
    QAction *m_habits = nullptr;
    QAction *m_tints = nullptr;
    QAction *m_flashes = nullptr;
    QAction *m_contrast = nullptr;
    QAction *m_restores = nullptr;
    QAction *m_nextPerson = nullptr;
    QAction *m_where = nullptr;
    QAction *m_focusMode = nullptr;
    QMenu *m_follow = nullptr;
    QList<QAction *> m_appearances; ///< in the order of Appearance
};

} // namespace syngraph
