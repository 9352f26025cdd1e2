#include "app/ui/notice_bar.h"

#include "app/ui/icons.h"
#include "app/ui/mirrored_margins.h"
#include "app/ui/status_line.h"
#include "app/ui/theme_colors.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QStyle>
#include <QToolButton>

namespace syngraph {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kHeight = 38;
constexpr int kStripe = 3;

struct BarColors
{
    QColor ground;
    QColor stripe;
};

BarColors barColors(Tone tone, const ThemeColors &colors)
{
    switch (tone) {
    case Tone::Warning: return {colors.warningSoft, colors.warning};
    case Tone::Bad: return {colors.badSoft, colors.bad};
    case Tone::Good: return {colors.infoSoft, colors.good};
    case Tone::Busy:
    case Tone::Quiet: break;
    }
    return {colors.infoSoft, colors.accent};
}

} // namespace

NoticeBar::NoticeBar(QWidget *parent)
    : QWidget(parent)
    , m_layout(new QHBoxLayout(this))
    , m_text(new QLabel(this))
    , m_close(new QToolButton(this))
{
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_close->setIcon(themedIcon("close"_L1));
    m_close->setAutoRaise(true);
    m_close->setAccessibleName(tr("Dismiss"));
    m_close->setToolTip(tr("Dismiss"));
    m_close->hide();
    m_layout->setContentsMargins(mirroredMargins(*this, {16 + kStripe, 3, 8, 3}));
    m_layout->setSpacing(6);
    m_layout->addWidget(m_text, 1);
    m_layout->addWidget(m_close);
    setMinimumHeight(kHeight);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Maximum);
    connect(m_close, &QToolButton::clicked, this, &NoticeBar::dismiss);
}

void NoticeBar::setMessage(const QString &text, Tone tone)
{
    m_text->setText(text);
    setAccessibleName(text);
    if (tone != m_tone) {
        m_tone = tone;
        update();
    }
}

QString NoticeBar::message() const
{
    return m_text->text();
}

QPushButton *NoticeBar::addButton(const QString &text)
{
    auto *button = new QPushButton(text, this);
    button->setAutoDefault(true); // Return presses it, as in a dialog
    button->setProperty("look", u"bar"_s);
    button->setCursor(Qt::PointingHandCursor);
    button->setFocusPolicy(Qt::TabFocus); // a click must not take the caret out of the text
    m_layout->insertWidget(m_layout->count() - 1, button);
    m_buttons.append(button);
    return button;
}

void NoticeBar::clearButtons()
{
    for (QPushButton *button : std::as_const(m_buttons)) {
        button->hide();
        button->deleteLater();
    }
    m_buttons.clear();
}

void NoticeBar::setClosable(bool isClosable)
{
    m_isClosable = isClosable;
    m_close->setVisible(isClosable);
}

QWidget *NoticeBar::firstButton() const
{
    for (QPushButton *button : m_buttons) {
        if (!button->isHidden() && button->isEnabled())
            return button;
    }
    return m_isClosable ? m_close : nullptr;
}

void NoticeBar::announce()
{
    announceIn(*this, message());
}

void NoticeBar::dismiss()
{
    hide();
    Q_EMIT closed();
}

void NoticeBar::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (!event->spontaneous())
        announce();
}

void NoticeBar::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    if (isAncestorOf(QApplication::focusWidget()))
        Q_EMIT left();
}

void NoticeBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Escape) {
        QWidget::keyPressEvent(event);
    } else if (m_isClosable) {
        dismiss();
    } else {
        Q_EMIT left();
    }
}

void NoticeBar::paintEvent(QPaintEvent *)
{
    const ThemeColors &colors = themeColorsOf(palette());
    const BarColors bar = barColors(m_tone, colors);
    QPainter painter(this);
    painter.fillRect(rect(), bar.ground);
    painter.fillRect(QStyle::visualRect(layoutDirection(), rect(), {0, 0, kStripe, height()}),
                     bar.stripe);
    painter.fillRect(0, height() - 1, width(), 1, colors.line);
}

} // namespace syngraph
