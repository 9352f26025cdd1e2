#include "common/websocket/handshake.h"

#include <QCryptographicHash>

#include <algorithm>
#include <optional>
#include <utility>

namespace syngraph::websocket {

namespace {

HttpRefusal refuse(int status, QByteArrayView text, std::vector<HttpHeader> headers = {})
{
    return {status, text.toByteArray(), std::move(headers)};
}

bool contains(const std::vector<QByteArray> &list, QByteArrayView value)
{
    return std::find(list.begin(), list.end(), value) != list.end();
}

bool isResource(QByteArrayView text)
{
    constexpr qsizetype kResourceBytes = 64;
    return !text.isEmpty() && text.size() <= kResourceBytes &&
           std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                      c == '-' || c == '_';
           });
}

bool isNonce(const QByteArray &key)
{
    const auto decoded =
        QByteArray::fromBase64Encoding(key, QByteArray::AbortOnBase64DecodingErrors);
    return key.size() == 24 && decoded && decoded.decoded.size() == 16;
}

bool isAllowedHost(const HttpHost &host, const std::vector<HttpHost> &allowed)
{
    return allowed.empty() ||
           std::any_of(allowed.begin(), allowed.end(), [&](const HttpHost &entry) {
               return entry.name == host.name && (!entry.port || entry.port == host.port);
           });
}

std::optional<HttpRefusal> checkTarget(const RequestHead &head, const UpgradePolicy &policy)
{
    if (head.method != "GET")
        return refuse(405, "only GET opens a WebSocket", {{"Allow", "GET"}});
    if (!head.path.startsWith(policy.pathPrefix) ||
        !isResource(QByteArrayView(head.path).sliced(policy.pathPrefix.size())))
        return refuse(404, "not found");
    if (head.query)
        return refuse(400, "token must not be in the URL");
    if (!isAllowedHost(head.host, policy.allowedHosts))
        return refuse(421, "this host is not served here");
    return std::nullopt;
}

std::optional<HttpRefusal> checkUpgradeHeaders(const RequestHead &head)
{
    if (!head.hasListItem("Upgrade", "websocket"))
        return refuse(426, "this address speaks WebSocket", {{"Upgrade", "websocket"}});
    if (!head.hasListItem("Connection", "Upgrade"))
        return refuse(400, "Connection must be Upgrade");
    if (head.count("Sec-WebSocket-Version") != 1 || head.value("Sec-WebSocket-Version") != "13")
        return refuse(426, "unsupported WebSocket version", {{"Sec-WebSocket-Version", "13"}});
    if (head.count("Sec-WebSocket-Key") != 1 || !isNonce(head.value("Sec-WebSocket-Key")))
        return refuse(400, "malformed Sec-WebSocket-Key");
    return std::nullopt;
}

/// A browser tells the page's origin and cannot be made to leave it out; other clients send none.
bool isAllowedOrigin(const RequestHead &head, const UpgradePolicy &policy)
{
    const int origins = head.count("Origin");
    return origins == 0 || (origins == 1 && contains(policy.allowedOrigins, head.value("Origin")));
}

} // namespace

Result<UpgradeAccept, HttpRefusal> checkUpgrade(const RequestHead &head,
                                                const UpgradePolicy &policy)
{
    if (auto refusal = checkTarget(head, policy))
        return *std::move(refusal);
    if (auto refusal = checkUpgradeHeaders(head))
        return *std::move(refusal);
    if (!isAllowedOrigin(head, policy))
        return refuse(403, "this origin may not connect");

    const auto offered = head.listItems("Sec-WebSocket-Protocol");
    const auto chosen = std::find_first_of(policy.protocols.begin(), policy.protocols.end(),
                                           offered.begin(), offered.end());
    if (chosen == policy.protocols.end())
        return refuse(400, "unsupported protocol");
    return UpgradeAccept{head.path.sliced(policy.pathPrefix.size()),
                         head.value("Sec-WebSocket-Key"), *chosen};
}

QByteArray acceptKey(QByteArrayView key)
{
    QCryptographicHash hash(QCryptographicHash::Sha1);
    hash.addData(key);
    hash.addData(QByteArrayView("258EAFA5-E914-47DA-95CA-C5AB0DC85B11"));
    return hash.result().toBase64();
}

QByteArray upgradeResponse(const UpgradeAccept &accept, std::span<const HttpHeader> headers)
{
    QByteArray out("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n"
                   "Connection: Upgrade\r\n");
    appendHttpHeader(out, "Sec-WebSocket-Accept", acceptKey(accept.key));
    appendHttpHeader(out, "Sec-WebSocket-Protocol", accept.protocol);
    for (const HttpHeader &header : headers)
        appendHttpHeader(out, header.name, header.value);
    return out.append("\r\n");
}

} // namespace syngraph::websocket
