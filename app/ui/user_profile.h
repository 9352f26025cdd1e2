#pragma once

#include "common/base/random.h"

#include <QString>

#include <span>

namespace syngraph {

class Preferences;

/// Who the person is to the others.
struct UserProfile
{
    QString name;
    quint32 color = 0; ///< 0xRRGGBB
    bool operator==(const UserProfile &) const = default;
};

/// Twelve hues; white on each reads with a contrast of at least 4.5, each on a dark page with 3.
std::span<const quint32> personColors();

/// The full name in a GECOS field; empty when it holds none. "&" stands for the login there and
/// counts as no name, for the login is nobody else's business.
QString fullNameFromGecos(const QString &gecos, const QString &login);
/// "Guest Otter"
QString guestName(Random &random);
/// The name that the desktop knows for the person; empty when it knows none.
QString desktopFullName();

/// As remembered; what was never chosen is chosen now and remembered.
UserProfile loadProfile(Preferences &preferences, Random &random, const QString &fullName);

} // namespace syngraph
