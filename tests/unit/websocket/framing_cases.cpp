#include "tests/unit/websocket/frame_case.h"

namespace syngraph::websocket::frames {

namespace {

const char *const kHello = "Hello, world!";
const auto kProtocolError = failure(close_code::kProtocolError);

void addSizes(std::vector<FrameCase> &cases)
{
    int number = 0;
    for (const qsizetype size : {0, 125, 126, 127, 128, 65535, 65536, 65537}) {
        ++number;
        const QByteArray letters(size, '*');
        const QByteArray bytes(size, '\xfe');
        const QByteArray what =
            QByteArray::number(number) + " message of " + QByteArray::number(size);
        cases.push_back({"1.1." + what + ", text", text(letters), {TextMessage{letters}}});
        cases.push_back({"1.2." + what + ", binary", binary(bytes), {BinaryMessage{bytes}}});
    }
}

void addPings(std::vector<FrameCase> &cases)
{
    const QByteArray odd("\x00\xff\xfe\xfd\xfc\xfb\x00\xff", 8);
    const QByteArray longest(125, '\xfe');
    std::vector<Event> tenPings;
    Wire ten;
    for (char c = '0'; c <= '9'; ++c) {
        ten += ping(QByteArray("payload-") + c);
        tenPings.push_back(Ping{QByteArray("payload-") + c});
    }
    cases.push_back({"2.1 ping without payload", ping(), {Ping{}}});
    cases.push_back({"2.2 ping with text", ping(kHello), {Ping{kHello}}});
    cases.push_back({"2.3 ping with bytes that are no text", ping(odd), {Ping{odd}}});
    cases.push_back({"2.4 ping of 125 bytes", ping(longest), {Ping{longest}}});
    cases.push_back({"2.5 ping of 126 bytes", ping(QByteArray(126, 'x')), {kProtocolError}});
    cases.push_back({"2.6 ping of 125 bytes, then a message",
                     ping(longest) + text("a"),
                     {Ping{longest}, TextMessage{"a"}}});
    cases.push_back({"2.7 pong nobody asked for", pong(), {Pong{}}});
    cases.push_back({"2.8 pong nobody asked for, with payload", pong("x"), {Pong{"x"}}});
    cases.push_back({"2.9 pong, then ping", pong("x") + ping("y"), {Pong{"x"}, Ping{"y"}}});
    cases.push_back({"2.10 ten pings", ten, tenPings});
    cases.push_back({"2.11 ten pings, then a message", ten + text("a"), [&] {
                         auto events = tenPings;
                         events.push_back(TextMessage{"a"});
                         return events;
                     }()});
}

void addReservedBits(std::vector<FrameCase> &cases)
{
    const Event hello = TextMessage{kHello};
    cases.push_back({"3.1 text with RSV3", frame(0x91, kHello), {kProtocolError}});
    cases.push_back({"3.2 text with RSV2 behind a good one",
                     text(kHello) + frame(0xa1, kHello) + ping(),
                     {hello, kProtocolError}});
    cases.push_back({"3.3 text with RSV2 and RSV3 behind a good one",
                     text(kHello) + frame(0xb1, kHello) + ping(),
                     {hello, kProtocolError}});
    cases.push_back({"3.4 text with RSV1 behind a good one",
                     text(kHello) + frame(0xc1, kHello) + ping(),
                     {hello, kProtocolError}});
    cases.push_back({"3.5 binary with RSV1 and RSV3", frame(0xd2, kHello), {kProtocolError}});
    cases.push_back({"3.6 ping with RSV1 and RSV2", frame(0xe9, kHello), {kProtocolError}});
    cases.push_back({"3.7 close with all of RSV", frame(0xf8), {kProtocolError}});
    cases.push_back(
        {"3.x continuation with RSV1", firstText("a") + frame(0xc0, "b"), {kProtocolError}});
}

void addReservedOpcodes(std::vector<FrameCase> &cases)
{
    const Event hello = TextMessage{kHello};
    for (int i = 0; i < 5; ++i) {
        for (const bool isControl : {false, true}) {
            const auto first = static_cast<quint8>((isControl ? 0x8b : 0x83) + i);
            const QByteArray name = QByteArray(isControl ? "4.2." : "4.1.") +
                                    QByteArray::number(i + 1) + " opcode " +
                                    QByteArray::number(first & 0x0f);
            cases.push_back({name + " alone", frame(first), {kProtocolError}, {}, Roles::Both, 1});
            cases.push_back({name + " with payload", frame(first, kHello), {kProtocolError}});
            cases.push_back({name + " between good frames",
                             text(kHello) + frame(first, "a") + ping(),
                             {hello, kProtocolError}});
        }
    }
}

void addFragments(std::vector<FrameCase> &cases)
{
    const Event joined = TextMessage{"fragment1fragment2"};
    const Wire first = firstText("fragment1");
    const Wire second = last("fragment2");
    cases.push_back({"5.1 ping in two fragments", frame(0x09, "a") + last("b"), {kProtocolError}});
    cases.push_back({"5.2 pong in two fragments", frame(0x0a, "a") + last("b"), {kProtocolError}});
    cases.push_back({"5.3 text in two fragments", first + second, {joined}});
    cases.push_back(
        {"5.4 binary in two fragments", firstBinary("a") + last("b"), {BinaryMessage{"ab"}}});
    cases.push_back({"5.5 text in three fragments",
                     first + middle("-") + second,
                     {TextMessage{"fragment1-fragment2"}}});
    cases.push_back(
        {"5.6 ping between two fragments", first + ping("p") + second, {Ping{"p"}, joined}});
    cases.push_back(
        {"5.7 pong between two fragments", first + pong("p") + second, {Pong{"p"}, joined}});
    cases.push_back(
        {"5.8 many pings between two fragments", first + repeated(20, ping("p")) + second, [&] {
             std::vector<Event> events(20, Ping{"p"});
             events.push_back(joined);
             return events;
         }()});
    cases.push_back(
        {"5.9 final continuation of nothing", last("a") + text(kHello), {kProtocolError}});
    cases.push_back(
        {"5.10 empty final continuation of nothing", last("") + text(kHello), {kProtocolError}});
    cases.push_back({"5.11 continuation of a message that ended",
                     text(kHello) + last("a") + text(kHello),
                     {TextMessage{kHello}, kProtocolError}});
    cases.push_back(
        {"5.12 open continuation of nothing", middle("a") + text(kHello), {kProtocolError}});
    cases.push_back(
        {"5.13 empty open continuation of nothing", middle("") + text(kHello), {kProtocolError}});
    cases.push_back({"5.14 open continuation of a message that ended",
                     binary("a") + middle("a"),
                     {BinaryMessage{"a"}, kProtocolError}});
    cases.push_back({"5.15 third fragment behind the final one",
                     first + second + middle("fragment3") + last("fragment4"),
                     {joined, kProtocolError}});
    cases.push_back({"5.16 open continuation before each text",
                     repeated(2, middle("a") + firstText("b") + last("c")),
                     {kProtocolError}});
    cases.push_back({"5.17 final continuation before each text",
                     repeated(2, last("a") + firstText("b") + last("c")),
                     {kProtocolError}});
    cases.push_back(
        {"5.18 second fragment is a text frame", first + text("fragment2"), {kProtocolError}});
    cases.push_back(
        {"5.18 second fragment is a binary frame", first + binary("fragment2"), {kProtocolError}});
    const Wire fiveFragments =
        first + middle("b") + ping("p") + middle("c") + middle("d") + ping("q") + last("e");
    cases.push_back({"5.19 pings inside a fragmented text",
                     fiveFragments,
                     {Ping{"p"}, Ping{"q"}, TextMessage{"fragment1bcde"}}});
    cases.push_back({"5.20 pings inside two fragmented texts",
                     fiveFragments + fiveFragments,
                     {Ping{"p"}, Ping{"q"}, TextMessage{"fragment1bcde"}, Ping{"p"}, Ping{"q"},
                      TextMessage{"fragment1bcde"}}});
}

} // namespace

std::vector<FrameCase> framingCases()
{
    std::vector<FrameCase> cases;
    addSizes(cases);
    addPings(cases);
    addReservedBits(cases);
    addReservedOpcodes(cases);
    addFragments(cases);
    return cases;
}

std::vector<FrameCase> closeCases()
{
    const CloseReceived normal{close_code::kNormal, {}};
    const Event hello = TextMessage{kHello};
    const QByteArray reason123(123, '*');
    std::vector<FrameCase> cases{
        {"7.1.1 message, then close", text(kHello) + closeFrame(1000), {hello, normal}},
        {"7.1.2 close twice", closeFrame(1000) + closeFrame(1000), {normal}},
        {"7.1.3 ping after close", closeFrame(1000) + ping("x"), {normal}},
        {"7.1.4 text after close", closeFrame(1000) + text("x"), {normal}},
        {"7.1.5 close between two fragments",
         firstText("a") + closeFrame(1000) + last("b"),
         {normal}},
        {"7.1.6 large message, then close, then ping",
         text(QByteArray(256 * 1024, '*')) + closeFrame(1000) + ping(),
         {TextMessage{QByteArray(256 * 1024, '*')}, normal}},
        {"7.3.1 close without payload", closeWith({}), {CloseReceived{close_code::kNoStatus, {}}}},
        {"7.3.2 close with one byte", closeWith("x"), {kProtocolError}, {}, Roles::Both, 2},
        {"7.3.3 close with a code", closeFrame(1000), {normal}},
        {"7.3.4 close with code and reason",
         closeFrame(1000, kHello),
         {CloseReceived{1000, kHello}}},
        {"7.3.5 close with the longest reason",
         closeFrame(1000, reason123),
         {CloseReceived{1000, reason123}}},
        {"7.3.6 close of 126 bytes", closeFrame(1000, reason123 + '*'), {kProtocolError}},
        {"7.5.1 reason is not UTF-8",
         closeFrame(1000, "\xce\xba\xed\xa0\x80 edited"),
         {failure(close_code::kInvalidPayload)}},
        {"7.5.1 reason ends inside a character",
         closeFrame(1000, "\xce\xba\xe1\xbd"),
         {failure(close_code::kInvalidPayload)}},
        {"7.5.1 bad code and bad reason", closeFrame(999, "\xff"), {kProtocolError}},
    };
    int number = 0;
    for (const int code : {1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014,
                           3000, 3999, 4000, 4401, 4999}) {
        const auto value = static_cast<quint16>(code);
        cases.push_back(
            {"7.7." + QByteArray::number(++number) + " code " + QByteArray::number(code),
             closeFrame(value, "why"),
             {CloseReceived{value, "why"}}});
    }
    number = 0;
    for (const int code : {0, 1, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999}) {
        cases.push_back(
            {"7.9." + QByteArray::number(++number) + " code " + QByteArray::number(code),
             closeFrame(static_cast<quint16>(code)),
             {kProtocolError}});
    }
    cases.push_back({"7.13.1 code 5000", closeFrame(5000), {kProtocolError}});
    cases.push_back({"7.13.2 code 65535", closeFrame(65535), {kProtocolError}});
    return cases;
}

} // namespace syngraph::websocket::frames
