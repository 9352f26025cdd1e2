#include "server/net/trusted_proxies.h"

#include <algorithm>

namespace syngraph {

bool TrustedProxies::contains(const QHostAddress &address) const
{
    bool isVersion4 = false;
    const QHostAddress version4(address.toIPv4Address(&isVersion4));
    const QHostAddress &plain = isVersion4 ? version4 : address;
    return std::any_of(m_subnets.begin(), m_subnets.end(),
                       [&](const auto &subnet) { return plain.isInSubnet(subnet); });
}

QHostAddress TrustedProxies::clientOf(const QHostAddress &peer,
                                      const websocket::RequestHead &head) const
{
    const auto hops = head.listItems("X-Forwarded-For");
    QHostAddress client = peer;
    for (auto hop = hops.rbegin(); hop != hops.rend() && contains(client); ++hop) {
        const QHostAddress address(QString::fromLatin1(*hop));
        if (address.isNull())
            break;
        client = address;
    }
    return client;
}

} // namespace syngraph
