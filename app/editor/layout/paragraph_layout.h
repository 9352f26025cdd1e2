#pragma once

#include "app/editor/layout/paragraph_guess.h"
#include "app/editor/layout/paragraph_lines.h"

#include <QAbstractTextDocumentLayout>
#include <QFont>
#include <QMarginsF>

#include <optional>

class QTextBlock;

namespace syngraph {

/// Lays a document out paragraph by paragraph, so that an edit costs what its paragraph costs,
/// however long the document is; Qt's own layout walks all of them. A paragraph is laid out when it
/// is edited, seen or asked for; until then its height is a guess, and refined() tells the view
/// what a guess was wrong by.
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
    QRectF blockBoundingRect(const QTextBlock &block) const override; ///< lays it out

    /// Of the page that is shown: in place of those of the document's root frame, which would all be
    /// reported as changed. Lines are broken anew only where the room between the margins changes.
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
    /// The paragraph at this height, or the one that is nearest.
    QTextBlock blockAt(qreal y) const;

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
    bool takePage();
    void rebuild();
    void takeEdit(const QTextBlock &first, const QTextBlock &last, int removedParagraphs);
    void keepHeights(std::vector<ParagraphHeights::Paragraph> &fresh, int first, int count) const;
    bool isInStep() const;
    qreal textTop(int number) const;
    /// Measures a paragraph with the lines in the block, or for the height alone.
    void layOut(const QTextBlock &block, int number);
    void measureAside(const QTextBlock &block, int number);
    void takeSize(int number, const LinesSize &size, bool isEdit);
    bool ensureLaidOut(const QTextBlock &block, int number);
    void reportSize();

    ParagraphHeights m_heights;
    ParagraphGuess m_guess;
    LineRoom m_room;
    QFont m_font; ///< the document's own
    std::optional<QMarginsF> m_ownMargins;
    QMarginsF m_margins;
    QSizeF m_reportedSize;
    qreal m_pageWidth = 0;
    qreal m_right = 0; ///< how far the longest line reached
    int m_nextGuess = 0;
    int m_cursorWidth = 1;
    bool m_isDrawing = false;
    bool m_isEditing = false; ///< within documentChanged()
};

} // namespace syngraph
