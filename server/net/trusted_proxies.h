#pragma once

#include "common/websocket/http_head.h"

#include <QHostAddress>
#include <QList>
#include <QPair>

namespace syngraph {

/// Reverse proxies whose word about the client's address is taken; nobody else's is.
class TrustedProxies final
{
public:
    /// Address and prefix length, as QHostAddress::parseSubnet() makes them.
    using Subnets = QList<QPair<QHostAddress, int>>;

    TrustedProxies() = default;
    explicit TrustedProxies(Subnets subnets) : m_subnets(std::move(subnets)) {}

    bool contains(const QHostAddress &address) const;
    /// For a request that came from the trusted `peer`: the right-most address of X-Forwarded-For
    /// that is not a trusted proxy itself. What stands left of it may be made up. Without such a
    /// header, or with rubbish at its end, `peer`.
    QHostAddress clientOf(const QHostAddress &peer, const websocket::RequestHead &head) const;

private:
    Subnets m_subnets;
};

} // namespace syngraph
