#include "app/ui/link_words.h"

#include "app/models/shown_text.h"

#include <QCoreApplication>
#include <QHostAddress>
#include <QUrl>

#include <algorithm>

namespace syngraph {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype kDetailUnits = 120;
constexpr qsizetype kDestinationUnits = 300; ///< a host name has 253 at most

class Words
{
    Q_DECLARE_TR_FUNCTIONS(syngraph::LinkWords)

public:
    static QString link(LinkError error);
    static QString share(ShareError error);
    static QString keys(const QString &digits);
    static QString leadsTo(const QString &place);
    static QString lookAlike();
    static QString nearby(bool isHere);
};

QString Words::link(LinkError error)
{
    switch (error) {
    case LinkError::Empty: return tr("Paste a link first.");
    case LinkError::TooLong: return tr("This is too long to be a link.");
    case LinkError::NotALink: return tr("This is not a link. It should begin with https://");
    case LinkError::ForbiddenCharacter:
        return tr("There is a character in this link that does not belong there, such as a space.");
    case LinkError::UserInfo: return tr("A link must not contain a user name before the host.");
    case LinkError::BadHost: return tr("The host name in this link is not valid.");
    case LinkError::BadPort: return tr("The port in this link is not valid.");
    case LinkError::BadPath: return tr("This address does not lead to a document.");
    case LinkError::BadDocument: return tr("The document's part of this link is damaged.");
    case LinkError::LinkIncomplete:
        return tr("The part behind # is missing. Copy the whole link once more.");
    case LinkError::BadToken: return tr("The part behind # is damaged. Copy the whole link again.");
    case LinkError::BadFingerprint: return tr("The fingerprint in this link is damaged.");
    case LinkError::SeveralFingerprints: return tr("This link has more than one fingerprint.");
    case LinkError::UnknownPart:
        return tr("There is something at the end of this link that does not belong there.");
    case LinkError::InsecureHost:
        return tr("Links without encryption (http://) work on this computer only.");
    }
    return tr("This is not a link.");
}

QString Words::share(ShareError error)
{
    switch (error) {
    case ShareError::Unreachable:
        return tr("The server cannot be reached. Check the address and your connection.");
    case ShareError::NotAllowed:
        return tr("The server does not let you make documents. Use the address that its "
                  "administrator gave you, with everything behind #.");
    case ShareError::WrongIdentity:
        return tr("The server's key is not the one in the address. Nothing was sent to it.");
    case ShareError::UntrustedCertificate:
        return tr("This computer does not know the server's certificate. Use the whole address that "
                  "the server printed, with everything behind #.");
    case ShareError::BadAnswer: return tr("This is not a Syngraph server of a known version.");
    case ShareError::Busy: return tr("The server is too busy. Try again in a moment.");
    }
    return tr("Sharing did not work.");
}

/// `digits`: as ShareError::WrongIdentity has them.
QString Words::keys(const QString &digits)
{
    const auto key = [&digits](int place) {
        return QByteArray::fromHex(digits.section(u' ', place, place).toLatin1());
    };
    if (key(0).size() != kFingerprintBytes || key(1).size() != kFingerprintBytes)
        return {};
    return tr("its key: %1, the address's: %2")
        .arg(fingerprintWords(key(0)), fingerprintWords(key(1)));
}

QString Words::leadsTo(const QString &place)
{
    return tr("Leads to %1.").arg(place);
}

QString Words::lookAlike()
{
    return tr("It was written with letters that can look like others.");
}

QString Words::nearby(bool isHere)
{
    return isHere ? tr("This link leads to a program on this computer itself. Open it only if you "
                       "know why.")
                  : tr("This link leads to a machine in your own network.");
}

} // namespace

QString linkErrorWords(LinkError error)
{
    return Words::link(error);
}

QString fingerprintWords(const QByteArray &fingerprint)
{
    static constexpr QChar kLeftToRight(0x2066);
    static constexpr QChar kEnd(0x2069);
    return kLeftToRight + fingerprintShort(fingerprint) + kEnd;
}

QString shareErrorWords(ShareError error, const QString &detail)
{
    const QString more = error == ShareError::WrongIdentity ? Words::keys(detail)
                                                            : singleLine(detail, kDetailUnits);
    return more.isEmpty() ? Words::share(error) : Words::share(error) + u" ("_s + more + u')';
}

QString completedAddress(const QString &typed)
{
    const QString address = typed.trimmed();
    if (address.isEmpty() || address.contains(u"://"))
        return address;
    return u"https://"_s + address;
}

QString destinationWords(const QString &address)
{
    const QUrl url(address, QUrl::StrictMode);
    // An address of our own scheme has the link inside of it.
    if (const auto link = ShareLink::parse(address))
        return hostWords(link->server);
    const QString host = url.host(QUrl::FullyEncoded);
    const QString place = host.isEmpty() ? url.path(QUrl::FullyEncoded) : host;
    const QString port = url.port() > 0 ? u':' + QString::number(url.port()) : QString();
    return singleLine(place + port, kDestinationUnits);
}

QString lookAlikeWords(const QString &destination)
{
    const bool isEncoded = destination.startsWith(u"xn--") || destination.contains(u".xn--")
        || destination.contains(u"@xn--");
    return isEncoded ? Words::lookAlike() : QString();
}

QString leadsToWords(const QString &address)
{
    const QString place = destinationWords(address);
    if (place.isEmpty())
        return {};
    const QString warning = lookAlikeWords(place);
    return warning.isEmpty() ? Words::leadsTo(place) : Words::leadsTo(place) + u' ' + warning;
}

bool needsQuestion(const ServerEndpoint &server)
{
    const QHostAddress address(server.host);
    return server.isLoopback() || server.host.endsWith(u".localhost")
        || (!address.isNull()
            && (address.isLinkLocal() || address.isMulticast() || address.isBroadcast()
                || address == QHostAddress(QHostAddress::AnyIPv4)
                || address == QHostAddress(QHostAddress::AnyIPv6)));
}

QString nearbyWords(const ServerEndpoint &server)
{
    if (needsQuestion(server))
        return Words::nearby(true);
    const QHostAddress address(server.host);
    const bool isInPrivateNet = std::ranges::any_of(
        std::initializer_list<QString>{u"10.0.0.0/8"_s, u"172.16.0.0/12"_s, u"192.168.0.0/16"_s,
                                       u"fc00::/7"_s},
        [&](const QString &net) { return address.isInSubnet(QHostAddress::parseSubnet(net)); });
    const bool isLocalName = address.isNull()
        && (server.host.endsWith(u".local") || !server.host.contains(u'.'));
    return isInPrivateNet || isLocalName ? Words::nearby(false) : QString();
}

QString hostWords(const ServerEndpoint &server)
{
    return server.origin().section(u"://"_s, 1);
}

} // namespace syngraph
