#include "tests/unit/websocket/frame_case.h"

namespace syngraph::websocket::frames {

std::vector<GiantCase> giantCases()
{
    constexpr qsizetype kKiB = 1024;
    constexpr qsizetype kMiB = 1024 * kKiB;
    std::vector<GiantCase> cases;
    const auto add = [&](const char *group, int number, const QByteArray &what, quint8 opcode,
                         qsizetype size, qsizetype frameBytes, qsizetype pieceBytes) {
        const QByteArray payload = opcode == 1 ? longText(size) : QByteArray(size, '\xfe');
        const Event event =
            opcode == 1 ? Event(TextMessage{payload}) : Event(BinaryMessage{payload});
        cases.push_back({QByteArray(group) + '.' + QByteArray::number(number) + ' ' + what,
                         fragmented(opcode, payload, frameBytes),
                         {event},
                         pieceBytes});
    };
    for (const quint8 opcode : {quint8(1), quint8(2)}) {
        const bool isText = opcode == 1;
        const QByteArray kind = isText ? "text" : "binary";
        int number = 0;
        for (const qsizetype size : {64 * kKiB, 256 * kKiB, kMiB, 4 * kMiB, 8 * kMiB, 16 * kMiB}) {
            add(isText ? "9.1" : "9.2", ++number, kind + " of " + QByteArray::number(size), opcode,
                size, size, 64 * kKiB);
        }
        number = 0;
        for (const qsizetype part : {qsizetype(64), qsizetype(256), kKiB, 4 * kKiB, 16 * kKiB,
                                     64 * kKiB, 256 * kKiB, kMiB, 4 * kMiB}) {
            add(isText ? "9.3" : "9.4", ++number,
                kind + " in frames of " + QByteArray::number(part), opcode, 4 * kMiB, part,
                64 * kKiB);
        }
        number = 0;
        for (const qsizetype piece : {64, 128, 256, 512, 1024, 2048}) {
            add(isText ? "9.5" : "9.6", ++number,
                kind + " in pieces of " + QByteArray::number(piece), opcode, kMiB, kMiB, piece);
        }
        number = 0;
        for (const qsizetype size : {0, 16, 64, 256, 1024, 4096}) {
            const QByteArray payload(size, '*');
            const Event event =
                isText ? Event(TextMessage{payload}) : Event(BinaryMessage{payload});
            cases.push_back({QByteArray(isText ? "9.7." : "9.8.") + QByteArray::number(++number) +
                                 " thousand messages of " + QByteArray::number(size),
                             repeated(1000, frame(isText ? 0x81 : 0x82, payload)),
                             std::vector<Event>(1000, event)});
        }
    }
    return cases;
}

} // namespace syngraph::websocket::frames
