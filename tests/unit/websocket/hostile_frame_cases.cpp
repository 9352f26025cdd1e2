#include "tests/unit/websocket/frame_case.h"

namespace syngraph::websocket::frames {

namespace {

const auto kProtocolError = failure(close_code::kProtocolError);
const auto kTooBig = failure(close_code::kMessageTooBig);
const auto kTooMany = failure(close_code::kPolicyViolation);
constexpr CodecLimits kSmall{.messageBytes = 1000, .framesPerMessage = 64};

void addMasks(std::vector<FrameCase> &cases)
{
    cases.push_back({"W01 text without a mask to a server",
                     raw("81 05 48 65 6c 6c 6f"),
                     {kProtocolError},
                     {},
                     Roles::ServerOnly,
                     2});
    cases.push_back({"W01 empty ping without a mask to a server",
                     raw("89 00"),
                     {kProtocolError},
                     {},
                     Roles::ServerOnly,
                     2});
    cases.push_back({"W01 second fragment without a mask",
                     firstText("a") + raw("80 01 62"),
                     {kProtocolError},
                     {},
                     Roles::ServerOnly});
    cases.push_back({"W02 text with a mask to a client",
                     raw("81 85 37fa213d 7f9f4d5158"),
                     {kProtocolError},
                     {},
                     Roles::ClientOnly,
                     2});
    cases.push_back({"W18 mask of zeros",
                     raw("81 85 00000000 48656c6c6f"),
                     {TextMessage{"Hello"}},
                     {},
                     Roles::ServerOnly});
    cases.push_back({"W18 mask with a zero in it",
                     raw("81 85 3700213d 7f654d5158"),
                     {TextMessage{"Hello"}},
                     {},
                     Roles::ServerOnly});
}

void addBadHeads(std::vector<FrameCase> &cases)
{
    cases.push_back({"W03 RSV1", frame(0xc1, "a"), {kProtocolError}, {}, Roles::Both, 1});
    cases.push_back({"W03 RSV2", frame(0xa1, "a"), {kProtocolError}, {}, Roles::Both, 1});
    cases.push_back({"W03 RSV3", frame(0x91, "a"), {kProtocolError}, {}, Roles::Both, 1});
    cases.push_back({"W04 reserved opcode in an open frame",
                     frame(0x03, "a"),
                     {kProtocolError},
                     {},
                     Roles::Both,
                     1});
    cases.push_back({"W05 ping in 16-bit form",
                     frame(0x89, QByteArray(126, 'x')),
                     {kProtocolError},
                     {},
                     Roles::Both,
                     2});
    cases.push_back({"W05 close in 16-bit form",
                     frame(0x88, QByteArray(300, 'x')),
                     {kProtocolError},
                     {},
                     Roles::Both,
                     2});
    cases.push_back({"W05 ping in 64-bit form",
                     frame(0x89, QByteArray(65536, 'x')),
                     {kProtocolError},
                     {},
                     Roles::Both,
                     2});
    cases.push_back({"W05 open ping", frame(0x09, "x"), {kProtocolError}, {}, Roles::Both, 1});
    cases.push_back({"W05 open close", frame(0x08), {kProtocolError}, {}, Roles::Both, 1});
    cases.push_back({"W06 16-bit form for 5",
                     raw("82 fe 0005 00000000 0102030405"),
                     {kProtocolError},
                     {},
                     Roles::ServerOnly,
                     4});
    cases.push_back(
        {"W06 16-bit form for 125", raw("82 7e 007d"), {kProtocolError}, {}, Roles::ClientOnly, 4});
    cases.push_back({"W06 16-bit form for 126",
                     frame(0x82, QByteArray(126, 'x')),
                     {BinaryMessage{QByteArray(126, 'x')}}});
    cases.push_back({"W06 64-bit form for 65535",
                     raw("82 ff 000000000000ffff 00000000"),
                     {kProtocolError},
                     {},
                     Roles::ServerOnly,
                     10});
    cases.push_back({"W06 64-bit form for 0",
                     raw("82 7f 0000000000000000"),
                     {kProtocolError},
                     {},
                     Roles::ClientOnly,
                     10});
    cases.push_back({"W06 highest bit",
                     raw("82 ff 8000000000000000 00000000"),
                     {kProtocolError},
                     {},
                     Roles::ServerOnly,
                     10});
    cases.push_back({"W06 all bits",
                     raw("82 7f ffffffffffffffff"),
                     {kProtocolError},
                     {},
                     Roles::ClientOnly,
                     10});
}

void addTooBig(std::vector<FrameCase> &cases)
{
    const QByteArray half(500, 'x');
    cases.push_back({"W07 declares 2^63-1",
                     raw("82 ff 7fffffffffffffff 00000000 00"),
                     {kTooBig},
                     {},
                     Roles::ServerOnly,
                     10});
    cases.push_back({"W07 declares 2^63-1 to a client",
                     raw("81 7f 7fffffffffffffff"),
                     {kTooBig},
                     {},
                     Roles::ClientOnly,
                     10});
    cases.push_back({"W07 declares 2^32",
                     raw("82 ff 0000000100000000 00000000 00"),
                     {kTooBig},
                     {},
                     Roles::ServerOnly,
                     10});
    cases.push_back({"W07 declares 1 GiB",
                     raw("82 ff 0000000040000000 00000000 00"),
                     {kTooBig},
                     {},
                     Roles::ServerOnly,
                     10});
    cases.push_back({"W07 declares 2^63-1 behind a fragment",
                     firstBinary(half) + raw("80 ff 7fffffffffffffff"),
                     {kTooBig},
                     {},
                     Roles::ServerOnly});
    cases.push_back({"W07 one above the limit",
                     binary(QByteArray(1001, 'x')),
                     {kTooBig},
                     kSmall,
                     Roles::Both,
                     4});
    cases.push_back({"W07 at the limit",
                     binary(QByteArray(1000, 'x')),
                     {BinaryMessage{QByteArray(1000, 'x')}},
                     kSmall});
    cases.push_back({"W07 fragments at the limit",
                     firstText(half) + last(half),
                     {TextMessage{half + half}},
                     kSmall});
    cases.push_back({"W07 fragments one above the limit",
                     firstText(half) + last(half + 'x'),
                     {kTooBig},
                     kSmall,
                     Roles::Both,
                     (8 + 500) + 4});
    cases.push_back({"W07 limit counts each message alone",
                     binary(half) + binary(half) + binary(half),
                     {BinaryMessage{half}, BinaryMessage{half}, BinaryMessage{half}},
                     kSmall});
    cases.push_back({"W07 ping at the limit of its message",
                     firstText(half + half) + ping("p") + last(""),
                     {Ping{"p"}, TextMessage{half + half}},
                     kSmall});
}

void addFragmentFloods(std::vector<FrameCase> &cases)
{
    cases.push_back(
        {"W09 continuation without a start", middle("a"), {kProtocolError}, {}, Roles::Both, 1});
    cases.push_back({"W09 new text inside a fragmented text",
                     firstText("a") + firstText("b"),
                     {kProtocolError}});
    cases.push_back({"W09 new binary inside a fragmented text",
                     firstText("a") + binary("b"),
                     {kProtocolError}});
    cases.push_back({"W10 64 fragments",
                     firstText("a") + repeated(62, middle("b")) + last("c"),
                     {TextMessage{'a' + QByteArray(62, 'b') + 'c'}}});
    cases.push_back({"W10 65 fragments",
                     firstText("a") + repeated(63, middle("b")) + last("c"),
                     {kTooMany},
                     {},
                     Roles::Both,
                     64 * 7 + 1});
    cases.push_back(
        {"W10 empty fragments", firstText("") + repeated(1000, middle("")), {kTooMany}});
    cases.push_back({"W10 frames are counted for each message alone",
                     repeated(2, firstBinary("") + repeated(62, middle("")) + last("")),
                     {BinaryMessage{}, BinaryMessage{}}});
    cases.push_back(
        {"W10 control frames do not count", firstText("") + repeated(100, pong()) + last("a"), [] {
             std::vector<Event> events(100, Pong{});
             events.push_back(TextMessage{"a"});
             return events;
         }()});
    cases.push_back({"W19 large message in frames of one byte",
                     fragmented(0x02, QByteArray(2000, 'x'), 1),
                     {kTooMany},
                     {},
                     Roles::Both,
                     64 * 7 + 1});
    cases.push_back({"W12 pong with a wrong payload",
                     pong("other") + text("a"),
                     {Pong{"other"}, TextMessage{"a"}}});
}

void addEndings(std::vector<FrameCase> &cases)
{
    const QByteArray reason(123, 'r');
    cases.push_back({"W15 close of 0 bytes", closeWith(""), {CloseReceived{}}});
    cases.push_back({"W15 close of 1 byte", closeWith("\x03"), {kProtocolError}});
    cases.push_back({"W15 close of 2 bytes", closeFrame(3000), {CloseReceived{3000, {}}}});
    cases.push_back(
        {"W15 close of 125 bytes", closeFrame(4999, reason), {CloseReceived{4999, reason}}});
    cases.push_back({"W16 garbage after close",
                     closeFrame(1001) + raw("ff ff ff ff 00 00 83 70"),
                     {CloseReceived{1001, {}}}});
    cases.push_back(
        {"W16 data after a failure", frame(0x83) + text("a") + closeFrame(1000), {kProtocolError}});
    cases.push_back({"W20 two messages, the first one bad",
                     text("\xff") + text("good"),
                     {failure(close_code::kInvalidPayload)}});
    cases.push_back({"W20 two messages, the second one bad",
                     text("good") + text("\xff"),
                     {TextMessage{"good"}, failure(close_code::kInvalidPayload)}});
}

} // namespace

std::vector<FrameCase> hostileFrameCases()
{
    std::vector<FrameCase> cases;
    addMasks(cases);
    addBadHeads(cases);
    addTooBig(cases);
    addFragmentFloods(cases);
    addEndings(cases);
    return cases;
}

} // namespace syngraph::websocket::frames
