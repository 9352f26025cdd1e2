#include "common/protocol/utf8.h"

#include "common/base/check.h"

namespace syngraph::utf8 {

namespace {

constexpr char32_t kBad = 0xffffffff;

/// Takes one code point of two to four bytes; `at` stands on its first byte, at or above 0x80.
char32_t decodeLong(const uchar *&at, const uchar *end)
{
    const uchar lead = *at;
    int more = 0;
    char32_t code = 0;
    uchar lowest = 0x80;
    uchar highest = 0xbf;
    if (lead >= 0xc2 && lead <= 0xdf) {
        more = 1;
        code = lead & 0x1f;
    } else if ((lead & 0xf0) == 0xe0) {
        more = 2;
        code = lead & 0x0f;
        if (lead == 0xe0)
            lowest = 0xa0; // overlong
        else if (lead == 0xed)
            highest = 0x9f; // surrogates
    } else if (lead >= 0xf0 && lead <= 0xf4) {
        more = 3;
        code = lead & 0x07;
        if (lead == 0xf0)
            lowest = 0x90; // overlong
        else if (lead == 0xf4)
            highest = 0x8f; // above U+10FFFF
    } else {
        return kBad;
    }
    if (end - at <= more)
        return kBad;
    ++at;
    for (; more > 0; --more, ++at) {
        if (*at < lowest || *at > highest)
            return kBad;
        code = (code << 6) | (*at & 0x3f);
        lowest = 0x80;
        highest = 0xbf;
    }
    return code;
}

/// Takes one code point of `text` at `index`, at or above U+0080.
char32_t takeCodePoint(QStringView text, qsizetype &index)
{
    const QChar unit = text[index++];
    if (!unit.isSurrogate())
        return unit.unicode();
    SYNGRAPH_CHECK(unit.isHighSurrogate() && index < text.size() && text[index].isLowSurrogate());
    return QChar::surrogateToUcs4(unit, text[index++]);
}

char continuation(char32_t code, int shift)
{
    return char(0x80 | ((code >> shift) & 0x3f));
}

} // namespace

qsizetype decode(QByteArrayView bytes, char16_t *out)
{
    const auto *at = reinterpret_cast<const uchar *>(bytes.data());
    const auto *end = at + bytes.size();
    const char16_t *start = out;
    while (at != end) {
        if (*at < 0x80) {
            *out++ = *at++;
            continue;
        }
        const char32_t code = decodeLong(at, end);
        if (code == kBad)
            return -1;
        if (QChar::requiresSurrogates(code)) {
            *out++ = QChar::highSurrogate(code);
            *out++ = QChar::lowSurrogate(code);
        } else {
            *out++ = char16_t(code);
        }
    }
    return out - start;
}

bool isWellFormed(QByteArrayView bytes)
{
    const auto *at = reinterpret_cast<const uchar *>(bytes.data());
    const auto *end = at + bytes.size();
    while (at != end) {
        if (*at < 0x80)
            ++at;
        else if (decodeLong(at, end) == kBad)
            return false;
    }
    return true;
}

qsizetype encodedSize(QStringView text)
{
    qsizetype size = 0;
    for (qsizetype i = 0; i < text.size();) {
        if (text[i].unicode() < 0x80) {
            ++size;
            ++i;
            continue;
        }
        const char32_t code = takeCodePoint(text, i);
        size += code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    }
    return size;
}

char *write(char *out, QStringView text)
{
    for (qsizetype i = 0; i < text.size();) {
        if (text[i].unicode() < 0x80) {
            *out++ = char(text[i++].unicode());
            continue;
        }
        const char32_t code = takeCodePoint(text, i);
        if (code < 0x800) {
            *out++ = char(0xc0 | (code >> 6));
        } else if (code < 0x10000) {
            *out++ = char(0xe0 | (code >> 12));
            *out++ = continuation(code, 6);
        } else {
            *out++ = char(0xf0 | (code >> 18));
            *out++ = continuation(code, 12);
            *out++ = continuation(code, 6);
        }
        *out++ = continuation(code, 0);
    }
    return out;
}

void append(QByteArray &out, QStringView text)
{
    const auto size = out.size();
    out.resize(size + encodedSize(text));
    write(out.data() + size, text);
}

} // namespace syngraph::utf8
