#include "common/websocket/masking.h"

#include <algorithm>
#include <cstring>

namespace syngraph::websocket {

void Mask::apply(const char *from, char *to, qsizetype size)
{
    if (m_key == MaskKey{}) {
        if (from != to && size > 0)
            std::memcpy(to, from, static_cast<size_t>(size));
        return;
    }
    std::array<quint8, 8> twice;
    std::copy(m_key.begin(), m_key.end(), twice.begin());
    std::copy(m_key.begin(), m_key.end(), twice.begin() + 4);
    quint64 key;
    std::memcpy(&key, twice.data(), sizeof key);

    qsizetype i = 0;
    for (; i + 8 <= size; i += 8) {
        quint64 word;
        std::memcpy(&word, from + i, sizeof word);
        word ^= key;
        std::memcpy(to + i, &word, sizeof word);
    }
    for (; i < size; ++i)
        to[i] = static_cast<char>(static_cast<quint8>(from[i]) ^ twice[static_cast<size_t>(i & 7)]);
    std::rotate(m_key.begin(), m_key.begin() + (size & 3), m_key.end());
}

} // namespace syngraph::websocket
