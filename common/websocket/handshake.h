#pragma once

#include "common/base/result.h"
#include "common/websocket/http_head.h"
#include "common/websocket/http_response.h"

#include <QByteArray>

#include <span>
#include <vector>

namespace syngraph::websocket {

/// What a server upgrades. Owned by the listener, the same for all of its connections.
struct UpgradePolicy
{
    QByteArray pathPrefix = QByteArrayLiteral("/ws/"); ///< behind it: one segment, the resource
    std::vector<QByteArray> protocols;                 ///< in the server's order of preference
    /// Values of Origin that may connect, as browsers write them: `https://docs.example:8443`.
    std::vector<QByteArray> allowedOrigins;
    /// Empty = any. An entry without a port goes with every port.
    std::vector<HttpHost> allowedHosts;
};

struct UpgradeAccept
{
    QByteArray resource; ///< path behind the prefix: 1 to 64 characters of base64url
    QByteArray key;      ///< Sec-WebSocket-Key, 24 characters
    QByteArray protocol; ///< one of the policy's
    bool operator==(const UpgradeAccept &) const = default;
};

/// Checks a request that goes to the policy's prefix, in this order: method (405), path (404),
/// query (400), host (421), Upgrade (426), Connection (400), version (426), key (400), Origin
/// (403), sub-protocol (400). Extensions are never accepted. Every text of a refusal is constant.
Result<UpgradeAccept, HttpRefusal> checkUpgrade(const RequestHead &head,
                                                const UpgradePolicy &policy);

/// RFC 6455 section 4.2.2: base64(SHA-1(key + GUID)).
QByteArray acceptKey(QByteArrayView key);

/// The 101 answer, complete.
QByteArray upgradeResponse(const UpgradeAccept &accept, std::span<const HttpHeader> headers = {});

} // namespace syngraph::websocket
