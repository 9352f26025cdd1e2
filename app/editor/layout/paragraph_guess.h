#pragma once

#include "app/editor/layout/paragraph_heights.h"

#include <QHash>
#include <QTextFormat>

class QTextBlock;

namespace syngraph {

/// How high a paragraph may be, without breaking it into lines: from how many characters it has,
/// and how many of them a line takes on average. The gap above it is no guess: it is the larger of
/// the distances that the two paragraphs ask for, as in Qt's own layout.
/// Keeps what it found out about formats by their numbers in the document; owned by the layout.
class ParagraphGuess final
{
public:
    /// When fonts may have changed or the numbers of formats stand for others.
    void forget();
    /// `width` in pixels, between the margins of the page; 0 for lines without end.
    ParagraphHeights::Paragraph paragraph(const QTextBlock &block, qreal width);
    int gapAbove(const QTextBlock &block);
    struct Lines
    {
        qreal units = 1; ///< in a line
        int advance = 1; ///< from a line to the next
    };
    Lines linesOf(const QTextBlock &block, qreal width);

private:
    struct Distances
    {
        qreal above = 0;
        qreal below = 0;
        qreal sides = 0;
        QTextBlockFormat format;
    };
    struct Font
    {
        qreal lineHeight = 1;
        qreal characterWidth = 1;
    };
    const Distances &distancesOf(const QTextBlock &block);
    const Font &fontOf(const QTextBlock &block);

    QHash<int, Distances> m_distances; ///< by the number of the block format
    QHash<int, Font> m_fonts;          ///< by the number of the character format
};

} // namespace syngraph
