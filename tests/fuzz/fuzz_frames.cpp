// WebSocket frames from bytes: what comes out must not depend on how the bytes were cut.
// Input: a byte with the role and the size of a piece, the bytes of the connection.

#include "common/websocket/frame_codec.h"
#include "tests/fuzz/fuzz_target.h"

namespace syngraph {

using namespace websocket;

namespace {

constexpr CodecLimits kLimits{2'000, 8};

std::vector<Event> eventsOf(Role role, QByteArrayView bytes, qsizetype piece)
{
    FrameDecoder decoder(role, kLimits);
    std::vector<Event> events;
    for (qsizetype at = 0; at < bytes.size(); at += piece) {
        decoder.feed(bytes.sliced(at, std::min(piece, bytes.size() - at)), events);
        FUZZ_CHECK(decoder.reservedBytes() <= 2 * kLimits.messageBytes);
    }
    return events;
}

/// A message that was taken can be sent, and is taken again.
void sendBack(const Event &event)
{
    const auto *text = std::get_if<TextMessage>(&event);
    const auto *binary = std::get_if<BinaryMessage>(&event);
    if (!text && !binary)
        return;
    const auto bytes = text ? encodeMessage(Opcode::Text, text->utf8, 300)
                            : encodeMessage(Opcode::Binary, binary->payload, 300);
    const auto again = eventsOf(Role::Client, bytes, bytes.size());
    FUZZ_CHECK(again.size() == 1 && again.front() == event);
}

} // namespace

void fuzz(QByteArrayView input)
{
    if (input.isEmpty())
        return;
    const auto role = input[0] & 1 ? Role::Client : Role::Server;
    const auto bytes = input.sliced(1);
    const auto whole = eventsOf(role, bytes, std::max<qsizetype>(bytes.size(), 1));
    FUZZ_CHECK(whole == eventsOf(role, bytes, 1));
    FUZZ_CHECK(whole == eventsOf(role, bytes, 1 + quint8(input[0]) / 2));
    for (size_t i = 0; i < whole.size(); ++i) {
        const bool last = std::holds_alternative<CloseReceived>(whole[i])
            || std::holds_alternative<ProtocolFailure>(whole[i]);
        FUZZ_CHECK(!last || i + 1 == whole.size());
        sendBack(whole[i]);
    }
}

} // namespace syngraph
