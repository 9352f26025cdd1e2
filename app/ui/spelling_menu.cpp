#include "app/ui/spelling_menu.h"

#include "app/editor/spelling/spell_service.h"
#include "app/ui/preferences.h"

#include <QAction>
#include <QActionGroup>
#include <QLocale>
#include <QMenu>

namespace syngraph {

using namespace Qt::Literals::StringLiterals;

QString spellLanguageName(const QString &code)
{
    const QLocale locale(code);
    if (locale.language() == QLocale::C || !code.contains(u'_'))
        return code;
    return u"%1 (%2)"_s.arg(locale.nativeLanguageName(), locale.nativeTerritoryName());
}

SpellingMenu::SpellingMenu(QMenu *menu, SpellService &service, Preferences &preferences,
                           QObject *parent)
    : QObject(parent)
    , m_service(service)
    , m_preferences(preferences)
    , m_on(menu->addAction(tr("&Check while typing")))
    , m_state(menu->addAction(QString()))
    , m_languages(new QActionGroup(this))
{
    m_on->setCheckable(true);
    m_on->setShortcut(QKeySequence(u"Shift+F7"_s));
    m_state->setEnabled(false);
    menu->addSeparator();
    addLanguages(menu);
    connect(m_on, &QAction::triggered, this, &SpellingMenu::setOn);
    connect(&m_service, &SpellService::stateChanged, this, &SpellingMenu::showState);
    apply();
}

void SpellingMenu::addLanguages(QMenu *menu)
{
    for (const SpellLanguage &language : m_service.languages()) {
        QAction *action = menu->addAction(spellLanguageName(language.code));
        action->setCheckable(true);
        action->setData(language.code);
        m_languages->addAction(action);
        connect(action, &QAction::triggered, this,
                [this, code = language.code] { setLanguage(code); });
    }
}

void SpellingMenu::setOn(bool isOn)
{
    m_preferences.setChecksSpelling(isOn);
    apply();
}

void SpellingMenu::setLanguage(const QString &code)
{
    m_preferences.setSpellingLanguage(code);
    m_preferences.setChecksSpelling(true);
    apply();
}

/// A language that was chosen and has no dictionary any more is the system's again.
void SpellingMenu::apply()
{
    QString code = spellLanguageFor(m_preferences.spellingLanguage(), m_service.languages());
    const QString system = QLocale::system().language() == QLocale::C ? u"en_US"_s
                                                                      : QLocale::system().name();
    if (code.isEmpty())
        code = spellLanguageFor(system, m_service.languages());
    if (!code.isEmpty()) {
        m_service.setLanguage(m_preferences.checksSpelling() ? code : QString());
    } else if (m_preferences.checksSpelling()) {
        m_service.setLanguage(system); // which is found to be missing
    }
    for (QAction *action : m_languages->actions())
        action->setChecked(action->data().toString() == code);
    showState();
}

void SpellingMenu::showState()
{
    m_on->setEnabled(!m_service.languages().isEmpty());
    m_on->setChecked(m_service.isOn());
    QString text;
    if (m_service.languages().isEmpty())
        text = tr("There is no dictionary on this computer (packages hunspell-…)");
    else if (m_service.state() == SpellService::State::NoDictionary)
        text = tr("There is no dictionary for your language; choose another one");
    else if (m_service.state() == SpellService::State::Broken)
        text = tr("The dictionary cannot be read");
    m_state->setText(text);
    m_state->setVisible(!text.isEmpty());
}

} // namespace syngraph
