#include "tests/sim/newer_version.h"

namespace syngraph::sim {

namespace {

// PROTOCOL.md, section 5: heartbeat, heartbeatAck and their number of elements.
constexpr char kHeartbeat = 5;
constexpr char kHeartbeatAck = 16;
constexpr char kArrayOfFour = char(0x84);
constexpr char kArrayOfFive = char(0x85);

} // namespace

QByteArray withUnknownField(const QByteArray &message, WireFormat format)
{
    if (format == WireFormat::Json && message.startsWith("{\""))
        return "{\"later\":[1,{\"than\":null}]," + message.sliced(1);
    if (format == WireFormat::Cbor && message.size() > 2 && message[0] == kArrayOfFour
        && (message[1] == kHeartbeat || message[1] == kHeartbeatAck))
        return kArrayOfFive + message.sliced(1) + QByteArray("\x63" "new", 4);
    return message;
}

} // namespace syngraph::sim
