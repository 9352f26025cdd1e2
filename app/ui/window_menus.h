#pragma once

#include "app/ui/theme.h"

#include <QObject>

class QAction;
class QMenu;

namespace syngraph {

class DocumentActions;
class MainWindow;
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
    void showAppearance(Appearance appearance);
    void showHabits(bool hasHabits);

Q_SIGNALS:
    void appearanceChosen(syngraph::Appearance appearance);

private:
    void addFileMenu();
    void addRecent(QMenu *menu);
    void addEditMenu(const DocumentActions &actions);
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
    QAction *m_copyLink = nullptr;
    QAction *m_offline = nullptr;
    QAction *m_habits = nullptr;
    QAction *m_nextPerson = nullptr;
    QMenu *m_follow = nullptr;
    QList<QAction *> m_appearances; ///< in the order of Appearance
};

} // namespace syngraph
