#pragma once

#include <QtGlobal>

#include <array>

namespace syngraph::websocket {

/// The four bytes of a frame's mask, in the order of the wire.
using MaskKey = std::array<quint8, 4>;

/// Running XOR of RFC 6455 section 5.3: masks and unmasks alike, eight bytes at a time, and may be
/// applied to a payload in pieces of any size.
class Mask final
{
public:
    Mask() = default;
    explicit Mask(const MaskKey &key)
        : m_key(key)
    {
    }

    /// Writes `size` bytes to `to`; `from` and `to` are the same place or do not overlap.
    void apply(const char *from, char *to, qsizetype size);

private:
    MaskKey m_key{}; ///< turned so that its first byte is the next to be used
};

} // namespace syngraph::websocket
