#include "app/editor/layout/paragraph_heights.h"

#include "common/base/check.h"

#include <algorithm>
#include <bit>

namespace syngraph {

void ParagraphHeights::Sum::add(const Paragraph &paragraph, int times)
{
    count += times;
    height += paragraph.height() * times;
    if (!paragraph.isMeasured)
        guesses += times;
}

ParagraphHeights::Sum ParagraphHeights::Sum::operator+(const Sum &other) const
{
    return {count + other.count, guesses + other.guesses, height + other.height};
}

ParagraphHeights::Sum ParagraphHeights::sumOf(const Chunk &chunk)
{
    Sum sum;
    for (const auto &paragraph : chunk)
        sum.add(paragraph, 1);
    return sum;
}

template <typename Fits> ParagraphHeights::Place ParagraphHeights::descend(Fits fits) const
{
    Place place{0, 0, {}};
    for (size_t step = std::bit_floor(m_chunks.size()); step > 0; step /= 2) {
        if (place.chunk + step > m_chunks.size())
            continue;
        const Sum next = place.before + m_tree[place.chunk + step];
        if (fits(next)) {
            place.chunk += step;
            place.before = next;
        }
    }
    return place;
}

ParagraphHeights::Place ParagraphHeights::placeOf(int number) const
{
    Place place = descend([number](const Sum &sum) { return sum.count <= number; });
    place.offset = size_t(number - place.before.count);
    return place;
}

const ParagraphHeights::Paragraph &ParagraphHeights::at(int number) const
{
    SYNGRAPH_CHECK(number >= 0 && number < count());
    const Place place = placeOf(number);
    return m_chunks[place.chunk][place.offset];
}

qint64 ParagraphHeights::top(int number) const
{
    SYNGRAPH_CHECK(number >= 0 && number <= count());
    const Place place = placeOf(number);
    qint64 y = place.before.height;
    for (size_t i = 0; i < place.offset; ++i)
        y += m_chunks[place.chunk][i].height();
    return y;
}

int ParagraphHeights::find(qint64 y) const
{
    SYNGRAPH_CHECK(count() > 0);
    if (y >= height())
        return count() - 1;
    const Place place = descend([y](const Sum &sum) { return sum.height <= y; });
    int number = place.before.count;
    qint64 bottom = place.before.height;
    for (const auto &paragraph : m_chunks[place.chunk]) {
        bottom += paragraph.height();
        if (bottom > y)
            break;
        ++number;
    }
    return number;
}

std::optional<int> ParagraphHeights::nextGuess(int number) const
{
    if (guesses() == 0 || number >= count())
        return std::nullopt;
    Place place = placeOf(number);
    int first = place.before.count;
    for (; place.chunk < m_chunks.size(); ++place.chunk, place.offset = 0) {
        const Chunk &chunk = m_chunks[place.chunk];
        for (size_t i = place.offset; i < chunk.size(); ++i) {
            if (!chunk[i].isMeasured)
                return first + int(i);
        }
        first += int(chunk.size());
    }
    return std::nullopt;
}

void ParagraphHeights::set(int number, const Paragraph &paragraph)
{
    SYNGRAPH_CHECK(number >= 0 && number < count());
    const Place place = placeOf(number);
    Paragraph &old = m_chunks[place.chunk][place.offset];
    Sum difference;
    difference.add(old, -1);
    difference.add(paragraph, 1);
    old = paragraph;
    addToTree(place.chunk, difference);
}

void ParagraphHeights::replace(int first, int count, std::span<const Paragraph> paragraphs)
{
    SYNGRAPH_CHECK(first >= 0 && count >= 0 && first + count <= m_all.count);
    if (count == 0 && paragraphs.empty())
        return;
    Place from = placeOf(first);
    if (from.chunk == m_chunks.size() && from.chunk > 0) {
        --from.chunk; // appending goes into the last chunk
        from.offset = m_chunks[from.chunk].size();
    }
    Place to = placeOf(first + count);
    if (to.chunk > from.chunk && to.offset == 0) {
        --to.chunk;
        to.offset = m_chunks[to.chunk].size();
    }
    Chunk whole;
    if (!m_chunks.empty()) {
        const Chunk &head = m_chunks[from.chunk];
        const Chunk &tail = m_chunks[to.chunk];
        whole.reserve(from.offset + paragraphs.size() + tail.size() - to.offset);
        whole.insert(whole.end(), head.begin(), head.begin() + ptrdiff_t(from.offset));
        whole.insert(whole.end(), paragraphs.begin(), paragraphs.end());
        whole.insert(whole.end(), tail.begin() + ptrdiff_t(to.offset), tail.end());
    } else {
        whole.assign(paragraphs.begin(), paragraphs.end());
    }
    if (from.chunk == to.chunk && !m_chunks.empty() && !whole.empty() &&
        whole.size() <= kMostInChunk) {
        Sum difference = sumOf(whole);
        const Sum old = sumOf(m_chunks[from.chunk]);
        difference = difference + Sum{-old.count, -old.guesses, -old.height};
        m_chunks[from.chunk] = std::move(whole);
        addToTree(from.chunk, difference);
        return;
    }
    std::vector<Chunk> parts;
    for (size_t i = 0; i < whole.size(); i += kMostInChunk / 2) {
        const auto end = std::min(whole.size(), i + kMostInChunk / 2);
        parts.emplace_back(whole.begin() + ptrdiff_t(i), whole.begin() + ptrdiff_t(end));
    }
    const auto begin = m_chunks.begin() + ptrdiff_t(from.chunk);
    const auto end = m_chunks.empty() ? begin : m_chunks.begin() + ptrdiff_t(to.chunk) + 1;
    const auto at = m_chunks.erase(begin, end);
    m_chunks.insert(at, std::make_move_iterator(parts.begin()),
                    std::make_move_iterator(parts.end()));
    rebuildTree();
}

void ParagraphHeights::addToTree(size_t chunk, const Sum &difference)
{
    for (size_t i = chunk + 1; i < m_tree.size(); i += i & (~i + 1))
        m_tree[i] = m_tree[i] + difference;
    m_all = m_all + difference;
}

void ParagraphHeights::rebuildTree()
{
    m_tree.assign(m_chunks.size() + 1, Sum());
    m_all = {};
    for (size_t i = 1; i < m_tree.size(); ++i) {
        const Sum own = sumOf(m_chunks[i - 1]);
        m_all = m_all + own;
        m_tree[i] = m_tree[i] + own;
        if (const size_t parent = i + (i & (~i + 1)); parent < m_tree.size())
            m_tree[parent] = m_tree[parent] + m_tree[i];
    }
}

bool ParagraphHeights::isConsistent() const
{
    ParagraphHeights fresh;
    fresh.m_chunks = m_chunks;
    fresh.rebuildTree();
    const bool isRight = std::all_of(m_chunks.begin(), m_chunks.end(), [](const Chunk &chunk) {
        return !chunk.empty() && chunk.size() <= kMostInChunk;
    });
    return isRight && fresh.m_tree.size() == std::max<size_t>(m_tree.size(), 1) &&
           std::equal(m_tree.begin(), m_tree.end(), fresh.m_tree.begin()) && fresh.m_all == m_all;
}

} // namespace syngraph
