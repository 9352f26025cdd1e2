#include "app/ui/translations.h"

#include "app/ui/resources.h"

#include <QGuiApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

namespace syngraph {

using namespace Qt::Literals::StringLiterals;

namespace {

bool install(QCoreApplication &application, const QLocale &locale, const QString &name,
             const QString &folder)
{
    auto *translator = new QTranslator(&application);
    const bool isThere = translator->load(locale, name, u"_"_s, folder);
    if (isThere)
        application.installTranslator(translator);
    else
        delete translator;
    return isThere;
}

} // namespace

void installTranslations(QCoreApplication &application, const QLocale &locale)
{
    initResources();
    const QString own = u":/syngraph/translations"_s;
    install(application, QLocale(QLocale::English), u"syngraph"_s, own);
    if (locale.language() == QLocale::English)
        return;
    // The buttons of Qt's own dialogs.
    install(application, locale, u"qtbase"_s,
            QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    if (install(application, locale, u"syngraph"_s, own)
        && locale.textDirection() == Qt::RightToLeft)
        QGuiApplication::setLayoutDirection(Qt::RightToLeft); // Qt's own words may not be installed
}

} // namespace syngraph
