#include "common/link/share_link.h"

#include "common/base/names.h"
#include "common/base/sha256.h"

#include <algorithm>

namespace syngraph {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr quint16 kHttpsPort = 443;
constexpr quint16 kHttpPort = 80;
constexpr QLatin1StringView kFingerprintMark("fp-");
constexpr QLatin1StringView kDocumentPath("/d/");
constexpr qsizetype kTokenUnits = kTokenBytes * 8 / 6;

quint16 defaultPort(bool secure)
{
    return secure ? kHttpsPort : kHttpPort;
}

bool takePrefix(QStringView &text, QLatin1StringView prefix)
{
    if (!text.startsWith(prefix, Qt::CaseInsensitive))
        return false;
    text = text.sliced(prefix.size());
    return true;
}

QStringView withoutSurroundings(QStringView text)
{
    text = text.trimmed();
    // A link without a fragment keeps its end: there a dot may be part of the host.
    while (text.contains(u'#') && u".,;)>]"_s.contains(text.back()))
        text.chop(1);
    return text;
}

bool isDigits(QStringView text)
{
    return !text.isEmpty()
        && std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

std::optional<quint16> portFromText(QStringView digits)
{
    const bool plain = isDigits(digits) && digits.size() <= 5 && digits.front() != u'0';
    const int port = plain ? digits.toInt() : 0;
    if (port < 1 || port > 0xffff)
        return std::nullopt;
    return quint16(port);
}

/// The host as it goes on the wire, or nullopt. IPv6 addresses come in brackets and leave without.
std::optional<QString> hostFromText(QStringView text)
{
    const bool bracketed = text.startsWith(u'[');
    const bool odd = text.isEmpty() || text.contains(u'%')
        || (bracketed ? !text.endsWith(u']') : text.contains(u':'));
    if (odd)
        return std::nullopt;
    QUrl url;
    url.setScheme(u"https"_s);
    url.setHost(text.toString(), QUrl::StrictMode);
    const QString host = url.host(QUrl::FullyEncoded).toLower();
    if (!url.isValid() || host.isEmpty() || bracketed != host.contains(u':'))
        return std::nullopt;
    return host;
}

/// The pieces of a link, each still to be judged.
struct Pieces
{
    ServerEndpoint server;
    QStringView path;
    std::optional<QStringView> fragment;
};

bool hasForbiddenCharacter(QStringView text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) {
        return c.isSpace() || c == u'\\' || c.category() == QChar::Other_Control
            || c.category() == QChar::Other_Format;
    });
}

Status<LinkError> readAuthority(QStringView authority, ServerEndpoint &server)
{
    if (authority.contains(u'@'))
        return LinkError::UserInfo;
    const auto colon = authority.lastIndexOf(u':');
    const bool hasPort = colon > authority.lastIndexOf(u']');
    const auto host = hostFromText(hasPort ? authority.first(colon) : authority);
    if (!host)
        return LinkError::BadHost;
    server.host = *host;
    server.port = defaultPort(server.secure);
    if (hasPort) {
        const auto port = portFromText(authority.sliced(colon + 1));
        if (!port)
            return LinkError::BadPort;
        server.port = *port;
    }
    return Done{};
}

Result<Pieces, LinkError> cut(QStringView text, InsecureLinks insecure)
{
    if (text.size() > kLinkUnits)
        return LinkError::TooLong;
    text = withoutSurroundings(text);
    if (text.isEmpty())
        return LinkError::Empty;
    if (hasForbiddenCharacter(text))
        return LinkError::ForbiddenCharacter;

    Pieces pieces;
    auto rest = text;
    if (takePrefix(rest, names::kScheme) && !takePrefix(rest, ":"_L1))
        return LinkError::NotALink;
    pieces.server.secure = takePrefix(rest, "https://"_L1);
    if (!pieces.server.secure && !takePrefix(rest, "http://"_L1))
        return LinkError::NotALink;

    if (const auto hash = rest.indexOf(u'#'); hash >= 0) {
        pieces.fragment = rest.sliced(hash + 1);
        rest = rest.first(hash);
    }
    const auto slash = rest.indexOf(u'/');
    const auto query = rest.indexOf(u'?');
    const auto authorityEnd = slash < 0 ? (query < 0 ? rest.size() : query)
                                        : (query < 0 ? slash : std::min(slash, query));
    pieces.path = rest.sliced(authorityEnd);
    if (auto read = readAuthority(rest.first(authorityEnd), pieces.server); !read)
        return read.error();
    if (!pieces.server.secure && insecure == InsecureLinks::Refuse
        && !pieces.server.isLoopback())
        return LinkError::InsecureHost;
    return pieces;
}

struct Fragment
{
    std::optional<QByteArray> token;
    std::optional<QByteArray> fingerprint;
};

/// `<token>`, `fp-<fingerprint>` or both with a dot between.
Result<Fragment, LinkError> readFragment(QStringView text, bool secure)
{
    Fragment fragment;
    auto parts = text.split(u'.');
    // A token may happen to begin like the mark; its length tells.
    const auto first = parts.front();
    if (first.size() == kTokenUnits || !first.startsWith(kFingerprintMark)) {
        fragment.token = bytesFromBase64Url(first, kTokenBytes);
        if (!fragment.token)
            return LinkError::BadToken;
        parts.removeFirst();
    }
    for (const auto part : parts) {
        if (!part.startsWith(kFingerprintMark))
            return LinkError::UnknownPart;
        if (fragment.fingerprint)
            return LinkError::SeveralFingerprints;
        fragment.fingerprint = bytesFromBase64Url(part.sliced(kFingerprintMark.size()),
                                                  kFingerprintBytes);
        if (!fragment.fingerprint || !secure)
            return LinkError::BadFingerprint;
    }
    return fragment;
}

QString fingerprintText(const ServerEndpoint &server)
{
    return server.fingerprint ? kFingerprintMark + base64UrlText(*server.fingerprint) : QString();
}

QUrl webSocketUrlFor(const ServerEndpoint &server, const QString &last)
{
    QUrl url;
    url.setScheme(server.secure ? u"wss"_s : u"ws"_s);
    url.setHost(server.host);
    url.setPort(server.port);
    url.setPath("/ws/"_L1 + last);
    return url;
}

} // namespace

QString ServerEndpoint::origin() const
{
    QString text = secure ? u"https://"_s : u"http://"_s;
    text += host.contains(u':') ? u'[' + host + u']' : host;
    if (port != defaultPort(secure))
        text += u':' + QString::number(port);
    return text;
}

bool ServerEndpoint::isLoopback() const
{
    // QUrl has made any other spelling of an IPv4 address into four numbers.
    const auto numbers = QStringView(host).split(u'.');
    const bool ipv4 = numbers.size() == 4
        && std::all_of(numbers.begin(), numbers.end(), [](QStringView number) {
               return isDigits(number) && number.size() <= 3 && number.toInt() <= 255;
           });
    return host == "localhost"_L1 || host == "::1"_L1 || (ipv4 && numbers.front() == "127"_L1);
}

Result<ShareLink, LinkError> ShareLink::parse(QStringView text, InsecureLinks insecure)
{
    const auto pieces = cut(text, insecure);
    if (!pieces)
        return pieces.error();
    auto path = pieces->path;
    if (!path.startsWith(kDocumentPath))
        return LinkError::BadPath;
    const auto document = DocumentId::fromText(path.sliced(kDocumentPath.size()));
    // Some programs write "#" as "%23" and so hide the fragment in the path.
    const bool fragmentLost = !pieces->fragment || pieces->fragment->isEmpty();
    if (fragmentLost && (document || path.contains("%23"_L1)))
        return LinkError::LinkIncomplete;
    if (path.contains(u'?'))
        return LinkError::BadPath;
    if (!document)
        return LinkError::BadDocument;

    const auto fragment = readFragment(*pieces->fragment, pieces->server.secure);
    if (!fragment)
        return fragment.error();
    if (!fragment->token)
        return LinkError::LinkIncomplete;
    ShareLink link{pieces->server, *document, *fragment->token};
    link.server.fingerprint = fragment->fingerprint;
    return link;
}

QString ShareLink::text() const
{
    QString text = server.origin() + kDocumentPath + document.toText() + u'#' + base64UrlText(token);
    if (server.fingerprint)
        text += u'.' + fingerprintText(server);
    return text;
}

QString ShareLink::appText() const
{
    return names::kScheme + u':' + text();
}

bool ShareLink::leadsToSame(const ShareLink &other) const
{
    const bool isOneKey = server.fingerprint && server.fingerprint == other.server.fingerprint;
    return document == other.document && (isOneKey || server.origin() == other.server.origin());
}

QString ShareLink::maskedText() const
{
    return server.origin() + kDocumentPath + document.toText();
}

QUrl ShareLink::webSocketUrl() const
{
    return webSocketUrlFor(server, document.toText());
}

Result<ServerAddress, LinkError> ServerAddress::parse(QStringView text, InsecureLinks insecure)
{
    const auto pieces = cut(text, insecure);
    if (!pieces)
        return pieces.error();
    if (!pieces->path.isEmpty() && pieces->path != "/"_L1)
        return LinkError::BadPath;
    ServerAddress address{pieces->server, std::nullopt};
    if (!pieces->fragment || pieces->fragment->isEmpty())
        return address;
    const auto fragment = readFragment(*pieces->fragment, pieces->server.secure);
    if (!fragment)
        return fragment.error();
    address.creationKey = fragment->token;
    address.server.fingerprint = fragment->fingerprint;
    return address;
}

QString ServerAddress::text() const
{
    QStringList parts;
    if (creationKey)
        parts += base64UrlText(*creationKey);
    if (server.fingerprint)
        parts += fingerprintText(server);
    return maskedText() + (parts.isEmpty() ? QString() : u'#' + parts.join(u'.'));
}

QString ServerAddress::maskedText() const
{
    return server.origin() + u'/';
}

QUrl ServerAddress::webSocketUrl() const
{
    return webSocketUrlFor(server, u"new"_s);
}

QByteArray linkMark(const QByteArray &token)
{
    constexpr qsizetype kMarkBytes = 8;
    return Sha256::of(token).first(kMarkBytes);
}

QString fingerprintShort(const QByteArray &fingerprint)
{
    const auto hex = QString::fromLatin1(fingerprint.first(fingerprint.size() / 2).toHex()).toUpper();
    QStringList groups;
    for (qsizetype i = 0; i < hex.size(); i += 4)
        groups += hex.sliced(i, std::min<qsizetype>(4, hex.size() - i));
    return groups.join(u' ');
}

} // namespace syngraph
