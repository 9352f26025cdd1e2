#include "app/editor/layout/piece_lines.h"

#include <QAbstractTextDocumentLayout>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextLayout>

#include <algorithm>

namespace syngraph {

/// Knows how large objects are and draws them; all else is done with the QTextLayout itself.
class PieceLines::Layout final : public QAbstractTextDocumentLayout
{
public:
    Layout(QTextDocument &document, const QAbstractTextDocumentLayout &whole)
        : QAbstractTextDocumentLayout(&document), m_whole(whole)
    {
    }
    void setStart(const QTextBlock &block, int from)
    {
        m_block = block;
        m_from = from;
    }

    void draw(QPainter *, const PaintContext &) override {}
    int hitTest(const QPointF &, Qt::HitTestAccuracy) const override { return -1; }
    int pageCount() const override { return 1; }
    QSizeF documentSize() const override { return {}; }
    QRectF frameBoundingRect(QTextFrame *) const override { return {}; }
    QRectF blockBoundingRect(const QTextBlock &) const override { return {}; }

protected:
    void documentChanged(int, int, int) override {}
    void resizeInlineObject(QTextInlineObject item, int position,
                            const QTextFormat &format) override
    {
        auto *handler = m_whole.handlerForObject(format.objectType());
        if (!handler)
            return;
        const QSizeF size =
            handler->intrinsicSize(m_whole.document(), start() + position, format);
        item.setWidth(size.width());
        item.setAscent(size.height());
        item.setDescent(0);
    }
    void drawInlineObject(QPainter *painter, const QRectF &rect, QTextInlineObject, int position,
                          const QTextFormat &format) override
    {
        if (auto *handler = m_whole.handlerForObject(format.objectType()))
            handler->drawObject(painter, rect, m_whole.document(), start() + position, format);
    }

private:
    int start() const { return m_block.position() + m_from; }

    const QAbstractTextDocumentLayout &m_whole;
    QTextBlock m_block; ///< of the whole document
    int m_from = 0;
};

PieceLines::PieceLines(const QAbstractTextDocumentLayout &whole)
    : m_layout(new Layout(m_document, whole))
{
    m_document.setUndoRedoEnabled(false);
    m_document.setDocumentLayout(m_layout);
}

void PieceLines::fill(const QTextBlock &block, int from, QStringView text,
                      std::span<const FormatRun> runs)
{
    const QTextDocument &whole = *block.document();
    m_layout->setPaintDevice(whole.documentLayout()->paintDevice());
    moveTo(block, from);
    layout().setPreeditArea(-1, {});
    if (m_document.defaultFont() != whole.defaultFont())
        m_document.setDefaultFont(whole.defaultFont());
    const auto formats = whole.allFormats();
    QTextCursor cursor(&m_document);
    cursor.beginEditBlock();
    cursor.select(QTextCursor::Document);
    cursor.removeSelectedText();
    cursor.setBlockCharFormat(block.charFormat());
    const int to = from + int(text.size());
    auto run = std::ranges::upper_bound(runs, from, {}, &FormatRun::end);
    for (int at = from; at < to && run != runs.end(); ++run) {
        const int end = std::min(run->end, to);
        cursor.insertText(text.sliced(at - from, end - at).toString(),
                          formats.at(run->format).toCharFormat());
        at = end;
    }
    cursor.endEditBlock();
    layout().setCacheEnabled(true);
}

void PieceLines::moveTo(const QTextBlock &block, int from)
{
    m_layout->setStart(block, from);
}

QTextLayout &PieceLines::layout()
{
    return *m_document.firstBlock().layout();
}

} // namespace syngraph
