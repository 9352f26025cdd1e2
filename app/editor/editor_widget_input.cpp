// Keys, mouse and drops of EditorWidget.

#include "app/editor/clipboard.h"
#include "app/editor/editor_images.h"
#include "app/editor/editor_widget.h"
#include "app/editor/paste_run.h"
#include "app/editor/typing_habits.h"
#include "common/ot/schema.h"

#include <QContextMenuEvent>
#include <QDropEvent>
#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QTextBlock>

namespace syngraph {

namespace {

bool isUndo(const QKeyEvent *event)
{
    return event->matches(QKeySequence::Undo);
}

bool isRedo(const QKeyEvent *event)
{
    return event->matches(QKeySequence::Redo) ||
           (event->key() == Qt::Key_Y && event->modifiers() == Qt::ControlModifier);
}

/// Whether the key puts its text in, after the rules of Qt's text controls.
bool isTyping(const QKeyEvent *event)
{
    const QString text = event->text();
    const auto modifiers = event->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier);
    return !text.isEmpty() && (text.front().isPrint() || text.front().isSurrogate()) &&
           (modifiers == Qt::NoModifier ||
            modifiers == (Qt::ControlModifier | Qt::AltModifier)); // AltGr
}

/// What the key puts in, also where it does not count as typing.
QString textOf(const QKeyEvent *event)
{
    if (event->matches(QKeySequence::InsertLineSeparator))
        return QString(QChar(QChar::LineSeparator));
    const bool isTab = event->key() == Qt::Key_Tab
        && (event->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
    if (isTab)
        return QString(u'\t');
    return isTyping(event) ? event->text() : QString();
}

} // namespace

bool EditorWidget::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        // QTextEdit claims these keys even while its own undo is off; an action must get them.
        auto *key = static_cast<QKeyEvent *>(event);
        if (isUndo(key) || isRedo(key)) {
            event->ignore();
            return true;
        }
    }
    // Marked text is painted otherwise then; of a long paragraph Qt asks for too little of it.
    if ((event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
        && !selection().isEmpty() && hasPartInLong(selection()))
        viewport()->update();
    const bool isTaken = QTextEdit::event(event);
    if (event->type() == QEvent::FocusOut)
        Q_EMIT focusLeft();
    return isTaken;
}

void EditorWidget::keyPressEvent(QKeyEvent *event)
{
    event->accept();
    if (handleZoomKey(event))
        return;
    if (event->key() == Qt::Key_Escape && m_pasting->isRunning()) {
        m_pasting->stop();
        return;
    }
    if (event->key() != Qt::Key_Return && event->key() != Qt::Key_Enter)
        m_fencedAt = -1;
    if (isReadOnly()) {
        if (!moveByLines(*event))
            passToControl(event);
        return;
    }
    if (isUndo(event))
        Q_EMIT undoRequested();
    else if (isRedo(event))
        Q_EMIT redoRequested();
    else if (!handleEditKey(event) && !moveByLines(*event)
             && !editLongParagraph(*event, textOf(event)))
        passToControl(event);
    if (isTyping(event))
        applyHabit();
}

void EditorWidget::inputMethodEvent(QInputMethodEvent *event)
{
    m_composedCaret = int(event->preeditString().size());
    for (const auto &attribute : event->attributes()) {
        if (attribute.type == QInputMethodEvent::Cursor)
            m_composedCaret = attribute.start;
    }
    const bool isCommit = !event->commitString().isEmpty() && event->preeditString().isEmpty();
    if (!takeCommit(*event))
        QTextEdit::inputMethodEvent(event);
    if (isInLongParagraph())
        showCaret();
    if (isCommit)
        applyHabit();
}

/// An edit apart from the typed one, so that undo takes back the habit alone.
void EditorWidget::applyHabit()
{
    const Selection current = selection();
    if (!m_hasHabits || isReadOnly() || !current.isEmpty() || isComposing())
        return;
    const AttributeSet plain = typingAttributes();
    const auto habit = commands::habitAt(content(), current.head);
    if (!habit || !run(habit->delta))
        return;
    setSelection({habit->caret, habit->caret});
    if (habit->isInline)
        changeTyping(plain);
    m_fencedAt = habit->takesReturn ? habit->caret : -1;
}

bool EditorWidget::handleEditKey(QKeyEvent *event)
{
    const auto modifiers = event->modifiers() & ~Qt::KeypadModifier;
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return modifiers == Qt::NoModifier && breakParagraph();
    case Qt::Key_Tab:
        return modifiers == Qt::NoModifier && handleTab(false);
    case Qt::Key_Backtab:
        return handleTab(true);
    case Qt::Key_Backspace:
        return (modifiers & ~Qt::ShiftModifier) == Qt::NoModifier && handleBackspace();
    default:
        break;
    }
    if (!isTyping(event) || selection().isEmpty() || event->key() == Qt::Key_Tab)
        return false;
    // One operation with the format of what it replaces; Qt would take that of the caret's side.
    const auto typed =
        commands::plainFragment(content(), selection().start(), event->text(), typingAttributes());
    run(commands::replace(content(), selection(), typed), EditOrigin::Typed);
    showCaret();
    return true;
}

bool EditorWidget::handleBackspace()
{
    if (const auto unwrapped = commands::unwrapParagraph(content(), selection())) {
        run(unwrapped);
        return true;
    }
    const auto whole = commands::eraseEmoji(content(), selection());
    if (!whole)
        return false;
    run(whole, EditOrigin::Typed);
    showCaret();
    return true;
}

bool EditorWidget::breakParagraph()
{
    const Selection before = selection();
    // Who ends "```" with Return has not asked for an empty line of code.
    if (std::exchange(m_fencedAt, -1) == before.head && before.isEmpty())
        return true;
    if (m_hasHabits && before.isEmpty() && !isComposing()) {
        if (const auto fence = commands::closingFence(content(), before.head)) {
            if (run(fence->delta))
                setSelection({fence->caret, fence->caret});
            return true;
        }
        if (const auto link = commands::linkBefore(content(), before.head))
            run(link->delta);
    }
    const auto paragraph = content().paragraphAttributes(content().paragraphAt(before.head));
    const auto carried = typingAttributes().without(AttributeKey::Code);
    run(commands::breakParagraph(content(), before), EditOrigin::Typed);
    // Emphasis goes on in the next line of prose, as long as there is nothing else to go by.
    const Selection after = selection();
    if (paragraph.text(AttributeKey::Block).isEmpty() && before != after && !carried.isEmpty() &&
        commands::typingAttributes(content(), after.head).isEmpty())
        changeTyping(carried);
    showCaret();
    return true;
}

bool EditorWidget::handleTab(bool back)
{
    const Selection current = selection();
    const auto first = content().paragraphAt(current.start());
    const auto last = content().paragraphAt(current.end());
    const bool inList =
        blocks::isList(content().paragraphAttributes(first).text(AttributeKey::Block));
    if (!inList && !back && first == last)
        return false; // types a tab
    const auto scope = inList ? commands::IndentScope::ListsOnly : commands::IndentScope::All;
    run(commands::indentBy(content(), current, back ? -1 : 1, scope));
    return true;
}

bool EditorWidget::handleZoomKey(const QKeyEvent *event)
{
    if (event->matches(QKeySequence::ZoomIn) ||
        (event->key() == Qt::Key_Equal && event->modifiers() == Qt::ControlModifier))
        stepZoom(1);
    else if (event->matches(QKeySequence::ZoomOut))
        stepZoom(-1);
    else if (event->key() == Qt::Key_0 &&
             (event->modifiers() & ~Qt::KeypadModifier) == Qt::ControlModifier)
        resetZoom();
    else
        return false;
    return true;
}

QString EditorWidget::linkAt(const QPointF &place) const
{
    const auto unit = EditorGeometry(*this).unitAt(place);
    if (!unit || *unit >= content().length())
        return {};
    const QString link = content().attributesAt(*unit).text(AttributeKey::Link);
    return isSafeLink(link) ? link : QString();
}

std::optional<qsizetype> EditorWidget::checkBoxAt(const QPointF &place) const
{
    const QTextBlock block = cursorForPosition(place.toPoint()).block();
    const auto paragraph = content().paragraphAttributes(block.blockNumber());
    if (isReadOnly() || paragraph.text(AttributeKey::Block) != blocks::kCheckList)
        return std::nullopt;
    const auto box = BlockPainter::checkBox(EditorGeometry(*this), m_binding->theme(), block);
    if (box.isNull() || !box.adjusted(-3, -3, 3, 3).contains(place))
        return std::nullopt;
    return block.position();
}

void EditorWidget::mousePressEvent(QMouseEvent *event)
{
    m_pressedLink.clear();
    if (event->button() == Qt::LeftButton) {
        if (const auto box = checkBoxAt(event->position())) {
            run(commands::toggleChecked(content(), *box));
            return;
        }
        if (event->modifiers() == Qt::ControlModifier)
            m_pressedLink = linkAt(event->position());
        if (event->modifiers() == Qt::ShiftModifier
            && m_words.extendTo(event->position().toPoint()))
            return;
        if (const auto paragraph = m_words.paragraphAt(event->position().toPoint())) {
            m_words.end();
            setSelection(*paragraph);
            offerSelection();
            return;
        }
        m_words.end();
    }
    if (!m_pressedLink.isEmpty())
        return;
    const Selection before = selection();
    QTextEdit::mousePressEvent(event);
    if (isInLongParagraph() && selection() != before)
        showCaret();
    const auto image = m_images->unitAt(event->position());
    if (image && event->modifiers() == Qt::NoModifier && event->button() != Qt::MiddleButton)
        setSelection({*image, *image + 1});
}

/// The second of two quick clicks on a box is a click on a box.
void EditorWidget::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && checkBoxAt(event->position()))
        mousePressEvent(event);
    else if (event->button() != Qt::LeftButton || !m_words.begin(event->position().toPoint()))
        QTextEdit::mouseDoubleClickEvent(event);
}

void EditorWidget::mouseReleaseEvent(QMouseEvent *event)
{
    if (m_pressedLink.isEmpty()) {
        QTextEdit::mouseReleaseEvent(event);
        if (m_words.isMarking())
            offerSelection();
        return;
    }
    const QString pressed = std::exchange(m_pressedLink, {});
    if (event->button() == Qt::LeftButton && linkAt(event->position()) == pressed)
        Q_EMIT linkActivated(pressed);
}

void EditorWidget::mouseMoveEvent(QMouseEvent *event)
{
    QTextEdit::mouseMoveEvent(event);
    if (event->buttons() & Qt::LeftButton)
        m_words.extendTo(event->position().toPoint());
    const bool onLink =
        event->modifiers() == Qt::ControlModifier && !linkAt(event->position()).isEmpty();
    const bool onSomething = onLink || checkBoxAt(event->position()).has_value();
    viewport()->setCursor(onSomething ? Qt::PointingHandCursor : Qt::IBeamCursor);
    if (m_remoteCarets.moveMouse(event->position(), EditorGeometry(*this)))
        viewport()->update();
}

void EditorWidget::leaveEvent(QEvent *event)
{
    QTextEdit::leaveEvent(event);
    if (m_remoteCarets.moveMouse(std::nullopt, EditorGeometry(*this)))
        viewport()->update();
}

void EditorWidget::contextMenuEvent(QContextMenuEvent *event)
{
    // Qt's own menu offers an undo that is not ours.
    Q_EMIT menuRequested(event->globalPos(), linkAt(event->pos()));
}

void EditorWidget::dropEvent(QDropEvent *event)
{
    // Takes Qt's mark of the place to drop at off the screen.
    QDragLeaveEvent leave;
    QTextEdit::dragLeaveEvent(&leave);
    if (isReadOnly() || !canInsertFromMimeData(event->mimeData())) {
        event->ignore();
        return;
    }
    const qsizetype place = cursorForPosition(event->position().toPoint()).position();
    const bool isOwn = event->source() == this || event->source() == viewport();
    const auto *sender = event->source();
    const bool isOurs = sender && (qobject_cast<const EditorWidget *>(sender) ||
                                   qobject_cast<const EditorWidget *>(sender->parent()));
    // Who sent it deletes what was moved, once it is accepted: not before it is here, and never in
    // another program, which may not know of undo.
    event->ignore();
    if (isOwn && event->dropAction() == Qt::MoveAction) {
        const Selection moved = selection();
        const auto delta = commands::move(content(), moved, place);
        if (!run(delta))
            return;
        event->acceptProposedAction();
        const auto length = moved.end() - moved.start();
        const auto start = place > moved.end() ? place - length : place;
        setSelection({start, start + length});
        return;
    }
    setSelection({place, place});
    if (!takeMimeData(*event->mimeData()))
        return;
    m_pasting->finish();
    if (!isOurs || EditorImages::areIn(*event->mimeData()))
        event->setDropAction(Qt::CopyAction);
    event->accept();
}

void EditorWidget::setEditable(bool isEditable)
{
    if (isReadOnly() == isEditable)
        setReadOnly(!isEditable);
    const auto reading = Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard;
    if (isEditable || textInteractionFlags() == reading)
        return;
    setTextInteractionFlags(reading);
    if (hasFocus()) {
        QFocusEvent again(QEvent::FocusIn); // without it the caret would stay hidden
        QTextEdit::focusInEvent(&again);
    }
}

} // namespace syngraph
