#pragma once

#include "common/ot/delta.h"

#include <QStringView>

namespace syngraph {

/// Loops over text that compilers turn into vector instructions: whole blocks of a fixed size, then
/// the rest unit by unit. Most text that they see is a single unit.
namespace scan {

inline constexpr qsizetype kBlockUnits = 16;

inline qsizetype countParagraphEnds(QStringView text)
{
    const auto *unit = text.utf16();
    const auto *const end = unit + text.size();
    qsizetype found = 0;
    for (; end - unit >= kBlockUnits; unit += kBlockUnits) {
        quint16 inBlock = 0;
        for (qsizetype i = 0; i < kBlockUnits; ++i)
            inBlock = quint16(inBlock + (unit[i] == kParagraphEnd ? 1 : 0));
        found += inBlock;
    }
    for (; unit != end; ++unit)
        found += *unit == kParagraphEnd ? 1 : 0;
    return found;
}

inline bool hasSurrogates(QStringView text)
{
    const auto *unit = text.utf16();
    const auto *const end = unit + text.size();
    quint16 found = 0;
    for (; end - unit >= kBlockUnits && !found; unit += kBlockUnits) {
        for (qsizetype i = 0; i < kBlockUnits; ++i)
            found = quint16(found | ((unit[i] & 0xf800) == 0xd800 ? 1 : 0));
    }
    for (; unit != end && !found; ++unit)
        found = QChar::isSurrogate(*unit) ? 1 : 0;
    return found != 0;
}

inline bool isWellFormed(QStringView text)
{
    return !hasSurrogates(text) || text.isValidUtf16();
}

} // namespace scan

} // namespace syngraph
