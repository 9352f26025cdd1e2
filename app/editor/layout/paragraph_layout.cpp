#include "app/editor/layout/paragraph_layout.h"

#include "app/editor/layout/long_paragraph.h"
#include "common/base/check.h"

#include <QPainter>
#include <QScopedValueRollback>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextFrame>
#include <QTextLayout>

#include <algorithm>
#include <limits>

namespace syngraph {

namespace {

constexpr int kParagraphsAtOnce = 200; ///< laid out, and no more units than kUnitsAtOnce
/// Paragraphs from this length on keep their glyphs between two uses: their caret and their lines
/// are asked for more than once for each key.
constexpr int kLongUnits = 1'000;
/// How paragraphs of before and after an edit are found to be the same ones.
constexpr int kAlikeInRow = 3;
constexpr int kMostSkipped = 8;
constexpr qreal kEverything = std::numeric_limits<int>::max();
constexpr qreal kTallest = kEverything / 2; ///< scroll bars count in int

bool isSame(const QTextOption &one, const QTextOption &other)
{
    return one.wrapMode() == other.wrapMode() && one.flags() == other.flags() &&
           one.alignment() == other.alignment() && one.textDirection() == other.textDirection() &&
           one.tabStopDistance() == other.tabStopDistance() &&
           one.useDesignMetrics() == other.useDesignMetrics() && one.tabs() == other.tabs();
}

} // namespace

ParagraphLayout::ParagraphLayout(QTextDocument &document)
    : QAbstractTextDocumentLayout(&document)
{
}

ParagraphLayout &ParagraphLayout::of(const QTextDocument &document)
{
    auto *layout = qobject_cast<ParagraphLayout *>(document.documentLayout());
    SYNGRAPH_CHECK(layout);
    return *layout;
}

bool ParagraphLayout::isInStep() const
{
    return m_heights.count() == document()->blockCount();
}

qreal ParagraphLayout::textTop(int number) const
{
    return m_margins.top() + qreal(m_heights.top(number) + m_heights.at(number).gap);
}

/// What the document says of the page; true when lines may have to be broken anew.
bool ParagraphLayout::takePage()
{
    const auto page = document()->rootFrame()->frameFormat();
    const qreal pageWidth = document()->pageSize().width();
    m_margins = m_ownMargins.value_or(
        QMarginsF(page.leftMargin(), page.topMargin(), page.rightMargin(), page.bottomMargin()));
    m_pageWidth = pageWidth;
    LineRoom room;
    room.option = document()->defaultTextOption();
    room.indentWidth = document()->indentWidth();
    if (pageWidth > 0)
        room.width = std::max(1.0, pageWidth - m_margins.left() - m_margins.right());
    const bool isOther = room.width != m_room.width || room.indentWidth != m_room.indentWidth ||
                         !isSame(room.option, m_room.option) || document()->defaultFont() != m_font;
    m_room = room;
    m_font = document()->defaultFont();
    return isOther;
}

QTextBlock ParagraphLayout::blockFor(int position) const
{
    const QTextBlock block = document()->findBlock(position);
    return block.isValid() ? block : document()->lastBlock();
}

void ParagraphLayout::documentChanged(int from, int removed, int added)
{
    const int count = document()->blockCount();
    const bool isOtherPage = takePage();
    // This is how Qt says that fonts, options or the page may be others.
    const bool isOtherLook = removed == 0 && added >= document()->characterCount();
    const bool isOneShort = count == 1 && !isLong(document()->firstBlock());
    if (isOtherLook && !isOtherPage && !isOneShort && isInStep()) {
        reportSize();
        Q_EMIT update();
        return;
    }
    const QTextBlock first = blockFor(from);
    const QTextBlock last = blockFor(from + added);
    const int removedParagraphs =
        last.blockNumber() - first.blockNumber() + 1 - (count - m_heights.count());
    const qint64 heightBefore = m_heights.height();
    QRectF changed(0, 0, kEverything, kEverything);
    m_isEditing = true;
    if (isOtherPage || isOtherLook || isOneShort || removedParagraphs < 1 ||
        first.blockNumber() + removedParagraphs > m_heights.count()) {
        rebuild();
    } else {
        takeEdit(from, from + added, removedParagraphs);
        changed.setTop(m_margins.top() + qreal(m_heights.top(first.blockNumber())));
        if (m_heights.height() == heightBefore)
            changed.setBottom(extentOf(last.next().isValid() ? last.next() : last).bottom);
    }
    m_isEditing = false; // the view may scroll now, and ask
    reportSize();
    Q_EMIT update(changed);
}

void ParagraphLayout::setPage(qreal width, const QMarginsF &margins)
{
    m_ownMargins = margins;
    document()->setPageSize(QSizeF(width, -1)); // comes back as documentChanged()
}

void ParagraphLayout::guessAnew()
{
    rebuild();
    reportSize();
    Q_EMIT update();
}

void ParagraphLayout::rebuild()
{
    const QScopedValueRollback editing(m_isEditing, true);
    m_guess.forget();
    m_right = 0;
    m_nextGuess = 0;
    std::vector<ParagraphHeights::Paragraph> all;
    all.reserve(size_t(document()->blockCount()));
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
        block.clearLayout();
        all.push_back(m_guess.paragraph(block, m_room.width));
        if (LongParagraph::of(block))
            block.setUserData(nullptr);
        if (const auto *pieces = renewLong(block, 0, block.length()))
            all.back().text = pieces->height();
    }
    m_heights.replace(0, m_heights.count(), all);
    if (m_room.width <= 0)
        return; // not shown yet
    int units = 0;
    QTextBlock block = document()->begin();
    for (int i = 0; i < kParagraphsAtOnce && block.isValid() && units < kUnitsAtOnce; ++i) {
        if (auto *pieces = LongParagraph::of(block)) {
            units += measurePieces(block, i, *pieces, kUnitsAtOnce - units, Keep::Lines);
        } else {
            units += block.length();
            layOut(block, i);
        }
        block = block.next();
    }
}

/// The paragraphs that have part in [from, to] stand where `removedParagraphs` others stood.
void ParagraphLayout::takeEdit(int from, int to, int removedParagraphs)
{
    const QTextBlock first = blockFor(from);
    const QTextBlock last = blockFor(to);
    const int number = first.blockNumber();
    std::vector<ParagraphHeights::Paragraph> fresh;
    std::vector<std::pair<size_t, const LongParagraph *>> inPieces;
    for (QTextBlock block = first; block.isValid(); block = block.next()) {
        block.clearLayout();
        fresh.push_back(m_guess.paragraph(block, m_room.width));
        if (const auto *pieces = renewLong(block, from - block.position(), to - block.position()))
            inPieces.emplace_back(fresh.size() - 1, pieces);
        if (block == last)
            break;
    }
    keepHeights(fresh, number, removedParagraphs);
    for (const auto &[index, pieces] : inPieces) {
        fresh[index].text = pieces->height();
        fresh[index].isMeasured = pieces->isMeasured();
    }
    m_heights.replace(number, removedParagraphs, fresh);
    const int behind = number + int(fresh.size());
    if (behind < m_heights.count()) {
        // The distance to what stands above is the larger one of both.
        auto next = m_heights.at(behind);
        next.gap = m_guess.gapAbove(last.next());
        m_heights.set(behind, next);
    }
    if (m_room.width <= 0)
        return;
    int units = 0;
    QTextBlock block = first;
    for (int i = number; i < behind && i - number < kParagraphsAtOnce; ++i) {
        auto *pieces = LongParagraph::of(block);
        units += pieces ? layOutEdited(block, i, *pieces) : block.length();
        if (units > kUnitsAtOnce && i > number)
            break;
        if (!pieces)
            layOut(block, i);
        block = block.next();
    }
    // One without text reads as what is above it.
    for (int i = behind; block.isValid() && block.length() == 1 && i - behind < kParagraphsAtOnce;
         ++i, block = block.next()) {
        if (block.layout()->lineCount() > 0)
            layOut(block, i);
    }
}

/// A change at two far places reports all that is between. Paragraphs of it that seem to be what
/// they were keep their heights as guesses, which makes them good ones. Where the lengths of both
/// sequences part, they are brought together again by the next few that agree.
void ParagraphLayout::keepHeights(std::vector<ParagraphHeights::Paragraph> &fresh, int first,
                                  int count) const
{
    const int freshCount = int(fresh.size());
    const auto isAlike = [&](int index, int old) {
        return index < freshCount && old < count &&
               fresh[size_t(index)].units == m_heights.at(first + old).units;
    };
    const auto isAlikeFrom = [&](int index, int old) {
        for (int i = 0; i < kAlikeInRow; ++i) {
            if (!isAlike(index + i, old + i))
                return false;
        }
        return true;
    };
    int index = 0;
    int old = 0;
    while (index < freshCount && old < count) {
        if (isAlike(index, old)) {
            fresh[size_t(index++)].text = m_heights.at(first + old++).text;
            continue;
        }
        int skipped = 1;
        int ofFresh = 0;
        for (; skipped <= kMostSkipped; ++skipped) {
            for (ofFresh = 0; ofFresh <= skipped; ++ofFresh) {
                if (isAlikeFrom(index + ofFresh, old + skipped - ofFresh))
                    break;
            }
            if (ofFresh <= skipped)
                break;
        }
        if (skipped > kMostSkipped)
            return;
        index += ofFresh;
        old += skipped - ofFresh;
    }
}

void ParagraphLayout::takeSize(int number, const LinesSize &size, bool isEdit)
{
    auto paragraph = m_heights.at(number);
    const qint64 before = paragraph.height();
    const bool isNews = !paragraph.isMeasured || paragraph.text != size.height;
    paragraph.text = size.height;
    paragraph.isMeasured = true;
    m_right = std::max(m_right, size.right);
    if (!isNews)
        return;
    m_heights.set(number, paragraph);
    const auto growth = int(paragraph.height() - before);
    if (growth != 0 && !isEdit)
        Q_EMIT refined(m_margins.top() + qreal(m_heights.top(number)), int(before), growth);
}

void ParagraphLayout::layOut(const QTextBlock &block, int number)
{
    QTextLayout *layout = block.layout();
    layout->setCacheEnabled(block.length() > kLongUnits);
    takeSize(number, layOutLines(*layout, linesTaskFor(block), m_room), m_isEditing);
}

void ParagraphLayout::measureAside(const QTextBlock &block, int number)
{
    QTextLayout layout(block); // lines in every block of a long document would fill the memory
    takeSize(number, layOutLines(layout, linesTaskFor(block), m_room), false);
}

bool ParagraphLayout::ensureLaidOut(const QTextBlock &block, int number)
{
    SYNGRAPH_CHECK(!LongParagraph::of(block));
    if (block.layout()->lineCount() > 0 && m_heights.at(number).isMeasured)
        return false;
    layOut(block, number);
    return true;
}

bool ParagraphLayout::measure(qreal top, qreal bottom)
{
    if (!isInStep() || m_room.width <= 0)
        return false;
    bool isNews = false;
    QTextBlock block = blockAt(top);
    for (int number = block.blockNumber(); block.isValid() && textTop(number) <= bottom;
         ++number, block = block.next())
        isNews = ensureSeen(block, number, top, bottom) || isNews;
    if (isNews)
        reportSize();
    return isNews;
}

bool ParagraphLayout::measureMore(int units)
{
    if (!isInStep() || m_room.width <= 0 || isMeasured())
        return false;
    for (int done = 0; done < units;) {
        auto next = m_heights.nextGuess(m_nextGuess);
        if (!next)
            next = m_heights.nextGuess(0);
        if (!next)
            break;
        const QTextBlock block = document()->findBlockByNumber(*next);
        if (auto *pieces = LongParagraph::of(block)) {
            done += measurePieces(block, *next, *pieces, units - done, Keep::Heights);
            m_nextGuess = pieces->isMeasured() ? *next + 1 : *next;
            continue;
        }
        m_nextGuess = *next + 1;
        done += block.length();
        measureAside(block, *next);
    }
    reportSize();
    return !isMeasured();
}

void ParagraphLayout::resizeInlineObject(QTextInlineObject item, int position,
                                         const QTextFormat &format)
{
    auto *handler = handlerForObject(format.objectType());
    if (!handler)
        return;
    const QSizeF size = handler->intrinsicSize(document(), position, format);
    item.setWidth(size.width());
    item.setAscent(size.height());
    item.setDescent(0);
}

void ParagraphLayout::reportSize()
{
    if (m_isDrawing)
        return;
    const QSizeF size = documentSize();
    if (size == m_reportedSize)
        return;
    m_reportedSize = size;
    Q_EMIT documentSizeChanged(size);
}

QSizeF ParagraphLayout::documentSize() const
{
    const qreal text = m_margins.left() + m_right + m_margins.right();
    return {std::max(m_pageWidth, text),
            std::min(m_margins.top() + qreal(m_heights.height()) + m_margins.bottom(), kTallest)};
}

QRectF ParagraphLayout::frameBoundingRect(QTextFrame *) const
{
    return {QPointF(), documentSize()};
}

ParagraphLayout::Extent ParagraphLayout::extentOf(const QTextBlock &block) const
{
    if (!block.isValid() || !isInStep())
        return {};
    const int number = block.blockNumber();
    const auto &paragraph = m_heights.at(number);
    const qreal top = m_margins.top() + qreal(m_heights.top(number));
    return {top, top + paragraph.gap, top + qreal(paragraph.height()), paragraph.isMeasured};
}

QTextBlock ParagraphLayout::blockAt(qreal y) const
{
    if (!isInStep())
        return document()->begin();
    return document()->findBlockByNumber(m_heights.find(qint64(std::floor(y - m_margins.top()))));
}

QRectF ParagraphLayout::blockBoundingRect(const QTextBlock &block) const
{
    if (!block.isValid() || !isInStep())
        return {};
    if (LongParagraph::of(block)) {
        const Caret caret = m_caret ? m_caret() : Caret{-1, 0};
        const int offset = caret.position - block.position();
        return offset >= 0 && offset < block.length() ? caretRect(block, offset, caret.composed)
                                                      : textRect(block);
    }
    return textRect(block);
}

QRectF ParagraphLayout::textRect(const QTextBlock &block) const
{
    if (!block.isValid() || !isInStep())
        return {};
    const int number = block.blockNumber();
    if (LongParagraph::of(block)) {
        const qreal width = std::max(m_right, m_pageWidth - m_margins.left() - m_margins.right());
        return {m_margins.left(), textTop(number), width, qreal(m_heights.at(number).text)};
    }
    auto *self = const_cast<ParagraphLayout *>(this); // to know is to have it laid out
    if (self->ensureLaidOut(block, number))
        self->reportSize();
    QTextLayout *layout = block.layout();
    layout->setPosition({m_margins.left(), textTop(number)});
    QRectF rect = layout->boundingRect();
    rect.moveTopLeft(layout->position());
    return rect;
}

int ParagraphLayout::hitTest(const QPointF &point, Qt::HitTestAccuracy accuracy) const
{
    if (!isInStep())
        return accuracy == Qt::ExactHit ? -1 : 0;
    const Extent whole = extentOf(document()->lastBlock());
    if (accuracy != Qt::ExactHit && point.y() < m_margins.top())
        return 0;
    if (accuracy != Qt::ExactHit && point.y() > whole.bottom)
        return document()->characterCount() - 1;
    QTextBlock block = blockAt(point.y());
    const Extent extent = extentOf(block);
    // Half of a gap belongs to the paragraph above it.
    if (block.previous().isValid() && point.y() < (extent.top + extent.textTop) / 2)
        block = block.previous();
    LineHit hit;
    int from = 0;
    visitParts(block, point.y(), point.y(), [&](const LinePart &part) {
        const QPointF top(m_margins.left(), textTop(block.blockNumber()) + part.top);
        hit = hitLines(*part.layout, point - top, accuracy);
        from = part.from;
        return false; // only the first one is there
    });
    if (accuracy == Qt::ExactHit && !hit.isExact)
        return -1;
    // What is being composed has places of its own, as in Qt's layout.
    const auto *own = block.layout();
    const int composed = int(own->preeditAreaText().size());
    const bool isBehind = composed > 0 && from > own->preeditAreaPosition();
    return block.position() + std::min(from + hit.offset + (isBehind ? composed : 0),
                                       block.length() - 1 + composed);
}

void ParagraphLayout::draw(QPainter *painter, const PaintContext &context)
{
    if (!isInStep())
        return;
    const QScopedValueRollback drawing(m_isDrawing, true);
    const QRectF page(m_margins.left(), 0,
                      documentSize().width() - m_margins.left() - m_margins.right(),
                      documentSize().height());
    const QRectF clip = context.clip.isValid() ? context.clip & page : page;
    const QPen pen = painter->pen();
    bool isNews = false;
    QTextBlock block = blockAt(context.clip.isValid() ? context.clip.top() : 0);
    // A tall object or a fixed line height can reach out of its paragraph.
    if (extentOf(block.previous()).isMeasured)
        block = block.previous();
    for (int number = block.blockNumber(); block.isValid(); ++number, block = block.next()) {
        if (context.clip.isValid() && textTop(number) > context.clip.bottom())
            break;
        const qreal top = context.clip.isValid() ? context.clip.top() : 0;
        const qreal bottom = context.clip.isValid() ? context.clip.bottom() : kEverything;
        isNews = passParts(block, number, top, bottom, [&](const LinePart &part) {
            part.layout->setPosition({m_margins.left(), textTop(number) + part.top});
            drawLines(*painter, block, part, context, clip, m_cursorWidth);
            return true;
        }) || isNews;
    }
    painter->setPen(pen);
    // What moves because of this has its turn when all is drawn.
    if (isNews)
        QMetaObject::invokeMethod(this, &ParagraphLayout::reportSize, Qt::QueuedConnection);
}

} // namespace syngraph
