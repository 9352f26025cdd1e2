#pragma once

#include <QHostAddress>
#include <QString>

#include <optional>

namespace syngraph {

/// Where a server listens. Port 0 lets the system choose.
struct ListenAddress
{
    QHostAddress host;
    quint16 port = 0;

    bool isWildcard() const;
    /// `127.0.0.1:7717`, `[::1]:7717`; a wildcard is written `*:7717`, `0.0.0.0:7717`, `[::]:7717`.
    QString toText() const;
    bool operator==(const ListenAddress &) const = default;
};

/// `host:port` with an IPv4 address, an IPv6 one in brackets, `localhost` (127.0.0.1) or `*` (all,
/// of both versions). Names are not looked up. nullopt for anything else.
std::optional<ListenAddress> parseListenAddress(QStringView text);

} // namespace syngraph
