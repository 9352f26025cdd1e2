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
#else
    askPortal();
#endif
}

void SystemAppearance::askPortal()
{
#ifdef SYNGRAPH_HAS_DBUS
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    bus.connect(kService, kPath, kInterface, u"SettingChanged"_s, this,
                SLOT(readPortalSetting(QString, QString, QVariant)));
    QDBusMessage question = QDBusMessage::createMethodCall(kService, kPath, kInterface, u"Read"_s);
    question << QString(kGroup) << QString(kKey);
    auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(question), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this,
            [this](QDBusPendingCallWatcher *finished) {
                finished->deleteLater();
                const QDBusPendingReply<QVariant> reply = *finished;
                if (!reply.isError())
                    readPortalSetting(kGroup, kKey, reply.value());
            });
#endif
}

void SystemAppearance::readPortalSetting([[maybe_unused]] const QString &group,
                                         [[maybe_unused]] const QString &key,
                                         [[maybe_unused]] const QVariant &value)
{
#ifdef SYNGRAPH_HAS_DBUS
    if (group == kGroup && key == kKey)
        Q_EMIT darkChanged(unwrapped(value).toUInt() == kPrefersDark);
#endif
}

} // namespace syngraph
