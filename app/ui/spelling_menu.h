#pragma once

#include <QObject>

class QAction;
class QActionGroup;
class QMenu;

namespace syngraph {

class Preferences;
class SpellService;

/// The choice of whether and in which language spelling is checked: its menu, and what it means to
/// the service. Says plainly when there is no dictionary. Owned by the window's menus; GUI thread.
class SpellingMenu final : public QObject
{
    Q_OBJECT

public:
    /// Fills `menu`. Both are borrowed and outlive this.
    SpellingMenu(QMenu *menu, SpellService &service, Preferences &preferences, QObject *parent);

private:
    void setOn(bool isOn);
    void setLanguage(const QString &code);
    void addLanguages(QMenu *menu);
    void apply();
    void showState();

    SpellService &m_service;
    Preferences &m_preferences;
    QAction *m_on;
    QAction *m_state;
    QActionGroup *m_languages;
};

/// "German (Germany)" in that language itself; the code where Qt has no name for it.
QString spellLanguageName(const QString &code);

} // namespace syngraph
