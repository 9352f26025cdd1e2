#include "common/websocket/utf8_validator.h"

#include <cstring>

namespace syngraph::websocket {

namespace {

/// The first byte at or after `at` that might not be ASCII, found a word at a time.
const char *skipAscii(const char *at, const char *end)
{
    constexpr quint64 kHighBits = 0x8080808080808080u;
    while (end - at >= 8) {
        quint64 word;
        std::memcpy(&word, at, sizeof word);
        if (word & kHighBits)
            break;
        at += 8;
    }
    return at;
}

} // namespace

bool Utf8Validator::feed(QByteArrayView bytes)
{
    const char *at = bytes.begin();
    const char *const end = bytes.end();
    while (m_valid && at != end) {
        if (m_wanted == 0) {
            at = skipAscii(at, end);
            if (at == end)
                break;
        }
        const auto byte = static_cast<quint8>(*at++);
        if (m_wanted == 0) {
            m_valid = byte < 0x80 || startCodePoint(byte);
        } else {
            m_valid = byte >= m_lowest && byte <= m_highest;
            m_lowest = 0x80;
            m_highest = 0xbf;
            --m_wanted;
        }
    }
    return m_valid;
}

/// The lead byte narrows the range of the second byte where the full one would let in overlong
/// forms (E0, F0), surrogates (ED) or what lies above U+10FFFF (F4).
bool Utf8Validator::startCodePoint(quint8 byte)
{
    if (byte < 0xc2 || byte > 0xf4)
        return false;
    m_wanted = byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3;
    if (byte == 0xe0)
        m_lowest = 0xa0;
    else if (byte == 0xed)
        m_highest = 0x9f;
    else if (byte == 0xf0)
        m_lowest = 0x90;
    else if (byte == 0xf4)
        m_highest = 0x8f;
    return true;
}

bool isWellFormedUtf8(QByteArrayView bytes)
{
    Utf8Validator validator;
    return validator.feed(bytes) && validator.isComplete();
}

} // namespace syngraph::websocket
