#include "server/net/http_front.h"

#include "common/base/names.h"
#include "server/web/pages.h"

#include <algorithm>
#include <utility>

namespace syngraph {

using websocket::HttpHeader;
using websocket::HttpHost;
using websocket::HttpRefusal;
using websocket::httpResponse;
using websocket::RequestHead;
using websocket::ResponseBody;

namespace {

constexpr QByteArrayView kSocketPrefix("/ws/");
constexpr QByteArrayView kDocumentPrefix("/d/");
constexpr QByteArrayView kNewDocument("new");

QByteArray bytesOf(QLatin1StringView text)
{
    return QByteArray(text.data(), text.size());
}

QByteArray hostName(const QHostAddress &address)
{
    const QByteArray text = address.toString().toLatin1().toLower();
    return address.protocol() == QAbstractSocket::IPv6Protocol ? "[" + text + "]" : text;
}

std::vector<HttpHost> servedHosts(const HttpFront::Options &options)
{
    const bool isAnywhere = std::any_of(options.addresses.begin(), options.addresses.end(),
                                        [](const auto &address) { return address.isWildcard(); });
    if (isAnywhere && options.publicUrl.isEmpty())
        return {};
    std::vector<HttpHost> hosts{
        {"localhost", std::nullopt}, {"127.0.0.1", std::nullopt}, {"[::1]", std::nullopt}};
    for (const ListenAddress &address : options.addresses) {
        if (!address.isWildcard())
            hosts.push_back({hostName(address.host), std::nullopt});
    }
    const QByteArray authority = options.publicUrl.host(QUrl::EncodeUnicode).toLatin1();
    if (const auto host = websocket::parseHttpHost(authority))
        hosts.push_back({host->name, std::nullopt});
    return hosts;
}

std::vector<QByteArray> allowedOrigins(const HttpFront::Options &options,
                                       const std::vector<HttpHost> &hosts)
{
    std::vector<QByteArray> origins;
    if (!options.publicUrl.isEmpty()) {
        origins.push_back(options.publicUrl.adjusted(QUrl::RemovePath | QUrl::RemoveQuery |
                                                     QUrl::RemoveFragment | QUrl::RemoveUserInfo)
                              .toEncoded(QUrl::StripTrailingSlash));
    }
    for (const HttpHost &host : hosts) {
        for (const ListenAddress &address : options.addresses) {
            for (const QByteArray scheme : {"http://", "https://"})
                origins.push_back(scheme + host.name + ":" + QByteArray::number(address.port));
        }
    }
    return origins;
}

bool isUpgrade(const RequestHead &head)
{
    return head.hasListItem("Upgrade", "websocket");
}

} // namespace

HttpFront::HttpFront(Options options)
    : m_options(std::move(options))
    , m_headers{{"X-Content-Type-Options", "nosniff"},
                {"Referrer-Policy", "no-referrer"},
                {"Cache-Control", "no-store"},
                {"X-Robots-Tag", "noindex"}}
{
    m_policy.pathPrefix = kSocketPrefix.toByteArray();
    m_policy.protocols = {bytesOf(names::kSubprotocolCbor), bytesOf(names::kSubprotocolJson)};
    m_policy.allowedHosts = servedHosts(m_options);
    m_policy.allowedOrigins = allowedOrigins(m_options, m_policy.allowedHosts);
    if (m_options.isTls && m_options.isCertificateTrusted)
        m_headers.push_back({"Strict-Transport-Security", "max-age=63072000"});
}

bool HttpFront::isServedHost(const HttpHost &host) const
{
    return m_policy.allowedHosts.empty() ||
           std::any_of(m_policy.allowedHosts.begin(), m_policy.allowedHosts.end(),
                       [&](const HttpHost &served) { return served.name == host.name; });
}

QByteArray HttpFront::refusal(const HttpRefusal &refusal) const
{
    return httpResponse(refusal, m_headers);
}

QByteArray HttpFront::html(int status, const QByteArray &page, ResponseBody body) const
{
    auto headers = m_headers;
    headers.push_back({"Content-Security-Policy", pages::contentSecurityPolicy()});
    return httpResponse(status, "text/html; charset=utf-8", page, headers, body);
}

QByteArray HttpFront::documentPage(const std::optional<QString> &title, ResponseBody body) const
{
    return html(title ? 200 : 404, pages::documentPage(title), body);
}

/// A browser is sent to https, under a name that is known to be ours; a program is told.
QByteArray HttpFront::plainOnTls(const RequestHead &head) const
{
    const bool isPage = (head.method == "GET" || head.method == "HEAD") && !isUpgrade(head);
    QByteArray authority;
    if (!m_options.publicUrl.isEmpty()) {
        authority = m_options.publicUrl.authority(QUrl::FullyEncoded).toLatin1();
    } else if (!m_policy.allowedHosts.empty() && isServedHost(head.host)) {
        authority = head.host.name;
        if (head.host.port)
            authority += ":" + QByteArray::number(*head.host.port);
    }
    if (!isPage || authority.isEmpty() || head.query)
        return refusal({400, "this server speaks TLS only: use https:// or wss://", {}});
    return refusal({301, "moved to https", {{"Location", "https://" + authority + head.path}}});
}

HttpRoute HttpFront::route(const RequestHead &head, Channel channel) const
{
    if (m_options.isTls && channel == Channel::Plain)
        return HttpAnswer{plainOnTls(head)};
    if (head.path.startsWith(kSocketPrefix))
        return routeUpgrade(head);
    if (head.method != "GET" && head.method != "HEAD")
        return HttpAnswer{refusal({405, "only GET and HEAD", {{"Allow", "GET, HEAD"}}})};
    return routeGet(head, head.method == "HEAD" ? ResponseBody::LeftOut : ResponseBody::Sent);
}

HttpRoute HttpFront::routeUpgrade(const RequestHead &head) const
{
    const auto accept = websocket::checkUpgrade(head, m_policy);
    if (!accept)
        return HttpAnswer{refusal(accept.error())};
    UpgradeWanted wanted;
    if (accept->resource != kNewDocument) {
        wanted.document = DocumentId::fromText(QString::fromLatin1(accept->resource));
        if (!wanted.document)
            return HttpAnswer{refusal({404, "not found", {}})};
    }
    wanted.response = websocket::upgradeResponse(*accept);
    wanted.format =
        accept->protocol == m_policy.protocols.front() ? WireFormat::Cbor : WireFormat::Json;
    return wanted;
}

HttpRoute HttpFront::routeGet(const RequestHead &head, ResponseBody body) const
{
    if (head.path == "/healthz") {
        const bool isWell = m_trouble.isEmpty();
        return HttpAnswer{httpResponse(isWell ? 200 : 503, "text/plain",
                                       isWell ? QByteArray("ok") : m_trouble, m_headers, body)};
    }
    if (!isServedHost(head.host))
        return HttpAnswer{refusal({421, "this host is not served here", {}})};
    if (!isUpgrade(head)) {
        if (head.path == "/")
            return HttpAnswer{html(200, pages::welcomePage(), body)};
        if (head.path.startsWith(kDocumentPrefix)) {
            const auto id = QByteArrayView(head.path).sliced(kDocumentPrefix.size());
            if (const auto document = DocumentId::fromText(QString::fromLatin1(id)))
                return PageWanted{*document, body};
        }
    }
    return HttpAnswer{httpResponse(HttpRefusal{404, "not found", {}}, m_headers, body)};
}

} // namespace syngraph
