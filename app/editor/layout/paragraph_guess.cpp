#include "app/editor/layout/paragraph_guess.h"

#include "app/editor/layout/paragraph_lines.h"

#include <QFontMetricsF>
#include <QTextBlock>
#include <QTextDocument>

#include <algorithm>
#include <cmath>
#include <limits>

namespace syngraph {

namespace {

/// A line is not full: the word that did not fit begins the next one.
constexpr qreal kFilled = 0.95;

} // namespace

void ParagraphGuess::forget()
{
    m_distances.clear();
    m_fonts.clear();
}

const ParagraphGuess::Distances &ParagraphGuess::distancesOf(const QTextBlock &block)
{
    const int number = block.blockFormatIndex();
    if (const auto known = m_distances.constFind(number); known != m_distances.cend())
        return *known;
    const QTextBlockFormat format = block.blockFormat();
    return *m_distances.insert(number, {format.topMargin(), format.bottomMargin(),
                                        format.leftMargin() + format.rightMargin(), format});
}

const ParagraphGuess::Font &ParagraphGuess::fontOf(const QTextBlock &block)
{
    const int number = block.charFormatIndex();
    if (const auto known = m_fonts.constFind(number); known != m_fonts.cend())
        return *known;
    const QFontMetricsF metrics(block.charFormat().font().resolve(block.document()->defaultFont()));
    return *m_fonts.insert(number, {metrics.ascent() + metrics.descent() + metrics.leading(),
                                    std::max<qreal>(1, metrics.averageCharWidth())});
}

int ParagraphGuess::gapAbove(const QTextBlock &block)
{
    const QTextBlock previous = block.previous();
    if (!previous.isValid())
        return 0;
    const qreal below = distancesOf(previous).below;
    return qRound(std::max(below, distancesOf(block).above));
}

ParagraphGuess::Lines ParagraphGuess::linesOf(const QTextBlock &block, qreal width)
{
    const Distances &distances = distancesOf(block);
    const Font &font = fontOf(block);
    Lines lines;
    lines.units = std::numeric_limits<int>::max();
    if (width > 0) {
        const qreal room = std::max(font.characterWidth, (width - distances.sides) * kFilled);
        lines.units = room / font.characterWidth;
    }
    lines.advance = lineAdvance(distances.format, font.lineHeight);
    return lines;
}

ParagraphHeights::Paragraph ParagraphGuess::paragraph(const QTextBlock &block, qreal width)
{
    ParagraphHeights::Paragraph guess;
    guess.gap = gapAbove(block);
    guess.units = block.length();
    const Lines lines = linesOf(block, width);
    guess.text = int(std::max(1.0, std::ceil((guess.units - 1) / lines.units))) * lines.advance;
    return guess;
}

} // namespace syngraph
