#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace syngraph::websocket {

/// Host and port as a Host header or an allow-list names them.
struct HttpHost
{
    QByteArray name;             ///< lower case; an IPv6 literal keeps its brackets
    std::optional<quint16> port; ///< 1..65535
    bool operator==(const HttpHost &) const = default;
};

/// Strict `host[:port]`: a name of at most 253 letters, digits, "-", "_" and single dots (IPv4 is
/// one), or an IPv6 literal in brackets; no user, no percent-encoding, no zone. nullopt when it is
/// anything else.
std::optional<HttpHost> parseHttpHost(QByteArrayView text);

} // namespace syngraph::websocket
