#pragma once

#include "common/ot/delta.h"

#include <QStringView>

#include <array>
#include <cstring>

namespace syngraph {

/// Loops over text that compilers turn into vector instructions: whole blocks of a fixed size, then
/// the rest unit by unit. Most text that they see is a single unit.
namespace scan {

inline constexpr qsizetype kBlockUnits = 16;
/// Of whole documents: what is summed up at the end of a block takes as long as a short one.
inline constexpr qsizetype kLongBlockUnits = 128;

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

template <qsizetype Units>
Marks marksOfBlock(const char16_t *unit)
{
    quint16 paragraphEnds = 0;
    quint16 embeds = 0;
    for (qsizetype i = 0; i < Units; ++i) {
        paragraphEnds = quint16(paragraphEnds + (unit[i] == kParagraphEnd ? 1 : 0));
        embeds = quint16(embeds + (unit[i] == kEmbedUnit ? 1 : 0));
    }
    return {paragraphEnds, embeds};
}

inline Marks countMarks(QStringView text)
{
    const auto *unit = text.utf16();
    const auto *const end = unit + text.size();
    Marks found;
    for (; end - unit >= kLongBlockUnits; unit += kLongBlockUnits)
        found += marksOfBlock<kLongBlockUnits>(unit);
    for (; end - unit >= kBlockUnits; unit += kBlockUnits)
        found += marksOfBlock<kBlockUnits>(unit);
    for (; unit != end; ++unit)
        found += marksOf(*unit);
    return found;
}

/// Where the `index`-th unit `mark` stands; -1, and `index` less by those that there are, when
/// there are not so many. Looks at a block at a time, however many of them it has.
inline qsizetype indexOf(QStringView text, char16_t mark, qsizetype &index)
{
    const auto *unit = text.utf16();
    const auto *const end = unit + text.size();
    for (; end - unit >= kBlockUnits; unit += kBlockUnits) {
        quint16 found = 0;
        for (qsizetype i = 0; i < kBlockUnits; ++i)
            found = quint16(found + (unit[i] == mark ? 1 : 0));
        if (index < found)
            break;
        index -= found;
    }
    for (; unit != end; ++unit) {
        if (*unit == mark && index-- == 0)
            return unit - text.utf16();
    }
    return -1;
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

/// All bits where `units`, a number or several side by side, are what every document may hold.
template <typename Units>
constexpr auto plainlyAllowed(Units units)
{
    const auto within = [units](quint16 first, quint16 last) {
        return Units(units - first) <= quint16(last - first);
    };
    return within(0x20, 0x7e) | within(0xa0, 0x2027) | within(0x2030, 0xd7ff)
        | within(u'\t', kParagraphEnd);
}
static_assert(u'\t' + 1 == kParagraphEnd);

/// Whether every document may hold this unit, alone and as part of any text; false: see below.
constexpr bool isPlainlyAllowed(char16_t unit)
{
    return plainlyAllowed(quint16(unit)) != 0;
}

/// Whether all of it is what every document may hold, as far as a look at single units can tell:
/// false means that validateText() has to be asked, which takes ten times as long.
inline bool isPlainlyAllowed(QStringView text)
{
    const auto *unit = text.utf16();
    const auto *const end = unit + text.size();
#ifdef __GNUC__
    // By hand: the compiler makes branches of the four comparisons.
    using Lanes = quint16 __attribute__((vector_size(16)));
    constexpr qsizetype kLanes = qsizetype(sizeof(Lanes) / sizeof(char16_t));
    for (; end - unit >= kBlockUnits; unit += kBlockUnits) {
        Lanes first;
        Lanes second;
        std::memcpy(&first, unit, sizeof first);
        std::memcpy(&second, unit + kLanes, sizeof second);
        const auto allowed = plainlyAllowed(first) & plainlyAllowed(second);
        std::array<quint64, 2> all;
        static_assert(sizeof all == sizeof allowed);
        std::memcpy(all.data(), &allowed, sizeof all);
        if ((all[0] & all[1]) != ~quint64(0))
            return false;
    }
#endif
    while (unit != end && isPlainlyAllowed(*unit))
        ++unit;
    return unit == end;
}

inline bool isWellFormed(QStringView text)
{
    return !hasSurrogates(text) || text.isValidUtf16();
}

} // namespace scan

} // namespace syngraph
