#include "app/ui/connection_pill.h"

#include "app/ui/theme_colors.h"

#include <QPainter>
#include <QPainterPath>
#include <QStyle>

namespace syngraph {

namespace {

constexpr int kDot = 9;
constexpr int kGap = 7;
constexpr int kPadding = 11;

QColor toneColor(Tone tone, const ThemeColors &colors)
{
    switch (tone) {
    case Tone::Good: return colors.good;
    case Tone::Busy: return colors.accent;
    case Tone::Warning: return colors.warning;
    case Tone::Bad: return colors.bad;
    case Tone::Quiet: break;
    }
    return colors.muted;
}

void paintDot(QPainter &painter, const QRectF &place, Tone tone)
{
    const QRectF ring = place.adjusted(0.75, 0.75, -0.75, -0.75);
    if (tone == Tone::Bad) {
        painter.drawLine(ring.topLeft(), ring.bottomRight());
        painter.drawLine(ring.topRight(), ring.bottomLeft());
        return;
    }
    painter.drawEllipse(ring);
    if (tone == Tone::Quiet)
        return;
    QPainterPath fill;
    if (tone == Tone::Good) {
        fill.addEllipse(ring);
    } else {
        fill.moveTo(ring.center());
        fill.arcTo(ring, 90, -180);
        fill.closeSubpath();
    }
    painter.fillPath(fill, painter.pen().color());
}

} // namespace

ConnectionPill::ConnectionPill(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void ConnectionPill::showWords(const ConnectionWords &words)
{
    if (words.pill == m_word && words.figure == m_figure && words.tone == m_tone)
        return;
    m_word = words.pill;
    m_figure = words.figure;
    m_tone = words.tone;
    setAccessibleName(tr("Connection: %1").arg(text()));
    updateGeometry();
    update();
}

QString ConnectionPill::text() const
{
    return m_figure.isEmpty() ? m_word : m_word + u' ' + m_figure;
}

QSize ConnectionPill::sizeHint() const
{
    const QFontMetrics metrics(font());
    int width = 2 * kPadding + kDot + kGap + metrics.horizontalAdvance(m_word);
    if (!m_figure.isEmpty())
        width += kGap + metrics.horizontalAdvance(m_figure);
    return {width, metrics.height() + 8};
}

void ConnectionPill::paintEvent(QPaintEvent *)
{
    const ThemeColors &colors = themeColorsOf(palette());
    const QColor color = toneColor(m_tone, colors);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    QColor ground = color;
    ground.setAlphaF(colors.isDark ? 0.16f : 0.10f);
    painter.setBrush(ground);
    painter.drawRoundedRect(rect(), height() / 2.0, height() / 2.0);

    const auto placed = [this](int left, int width) {
        return QStyle::visualRect(layoutDirection(), rect(), QRect(left, 0, width, height()));
    };
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(color, 1.5));
    const QRectF dot = placed(kPadding, kDot);
    paintDot(painter, QRectF(dot.left(), (height() - kDot) / 2.0, kDot, kDot), m_tone);

    const QFontMetrics metrics(font());
    const int wordWidth = metrics.horizontalAdvance(m_word);
    int left = kPadding + kDot + kGap;
    painter.setPen(m_tone == Tone::Quiet || m_tone == Tone::Good ? colors.text : color);
    painter.drawText(placed(left, wordWidth), Qt::AlignVCenter | Qt::TextDontClip, m_word);
    left += wordWidth + kGap;
    painter.setPen(colors.muted);
    painter.drawText(placed(left, metrics.horizontalAdvance(m_figure)),
                     Qt::AlignVCenter | Qt::TextDontClip, m_figure);
}

} // namespace syngraph
