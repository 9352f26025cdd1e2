#pragma once

#include "common/base/clock.h"

#include <QString>

#include <optional>

namespace syngraph::tools {

/// What a FaultProxy does to the bytes of one direction.
struct DirectionFaults
{
    Milliseconds latency{0};
    Milliseconds jitter{0};      ///< on top, uniform; the order of bytes is kept
    qint64 bytesPerSecond = 0;   ///< 0: no bound
    qsizetype sliceBytes = 0;    ///< written in pieces of at most so many bytes; 0: whole
    bool isHole = false;         ///< swallowed, the end of the connection included
    bool isStalled = false;      ///< held back until it is over, with back-pressure
    qint64 resetAfterBytes = -1; ///< of each connection
    int cutHeaderOfFrame = 0;    ///< the n-th frame ends behind the first byte of its header
    int replayEvery = 0;         ///< every n-th message of a connection comes twice
};

/// What a FaultProxy does. Changed while it runs by one line of text each:
///
///     latency MS [JITTER]        rate BYTES/S        slice BYTES
///     reset-after BYTES          cut-header N        replay N
///     hole on|off                stall on|off
///         each for both directions, or with `up` (client to server) or `down` as a last word
///     door open|silent|closed    new connections: served, accepted and left alone, ended at once
///     door refuse [STATUS] [S]   every request is answered with that status and Retry-After
///     door portal [STATUS]       every request is answered with a page, or led elsewhere (3xx)
///     idle MS                    ends a connection without a byte for so long; 0: never
///     cut                        resets every connection
///
/// A connection that a hole swallowed bytes of stays in it until it ends; others come out of it.
struct FaultSettings
{
    enum class Door { Open, Silent, Closed, Refuse, Portal };

    DirectionFaults up;   ///< client to server
    DirectionFaults down; ///< server to client
    Door door = Door::Open;
    int refusalStatus = 503;
    int retryAfterSeconds = 0;
    Milliseconds idleKill{0};

    /// Absent when the line is none of the above; `cut` is the proxy's business and no setting.
    static std::optional<FaultSettings> changed(FaultSettings settings, const QString &line);
};

} // namespace syngraph::tools
