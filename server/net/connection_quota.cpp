#include "server/net/connection_quota.h"

#include "common/base/check.h"

#include <QtEndian>

#include <algorithm>

namespace syngraph {

namespace {

/// Addresses remembered at most. One without a connection is forgotten when its rate has recovered.
constexpr size_t kAddresses = 65'536;

} // namespace

AddressKey AddressKey::of(const QHostAddress &address)
{
    bool isVersion4 = false;
    const quint32 version4 = address.toIPv4Address(&isVersion4);
    if (isVersion4)
        return {version4, false};
    const Q_IPV6ADDR bytes = address.toIPv6Address();
    return {qFromBigEndian<quint64>(&bytes), true};
}

std::optional<QuotaRefusal> ConnectionQuota::open(std::optional<AddressKey> key, Instant now)
{
    if (m_connections >= m_options.total)
        return QuotaRefusal::Full;
    if (m_unauthenticated >= m_options.unauthenticated)
        return QuotaRefusal::TooManyUnauthenticated;
    if (key) {
        if (const auto refusal = take(*key, now))
            return refusal;
    }
    ++m_connections;
    ++m_unauthenticated;
    return std::nullopt;
}

std::optional<QuotaRefusal> ConnectionQuota::name(AddressKey key, Instant now)
{
    return take(key, now);
}

std::optional<QuotaRefusal> ConnectionQuota::take(AddressKey key, Instant now)
{
    if (m_addresses.size() >= m_sweepAt)
        sweep(now);
    if (m_addresses.size() >= kAddresses)
        return QuotaRefusal::Full;
    Address &address = m_addresses[key];
    if (address.connections >= m_options.perAddress)
        return QuotaRefusal::TooManyOfAddress;
    if (address.unauthenticated >= m_options.unauthenticatedPerAddress)
        return QuotaRefusal::TooManyUnauthenticated;
    // The last to be asked: who is refused for another reason has used nothing of it up.
    if (!address.fresh.take(m_options.newPerAddress, now))
        return QuotaRefusal::TooFast;
    ++address.connections;
    ++address.unauthenticated;
    return std::nullopt;
}

void ConnectionQuota::sweep(Instant now)
{
    std::erase_if(m_addresses, [now](const auto &entry) {
        return entry.second.connections == 0 && entry.second.fresh.isFull(now);
    });
    m_sweepAt = std::max<size_t>(1024, std::min(2 * m_addresses.size(), kAddresses));
}

void ConnectionQuota::admit(std::optional<AddressKey> key)
{
    SYNGRAPH_CHECK(m_unauthenticated > 0);
    --m_unauthenticated;
    if (key)
        --m_addresses.at(*key).unauthenticated;
}

void ConnectionQuota::close(std::optional<AddressKey> key, bool wasAdmitted)
{
    SYNGRAPH_CHECK(m_connections > 0);
    --m_connections;
    if (!wasAdmitted)
        admit(key);
    if (key)
        --m_addresses.at(*key).connections;
}

} // namespace syngraph
