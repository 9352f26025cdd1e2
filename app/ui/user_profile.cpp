#include "app/ui/user_profile.h"

#include "app/models/shown_text.h"
#include "app/ui/preferences.h"

#include <QCoreApplication>

#include <array>
#include <vector>

#ifdef Q_OS_UNIX
#include <pwd.h>
#include <unistd.h>
#endif

namespace syngraph {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::array<quint32, 12> kColors{0x356ae6, 0xcb4319, 0x17824d, 0xab3fcf,
                                          0x107d92, 0xd72667, 0x8e6d0c, 0x765ddd,
                                          0x488020, 0xd43535, 0x178072, 0xc038a5};

constexpr const char *kAnimals[] = {
    QT_TRANSLATE_NOOP("Profile", "Otter"),   QT_TRANSLATE_NOOP("Profile", "Heron"),
    QT_TRANSLATE_NOOP("Profile", "Badger"),  QT_TRANSLATE_NOOP("Profile", "Finch"),
    QT_TRANSLATE_NOOP("Profile", "Hare"),    QT_TRANSLATE_NOOP("Profile", "Lynx"),
    QT_TRANSLATE_NOOP("Profile", "Marten"),  QT_TRANSLATE_NOOP("Profile", "Owl"),
    QT_TRANSLATE_NOOP("Profile", "Puffin"),  QT_TRANSLATE_NOOP("Profile", "Seal"),
    QT_TRANSLATE_NOOP("Profile", "Swift"),   QT_TRANSLATE_NOOP("Profile", "Wren"),
};

} // namespace

std::span<const quint32> personColors()
{
    return kColors;
}

QString fullNameFromGecos(const QString &gecos, const QString &login)
{
    const QString name = shownName(gecos.section(u',', 0, 0));
    if (name.contains(u'&') || name.compare(login, Qt::CaseInsensitive) == 0)
        return {};
    return name;
}

QString guestName(Random &random)
{
    const char *animal = kAnimals[random.below(std::size(kAnimals))];
    return QCoreApplication::translate("Profile", "Guest %1")
        .arg(QCoreApplication::translate("Profile", animal));
}

QString desktopFullName()
{
#ifdef Q_OS_UNIX
    passwd entry{};
    passwd *found = nullptr;
    std::vector<char> buffer(16 * 1024);
    if (getpwuid_r(getuid(), &entry, buffer.data(), buffer.size(), &found) == 0 && found
        && found->pw_gecos) {
        return fullNameFromGecos(QString::fromLocal8Bit(found->pw_gecos),
                                 QString::fromLocal8Bit(found->pw_name));
    }
#endif
    return {};
}

UserProfile loadProfile(Preferences &preferences, Random &random, const QString &fullName)
{
    UserProfile profile;
    profile.name = preferences.name();
    if (profile.name.isEmpty()) {
        profile.name = fullName.isEmpty() ? guestName(random) : fullName;
        preferences.setName(profile.name);
    }
    if (const auto color = preferences.color()) {
        profile.color = *color;
    } else {
        profile.color = kColors[random.below(kColors.size())];
        preferences.setColor(profile.color);
    }
    return profile;
}

} // namespace syngraph
