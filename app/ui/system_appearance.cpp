#include "app/ui/system_appearance.h"

#include <QGuiApplication>
#include <QPalette>
#include <QStyleHints>

#ifdef SYNGRAPH_HAS_DBUS
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#endif

namespace syngraph {

using namespace Qt::Literals::StringLiterals;

#ifdef SYNGRAPH_HAS_DBUS
namespace {

constexpr QLatin1StringView kService("org.freedesktop.portal.Desktop");
constexpr QLatin1StringView kPath("/org/freedesktop/portal/desktop");
constexpr QLatin1StringView kInterface("org.freedesktop.portal.Settings");
constexpr QLatin1StringView kGroup("org.freedesktop.appearance");
constexpr QLatin1StringView kKey("color-scheme");
constexpr uint kPrefersDark = 1;
constexpr QLatin1StringView kContrastKey("contrast");
constexpr uint kPrefersStrong = 1;
constexpr QLatin1StringView kMotionGroup("org.gnome.desktop.interface");
constexpr QLatin1StringView kMotionKey("enable-animations");

/// The portal wraps its answer in one variant too many in some versions.
QVariant unwrapped(QVariant value)
{
    while (value.canConvert<QDBusVariant>())
        value = value.value<QDBusVariant>().variant();
    return value;
}

} // namespace
#endif

SystemAppearance::SystemAppearance(QObject *parent) : QObject(parent) {}

void SystemAppearance::start()
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    QStyleHints *hints = QGuiApplication::styleHints();
    connect(hints, &QStyleHints::colorSchemeChanged, this, [this](Qt::ColorScheme scheme) {
        Q_EMIT darkChanged(scheme == Qt::ColorScheme::Dark);
    });
    Q_EMIT darkChanged(hints->colorScheme() == Qt::ColorScheme::Dark);
#endif
    askPortal();
}

void SystemAppearance::askPortal()
{
#ifdef SYNGRAPH_HAS_DBUS
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    bus.connect(kService, kPath, kInterface, u"SettingChanged"_s, this,
                SLOT(readPortalSetting(QString, QString, QVariant)));
#if QT_VERSION < QT_VERSION_CHECK(6, 5, 0)
    askPortalFor(kGroup, kKey);
#endif
    askPortalFor(kGroup, kContrastKey);
    askPortalFor(kMotionGroup, kMotionKey);
#endif
}

void SystemAppearance::askPortalFor([[maybe_unused]] const QString &group,
                                    [[maybe_unused]] const QString &key)
{
#ifdef SYNGRAPH_HAS_DBUS
    QDBusMessage question = QDBusMessage::createMethodCall(kService, kPath, kInterface, u"Read"_s);
    question << group << key;
    auto *watcher =
        new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(question), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this,
            [this, group, key](QDBusPendingCallWatcher *finished) {
                finished->deleteLater();
                const QDBusPendingReply<QVariant> reply = *finished;
                if (!reply.isError())
                    readPortalSetting(group, key, reply.value());
            });
#endif
}

void SystemAppearance::readPortalSetting([[maybe_unused]] const QString &group,
                                         [[maybe_unused]] const QString &key,
                                         [[maybe_unused]] const QVariant &value)
{
#ifdef SYNGRAPH_HAS_DBUS
#if QT_VERSION < QT_VERSION_CHECK(6, 5, 0)
    if (group == kGroup && key == kKey)
        Q_EMIT darkChanged(unwrapped(value).toUInt() == kPrefersDark);
#endif
    if (group == kGroup && key == kContrastKey)
        Q_EMIT contrastChanged(unwrapped(value).toUInt() == kPrefersStrong);
    if (group == kMotionGroup && key == kMotionKey)
        Q_EMIT motionChanged(!unwrapped(value).toBool());
#endif
}

} // namespace syngraph
