#pragma once

#include "common/ot/delta.h"

#include <QStringView>

namespace syngraph {

/// Loops over text that compilers turn into vector instructions: whole blocks of a fixed size, then
/// the rest unit by unit. Most text that they see is a single unit.
namespace scan {

inline constexpr qsizetype kBlockUnits = 16;

/// What of a text is counted beside its units.
struct Marks
{
    quint32 paragraphEnds = 0;
    quint32 embeds = 0;
    Marks &operator+=(Marks other)
    {
        paragraphEnds += other.paragraphEnds;
        embeds += other.embeds;
        return *this;
    }
    Marks &operator-=(Marks other)
    {
        paragraphEnds -= other.paragraphEnds;
        embeds -= other.embeds;
        return *this;
    }
    bool operator==(const Marks &) const = default;
};

inline Marks marksOf(char16_t unit)
{
    return {unit == kParagraphEnd ? 1U : 0U, unit == kEmbedUnit ? 1U : 0U};
}

inline Marks countMarks(QStringView text)
{
    const auto *unit = text.utf16();
    const auto *const end = unit + text.size();
    Marks found;
    for (; end - unit >= kBlockUnits; unit += kBlockUnits) {
        quint16 paragraphEnds = 0;
        quint16 embeds = 0;
        for (qsizetype i = 0; i < kBlockUnits; ++i) {
            paragraphEnds = quint16(paragraphEnds + (unit[i] == kParagraphEnd ? 1 : 0));
            embeds = quint16(embeds + (unit[i] == kEmbedUnit ? 1 : 0));
        }
        found += {paragraphEnds, embeds};
    }
    for (; unit != end; ++unit)
        found += marksOf(*unit);
    return found;
}

inline qsizetype countParagraphEnds(QStringView text)
{
    return qsizetype(countMarks(text).paragraphEnds);
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

/// Whether every document may hold this unit, alone and as part of any text; false: see below. No
/// bool, so that loops of it become vectors.
constexpr quint16 isPlainlyAllowed(char16_t unit)
{
    const auto within = [unit](char16_t first, char16_t last) {
        return quint16(unit - first) <= quint16(last - first) ? 1 : 0;
    };
    return quint16(within(0x20, 0x7e) | within(0xa0, 0x2027) | within(0x2030, 0xd7ff)
                   | (unit == kParagraphEnd ? 1 : 0) | (unit == u'\t' ? 1 : 0));
}

/// Whether all of it is what every document may hold, as far as a look at single units can tell:
/// false means that validateText() has to be asked, which takes ten times as long.
inline bool isPlainlyAllowed(QStringView text)
{
    const auto *unit = text.utf16();
    const auto *const end = unit + text.size();
    quint16 all = 1;
    for (; end - unit >= kBlockUnits && all; unit += kBlockUnits) {
        for (qsizetype i = 0; i < kBlockUnits; ++i)
            all = quint16(all & isPlainlyAllowed(unit[i]));
    }
    for (; unit != end && all; ++unit)
        all = isPlainlyAllowed(*unit);
    return all != 0;
}

inline bool isWellFormed(QStringView text)
{
    return !hasSurrogates(text) || text.isValidUtf16();
}

} // namespace scan

} // namespace syngraph
