#pragma once

#include <QByteArrayView>

namespace syngraph::websocket {

/// Incremental check that bytes are well-formed UTF-8 (Unicode 15, table 3-7): no overlong form, no
/// surrogate, nothing above U+10FFFF. Refuses the first byte that no valid text can have there, so
/// the verdict does not depend on how the bytes were cut.
class Utf8Validator final
{
public:
    /// False from the first wrong byte on, for good.
    bool feed(QByteArrayView bytes);
    /// All that was fed is well-formed and ends after a whole code point: as good as new.
    bool isComplete() const { return m_valid && m_wanted == 0; }

private:
    bool startCodePoint(quint8 byte);

    bool m_valid = true;
    quint8 m_wanted = 0;    ///< continuation bytes still to come
    quint8 m_lowest = 0x80; ///< bounds of the next one
    quint8 m_highest = 0xbf;
};

/// Whether `bytes` as a whole is well-formed UTF-8.
bool isWellFormedUtf8(QByteArrayView bytes);

} // namespace syngraph::websocket
