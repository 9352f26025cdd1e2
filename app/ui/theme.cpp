#include "app/ui/theme.h"

#include "app/ui/resources.h"
#include "app/ui/theme_colors.h"

#include <QApplication>
#include <QFile>
#include <QStyleFactory>

namespace syngraph {

using namespace Qt::Literals::StringLiterals;

namespace {

std::optional<Appearance> appearanceOfEnvironment()
{
    const QString wish = qEnvironmentVariable("SYNGRAPH_THEME").toLower();
    if (wish == u"dark")
        return Appearance::Dark;
    if (wish == u"light")
        return Appearance::Light;
    if (wish == u"system")
        return Appearance::System;
    return std::nullopt;
}

} // namespace

QString styleSheetFor(const ThemeColors &c)
{
    QFile file(u":/syngraph/style.qss"_s);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QString sheet = QString::fromUtf8(file.readAll());
    const std::pair<QLatin1StringView, QColor> names[] = {
        {"@chrome@"_L1, c.chrome},   {"@page@"_L1, c.page},
        {"@raised@"_L1, c.raised},   {"@field@"_L1, c.field},
        {"@text@"_L1, c.text},       {"@muted@"_L1, c.muted},
        {"@disabled@"_L1, c.disabled}, {"@line@"_L1, c.line},
        {"@outline@"_L1, c.outline}, {"@hover@"_L1, c.hover},
        {"@pressed@"_L1, c.pressed}, {"@accent@"_L1, c.accent},
        {"@accentHover@"_L1, c.accentHover}, {"@accentText@"_L1, c.accentText},
        {"@accentSoft@"_L1, c.accentSoft},   {"@selection@"_L1, c.selection},
        {"@bad@"_L1, c.bad},
    };
    for (const auto &[name, color] : names)
        sheet.replace(name, color.name());
    return sheet;
}

Theme::Theme(QApplication &application, QObject *parent)
    : QObject(parent), m_application(application)
{
    initResources();
    m_application.setStyle(QStyleFactory::create(u"Fusion"_s));
    apply();
}

void Theme::setAppearance(Appearance appearance)
{
    m_appearance = appearance;
    apply();
}

void Theme::setSystemDark(bool isDark)
{
    if (m_isSystemDark == isDark)
        return;
    m_isSystemDark = isDark;
    apply();
}

void Theme::setStrong(bool isStrong)
{
    m_isStrong = isStrong;
    apply();
}

void Theme::setSystemStrong(bool isStrong)
{
    if (m_isSystemStrong == isStrong)
        return;
    m_isSystemStrong = isStrong;
    apply();
}

bool Theme::isDark() const
{
    switch (appearanceOfEnvironment().value_or(m_appearance)) {
    case Appearance::Light: return false;
    case Appearance::Dark: return true;
    case Appearance::System: break;
    }
    return m_isSystemDark;
}

void Theme::apply()
{
    const bool isStrong = m_isStrong || m_isSystemStrong;
    const ThemeColors &colors = isDark() ? (isStrong ? strongDarkColors() : darkColors())
                                         : (isStrong ? strongLightColors() : lightColors());
    m_application.setPalette(paletteOf(colors));
    m_application.setStyleSheet(styleSheetFor(colors));
}

} // namespace syngraph
