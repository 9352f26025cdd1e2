// What EditorWidget shows and where: through edits, new documents, other sizes and other looks.

#include "app/editor/editor_widget.h"

#include "app/editor/marked_scroll_bar.h"
#include "common/base/check.h"
#include "common/ot/diff.h"

#include <QAccessible>
#include <QGuiApplication>
#include <QInputMethod>
#include <QResizeEvent>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QStyle>
#include <QWheelEvent>

#include <algorithm>

namespace syngraph {

namespace {

constexpr qreal kLeastZoom = 0.5;
constexpr qreal kMostZoom = 3;
constexpr qsizetype kLeastInCommon = 4; ///< one of so many units
constexpr int kLeastCaretWidth = 2;
constexpr int kWheelStep = 120; ///< of QWheelEvent::angleDelta(), for one notch

/// Whether `delta` changes paragraphs that `selection`, of its target, stands in.
bool concerns(const Delta &delta, const Selection &selection, const Document &after)
{
    const auto paragraphEnd = [&after](qsizetype position) {
        return after.paragraphEnd(after.paragraphAt(std::min(position, after.length() - 1)));
    };
    const qsizetype from =
        after.paragraphStart(after.paragraphAt(std::min(selection.start(), after.length() - 1)));
    const qsizetype to = paragraphEnd(selection.end());
    qsizetype position = 0;
    for (const auto &component : delta.components()) {
        const auto length =
            component.kind == Delta::Kind::Delete ? 0 : qsizetype(component.length);
        const bool isText = component.kind != Delta::Kind::Retain;
        const bool changes = isText || !component.attributes.isEmpty();
        // Text right before a paragraph may have brought it there, as Return does.
        if (changes && position <= to && position + length > (isText ? from - 1 : from))
            return true;
        position += length;
    }
    return false;
}

/// Which place of `before` is which one of `after`.
Delta wayBetween(const Document &before, const Document &after)
{
    const Delta way = diff(before.toDelta(), after.toDelta());
    qsizetype kept = before.length();
    for (const auto &part : way.components()) {
        if (part.kind == Delta::Kind::Delete)
            kept -= qsizetype(part.length);
    }
    if (kept >= before.length() / kLeastInCommon)
        return way;
    // Another document: places by their numbers.
    DeltaBuilder byNumber;
    const qsizetype both = std::min(before.length(), after.length()) - 1;
    byNumber.retain(both);
    byNumber.erase(before.length() - both);
    return byNumber.build(before.length());
}

} // namespace

void EditorWidget::beforeChange(EditOrigin origin)
{
    if (origin == EditOrigin::Typed)
        return;
    m_isHolding = true;
    m_keeper.save();
}

void EditorWidget::afterChange(const Delta &delta, EditOrigin origin)
{
    m_blockPainter.noteChange(delta, content());
    m_remoteCarets.mapThrough(delta);
    m_matchMarks.mapThrough(delta);
    m_marks.mapThrough(delta);
    m_words.mapThrough(delta);
    if (m_typing && origin == EditOrigin::Remote)
        m_typing->position = mapPosition(delta, m_typing->position, Stickiness::Left);
    if (m_fencedAt >= 0 && origin == EditOrigin::Remote)
        m_fencedAt = mapPosition(delta, m_fencedAt, Stickiness::Left);
    switch (origin) {
    case EditOrigin::Typed:
        break;
    case EditOrigin::Remote:
        m_keeper.restore(delta);
        m_knownSelection = selection(); // others' edits are no moves of ours
        break;
    case EditOrigin::Command:
    case EditOrigin::Part: {
        const Selection moved = mapOwn(delta, m_keeper.selection());
        if (!concerns(delta, moved, content())) {
            m_keeper.restore(delta); // a box somewhere else, and no reason to go to the caret
            break;
        }
        select(moved);
        m_keeper.returnComposition();
        break;
    }
    case EditOrigin::Undo: {
        const auto caret = endOfChange(delta);
        select({caret, caret});
        m_keeper.returnComposition();
        break;
    }
    }
    m_isHolding = false;
    m_scrollBar->moveMarks();
    // Of the user's own edits the owner must hear before it hears of the caret behind them.
    if (origin == EditOrigin::Remote || origin == EditOrigin::Undo)
        noteCaret();
    settlePage(origin == EditOrigin::Remote ? PageSettler::Cause::Others
                                            : PageSettler::Cause::User);
    viewport()->update();
}

void EditorWidget::beforeLoad(const Document &next)
{
    if (QAccessible::isActive())
        ParagraphLayout::of(*document())
            .setMostInOneLayout(ParagraphLayout::kMostInOneLayoutToRead);
    m_reloading.reset();
    if (content().length() == 1)
        return; // there is nothing to find again
    m_reloading = wayBetween(content(), next);
    m_isHolding = true;
    m_keeper.save();
}

void EditorWidget::afterLoad()
{
    m_typing.reset();
    m_blockPainter.forgetNumbers();
    m_remoteCarets.set({}, content().length(), now());
    m_matchMarks.set({});
    m_marks.setUnsent({});
    m_marks.setLight(std::nullopt);
    m_fencedAt = -1;
    m_words.end();
    if (const auto way = std::exchange(m_reloading, std::nullopt)) {
        layOutPage();
        m_keeper.restore(*way);
        m_knownSelection = {-1, -1}; // whoever gave the document may have forgotten it
    } else {
        select({0, 0});
        layOutPage();
    }
    m_isHolding = false;
    noteCaret();
    settlePage();
    viewport()->update();
}

/// Before whatever needs to know where the caret is, and that it stays there. The text that is
/// being composed becomes text of the document.
void EditorWidget::endComposition()
{
    if (!isComposing())
        return;
    QInputMethod *method = QGuiApplication::inputMethod();
    method->commit();
    if (!isComposing())
        return;
    // Not all input methods know how to; what was to be read must not be gone.
    QInputMethodEvent commit;
    commit.setCommitString(textCursor().block().layout()->preeditAreaText());
    QTextEdit::inputMethodEvent(&commit);
    method->reset();
}

/// `change` makes the text look otherwise or stand elsewhere; its first line in view stays there.
template <typename Change> void EditorWidget::hold(const Change &change)
{
    // Within an edit whoever makes it holds the view; a scroll bar that appears brings us here.
    if (m_isHolding || m_binding->isBehind()) {
        change();
        return;
    }
    m_isHolding = true;
    m_keeper.save();
    change();
    m_keeper.restore(Delta::identity(content().length()));
    m_isHolding = false;
    noteCaret();
    settlePage();
    viewport()->update();
}

/// For a screen reader that came while the document was open.
void EditorWidget::makeReadable()
{
    if (!m_settler)
        return;
    auto &layout = ParagraphLayout::of(*document());
    layout.setMostInOneLayout(ParagraphLayout::kMostInOneLayoutToRead);
    hold([&layout] { layout.guessAnew(); });
}

/// After a fault of the program: what is on the screen is what is handed out.
void EditorWidget::showWhatIsKept()
{
    m_isHolding = false;
    m_reloading.reset();
    setEditable(false);
    try {
        m_binding->load(Document(content()));
    } catch (const InvariantError &) {
        m_isHolding = false;
    }
}

void EditorWidget::remeasureImage(const QByteArray &image)
{
    hold([&] { m_binding->remeasureImage(image); });
}

void EditorWidget::setZoom(qreal zoom)
{
    // Steps of a tenth stay exact.
    const qreal bounded = std::clamp(std::round(zoom * 100) / 100, kLeastZoom, kMostZoom);
    if (qFuzzyCompare(bounded, m_zoom))
        return;
    m_zoom = bounded;
    const int ofStyle = style()->pixelMetric(QStyle::PM_TextCursorWidth, nullptr, this);
    setCursorWidth(qRound(std::max(kLeastCaretWidth, ofStyle) * std::max(1.0, m_zoom)));
    setBodyFont(m_bodyFont);
    Q_EMIT zoomChanged(m_zoom);
}

void EditorWidget::setBodyFont(const QFont &font)
{
    m_bodyFont = font;
    QFont zoomed = font;
    zoomed.setPointSizeF(font.pointSizeF() * m_zoom);
    setFont(zoomed);
}

void EditorWidget::wheelEvent(QWheelEvent *event)
{
    if (!(event->modifiers() & Qt::ControlModifier)) {
        QTextEdit::wheelEvent(event);
        return;
    }
    event->accept();
    const int turned = event->angleDelta().y();
    if ((turned > 0) != (m_turned > 0))
        m_turned = 0;
    m_turned += turned;
    // Touchpads send many small turns at once; the text is laid out once for all of them.
    if (!m_wheelTimer.isActive())
        m_wheelTimer.start(0);
}

void EditorWidget::zoomByWheel()
{
    const int steps = m_turned / kWheelStep;
    m_turned %= kWheelStep;
    if (steps != 0)
        stepZoom(steps);
}

void EditorWidget::renewTheme()
{
    const EditorTheme theme(palette(), font());
    const bool isOtherFont = theme.bodyFont() != m_binding->theme().bodyFont();
    setTabStopDistance(QFontMetricsF(font()).horizontalAdvance(u' ') * 8);
    m_binding->setTheme(theme);
    layOutPage();
    if (isOtherFont)
        ParagraphLayout::of(*document()).guessAnew();
}

void EditorWidget::layOutPage()
{
    const int width = viewport()->width();
    ParagraphLayout::of(*document())
        .setPage(width, EditorGeometry::pageMargins(width, m_binding->theme()));
}

void EditorWidget::resizeEvent(QResizeEvent *event)
{
    hold([&] {
        // First, so that the page and its margins become others in one step.
        layOutPage();
        QTextEdit::resizeEvent(event);
    });
}

void EditorWidget::scrollContentsBy(int dx, int dy)
{
    if (m_settler && m_settler->isFollowing()) {
        // The text has moved as much as the view: what is on the screen stays where it is.
        viewport()->update();
        QGuiApplication::inputMethod()->update(Qt::ImCursorRectangle | Qt::ImAnchorRectangle);
        return;
    }
    QTextEdit::scrollContentsBy(dx, dy);
    settlePage();
}

void EditorWidget::settlePage(PageSettler::Cause cause)
{
    if (m_settler)
        m_settler->settle(cause);
}

void EditorWidget::changeEvent(QEvent *event)
{
    const bool looks = event->type() == QEvent::PaletteChange ||
                       event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange;
    if (!looks || !m_binding || m_isRenewing) {
        QTextEdit::changeEvent(event);
        return;
    }
    const QScopedValueRollback renewing(m_isRenewing, true);
    hold([&] {
        QTextEdit::changeEvent(event);
        renewTheme();
    });
}

} // namespace syngraph
