#pragma once

#include <QtGlobal>

#include <optional>
#include <span>
#include <vector>

namespace syngraph {

/// The heights of paragraphs that stand one below the other, in whole pixels, so that sums are
/// exact: which place belongs to a paragraph, and which paragraph to a place.
///
/// Chunks of up to kMostInChunk paragraphs under a Fenwick tree (P. Fenwick 1994, "A new data
/// structure for cumulative frequency tables") of their sums: queries and set() take O(log n) plus
/// the length of a chunk; so does replace(), besides rebuilding the tree, O(n / chunk), when a
/// chunk comes or goes. Value type; knows no document.
class ParagraphHeights final
{
public:
    struct Paragraph
    {
        int gap = 0;     ///< between the one above and this one's text
        qint64 text = 0; ///< of all lines
        int units = 0;   ///< UTF-16 code units; tells an untouched paragraph from a new one
        bool isMeasured = false; ///< `text` is what layout came to, and not a guess

        qint64 height() const { return gap + text; }
        bool operator==(const Paragraph &) const = default;
    };

    int count() const { return m_all.count; }
    qint64 height() const { return m_all.height; } ///< of all together
    int guesses() const { return m_all.guesses; }  ///< paragraphs that are not measured

    const Paragraph &at(int number) const;         ///< number < count()
    qint64 top(int number) const;                  ///< number <= count(); heights of all before
    /// Whose top <= y < the next one's top; the first or the last for a y beyond. Not when empty.
    int find(qint64 y) const;
    /// The first that is not measured, at `number` or after it.
    std::optional<int> nextGuess(int number) const;

    void set(int number, const Paragraph &paragraph);
    /// Puts `paragraphs` in place of `count` ones from `first` on.
    void replace(int first, int count, std::span<const Paragraph> paragraphs);

    /// Whether all sums are what they should be. For tests.
    bool isConsistent() const;

private:
    static constexpr size_t kMostInChunk = 128;
    struct Sum
    {
        int count = 0;
        int guesses = 0;
        qint64 height = 0;
        void add(const Paragraph &paragraph, int times);
        Sum operator+(const Sum &other) const;
        bool operator==(const Sum &) const = default;
    };
    using Chunk = std::vector<Paragraph>;
    struct Place
    {
        size_t chunk;
        size_t offset;
        Sum before; ///< of the chunks before
    };
    static Sum sumOf(const Chunk &chunk);
    /// How many chunks go as long as the sum of them all is `fit`, and their sum.
    template <typename Fits> Place descend(Fits fits) const;
    Place placeOf(int number) const;
    void addToTree(size_t chunk, const Sum &difference);
    void rebuildTree();

    std::vector<Chunk> m_chunks; ///< none of them empty
    std::vector<Sum> m_tree;     ///< from 1 on
    Sum m_all;
};

} // namespace syngraph
