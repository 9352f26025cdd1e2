#include "app/ui/popover.h"

#include "app/ui/status_line.h"
#include "app/ui/theme_colors.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QTimer>
#include <QVBoxLayout>

namespace syngraph {

namespace {

constexpr int kShadow = 14;
constexpr int kPadding = 18;
constexpr int kRadius = 10;
constexpr int kDistance = 4;

/// Keys are for what is in it, and for the popover.
class KeylessArea final : public QScrollArea
{
public:
    using QScrollArea::QScrollArea;

protected:
    void keyPressEvent(QKeyEvent *event) override { event->ignore(); }
};

void paintShadow(QPainter &painter, const QRectF &pane, const QColor &color)
{
    painter.setPen(Qt::NoPen);
    for (int step = kShadow; step > 0; --step) {
        QColor layer = color;
        layer.setAlphaF(color.alphaF() * 0.16f * float(kShadow - step + 1) / float(kShadow));
        painter.setBrush(layer);
        const QRectF grown = pane.adjusted(-step, -step + 4, step, step);
        painter.drawRoundedRect(grown, kRadius + step, kRadius + step);
    }
}

} // namespace

Popover::Popover(int width, QWidget *window) : QWidget(window), m_scroll(new KeylessArea(this))
{
    auto *inner = new QWidget;
    m_content = new QVBoxLayout(inner);
    m_content->setContentsMargins(kPadding, kPadding - 2, kPadding, kPadding);
    m_content->setSpacing(10);
    m_scroll->setWidget(inner);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->viewport()->setAutoFillBackground(false);
    inner->setAutoFillBackground(false);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(kShadow, kShadow, kShadow, kShadow);
    outer->addWidget(m_scroll);
    setFixedWidth(width + 2 * kShadow);
    setFocusPolicy(Qt::ClickFocus);
    hide();
}

Popover::~Popover()
{
    qApp->removeEventFilter(this);
}

void Popover::openUnder(QWidget *anchor)
{
    m_anchor = anchor;
    m_isCentered = false;
    open();
}

void Popover::openOver(QWidget *area)
{
    m_anchor = area;
    m_isCentered = true;
    open();
}

void Popover::open()
{
    for (QPushButton *button : findChildren<QPushButton *>())
        button->setAutoDefault(true); // Return presses it, as in a dialog
    for (Popover *other : parentWidget()->findChildren<Popover *>()) {
        if (other != this)
            other->closePopover(); // by a key one comes from one to the next
    }
    if (!isVisible())
        m_focusBefore = QApplication::focusWidget();
    prepare();
    refit();
    show();
    raise();
    qApp->installEventFilter(this);
    if (QWidget *field = firstField())
        field->setFocus(Qt::PopupFocusReason);
    else
        setFocus(Qt::PopupFocusReason);
}

void Popover::closePopover()
{
    if (!isVisible())
        return;
    qApp->removeEventFilter(this);
    const bool hadFocus = isAncestorOf(QApplication::focusWidget())
        || QApplication::focusWidget() == this;
    hide();
    if (hadFocus)
        giveFocusBack();
}

void Popover::giveFocusBack()
{
    if (m_focusBefore && m_focusBefore->isVisible() && m_focusBefore->isEnabled())
        m_focusBefore->setFocus(Qt::PopupFocusReason);
    else
        Q_EMIT left();
}

void Popover::refit()
{
    // Layouts further in hear of a change with the next event only.
    for (QLayout *inner : findChildren<QLayout *>())
        inner->invalidate();
    m_content->activate();
    fitContent();
    m_content->activate();
    takeHeight();
}

int Popover::contentWidth() const
{
    const QMargins margins = m_content->contentsMargins();
    return width() - 2 * kShadow - margins.left() - margins.right();
}

void Popover::say(QLabel &label, const QString &text, QWidget *field)
{
    label.setText(text);
    label.setVisible(!text.isEmpty());
    if (field)
        field->setAccessibleDescription(text);
    if (isOpen() && !text.isEmpty())
        announceIn(*this, text);
    refit();
}

int Popover::wantedHeight() const
{
    const int inner = m_content->hasHeightForWidth()
        ? m_content->heightForWidth(width() - 2 * kShadow)
        : m_content->sizeHint().height();
    return inner + 2 * kShadow;
}

/// Of its shadow nothing has to be seen.
int Popover::mostHeight() const
{
    return parentWidget()->height() + 2 * (kShadow - kDistance);
}

void Popover::takeHeight()
{
    const int wanted = wantedHeight();
    const int most = mostHeight();
    m_scroll->setVerticalScrollBarPolicy(wanted > most ? Qt::ScrollBarAsNeeded
                                                       : Qt::ScrollBarAlwaysOff);
    resize(width(), std::min(wanted, most));
    place();
}

/// As soon as everything has its place; what scrolls further in goes first.
void Popover::bringIntoSight(QPointer<QWidget> widget)
{
    QTimer::singleShot(0, this, [this, widget] {
        if (!widget || !isAncestorOf(widget))
            return;
        for (QWidget *at = widget->parentWidget(); at != this; at = at->parentWidget()) {
            if (auto *area = qobject_cast<QScrollArea *>(at))
                area->ensureWidgetVisible(widget, 0, kPadding);
        }
    });
}

void Popover::place()
{
    if (!m_anchor)
        return;
    const QWidget *pane = parentWidget();
    QPoint corner;
    if (m_isCentered) {
        corner = m_anchor->mapTo(pane, QPoint((m_anchor->width() - width()) / 2, 0));
    } else {
        corner = m_anchor->mapTo(pane, QPoint(m_anchor->width(), m_anchor->height()));
        corner.rx() -= width() - kShadow;
        corner.ry() += kDistance - kShadow;
    }
    corner.setX(std::clamp(corner.x(), -kShadow + kDistance,
                           std::max(0, pane->width() - width() + kShadow - kDistance)));
    corner.setY(std::min(corner.y(), pane->height() - height() + kShadow - kDistance));
    corner.setY(std::max(corner.y(), kDistance - kShadow));
    move(corner);
}

void Popover::paintEvent(QPaintEvent *)
{
    const ThemeColors &colors = themeColorsOf(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF pane = QRectF(rect()).adjusted(kShadow, kShadow, -kShadow, -kShadow);
    paintShadow(painter, pane, colors.shadow);
    painter.setPen(QPen(colors.isDark ? colors.outline : colors.line, 1));
    painter.setBrush(colors.raised);
    painter.drawRoundedRect(pane.adjusted(0.5, 0.5, -0.5, -0.5), kRadius, kRadius);
}

void Popover::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        cancel();
    else
        QWidget::keyPressEvent(event);
}

bool Popover::eventFilter(QObject *watched, QEvent *event)
{
    auto *widget = qobject_cast<QWidget *>(watched);
    if (event->type() == QEvent::MouseButtonPress && widget && widget != this
        && widget->window() == window() && !isAncestorOf(widget)) {
        const bool isAnchor = !m_isCentered && m_anchor
            && (widget == m_anchor || m_anchor->isAncestorOf(widget));
        closePopover();
        return isAnchor; // a second press on the anchor only closes
    }
    if (watched == parentWidget() && event->type() == QEvent::Resize)
        refit();
    // What is inside has become larger or smaller, perhaps long after it was opened.
    if (watched == m_scroll->viewport() && event->type() == QEvent::LayoutRequest
        && std::min(wantedHeight(), mostHeight()) != height())
        takeHeight();
    if (event->type() == QEvent::FocusIn && widget && isAncestorOf(widget))
        bringIntoSight(widget);
    return QWidget::eventFilter(watched, event);
}

bool Popover::focusNextPrevChild(bool next)
{
    QWidget *at = QApplication::focusWidget();
    if (!at || (at != this && !isAncestorOf(at)))
        at = this;
    QWidget *candidate = at;
    // A field within a field hands the focus back to it: from there Tab would never go on.
    do {
        candidate = next ? candidate->nextInFocusChain() : candidate->previousInFocusChain();
        if (isAncestorOf(candidate) && !candidate->focusProxy() && candidate->isVisible()
            && candidate->isEnabled()
            && (candidate->focusPolicy() & Qt::TabFocus)) {
            candidate->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
            return true;
        }
    } while (candidate != at);
    return true;
}

} // namespace syngraph
