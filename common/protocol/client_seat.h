#pragma once

#include "common/base/check.h"
#include "common/base/ids.h"
#include "common/base/random.h"

namespace syngraph {

/// The first half of a client id. It stays with an editor in one document when the editor has to take
/// another id, or has lost the one it had: by it a link that lets in so many knows who is in already.
/// The other half is chosen at random each time.
inline constexpr qsizetype kSeatBytes = ClientId::kSizeBytes / 2;

inline QByteArray seatOf(ClientId client)
{
    return client.toBytes().first(kSeatBytes);
}

inline ClientId clientOnSeat(const QByteArray &seat, Random &random)
{
    SYNGRAPH_CHECK(seat.size() == kSeatBytes);
    return *ClientId::fromBytes(seat + random.bytes(ClientId::kSizeBytes - kSeatBytes));
}

} // namespace syngraph
