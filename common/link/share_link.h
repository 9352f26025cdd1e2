#pragma once

#include "common/base/ids.h"
#include "common/base/result.h"

#include <QByteArray>
#include <QString>
#include <QUrl>

#include <optional>

namespace syngraph {

/// Why a text is not a link; one reason each, so that a person can be told what to do.
enum class LinkError {
    Empty,
    TooLong,             ///< kLinkUnits
    NotALink,            ///< neither https: nor http:, with or without syngraph: before it
    ForbiddenCharacter,  ///< a space, a control or a backslash inside
    UserInfo,            ///< somebody@host
    BadHost,
    BadPort,
    BadPath,             ///< not /d/<document>, or not / for a server; or a query
    BadDocument,
    LinkIncomplete,      ///< the part behind # is missing: lost on the way
    BadToken,
    BadFingerprint,      ///< or one on a link without TLS, where it protects nothing
    SeveralFingerprints,
    UnknownPart,         ///< something else behind the token
    InsecureHost         ///< http: to another machine
};

inline constexpr qsizetype kLinkUnits = 2 * 1024;
inline constexpr qsizetype kTokenBytes = 24;
inline constexpr qsizetype kFingerprintBytes = 32;

/// What to do with http: links to other machines. To this machine they are always allowed.
enum class InsecureLinks { Refuse, Allow };

/// Where a server listens.
struct ServerEndpoint
{
    QString host;       ///< in lower case and ASCII (IDNA); an IPv6 address without brackets
    quint16 port = 443;
    bool secure = true; ///< TLS
    /// SHA-256 of the server's public key (SPKI), 32 bytes. With it, that key and no other is
    /// trusted; without it, the certificate authorities of the system decide.
    std::optional<QByteArray> fingerprint;

    /// `https://host[:port]`, the port when it is not the scheme's own.
    QString origin() const;
    bool isLoopback() const;
    bool operator==(const ServerEndpoint &) const = default;
};

/// The link with which a document is shared: whoever holds it may do what its token allows.
///
///     https://host[:port]/d/<document>#<token>[.fp-<fingerprint>]
///
/// Token and fingerprint stand in the fragment, which no browser sends to a server. An operating
/// system hands `syngraph:` and then the same link to the editor. Value type; any thread.
struct ShareLink
{
    ServerEndpoint server;
    DocumentId document;
    QByteArray token; ///< kTokenBytes; a secret, never to be logged or put into a title

    /// Strict, but for what chat programs and sentences add: white space around it and
    /// `.,;)>]` behind it are dropped.
    static Result<ShareLink, LinkError> parse(QStringView text,
                                              InsecureLinks insecure = InsecureLinks::Refuse);

    QString text() const;
    /// text() as the scheme that opens the editor.
    QString appText() const;
    /// For titles and lists: without token and fingerprint.
    QString maskedText() const;
    /// `ws[s]://host:port/ws/<document>`; no secrets.
    QUrl webSocketUrl() const;
    /// The same document on the same server: at the same address, or with the same key at another,
    /// where the server has moved to. The tokens may differ.
    bool leadsToSame(const ShareLink &other) const;
    bool operator==(const ShareLink &) const = default;
};

/// Where documents can be made: `https://host[:port]/[#[<key>][.fp-<fingerprint>]]`, with the key
/// that the server demands for it, if any. `#fp-<fingerprint>` when there is no key.
struct ServerAddress
{
    ServerEndpoint server;
    std::optional<QByteArray> creationKey; ///< kTokenBytes; a secret

    static Result<ServerAddress, LinkError> parse(QStringView text,
                                                  InsecureLinks insecure = InsecureLinks::Refuse);

    QString text() const;
    QString maskedText() const;
    /// `ws[s]://host:port/ws/new`.
    QUrl webSocketUrl() const;
    bool operator==(const ServerAddress &) const = default;
};

/// By it whoever has a link's token knows which of a list of links it is: the first 8 bytes of the
/// token's SHA-256.
QByteArray linkMark(const QByteArray &token);

/// First half of a fingerprint for people to compare, in capitals: "1A2B 3C4D ...".
QString fingerprintShort(const QByteArray &fingerprint);

} // namespace syngraph
