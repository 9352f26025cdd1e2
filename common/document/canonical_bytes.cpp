#include "common/document/canonical_bytes.h"

#include "common/ot/text_scan.h"

#include <algorithm>
#include <array>
#include <memory>

namespace syngraph {

namespace {

constexpr qsizetype kBufferBytes = 16 * 1024;
constexpr qsizetype kBytesPerUnit = 3; ///< at most; a pair takes four together

/// Up to kBlockUnits code points, or up to the first block of ASCII; well-formed text alone.
const char16_t *appendCodePoints(char *&out, const char16_t *unit, const char16_t *end)
{
    const auto put = [&out](char32_t bits) { *out++ = char(bits); };
    const auto *const stop = std::min(end, unit + scan::kBlockUnits);
    while (unit < stop) {
        if (stop - unit >= 4 && (unit[0] | unit[1] | unit[2] | unit[3]) < 0x80) {
            put(unit[0]);
            put(unit[1]);
            put(unit[2]);
            put(unit[3]);
            unit += 4;
            continue;
        }
        const char32_t code = *unit++;
        if (code < 0x80) {
            put(code);
        } else if (code < 0x800) {
            put(0xc0 | (code >> 6));
            put(0x80 | (code & 0x3f));
        } else if (!QChar::isSurrogate(code)) {
            put(0xe0 | (code >> 12));
            put(0x80 | ((code >> 6) & 0x3f));
            put(0x80 | (code & 0x3f));
        } else {
            const auto full = QChar::surrogateToUcs4(char16_t(code), *unit++);
            put(0xf0 | (full >> 18));
            put(0x80 | ((full >> 12) & 0x3f));
            put(0x80 | ((full >> 6) & 0x3f));
            put(0x80 | (full & 0x3f));
        }
    }
    return unit;
}

/// Qt's encoder is as fast in blocks of ASCII, but has a head start of 40 ns for each piece.
char *appendUtf8(char *out, QStringView text)
{
    const auto *unit = text.utf16();
    const auto *const end = unit + text.size();
    while (unit != end) {
        for (; end - unit >= scan::kBlockUnits; unit += scan::kBlockUnits) {
            quint16 all = 0;
            for (qsizetype i = 0; i < scan::kBlockUnits; ++i)
                all = quint16(all | unit[i]);
            if (all >= 0x80)
                break;
            std::array<char, scan::kBlockUnits> bytes; // which, unlike `out`, is not in `unit`
            for (qsizetype i = 0; i < scan::kBlockUnits; ++i)
                bytes[size_t(i)] = char(unit[i]);
            out = std::ranges::copy(bytes, out).out;
        }
        unit = appendCodePoints(out, unit, end);
    }
    return out;
}

} // namespace

void visitUtf8(const Document &document, const std::function<void(QByteArrayView)> &visit)
{
    // A leaf has less text than the buffer has room for.
    const auto buffer = std::make_unique_for_overwrite<char[]>(kBufferBytes);
    char *const start = buffer.get();
    char *at = start;
    document.visitText(0, document.length(), [&](QStringView text) {
        if (kBytesPerUnit * text.size() > kBufferBytes - (at - start)) {
            visit(QByteArrayView(start, at));
            at = start;
        }
        SYNGRAPH_CHECK(kBytesPerUnit * text.size() <= kBufferBytes);
        at = appendUtf8(at, text);
    });
    visit(QByteArrayView(start, at));
}

} // namespace syngraph
