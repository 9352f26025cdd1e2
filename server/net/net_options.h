#pragma once

#include "common/base/limits.h"
#include "server/net/connection_quota.h"
#include "server/net/listen_address.h"
#include "server/net/tls_identity.h"
#include "server/net/trusted_proxies.h"

#include <QUrl>

#include <optional>
#include <vector>

namespace syngraph {

/// Deadlines and bounds of one connection. The defaults are the limits; tests shorten them.
struct ConnectionOptions
{
    Milliseconds headDeadline = limits::kRequestHeadDeadline; ///< TLS handshake included
    Milliseconds pageDeadline = limits::kRequestHeadDeadline; ///< for the host to give a title
    Milliseconds authDeadline = limits::kAuthDeadline;
    Milliseconds frameProgressDeadline = limits::kFrameProgressDeadline;
    Milliseconds writeProgressDeadline = limits::kWriteProgressDeadline;
    Milliseconds closeDeadline = limits::kCloseDeadline;
    qsizetype messageBytes = limits::kMessageBytes;
    qsizetype messageBeforeAuthBytes = limits::kMessageBeforeAuthBytes;
    qsizetype laggingBytes = limits::kWriteQueueDropPresenceBytes;
    qsizetype queueBytes = limits::kWriteQueueBytes;
    Rate controlFrames{limits::kControlFramesPerSecond, 2 * limits::kControlFramesPerSecond};
};

struct NetOptions
{
    std::vector<ListenAddress> addresses;
    QUrl publicUrl;                 ///< what links are made of; may be empty
    std::optional<TlsIdentity> tls; ///< without it the server is plain
    TrustedProxies trustedProxies;
    ConnectionQuota::Options quota;
    ConnectionOptions connection;
};

} // namespace syngraph
