#include "app/ui/preferences.h"

#include "app/client/secret_file.h"
#include "app/models/shown_text.h"
#include "common/base/ids.h"
#include "common/base/limits.h"
#include "common/base/random.h"

#include <QDir>
#include <QSettings>

#include <cmath>

namespace syngraph {

namespace {

constexpr QLatin1StringView kName("profile/name");
constexpr QLatin1StringView kColor("profile/color");
constexpr QLatin1StringView kIntroduced("profile/introduced");
constexpr QLatin1StringView kServer("share/server");
constexpr QLatin1StringView kSeat("share/seat");
constexpr QLatin1StringView kAppearance("view/appearance");
constexpr QLatin1StringView kContrast("view/contrast");
constexpr QLatin1StringView kPeople("view/people");
constexpr QLatin1StringView kZoom("view/zoom");
constexpr QLatin1StringView kChat("view/chat");
constexpr QLatin1StringView kHabits("edit/habits");
constexpr QLatin1StringView kSpelling("edit/spelling");
constexpr QLatin1StringView kLanguage("edit/language");
constexpr QLatin1StringView kAuthors("view/authors");
constexpr QLatin1StringView kFlashes("view/flashes");
constexpr QLatin1StringView kHostNetwork("host/network");
constexpr QLatin1StringView kHostKeeps("host/keeps");
constexpr QLatin1StringView kSession("window/session");
constexpr QLatin1StringView kGeometry("window/geometry");
constexpr QLatin1StringView kFiles("recent/files");
constexpr qsizetype kAddressUnits = 512;
constexpr qsizetype kSeatSecretBytes = 24;
constexpr qsizetype kCodeUnits = 40;
constexpr qsizetype kPathUnits = 4'096;
constexpr qsizetype kMostFiles = 12;

QLatin1StringView wordOf(Appearance appearance)
{
    switch (appearance) {
    case Appearance::Light: return QLatin1StringView("light");
    case Appearance::Dark: return QLatin1StringView("dark");
    case Appearance::System: break;
    }
    return QLatin1StringView("system");
}

} // namespace

Preferences::Preferences(QSettings &settings, SecretFile &secrets)
    : m_settings(settings), m_secrets(secrets)
{
    const auto left = m_settings.value(kServer).toString();
    if (left.isEmpty())
        return;
    if (m_secrets.setValue(kServer, left.left(kAddressUnits)))
        m_settings.remove(kServer);
}

QString Preferences::name() const
{
    return shownName(m_settings.value(kName).toString());
}

void Preferences::setName(const QString &name)
{
    m_settings.setValue(kName, shownName(name));
}

std::optional<quint32> Preferences::color() const
{
    bool isNumber = false;
    const quint32 color = m_settings.value(kColor).toUInt(&isNumber);
    if (!isNumber || color > 0xffffff)
        return std::nullopt;
    return color;
}

void Preferences::setColor(quint32 color)
{
    m_settings.setValue(kColor, color);
}

QString Preferences::serverAddress() const
{
    return m_secrets.value(kServer).left(kAddressUnits);
}

void Preferences::setServerAddress(const QString &address)
{
    m_secrets.setValue(kServer, address.left(kAddressUnits));
}

QByteArray Preferences::seatSecret(Random &random)
{
    if (const auto known = bytesFromBase64Url(m_secrets.value(kSeat), kSeatSecretBytes))
        return *known;
    const auto secret = random.bytes(kSeatSecretBytes);
    m_secrets.setValue(kSeat, base64UrlText(secret));
    return secret;
}

Appearance Preferences::appearance() const
{
    const QString word = m_settings.value(kAppearance).toString();
    for (const Appearance appearance : {Appearance::Light, Appearance::Dark}) {
        if (word == wordOf(appearance))
            return appearance;
    }
    return Appearance::System;
}

void Preferences::setAppearance(Appearance appearance)
{
    m_settings.setValue(kAppearance, QString(wordOf(appearance)));
}

bool Preferences::hasStrongContrast() const
{
    return m_settings.value(kContrast, false).toBool();
}

void Preferences::setStrongContrast(bool isStrong)
{
    m_settings.setValue(kContrast, isStrong);
}

bool Preferences::hasHabits() const
{
    return m_settings.value(kHabits, true).toBool();
}

void Preferences::setHabits(bool hasHabits)
{
    m_settings.setValue(kHabits, hasHabits);
}

bool Preferences::checksSpelling() const
{
    return m_settings.value(kSpelling, true).toBool();
}

void Preferences::setChecksSpelling(bool checks)
{
    m_settings.setValue(kSpelling, checks);
}

QString Preferences::spellingLanguage() const
{
    return m_settings.value(kLanguage).toString().left(kCodeUnits);
}

void Preferences::setSpellingLanguage(const QString &code)
{
    m_settings.setValue(kLanguage, code);
}

bool Preferences::showsAuthors() const
{
    return m_settings.value(kAuthors, false).toBool();
}

void Preferences::setShowsAuthors(bool shows)
{
    m_settings.setValue(kAuthors, shows);
}

bool Preferences::flashesEdits() const
{
    return m_settings.value(kFlashes, true).toBool();
}

void Preferences::setFlashesEdits(bool flashes)
{
    m_settings.setValue(kFlashes, flashes);
}

bool Preferences::hostsForNetwork() const
{
    return m_settings.value(kHostNetwork, true).toBool();
}

void Preferences::setHostsForNetwork(bool isForNetwork)
{
    m_settings.setValue(kHostNetwork, isForNetwork);
}

bool Preferences::keepsHosting() const
{
    return m_settings.value(kHostKeeps, false).toBool();
}

void Preferences::setKeepsHosting(bool keeps)
{
    m_settings.setValue(kHostKeeps, keeps);
}

bool Preferences::restoresSession() const
{
    return m_settings.value(kSession, true).toBool();
}

void Preferences::setRestoresSession(bool restores)
{
    m_settings.setValue(kSession, restores);
}

bool Preferences::showsPeople() const
{
    return m_settings.value(kPeople, true).toBool();
}

void Preferences::setShowsPeople(bool shows)
{
    m_settings.setValue(kPeople, shows);
}

qreal Preferences::zoom() const
{
    bool isNumber = false;
    const qreal zoom = m_settings.value(kZoom, 1.0).toReal(&isNumber);
    return isNumber && std::isfinite(zoom) ? zoom : 1; // the editor has bounds of its own
}

void Preferences::setZoom(qreal zoom)
{
    m_settings.setValue(kZoom, zoom);
}

std::optional<bool> Preferences::showsChat() const
{
    const QVariant value = m_settings.value(kChat);
    return value.isValid() ? std::optional(value.toBool()) : std::nullopt;
}

void Preferences::setShowsChat(bool shows)
{
    m_settings.setValue(kChat, shows);
}

bool Preferences::isIntroduced() const
{
    return m_settings.value(kIntroduced, false).toBool();
}

void Preferences::setIntroduced()
{
    m_settings.setValue(kIntroduced, true);
}

QStringList Preferences::recentFiles() const
{
    QStringList files = m_settings.value(kFiles).toStringList();
    files.removeIf([](const QString &path) {
        return path.size() > kPathUnits || !QDir::isAbsolutePath(path);
    });
    files.removeDuplicates();
    return files.first(std::min(files.size(), kMostFiles));
}

void Preferences::addRecentFile(const QString &path)
{
    QStringList files = recentFiles();
    files.removeAll(path);
    files.prepend(path);
    m_settings.setValue(kFiles, files.first(std::min(files.size(), kMostFiles)));
}

void Preferences::removeRecentFile(const QString &path)
{
    QStringList files = recentFiles();
    if (files.removeAll(path) > 0)
        m_settings.setValue(kFiles, files);
}

void Preferences::forgetRecentFiles()
{
    m_settings.remove(kFiles);
}

QByteArray Preferences::windowGeometry() const
{
    return m_settings.value(kGeometry).toByteArray();
}

void Preferences::setWindowGeometry(const QByteArray &geometry)
{
    m_settings.setValue(kGeometry, geometry);
}

} // namespace syngraph
