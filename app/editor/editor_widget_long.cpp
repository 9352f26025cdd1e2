// What EditorWidget does in paragraphs whose lines Qt's text control does not know.

#include "app/editor/caret_moves.h"
#include "app/editor/editor_widget.h"
#include "app/editor/layout/paragraph_layout.h"

#include <QClipboard>
#include <QDragMoveEvent>
#include <QGuiApplication>
#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QScrollBar>
#include <QTextBlock>

#include <algorithm>

namespace syngraph {

namespace {

/// What an input method is told of the text around the caret: all of a long paragraph would be sent
/// to another program with each key.
constexpr int kSurroundings = 1'000;

struct Window
{
    QString text;
    int from = 0; ///< in the block
};
Window aroundCaret(const QTextCursor &caret)
{
    const QTextBlock block = caret.block();
    const int offset = caret.position() - block.position();
    const QString text = block.text();
    int from = std::max(0, offset - kSurroundings);
    if (from > 0 && text[from].isLowSurrogate())
        --from;
    int to = std::min(int(text.size()), offset + kSurroundings);
    if (to < text.size() && text[to].isLowSurrogate())
        ++to;
    return {text.mid(from, to - from), from};
}

} // namespace

bool EditorWidget::isInLongParagraph() const
{
    return ParagraphLayout::isLong(textCursor().block());
}

bool EditorWidget::hasPartInLong(const Selection &selection) const
{
    return ParagraphLayout::isLong(document()->findBlock(int(selection.anchor)))
        || ParagraphLayout::isLong(document()->findBlock(int(selection.head)));
}

/// Where Qt's control moves the caret it scrolls by what it takes for the height of a line.
void EditorWidget::passToControl(QKeyEvent *event)
{
    const Selection before = selection();
    QTextEdit::keyPressEvent(event);
    if (isInLongParagraph() && selection() != before)
        showCaret();
}

/// As Qt does with what its control marks.
void EditorWidget::offerSelection()
{
    QClipboard *clipboard = QGuiApplication::clipboard();
    if (clipboard->supportsSelection() && !selection().isEmpty())
        clipboard->setMimeData(createMimeDataFromSelection(), QClipboard::Selection);
}

bool EditorWidget::moveByLines(const QKeyEvent &key)
{
    if (!(textInteractionFlags() & (Qt::TextSelectableByKeyboard | Qt::TextEditable))
        || isComposing())
        return false;
    const auto moved = CaretMoves(*this).after(key, m_goalX);
    if (!moved)
        return false;
    if (const int pages = CaretMoves::pagesOf(key); pages != 0)
        verticalScrollBar()->triggerAction(pages > 0 ? QAbstractSlider::SliderPageStepAdd
                                                     : QAbstractSlider::SliderPageStepSub);
    setTextCursor(*moved); // forgets the goal
    offerSelection();
    if (CaretMoves::isVertical(key))
        m_goalX = moved->verticalMovementX();
    showCaret();
    return true;
}

/// Qt's control would look at all of the paragraph to find out what it typed or deleted itself.
bool EditorWidget::editLongParagraph(const QKeyEvent &key, const QString &typed)
{
    if (!isInLongParagraph() || isComposing())
        return false;
    m_goalX.reset();
    if (const auto erased = CaretMoves(*this).erasedBy(key)) {
        run(commands::replace(content(), *erased, Delta()), EditOrigin::Typed);
        showCaret();
        return true;
    }
    if (typed.isEmpty())
        return false;
    const auto fragment =
        commands::plainFragment(content(), selection().start(), typed, typingAttributes());
    run(commands::replace(content(), selection(), fragment), EditOrigin::Typed);
    showCaret();
    return true;
}

/// Text that an input method is done with, put in as a key puts it in.
bool EditorWidget::takeCommit(const QInputMethodEvent &event)
{
    const bool isPlain = !event.commitString().isEmpty() && event.preeditString().isEmpty()
        && event.replacementLength() == 0
        && std::ranges::none_of(event.attributes(), [](const auto &attribute) {
               return attribute.type == QInputMethodEvent::Selection;
           });
    if (!isPlain || isReadOnly() || !isInLongParagraph())
        return false;
    if (isComposing()) {
        QInputMethodEvent end;
        QTextEdit::inputMethodEvent(&end);
    }
    m_goalX.reset();
    const auto fragment = commands::plainFragment(content(), selection().start(),
                                                  event.commitString(), typingAttributes());
    run(commands::replace(content(), selection(), fragment), EditOrigin::Typed);
    showCaret();
    return true;
}

/// As ensureCursorVisible(), for which a line is ten pixels high where it finds none.
void EditorWidget::showCaret()
{
    if (!isInLongParagraph()) {
        ensureCursorVisible();
        return;
    }
    const QRectF caret = EditorGeometry(*this).caretRect(textCursor().position(), m_composedCaret);
    auto *bar = verticalScrollBar();
    if (caret.top() < 0)
        bar->setValue(bar->value() + int(std::floor(caret.top())));
    else if (caret.bottom() > viewport()->height())
        bar->setValue(bar->value() + int(std::ceil(caret.bottom())) - viewport()->height());
}

/// Of the caret Qt asks for a part to be painted again, by the height it takes lines for.
void EditorWidget::completeCaret(const QRegion &painted)
{
    const EditorGeometry geometry(*this);
    const int head = textCursor().position();
    if (!hasFocus() || !isInLongParagraph() || !geometry.isVisible(head, head))
        return;
    const QRect caret = geometry.caretRect(head, m_composedCaret)
                            .toAlignedRect()
                            .adjusted(-1, 0, 1, 0)
                            .intersected(viewport()->rect());
    if (painted.intersects(caret) && !(QRegion(caret) - painted).isEmpty())
        viewport()->update(caret);
}

void EditorWidget::dragMoveEvent(QDragMoveEvent *event)
{
    QTextEdit::dragMoveEvent(event);
    if (ParagraphLayout::isLong(cursorForPosition(event->position().toPoint()).block()))
        viewport()->update(); // where the text would go is not where Qt paints again
}

QVariant EditorWidget::inputMethodQuery(Qt::InputMethodQuery query) const
{
    return inputMethodQuery(query, {});
}

QVariant EditorWidget::inputMethodQuery(Qt::InputMethodQuery query, QVariant argument) const
{
    const QTextCursor caret = textCursor();
    if (!isInLongParagraph())
        return QTextEdit::inputMethodQuery(query, argument);
    const int start = caret.block().position();
    const auto within = [&](int position) {
        const auto [text, from] = aroundCaret(caret);
        return std::clamp(position - start - from, 0, int(text.size()));
    };
    switch (query) {
    case Qt::ImCursorRectangle:
        return EditorGeometry(*this).caretRect(caret.position(), m_composedCaret);
    case Qt::ImAnchorRectangle:
        return EditorGeometry(*this).caretRect(caret.anchor());
    case Qt::ImSurroundingText:
        return aroundCaret(caret).text;
    case Qt::ImCursorPosition:
        if (const QPointF point = argument.toPointF(); !point.isNull())
            return within(cursorForPosition(point.toPoint()).position());
        return within(caret.position());
    case Qt::ImAnchorPosition:
        return within(caret.anchor());
    default:
        return QTextEdit::inputMethodQuery(query, argument);
    }
}

} // namespace syngraph
