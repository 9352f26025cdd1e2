#include "tests/unit/websocket/frame_case.h"

namespace syngraph::websocket::frames {

namespace {

constexpr qsizetype kKiB = 1024;
constexpr qsizetype kMiB = 1024 * kKiB;

QByteArray numbered(const char *group, int number, const char *what, qsizetype size)
{
    return QByteArray(group) + '.' + QByteArray::number(number) + ' ' + what +
           QByteArray::number(size);
}

void addText(std::vector<GiantCase> &cases)
{
    int number = 0;
    for (const qsizetype size : {64 * kKiB, 256 * kKiB, kMiB, 4 * kMiB, 8 * kMiB, 16 * kMiB}) {
        cases.push_back({numbered("9.1", ++number, "one frame of ", size), size});
        cases.back().frameBytes = size;
    }
    number = 0;
    for (qsizetype part = 64; part <= 4 * kMiB; part *= 4) {
        cases.push_back({numbered("9.3", ++number, "frames of ", part), 4 * kMiB});
        cases.back().frameBytes = part;
    }
    number = 0;
    for (qsizetype piece = 64; piece <= 2048; piece *= 2) {
        cases.push_back({numbered("9.5", ++number, "pieces of ", piece), kMiB});
        cases.back().frameBytes = kMiB;
        cases.back().pieceBytes = piece;
    }
    number = 0;
    for (const qsizetype size : {0, 16, 64, 256, 1024, 4096}) {
        cases.push_back({numbered("9.7", ++number, "a thousand messages of ", size), size});
        cases.back().messages = 1000;
    }
}

} // namespace

std::vector<GiantCase> giantCases()
{
    std::vector<GiantCase> cases;
    addText(cases);
    const std::vector<GiantCase> text = cases;
    for (GiantCase giant : text) {
        giant.opcode = Opcode::Binary;
        giant.name[2] = static_cast<char>(giant.name[2] + 1); // 9.2, 9.4, 9.6, 9.8
        giant.name += " binary";
        cases.push_back(giant);
    }
    return cases;
}

Wire giantWire(const GiantCase &giant)
{
    return repeated(giant.messages,
                    fragmented(quint8(giant.opcode), giantPayload(giant), giant.frameBytes));
}

QByteArray giantPayload(const GiantCase &giant)
{
    return giant.opcode == Opcode::Text ? longText(giant.size) : QByteArray(giant.size, '\xfe');
}

} // namespace syngraph::websocket::frames
