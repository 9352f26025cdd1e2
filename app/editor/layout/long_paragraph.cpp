#include "app/editor/layout/long_paragraph.h"

#include "app/editor/layout/text_direction.h"

#include <algorithm>
#include <cmath>

namespace syngraph {

namespace {

constexpr int kPieceUnits = 2'000;
constexpr int kMostUnits = 3'500;  ///< of a piece; more is two
constexpr int kLeastUnits = 500;   ///< less becomes part of its neighbour
constexpr int kLookAhead = 300;    ///< how far behind a line the text may bear on where it ends
constexpr int kReachForSpace = 200;
constexpr int kKeptPieces = 24;    ///< with lines, besides those in view
constexpr qint64 kHighestGuess = 1 << 24;
constexpr size_t kSpares = 2;
constexpr qsizetype kStretch = 4'096;

/// How many units both begin with. Whole stretches first, which a processor compares many at once.
int textInCommon(QStringView one, QStringView other)
{
    const auto most = std::min(one.size(), other.size());
    qsizetype same = 0;
    while (same + kStretch <= most
           && std::equal(one.utf16() + same, one.utf16() + same + kStretch, other.utf16() + same))
        same += kStretch;
    while (same < most && one[same] == other[same])
        ++same;
    return int(same);
}

/// How many of them both end with.
int lastTextInCommon(QStringView one, QStringView other)
{
    const auto most = std::min(one.size(), other.size());
    const char16_t *mine = one.utf16() + one.size();
    const char16_t *others = other.utf16() + other.size();
    qsizetype same = 0;
    while (same + kStretch <= most
           && std::equal(mine - same - kStretch, mine - same, others - same - kStretch))
        same += kStretch;
    while (same < most && mine[-same - 1] == others[-same - 1])
        ++same;
    return int(same);
}

int formatsInCommon(const std::vector<FormatRun> &one, const std::vector<FormatRun> &other)
{
    const auto [mine, others] = std::mismatch(one.begin(), one.end(), other.begin(), other.end());
    if (mine == one.end() || others == other.end())
        return mine == one.begin() ? 0 : std::prev(mine)->end;
    if (mine->format == others->format)
        return std::min(mine->end, others->end);
    return mine == one.begin() ? 0 : std::prev(mine)->end;
}

/// The same from the ends.
int lastFormatsInCommon(const std::vector<FormatRun> &one, const std::vector<FormatRun> &other)
{
    const auto startOf = [](const std::vector<FormatRun> &runs, size_t run) {
        return run == 0 ? 0 : runs[run - 1].end;
    };
    size_t mine = one.size();
    size_t others = other.size();
    int common = 0;
    while (mine > 0 && others > 0 && one[mine - 1].format == other[others - 1].format) {
        const int left = one.back().end - startOf(one, mine - 1);
        const int right = other.back().end - startOf(other, others - 1);
        common = std::min(left, right);
        if (left != right)
            break;
        --mine;
        --others;
    }
    return common;
}

} // namespace

LongParagraph *LongParagraph::of(const QTextBlock &block)
{
    return dynamic_cast<LongParagraph *>(block.userData());
}

std::vector<FormatRun> LongParagraph::runsOf(const QTextBlock &block)
{
    std::vector<FormatRun> runs;
    int end = 0;
    for (auto it = block.begin(); !it.atEnd(); ++it) {
        const QTextFragment fragment = it.fragment();
        end += fragment.length();
        if (!runs.empty() && runs.back().format == fragment.charFormatIndex())
            runs.back().end = end;
        else
            runs.push_back({end, fragment.charFormatIndex()});
    }
    return runs;
}

LongParagraph::Composition LongParagraph::compositionOf(const QTextBlock &block)
{
    const QTextLayout *own = block.layout();
    if (own->preeditAreaText().isEmpty())
        return {};
    return {own->preeditAreaPosition(), own->preeditAreaText(), own->formats()};
}

void LongParagraph::update(const QTextBlock &block, int from, int to,
                           const ParagraphGuess::Lines &guess)
{
    QString text = block.text();
    auto runs = runsOf(block);
    auto composed = compositionOf(block);
    const Look look{block.blockFormatIndex(), directionOf(block),
                    text.contains(QChar::ObjectReplacementCharacter)};
    m_nextEdited = 0;
    m_lastEdited = -1;
    const int shorter = int(std::min(text.size(), m_text.size()));
    const int head = std::min({shorter, textInCommon(text, m_text),
                               formatsInCommon(runs, m_runs)});
    const int tail = std::min({shorter - head, lastTextInCommon(text, m_text),
                               lastFormatsInCommon(runs, m_runs)});
    const int oldTo = units() - tail;
    const int newTo = int(text.size()) - tail;
    m_text = std::move(text);
    m_runs = std::move(runs);
    if (m_pieces.empty()) {
        m_pieces = cut(0, units(), guess);
        countUp();
    } else if (head < std::max(oldTo, newTo)) {
        replace(head, oldTo, newTo, guess);
    } else if (from > 0 || to < units()) {
        touch(from, to);
    }
    if (look != m_look) {
        m_look = look;
        for (size_t i = 0; i < m_pieces.size(); ++i)
            touchPiece(i);
    }
    if (composed != m_composed) {
        for (const int offset : {m_composed.offset, composed.offset}) {
            if (offset >= 0)
                touch(std::min(offset, units()), std::min(offset, units()));
        }
        m_composed = std::move(composed);
    }
}

/// Somewhere near `wanted` units behind `from`, where a line may well begin.
int LongParagraph::goodEnd(int from, int wanted) const
{
    int end = from + wanted;
    if (end >= units())
        return units();
    for (int i = end; i > end - kReachForSpace && i > from + 1; --i) {
        if (m_text[i - 1].isSpace() && !m_text[i].isSpace())
            return i;
    }
    const int most = std::min(units(), end + kReachForSpace);
    while (end < most
           && (m_text[end].isLowSurrogate() || m_text[end].isMark()
               || m_text[end].category() == QChar::Other_Format
               || m_text[end - 1].category() == QChar::Other_Format))
        ++end;
    return end < units() && m_text[end].isLowSurrogate() ? end + 1 : end;
}

/// How many of the `wanted` units can be shaped together.
int LongParagraph::inOneLayout(int from, int wanted) const
{
    const QStringView text = QStringView(m_text).sliced(from);
    int length = std::min(wanted, kMostInLine);
    if (length < wanted && text[length].isLowSurrogate())
        --length;
    int marks = 0;
    for (int i = 0; i < length; ++i) {
        const bool isPair = text[i].isHighSurrogate() && i + 1 < length;
        const char32_t c = isPair ? QChar::surrogateToUcs4(text[i], text[i + 1])
                                  : char32_t(text[i].unicode());
        i += isPair ? 1 : 0;
        marks = QChar::isMark(c) ? marks + 1 : 0;
        if (marks == kMostMarks)
            return i + 1;
    }
    return length;
}

std::vector<LongParagraph::Piece> LongParagraph::cut(int from, int length,
                                                     const ParagraphGuess::Lines &guess) const
{
    std::vector<Piece> pieces;
    const int to = from + length;
    while (from < to) {
        const int end = to - from <= kMostUnits ? to : std::min(to, goodEnd(from, kPieceUnits));
        Piece piece;
        piece.units = end - from;
        piece.height = std::max(1, int(std::round(piece.units / guess.units))) * guess.advance;
        pieces.push_back(std::move(piece));
        from = end;
    }
    return pieces;
}

void LongParagraph::replace(int from, int oldTo, int newTo, const ParagraphGuess::Lines &guess)
{
    auto first = size_t(pieceOf(from));
    auto last = size_t(pieceOf(std::max(from, oldTo - 1)));
    int length = newTo - oldTo;
    for (size_t i = first; i <= last; ++i)
        length += m_pieces[i].units;
    while (length < kLeastUnits && last + 1 < m_pieces.size())
        length += m_pieces[++last].units;
    while (length < kLeastUnits && first > 0)
        length += m_pieces[--first].units;
    const int start = m_starts[first];
    bool hadLines = false;
    qint64 height = 0;
    for (size_t i = first; i <= last; ++i) {
        hadLines = hadLines || m_pieces[i].lines || m_pieces[i].hadLines;
        height += m_pieces[i].height;
        dropLines(int(i));
    }
    auto fresh = cut(start, length, guess);
    if (fresh.size() == 1)
        fresh.front().height = int(std::min(height, kHighestGuess));
    for (Piece &piece : fresh)
        piece.hadLines = hadLines;
    const auto count = fresh.size();
    const auto at = m_pieces.begin() + std::ptrdiff_t(first);
    const auto behind = m_pieces.erase(at, at + std::ptrdiff_t(last - first + 1));
    m_pieces.insert(behind, std::move_iterator(fresh.begin()), std::move_iterator(fresh.end()));
    countUp();
    m_nextEdited = int(first);
    m_lastEdited = int(first + count) - 1;
    // The last line in front may take a word, or give one.
    for (size_t i = first; i > 0 && from - m_starts[i] < kLookAhead; --i) {
        touchPiece(i - 1);
        m_nextEdited = int(i) - 1;
    }
}

/// The units in [from, to) have changed, though not in number.
void LongParagraph::touch(int from, int to)
{
    const int last = pieceOf(std::max(from, to - 1));
    int first = pieceOf(from);
    if (first > 0 && from - m_starts[size_t(first)] < kLookAhead)
        --first;
    for (int i = first; i <= last; ++i)
        touchPiece(size_t(i));
    m_nextEdited = m_lastEdited < 0 ? first : std::min(m_nextEdited, first);
    m_lastEdited = std::max(m_lastEdited, last);
}

void LongParagraph::touchPiece(size_t piece)
{
    m_pieces[piece].hadLines = m_pieces[piece].hadLines || m_pieces[piece].lines;
    m_pieces[piece].isMeasured = false;
    dropLines(int(piece));
}

void LongParagraph::dropLines(int piece)
{
    auto &lines = m_pieces[size_t(piece)].lines;
    if (lines && m_spare.size() < kSpares)
        m_spare.push_back(std::move(lines));
    lines.reset();
}

std::unique_ptr<PieceLines> LongParagraph::takeSpare(const Page &page)
{
    if (m_spare.empty())
        return std::make_unique<PieceLines>(page.layout);
    auto spare = std::move(m_spare.back());
    m_spare.pop_back();
    return spare;
}

void LongParagraph::countUp()
{
    m_starts.assign(1, 0);
    m_tops.assign(1, 0);
    for (const Piece &piece : m_pieces) {
        m_starts.push_back(m_starts.back() + piece.units);
        m_tops.push_back(m_tops.back() + piece.height);
    }
}

qreal LongParagraph::right() const
{
    qreal right = 0;
    for (const Piece &piece : m_pieces)
        right = std::max(right, piece.right);
    return right;
}

int LongParagraph::pieceOf(int offset) const
{
    const auto next = std::upper_bound(m_starts.begin(), m_starts.end() - 1, offset);
    return std::max(0, int(next - m_starts.begin()) - 1);
}

int LongParagraph::pieceAt(qreal y) const
{
    const auto next =
        std::upper_bound(m_tops.begin(), m_tops.end() - 1, qint64(std::floor(y)));
    return std::max(0, int(next - m_tops.begin()) - 1);
}

std::optional<int> LongParagraph::nextGuess(int piece) const
{
    const auto found = std::find_if(m_pieces.begin() + piece, m_pieces.end(),
                                    [](const Piece &one) { return !one.isMeasured; });
    if (found == m_pieces.end())
        return std::nullopt;
    return int(found - m_pieces.begin());
}

std::optional<int> LongParagraph::nextEdited()
{
    // All that moves in a text without spaces is left to whoever looks at it.
    for (; m_nextEdited < count() && m_nextEdited <= m_lastEdited + 1; ++m_nextEdited) {
        const Piece &piece = m_pieces[size_t(m_nextEdited)];
        if (!piece.isMeasured && piece.hadLines)
            return m_nextEdited;
        if (m_nextEdited > m_lastEdited)
            break; // lines agree again
    }
    return std::nullopt;
}

LinesSize LongParagraph::breakPiece(size_t piece, const QTextBlock &block, const Page &page,
                                    int lookAhead)
{
    Piece &one = m_pieces[piece];
    const int start = m_starts[piece];
    const bool isLast = piece + 1 == m_pieces.size();
    const int asked = std::min(one.units + (isLast ? 0 : lookAhead), units() - start);
    const int length = inOneLayout(start, asked);
    if (!one.lines)
        one.lines = takeSpare(page);
    one.lines->fill(block, start, QStringView(m_text).sliced(start, length), m_runs);
    QTextLayout &layout = one.lines->layout();
    LinesTask task;
    task.format = block.blockFormat();
    task.font = block.charFormat().font();
    task.direction = m_look.direction;
    task.holdsObjects = m_look.holdsObjects;
    task.isStart = piece == 0;
    // What grew too large ends sooner; the rest is a piece of its own.
    const int wanted = std::min(one.units > kMostUnits ? kPieceUnits : one.units, length);
    const bool goesToEnd = start + wanted == units();
    task.end = goesToEnd ? -1 : wanted;
    const int composedAt = m_composed.offset - start;
    const bool isComposedHere =
        m_composed.offset >= start && (composedAt < wanted || (goesToEnd && composedAt == wanted));
    if (isComposedHere) {
        layout.setPreeditArea(composedAt, m_composed.text);
        auto formats = m_composed.formats;
        for (auto &range : formats)
            range.start -= start;
        layout.setFormats(formats);
        const int added = int(m_composed.text.size());
        if (task.end >= 0)
            task.end += added;
        task.least = composedAt + added + 1;
    } else {
        layout.clearFormats();
    }
    LinesSize size = layOutLines(layout, task, page.room);
    const int all = length + (isComposedHere ? int(m_composed.text.size()) : 0);
    if (size.end >= all && start + length < units() && length == asked)
        return breakPiece(piece, block, page, lookAhead * 8); // the last line would go on
    if (isComposedHere)
        size.end -= int(m_composed.text.size());
    return size;
}

LongParagraph::Growth LongParagraph::layOut(int number, const QTextBlock &block, const Page &page)
{
    const auto piece = size_t(number);
    int before = m_pieces[piece].height;
    const int unitsBefore = m_pieces[piece].units;
    LinesSize size = breakPiece(piece, block, page, kLookAhead);
    int behind = 0; // what became higher there
    bool movesShown = false;
    if (size.end < unitsBefore && (unitsBefore > kMostUnits || piece + 1 == m_pieces.size())) {
        behind = splitBehind(piece, size);
    } else if (size.end != unitsBefore) {
        const Moved moved = moveEnd(piece, size.end);
        movesShown = moved.shown;
        before += moved.lost;
        if (piece + 1 == m_pieces.size()) {
            size = breakPiece(piece, block, page, kLookAhead); // as the last one is
            if (size.end < m_pieces[piece].units)
                behind = splitBehind(piece, size);
        } else if (size.end < unitsBefore) {
            behind = size.height / std::max(1, m_pieces[piece].lines->layout().lineCount());
            m_pieces[piece + 1].height += behind;
        }
    }
    Piece &one = m_pieces[piece];
    one.height = size.height;
    one.right = size.right;
    one.isMeasured = true;
    one.hadLines = false;
    one.used = ++m_uses;
    const int growth = size.height - before + behind;
    countUp();
    dropUnused(page);
    return {top(number), before, growth, movesShown};
}

/// The piece behind it has the rest, and is a guess again.
LongParagraph::Moved LongParagraph::moveEnd(size_t piece, int units)
{
    Moved moved;
    int missing = units - m_pieces[piece].units;
    m_pieces[piece].units = units;
    while (missing != 0 && piece + 1 < m_pieces.size()) {
        Piece &next = m_pieces[piece + 1];
        moved.shown = moved.shown || next.lines;
        touchPiece(piece + 1);
        if (next.units > missing) {
            next.units -= missing;
            break;
        }
        missing -= next.units;
        moved.lost += next.height;
        m_pieces.erase(m_pieces.begin() + std::ptrdiff_t(piece) + 1);
        if (int(piece) < m_lastEdited)
            --m_lastEdited;
    }
    return moved;
}

/// What is behind the lines becomes a piece of its own. Returns how high that may be.
int LongParagraph::splitBehind(size_t piece, const LinesSize &size)
{
    Piece rest;
    rest.units = m_pieces[piece].units - size.end;
    rest.height = int(std::round(qreal(size.height) * rest.units / std::max(1, size.end)));
    rest.hadLines = true;
    const int height = rest.height;
    m_pieces[piece].units = size.end;
    m_pieces.insert(m_pieces.begin() + std::ptrdiff_t(piece) + 1, std::move(rest));
    if (int(piece) < m_lastEdited)
        ++m_lastEdited;
    return height;
}

/// Those out of view that nobody asked for in the longest time.
void LongParagraph::dropUnused(const Page &page)
{
    std::vector<std::pair<quint64, int>> used;
    for (int i = 0; i < count(); ++i) {
        const bool isInView = top(i) <= page.viewBottom && top(i + 1) >= page.viewTop;
        if (hasLines(i) && !isInView)
            used.emplace_back(m_pieces[size_t(i)].used, i);
    }
    if (used.size() <= size_t(kKeptPieces))
        return;
    std::ranges::nth_element(used, used.begin() + std::ptrdiff_t(used.size()) - kKeptPieces);
    for (size_t i = 0; i + kKeptPieces < used.size(); ++i)
        dropLines(used[i].second);
}

LinePart LongParagraph::part(int number, const QTextBlock &block)
{
    const auto piece = size_t(number);
    Piece &one = m_pieces[piece];
    one.used = ++m_uses;
    one.lines->moveTo(block, m_starts[piece]);
    return {&one.lines->layout(),        m_starts[piece], m_starts[piece + 1],
            qreal(m_tops[piece]),        piece == 0,      piece + 1 == m_pieces.size(),
            QStringView(m_text).sliced(m_starts[piece], one.units)};
}

} // namespace syngraph
