#pragma once

#include "app/editor/layout/paragraph_guess.h"
#include "app/editor/layout/paragraph_lines.h"
#include "app/editor/layout/piece_lines.h"

#include <QTextBlockUserData>
#include <QTextLayout>

#include <memory>
#include <optional>
#include <vector>

namespace syngraph {

/// A paragraph that is too long to be broken into lines anew with each key. Its text is cut into
/// pieces, each with lines of its own; an edit costs what its piece costs, and those behind it only
/// until lines begin where they began before. Pieces that nobody has seen are guesses, which begin
/// at a place that need not be where a line begins; laying out the piece in front settles it.
/// When all pieces are measured, the lines are those that one layout of all the text would have,
/// but for lines of more than kMostInLine units or kMostMarks marks above one letter, which end
/// there.
///
/// Belongs to its block, whose own QTextLayout has no lines then, but still what is being composed;
/// made and fed by ParagraphLayout. Heights in pixels, offsets in UTF-16 units of the paragraph.
class LongParagraph final : public QTextBlockUserData
{
public:
    struct Page
    {
        const QAbstractTextDocumentLayout &layout;
        const LineRoom &room;
        /// What is in view, from the paragraph's top: lines that are there stay.
        qreal viewTop = 0;
        qreal viewBottom = 0;
    };
    /// A line of marks that take no room would have no end, and each key would cost all of it.
    static constexpr int kMostInLine = 8'000;
    /// To place marks takes the square of their number.
    static constexpr int kMostMarks = 500;
    /// Of this block; null when it is a short one.
    static LongParagraph *of(const QTextBlock &block);

    /// Takes over what the block holds; [from, to) of it is reported as changed, and what really
    /// did is found by comparing, unless the report is narrower than the paragraph.
    void update(const QTextBlock &block, int from, int to, const ParagraphGuess::Lines &guess);

    int units() const { return int(m_text.size()); }
    qint64 height() const { return m_tops.empty() ? 0 : m_tops.back(); }
    bool isMeasured() const { return !nextGuess(0); }
    qreal right() const; ///< where the longest line ends

    int count() const { return int(m_pieces.size()); } ///< of pieces
    int pieceOf(int offset) const;                     ///< that the unit is in
    int pieceAt(qreal y) const;                        ///< or the nearest one
    int from(int piece) const { return m_starts[size_t(piece)]; }
    qreal top(int piece) const { return qreal(m_tops[size_t(piece)]); }
    bool isMeasured(int piece) const { return m_pieces[size_t(piece)].isMeasured; }
    bool hasLines(int piece) const { return m_pieces[size_t(piece)].lines != nullptr; }
    std::optional<int> nextGuess(int piece) const; ///< the first at `piece` or behind it

    /// What the last update() left to be laid out again at once: whatever had lines. Nothing when
    /// there is no more.
    std::optional<int> nextEdited();

    struct Growth
    {
        qreal top = 0;
        int heightBefore = 0;
        int growth = 0;
        bool movesShown = false; ///< lines behind it begin elsewhere now
    };
    /// Breaks the piece into lines; where it ends may become another place.
    Growth layOut(int piece, const QTextBlock &block, const Page &page);
    /// For the height alone: lines for all that nobody sees would fill the memory.
    void dropLines(int piece);
    void dropSpares() { m_spare.clear(); } ///< when nothing is left to measure
    LinePart part(int piece, const QTextBlock &block); ///< of one that has lines

private:
    struct Piece
    {
        int units = 0;
        int height = 0;
        qreal right = 0;
        bool isMeasured = false;
        bool hadLines = false; ///< until an edit took them
        quint64 used = 0;
        std::unique_ptr<PieceLines> lines;
    };
    struct Look ///< what all lines depend on
    {
        int format = -1;
        Qt::LayoutDirection direction = Qt::LeftToRight;
        bool holdsObjects = false;
        bool operator==(const Look &) const = default;
    };
    struct Composition
    {
        int offset = -1;
        QString text;
        QList<QTextLayout::FormatRange> formats;
        bool operator==(const Composition &) const = default;
    };
    static std::vector<FormatRun> runsOf(const QTextBlock &block);
    static Composition compositionOf(const QTextBlock &block);
    void replace(int from, int oldTo, int newTo, const ParagraphGuess::Lines &guess);
    void touch(int from, int to);
    void touchPiece(size_t piece);
    std::vector<Piece> cut(int from, int units, const ParagraphGuess::Lines &guess) const;
    int goodEnd(int from, int wanted) const;
    int inOneLayout(int from, int wanted) const;
    struct Moved
    {
        bool shown = false; ///< lines that were there
        int lost = 0;       ///< height of pieces that are part of this one now
    };
    Moved moveEnd(size_t piece, int units);
    int splitBehind(size_t piece, const LinesSize &size);
    LinesSize breakPiece(size_t piece, const QTextBlock &block, const Page &page, int lookAhead);
    void countUp();
    void dropUnused(const Page &page);
    std::unique_ptr<PieceLines> takeSpare(const Page &page);

    QString m_text;
    std::vector<FormatRun> m_runs;
    Look m_look;
    Composition m_composed;
    std::vector<Piece> m_pieces;
    std::vector<int> m_starts;  ///< of each piece, and the end of the text
    std::vector<qint64> m_tops; ///< likewise
    std::vector<std::unique_ptr<PieceLines>> m_spare;
    int m_nextEdited = 0;
    int m_lastEdited = -1; ///< the last piece of the edit itself
    quint64 m_uses = 0;
};

} // namespace syngraph
