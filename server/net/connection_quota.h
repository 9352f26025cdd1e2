#pragma once

#include "common/base/clock.h"
#include "common/base/limits.h"
#include "common/base/rate_limit.h"

#include <QHostAddress>

#include <compare>
#include <map>
#include <optional>

namespace syngraph {

/// What counts as one address: a whole IPv4 address, the first 64 bits of an IPv6 one, because
/// that is what a household gets. An IPv4 address inside IPv6 is the IPv4 address.
struct AddressKey
{
    quint64 prefix = 0;
    bool isVersion6 = false;

    static AddressKey of(const QHostAddress &address);
    auto operator<=>(const AddressKey &) const = default;
};

enum class QuotaRefusal {
    TooFast,                 ///< new connections of this address
    TooManyOfAddress,
    TooManyUnauthenticated,  ///< of this address or of all
    Full
};

/// Counts the connections of one server, by address and in total, and says no in time. Knows no
/// socket and no clock. Its owner reports each connection once to open(), perhaps to admit(), and
/// once to close() with the same key.
///
/// A connection of a trusted proxy is opened without a key, counts only in total, and gets the key
/// of its client by name() when the request has told it.
class ConnectionQuota final
{
public:
    struct Options
    {
        int total = limits::kConnections;
        int perAddress = limits::kConnectionsPerAddress;
        int unauthenticated = limits::kUnauthenticatedConnections;
        int unauthenticatedPerAddress = limits::kUnauthenticatedPerAddress;
        Rate newPerAddress{limits::kNewConnectionsPerAddressPerSecond,
                           limits::kNewConnectionsPerAddressBurst};
    };

    explicit ConnectionQuota(Options options) : m_options(options) {}

    std::optional<QuotaRefusal> open(std::optional<AddressKey> key, Instant now);
    /// For a connection opened without a key. When it is refused it still has none.
    std::optional<QuotaRefusal> name(AddressKey key, Instant now);
    void admit(std::optional<AddressKey> key);
    void close(std::optional<AddressKey> key, bool wasAdmitted);

    int connections() const { return m_connections; }
    int unauthenticated() const { return m_unauthenticated; }
    size_t addresses() const { return m_addresses.size(); }

private:
    struct Address
    {
        int connections = 0;
        int unauthenticated = 0;
        RateGate fresh;
    };

    std::optional<QuotaRefusal> take(AddressKey key, Instant now);
    void sweep(Instant now);

    Options m_options;
    int m_connections = 0;
    int m_unauthenticated = 0;
    std::map<AddressKey, Address> m_addresses;
    size_t m_sweepAt = 1024;
};

} // namespace syngraph
