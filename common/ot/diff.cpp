#include "common/ot/diff.h"

#include "common/ot/delta_cursor.h"
#include "common/ot/grapheme.h"
#include "common/ot/sequence_match.h"

#include <QHashFunctions>

#include <algorithm>
#include <string>
#include <unordered_map>

namespace syngraph {

namespace {

constexpr qsizetype kMostCharacterEdits = 400;
constexpr qsizetype kMostParagraphEdits = 1'000;
constexpr qsizetype kMostComparisons = 16'000'000; ///< of one diff(): some 50 ms
constexpr quint32 kEmbedSymbol = 0x1'0000;
constexpr quint32 kNamedSymbol = 0x8000'0000;

/// A part of a sequence of units.
struct Range
{
    qsizetype start;
    qsizetype end;
    qsizetype length() const { return end - start; }
    bool isEmpty() const { return start == end; }
};

/// One side: its text, and the same with units that tell unlike embeds apart.
struct Side
{
    QStringView text;
    std::vector<quint32> units;
};

/// Texts come from other people, so nobody may know which of them fall into one bucket.
struct SeededHash
{
    size_t operator()(const std::u32string &symbols) const
    {
        return qHashBits(symbols.data(), symbols.size() * sizeof(char32_t), m_seed);
    }
    size_t m_seed = QHashSeed::globalSeed();
};

/// Gives numbers to what is compared: a unit is its own number, an embed is told apart by its embed
/// keys, and sequences of units get numbers of their own.
class Symbols final
{
public:
    Side read(const Delta &delta)
    {
        Side side{delta.insertedText(), {}};
        side.units.reserve(size_t(side.text.size()));
        for (const auto &component : delta.components()) {
            const auto text = delta.text(component);
            const auto embed = text.contains(kEmbedUnit) ? ofEmbed(component.attributes) : 0;
            for (const QChar c : text)
                side.units.push_back(c == QChar(kEmbedUnit) ? embed : c.unicode());
        }
        return side;
    }

    quint32 of(std::span<const quint32> units)
    {
        if (units.size() == 1)
            return units.front();
        const std::u32string key(units.begin(), units.end());
        return m_named.try_emplace(key, kNamedSymbol + quint32(m_named.size())).first->second;
    }

private:
    quint32 ofEmbed(const AttributeSet &attributes)
    {
        QString key;
        const auto kind = attributes.only(AttributeScope::Embed);
        for (const auto &[name, value] : kind.items()) {
            key += nameOf(name);
            if (const auto *text = value.asString())
                key += *text;
        }
        const auto number = kEmbedSymbol + quint32(m_embeds.size());
        return m_embeds.try_emplace(key, number).first->second;
    }

    std::unordered_map<QString, quint32> m_embeds;
    std::unordered_map<std::u32string, quint32, SeededHash> m_named;
};

/// Finds what both sides have in common and writes the operation.
class Differ final
{
public:
    Differ(const Delta &before, const Delta &after)
        : m_before(before)
        , m_after(after)
        , m_old(m_symbols.read(before))
        , m_new(m_symbols.read(after))
    {
    }

    Delta run(std::optional<qsizetype> caretAfter)
    {
        const auto oldLength = m_old.text.size();
        const auto newLength = m_new.text.size();
        auto [prefix, suffix] = commonEnds(caretAfter);
        prefix = wholeCharactersOfPrefix(prefix);
        suffix = wholeCharactersOfSuffix(suffix);
        addMatch({0, 0, prefix});
        matchMiddle({prefix, oldLength - suffix}, {prefix, newLength - suffix});
        addMatch({oldLength - suffix, newLength - suffix, suffix});
        return write();
    }

private:
    /// `length` or less, so that a character of both sides ends there.
    qsizetype wholeCharactersOfPrefix(qsizetype length) const
    {
        if (length == 0)
            return 0;
        auto before = graphemeBoundariesAround(m_old.text, length);
        auto after = graphemeBoundariesAround(m_new.text, length);
        // Both stretches begin at one place, since it follows from units of the prefix.
        while (before.back() != after.back() || before.back() > length) {
            auto &later = before.back() > after.back() ? before : after;
            later.pop_back();
        }
        return before.back();
    }

    /// `length` or less, so that a character of both sides begins there.
    qsizetype wholeCharactersOfSuffix(qsizetype length) const
    {
        if (length == 0)
            return 0;
        const auto oldLength = m_old.text.size();
        const auto newLength = m_new.text.size();
        const auto before = graphemeBoundariesAround(m_old.text, oldLength - length);
        const auto after = graphemeBoundariesAround(m_new.text, newLength - length);
        auto old = before.begin();
        auto now = after.begin();
        // Both stretches end as far from the end.
        while (oldLength - *old != newLength - *now || oldLength - *old > length) {
            if (oldLength - *old >= newLength - *now)
                ++old;
            else
                ++now;
        }
        return oldLength - *old;
    }

    struct Ends
    {
        qsizetype prefix;
        qsizetype suffix;
    };

    Ends commonEnds(std::optional<qsizetype> caretAfter) const
    {
        const auto &a = m_old.units;
        const auto &b = m_new.units;
        const auto shorter = qsizetype(std::min(a.size(), b.size()));
        const qsizetype prefix =
            std::mismatch(a.begin(), a.begin() + shorter, b.begin()).first - a.begin();
        const qsizetype suffix =
            std::mismatch(a.rbegin(), a.rbegin() + shorter, b.rbegin()).first - a.rbegin();
        const Ends greedy{prefix, std::min(suffix, shorter - prefix)};
        if (!caretAfter)
            return greedy;
        // All that was typed stands before the caret. Where that is no longer way, it is the one
        // that was meant.
        const auto behind = std::clamp<qsizetype>(m_new.text.size() - *caretAfter, 0, suffix);
        const Ends atCaret{std::min(prefix, shorter - behind), behind};
        const bool asShort = atCaret.prefix + atCaret.suffix >= greedy.prefix + greedy.suffix;
        return asShort ? atCaret : greedy;
    }

    void addMatch(SequenceMatch match)
    {
        if (match.length > 0)
            m_matches.push_back(match);
    }

    /// The symbols of `range`, and where each starts; one more start is the end.
    struct Row
    {
        std::vector<quint32> symbols;
        std::vector<qsizetype> starts;
    };

    Row characters(const Side &side, Range range)
    {
        Row row;
        for (const auto at : graphemeBoundaries(side.text.sliced(range.start, range.length())))
            row.starts.push_back(range.start + at);
        name(row, side);
        return row;
    }

    Row paragraphs(const Side &side, Range range)
    {
        Row row;
        row.starts.push_back(range.start);
        for (auto at = range.start; at < range.end; ++at) {
            if (side.text[at] == kParagraphEnd || at + 1 == range.end)
                row.starts.push_back(at + 1);
        }
        name(row, side);
        return row;
    }

    void name(Row &row, const Side &side)
    {
        for (size_t i = 0; i + 1 < row.starts.size(); ++i) {
            const auto start = size_t(row.starts[i]);
            row.symbols.push_back(m_symbols.of(
                std::span(side.units).subspan(start, size_t(row.starts[i + 1]) - start)));
        }
    }

    std::optional<std::vector<SequenceMatch>> match(const Row &before, const Row &after,
                                                    qsizetype mostEdits)
    {
        auto matches =
            matchSequences(before.symbols, after.symbols, mostEdits, m_comparisonsLeft);
        if (!matches)
            return matches;
        for (auto &found : *matches) { // from symbols to units
            const auto first = size_t(found.before);
            const auto start = before.starts[first];
            found = {start, after.starts[size_t(found.after)],
                     before.starts[first + size_t(found.length)] - start};
        }
        return matches;
    }

    bool matchCharacters(Range before, Range after)
    {
        const auto found =
            match(characters(m_old, before), characters(m_new, after), kMostCharacterEdits);
        for (const auto &one : found.value_or(std::vector<SequenceMatch>()))
            addMatch(one);
        return found.has_value();
    }

    void matchMiddle(Range before, Range after)
    {
        if (before.isEmpty() || after.isEmpty() || matchCharacters(before, after))
            return;
        const auto found =
            match(paragraphs(m_old, before), paragraphs(m_new, after), kMostParagraphEdits);
        if (!found)
            return;
        for (const auto &[oldStart, newStart, length] : *found) {
            matchCharacters({before.start, oldStart}, {after.start, newStart});
            addMatch({oldStart, newStart, length});
            before.start = oldStart + length;
            after.start = newStart + length;
        }
        matchCharacters(before, after);
    }

    Delta write() const
    {
        DeltaCursor before(m_before);
        DeltaCursor after(m_after);
        DeltaBuilder out;
        qsizetype oldPosition = 0;
        qsizetype newPosition = 0;
        const auto replaceUpTo = [&](qsizetype oldEnd, qsizetype newEnd) {
            out.erase(oldEnd - oldPosition);
            skip(before, oldEnd - oldPosition);
            while (newPosition < newEnd) {
                const auto length = std::min(after.left(), newEnd - newPosition);
                out.insert(after.text(length), after.attributes());
                after.advance(length);
                newPosition += length;
            }
            oldPosition = oldEnd;
        };
        for (const auto &[oldStart, newStart, length] : m_matches) {
            replaceUpTo(oldStart, newStart);
            for (auto left = length; left > 0;) {
                const auto step = std::min({left, before.left(), after.left()});
                out.retain(step, changeBetween(before.attributes(), after.attributes()));
                before.advance(step);
                after.advance(step);
                left -= step;
            }
            oldPosition += length;
            newPosition += length;
        }
        replaceUpTo(m_old.text.size(), m_new.text.size());
        return out.build(m_old.text.size());
    }

    static void skip(DeltaCursor &cursor, qsizetype length)
    {
        while (length > 0) {
            const auto step = std::min(length, cursor.left());
            cursor.advance(step);
            length -= step;
        }
    }

    const Delta &m_before;
    const Delta &m_after;
    Symbols m_symbols;
    const Side m_old;
    const Side m_new;
    std::vector<SequenceMatch> m_matches;
    qsizetype m_comparisonsLeft = kMostComparisons;
};

} // namespace

Delta diff(const Delta &before, const Delta &after, std::optional<qsizetype> caretAfter)
{
    SYNGRAPH_CHECK(before.baseLength() == 0 && after.baseLength() == 0);
    return Differ(before, after).run(caretAfter);
}

} // namespace syngraph
