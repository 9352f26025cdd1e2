#pragma once

#include "app/editor/layout/paragraph_guess.h"
#include "app/editor/layout/paragraph_lines.h"

#include <QAbstractTextDocumentLayout>
#include <QFont>
#include <QMarginsF>

#include <functional>
#include <optional>

class QTextBlock;

namespace syngraph {

class LongParagraph;

/// Lays a document out paragraph by paragraph, so that an edit costs what its paragraph costs,
/// however long the document is; Qt's own layout walks all of them. A paragraph is laid out when it
/// is edited, seen or asked for; until then its height is a guess, and refined() tells the view
/// what a guess was wrong by.
///
/// Paragraphs of more than kMostInOneLayout units, or with hundreds of marks above one letter, have
/// their lines in pieces, see LongParagraph; the QTextLayout of such a block has none, so that what
/// Qt does with lines is left to the view.
///
/// For documents of the editor: paragraphs and embeds in the root frame, no tables, no frames, no
/// QTextList. Whole pixels: see layOutLines(). Without pages: print a clone of the document, which
/// has Qt's layout.
/// Owned by its document; GUI thread. Queries within an edit, when paragraphs and heights do not
/// match, get empty answers.
class ParagraphLayout final : public QAbstractTextDocumentLayout
{
    Q_OBJECT
    /// QTextEdit looks for it by this name.
    Q_PROPERTY(int cursorWidth READ cursorWidth WRITE setCursorWidth)

public:
    explicit ParagraphLayout(QTextDocument &document);
    /// Of a document that was given one.
    static ParagraphLayout &of(const QTextDocument &document);

    void draw(QPainter *painter, const PaintContext &context) override;
    int hitTest(const QPointF &point, Qt::HitTestAccuracy accuracy) const override;
    int pageCount() const override { return 1; }
    QSizeF documentSize() const override;
    QRectF frameBoundingRect(QTextFrame *frame) const override;
    /// Lays it out. Of a long paragraph that the caret is in, the place of the caret: Qt's text
    /// control, which finds no lines, takes this for the place of any position.
    QRectF blockBoundingRect(const QTextBlock &block) const override;
    /// Where the view has its caret.
    struct Caret
    {
        int position = 0;
        int composed = 0; ///< units into what is being composed there
    };
    void setCaretSource(std::function<Caret()> source) { m_caret = std::move(source); }

    static constexpr int kMostInOneLayout = 8'000;
    /// Who listens asks for lines by Qt's own ways, which know of those in a block's layout alone.
    static constexpr int kMostInOneLayoutToRead = 20'000;
    /// For paragraphs that are not in pieces yet.
    void setMostInOneLayout(int units) { m_mostInOneLayout = units; }
    static bool isLong(const QTextBlock &block);

    /// Of the page that is shown: in place of those of the document's root frame, which would all
    /// be reported as changed. Lines are broken anew only where the room between margins changes.
    void setPage(qreal width, const QMarginsF &margins);
    const QMarginsF &margins() const { return m_margins; }
    /// When what was measured says nothing of the heights to come.
    void guessAnew();

    /// Where a paragraph stands, laid out or not: from `top`, the gap above it, the text.
    struct Extent
    {
        qreal top = 0;
        qreal textTop = 0;
        qreal bottom = 0;
        bool isMeasured = false;
    };
    Extent extentOf(const QTextBlock &block) const;
    /// Of the piece of a long paragraph that the unit is in, else of the paragraph.
    Extent extentAt(const QTextBlock &block, int offset) const;
    /// The paragraph at this height, or the one that is nearest.
    QTextBlock blockAt(qreal y) const;
    /// Of the text alone. Lays out a short paragraph, of a long one nothing.
    QRectF textRect(const QTextBlock &block) const;
    /// Shows the lines in [top, bottom], at least, one part after the other until `visit` wants no
    /// more; all of a short paragraph. Lays them out: a part is of use until the next one alone.
    using Visit = std::function<bool(const LinePart &)>;
    void visitParts(const QTextBlock &block, qreal top, qreal bottom, const Visit &visit) const;
    /// Those around a unit of the block, or around its end.
    LinePart partAt(const QTextBlock &block, int offset) const;
    /// The line of a unit, in the block; of what has no lines yet about the place.
    qreal lineTop(const QTextBlock &block, int offset) const;
    /// Of a long paragraph. `composed` units into what is being composed, when it is there.
    QRectF caretRect(const QTextBlock &block, int offset, int composed = 0) const;

    /// What is in view: its lines are kept, however many they are.
    void setView(qreal top, qreal bottom);
    /// Lays out what stands in [top, bottom]; false when it was. What it moves may bring more of
    /// it in.
    bool measure(qreal top, qreal bottom);
    /// Lays out about `units` UTF-16 units of paragraphs that nobody has seen yet, for their
    /// heights; false when all are known.
    bool measureMore(int units);
    bool isMeasured() const { return m_heights.guesses() == 0; }

    int cursorWidth() const { return m_cursorWidth; }
    void setCursorWidth(int width) { m_cursorWidth = width; }

Q_SIGNALS:
    /// A paragraph that was not edited turned out higher by `growth`, which may be negative.
    void refined(qreal top, int heightBefore, int growth);

protected:
    void documentChanged(int from, int removed, int added) override;
    /// As Qt's own layout, and unlike its base class, which takes a pixel off.
    void resizeInlineObject(QTextInlineObject item, int position,
                            const QTextFormat &format) override;

private:
    /// What is laid out at once after an edit or when a document is new; the rest when it is seen.
    static constexpr int kUnitsAtOnce = 20'000;

    bool takePage();
    void rebuild();
    QTextBlock blockFor(int position) const;
    void takeEdit(int from, int to, int removedParagraphs);
    void keepHeights(std::vector<ParagraphHeights::Paragraph> &fresh, int first, int count) const;
    bool isInStep() const;
    qreal textTop(int number) const;
    /// Measures a paragraph with the lines in the block, or for the height alone.
    void layOut(const QTextBlock &block, int number);
    void measureAside(const QTextBlock &block, int number);
    void takeSize(int number, const LinesSize &size, bool isEdit);
    bool ensureLaidOut(const QTextBlock &block, int number);
    bool ensureSeen(const QTextBlock &block, int number, qreal top, qreal bottom);
    bool passParts(const QTextBlock &block, int number, qreal top, qreal bottom,
                   const Visit &visit);
    LongParagraph *renewLong(const QTextBlock &block, int from, int to);
    int layOutEdited(const QTextBlock &block, int number, LongParagraph &paragraph);
    void layOutPiece(const QTextBlock &block, int number, LongParagraph &paragraph, int piece);
    enum class Keep { Lines, Heights };
    int measurePieces(const QTextBlock &block, int number, LongParagraph &paragraph, int units,
                      Keep keep);
    void reportSize();

    ParagraphHeights m_heights;
    ParagraphGuess m_guess;
    LineRoom m_room;
    QFont m_font; ///< the document's own
    std::function<Caret()> m_caret;
    std::optional<QMarginsF> m_ownMargins;
    QMarginsF m_margins;
    QSizeF m_reportedSize;
    qreal m_pageWidth = 0;
    qreal m_viewTop = 0;
    qreal m_viewBottom = 0;
    qreal m_right = 0; ///< how far the longest line reached
    int m_nextGuess = 0;
    int m_cursorWidth = 1;
    int m_mostInOneLayout = kMostInOneLayout;
    bool m_isDrawing = false;
    bool m_isEditing = false; ///< within documentChanged()
};

} // namespace syngraph
