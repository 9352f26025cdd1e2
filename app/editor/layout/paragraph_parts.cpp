// What ParagraphLayout has to do with long paragraphs, and where it says in which layout lines are.

#include "app/editor/layout/long_paragraph.h"
#include "app/editor/layout/paragraph_layout.h"

#include <QTextDocument>
#include <QTextLayout>

#include <algorithm>
#include <cmath>

namespace syngraph {

namespace {

/// A paragraph that became shorter than this is laid out as one again.
constexpr int kFewForPieces = 6'000;
constexpr qreal kLowParagraph = 100; ///< in pixels
constexpr char16_t kFirstMark = 0x300;

/// Whether one layout of it would take long, however short it is.
bool holdsManyMarks(const QTextBlock &block)
{
    if (block.length() <= LongParagraph::kMostMarks)
        return false;
    const QString text = block.text();
    int marks = 0;
    for (qsizetype i = 0; i < text.size() && marks < LongParagraph::kMostMarks; ++i) {
        char32_t c = text[i].unicode();
        if (c < kFirstMark) {
            marks = 0;
            continue;
        }
        if (text[i].isHighSurrogate() && i + 1 < text.size()) {
            c = QChar::surrogateToUcs4(text[i], text[i + 1]);
            ++i;
        }
        marks = QChar::isMark(c) ? marks + 1 : 0;
    }
    return marks >= LongParagraph::kMostMarks;
}

} // namespace

bool ParagraphLayout::isLong(const QTextBlock &block)
{
    return LongParagraph::of(block) != nullptr;
}

/// Of [from, to) it is known that it changed.
LongParagraph *ParagraphLayout::renewLong(const QTextBlock &block, int from, int to)
{
    QTextBlock owner = block;
    auto *known = LongParagraph::of(block);
    if (block.length() - 1 <= (known ? kFewForPieces : m_mostInOneLayout)
        && !holdsManyMarks(block)) {
        if (known)
            owner.setUserData(nullptr);
        return nullptr;
    }
    if (!known) {
        known = new LongParagraph;
        owner.setUserData(known);
    }
    known->update(block, from, to, m_guess.linesOf(block, m_room.width));
    return known;
}

void ParagraphLayout::layOutPiece(const QTextBlock &block, int number, LongParagraph &paragraph,
                                  int piece)
{
    const qreal start = textTop(number);
    const auto growth = paragraph.layOut(
        piece, block, {*this, m_room, m_viewTop - start, m_viewBottom - start});
    m_right = std::max(m_right, paragraph.right());
    auto height = m_heights.at(number);
    height.text = paragraph.height();
    height.isMeasured = paragraph.isMeasured();
    if (height != m_heights.at(number))
        m_heights.set(number, height);
    if (growth.growth != 0 && !m_isEditing)
        Q_EMIT refined(start + growth.top, growth.heightBefore, growth.growth);
    if (growth.movesShown && !m_isEditing && !m_isDrawing)
        Q_EMIT update();
}

/// Returns how many units it took.
int ParagraphLayout::layOutEdited(const QTextBlock &block, int number, LongParagraph &paragraph)
{
    int units = 0;
    while (units < kUnitsAtOnce) {
        const auto piece = paragraph.nextEdited();
        if (!piece)
            break;
        layOutPiece(block, number, paragraph, *piece);
        units += paragraph.from(*piece + 1) - paragraph.from(*piece);
    }
    return units;
}

/// The next that nobody has seen, about `units` of them. Returns how many they were.
int ParagraphLayout::measurePieces(const QTextBlock &block, int number, LongParagraph &paragraph,
                                   int units, Keep keep)
{
    int done = 0;
    while (done < units) {
        const auto piece = paragraph.nextGuess(0);
        if (!piece)
            break;
        layOutPiece(block, number, paragraph, *piece);
        if (keep == Keep::Heights)
            paragraph.dropLines(*piece);
        done += paragraph.from(*piece + 1) - paragraph.from(*piece);
    }
    if (paragraph.isMeasured())
        paragraph.dropSpares();
    return done;
}

void ParagraphLayout::setView(qreal top, qreal bottom)
{
    m_viewTop = top;
    m_viewBottom = bottom;
}

bool ParagraphLayout::ensureSeen(const QTextBlock &block, int number, qreal top, qreal bottom)
{
    auto *pieces = LongParagraph::of(block);
    if (!pieces)
        return ensureLaidOut(block, number);
    bool isNews = false;
    int piece = pieces->pieceAt(std::max(0.0, top - textTop(number)));
    for (; piece < pieces->count() && textTop(number) + pieces->top(piece) <= bottom; ++piece) {
        if (pieces->isMeasured(piece))
            continue;
        layOutPiece(block, number, *pieces, piece);
        isNews = true;
    }
    return isNews;
}

/// At least one part; each as soon as it is laid out, since only so many keep their lines.
bool ParagraphLayout::passParts(const QTextBlock &block, int number, qreal top, qreal bottom,
                                const Visit &visit)
{
    auto *pieces = LongParagraph::of(block);
    if (!pieces) {
        const bool isNews = ensureLaidOut(block, number);
        visit({block.layout(), 0, block.length() - 1});
        return isNews;
    }
    bool isNews = false;
    const int first = pieces->pieceAt(std::max(0.0, top - textTop(number)));
    for (int piece = first; piece < pieces->count(); ++piece) {
        if (piece > first && textTop(number) + pieces->top(piece) > bottom)
            break;
        const bool isKnown = pieces->isMeasured(piece);
        if (!isKnown || !pieces->hasLines(piece))
            layOutPiece(block, number, *pieces, piece);
        isNews = isNews || !isKnown;
        if (!visit(pieces->part(piece, block)))
            break;
    }
    return isNews;
}

void ParagraphLayout::visitParts(const QTextBlock &block, qreal top, qreal bottom,
                                 const Visit &visit) const
{
    if (!block.isValid() || !isInStep())
        return;
    auto *self = const_cast<ParagraphLayout *>(this); // to know is to have it laid out
    const int number = block.blockNumber();
    // What turns out lower brings more in.
    if (self->ensureSeen(block, number, top, bottom))
        self->reportSize();
    self->passParts(block, number, top, bottom, visit);
}

LinePart ParagraphLayout::partAt(const QTextBlock &block, int offset) const
{
    if (!isInStep())
        return {block.layout(), 0, block.length() - 1};
    auto *pieces = LongParagraph::of(block);
    auto *self = const_cast<ParagraphLayout *>(this);
    const int number = block.blockNumber();
    if (!pieces) {
        if (self->ensureLaidOut(block, number))
            self->reportSize();
        return {block.layout(), 0, block.length() - 1};
    }
    int piece = pieces->pieceOf(offset);
    bool isNews = false;
    // Where a piece ends is known when it is laid out.
    while (!pieces->isMeasured(piece) || !pieces->hasLines(piece)) {
        self->layOutPiece(block, number, *pieces, piece);
        isNews = true;
        piece = pieces->pieceOf(offset);
    }
    if (isNews)
        self->reportSize();
    return pieces->part(piece, block);
}

ParagraphLayout::Extent ParagraphLayout::extentAt(const QTextBlock &block, int offset) const
{
    Extent extent = extentOf(block);
    const auto *pieces = LongParagraph::of(block);
    if (!pieces || !isInStep())
        return extent;
    const int piece = pieces->pieceOf(offset);
    extent.bottom = extent.textTop + pieces->top(piece + 1);
    extent.textTop += pieces->top(piece);
    if (piece > 0)
        extent.top = extent.textTop;
    extent.isMeasured = pieces->isMeasured(piece);
    return extent;
}

qreal ParagraphLayout::lineTop(const QTextBlock &block, int offset) const
{
    if (auto *pieces = LongParagraph::of(block))
        return pieces->top(pieces->pieceOf(offset));
    // Of a low one it makes no difference, and thousands of matches need no QTextLayout each.
    const auto extent = extentOf(block);
    if (extent.bottom - extent.textTop > kLowParagraph && block.layout()->lineCount() > 1)
        return block.layout()->lineForTextPosition(offset).y();
    return 0;
}

QRectF ParagraphLayout::caretRect(const QTextBlock &block, int offset, int composed) const
{
    if (!block.isValid() || !isInStep())
        return {};
    const LinePart part = partAt(block, offset);
    const QTextLayout &layout = *part.layout;
    int place = offset - part.from;
    if (!layout.preeditAreaText().isEmpty()) {
        if (place == layout.preeditAreaPosition())
            place += composed;
        else if (place > layout.preeditAreaPosition())
            place += int(layout.preeditAreaText().size());
    }
    const QTextLine line = layout.lineForTextPosition(place);
    const QPointF top(m_margins.left(), textTop(block.blockNumber()) + part.top);
    if (!line.isValid())
        return {top, QSizeF(m_cursorWidth, 1)};
    return {top.x() + line.cursorToX(place), top.y() + line.y(), qreal(m_cursorWidth),
            line.height()};
}

} // namespace syngraph
