#include "app/ui/color_popover.h"

#include "app/editor/colors.h"
#include "app/editor/editor_theme.h"

#include <QApplication>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

#include <array>

namespace syngraph {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kWidth = 258;
constexpr int kColumns = 5;
constexpr int kField = 38;

struct NamedColor
{
    const char *name;
    QLatin1StringView ink;    ///< at least 4.5 on white
    QLatin1StringView marker; ///< black on it is at least 10
};

// What a document carries is the same for everybody; how it looks depends on the reader's page.
constexpr std::array<NamedColor, 10> kColors{{
    {QT_TRANSLATE_NOOP("Colors", "Red"), QLatin1StringView("#c4281c"), QLatin1StringView("#ffd4d0")},
    {QT_TRANSLATE_NOOP("Colors", "Orange"), QLatin1StringView("#ad4a00"),
     QLatin1StringView("#ffe0c2")},
    {QT_TRANSLATE_NOOP("Colors", "Yellow"), QLatin1StringView("#806000"),
     QLatin1StringView("#fff2a8")},
    {QT_TRANSLATE_NOOP("Colors", "Green"), QLatin1StringView("#1c7a36"),
     QLatin1StringView("#cdf3d0")},
    {QT_TRANSLATE_NOOP("Colors", "Teal"), QLatin1StringView("#0f7078"),
     QLatin1StringView("#c9f2f0")},
    {QT_TRANSLATE_NOOP("Colors", "Blue"), QLatin1StringView("#1d5fd0"),
     QLatin1StringView("#cfe4ff")},
    {QT_TRANSLATE_NOOP("Colors", "Purple"), QLatin1StringView("#7a3fc4"),
     QLatin1StringView("#e6d7ff")},
    {QT_TRANSLATE_NOOP("Colors", "Pink"), QLatin1StringView("#b92b78"),
     QLatin1StringView("#ffd6e8")},
    {QT_TRANSLATE_NOOP("Colors", "Brown"), QLatin1StringView("#7b4a2b"),
     QLatin1StringView("#ecdccf")},
    {QT_TRANSLATE_NOOP("Colors", "Grey"), QLatin1StringView("#5f6368"),
     QLatin1StringView("#e4e6ea")},
}};

/// "A" in the colours that text would have.
class ColorField final : public QToolButton
{
public:
    using QToolButton::QToolButton;

    void setColors(const QColor &ink, const QColor &ground, const QColor &frame)
    {
        m_ink = ink;
        m_ground = ground;
        m_frame = frame;
        update();
    }

protected:
    void keyPressEvent(QKeyEvent *event) override
    {
        switch (event->key()) {
        case Qt::Key_Return:
        case Qt::Key_Enter: click(); return;
        case Qt::Key_Left:
        case Qt::Key_Right:
        case Qt::Key_Up:
        case Qt::Key_Down: event->ignore(); return; // the palette walks its rows
        default: QToolButton::keyPressEvent(event);
        }
    }

    void paintEvent(QPaintEvent *event) override
    {
        QToolButton::paintEvent(event);
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(isChecked() ? m_ink : m_frame, isChecked() ? 2 : 1));
        painter.setBrush(m_ground);
        painter.drawRoundedRect(QRectF(rect()).adjusted(5, 5, -5, -5), 5, 5);
        QFont font = this->font();
        font.setBold(true);
        painter.setFont(font);
        painter.setPen(m_ink);
        painter.drawText(rect(), Qt::AlignCenter, u"A"_s);
    }

private:
    QColor m_ink;
    QColor m_ground;
    QColor m_frame;
};

QString valueOf(AttributeKey key, qsizetype place)
{
    const NamedColor &color = kColors.at(size_t(place));
    return QString(key == AttributeKey::Color ? color.ink : color.marker);
}

} // namespace

ColorPopover::ColorPopover(QWidget *window)
    : Popover(kWidth, window)
    , m_heading(new QLabel(this))
    , m_automatic(new QPushButton(tr("Automatic"), this))
    , m_grid(new QGridLayout)
{
    m_heading->setTextFormat(Qt::PlainText);
    m_heading->setProperty("look", u"heading"_s);
    m_automatic->setToolTip(tr("The colour that the page has for text"));
    m_grid->setSpacing(2);
    for (int place = 0; place < int(kColors.size()); ++place)
        addField(place);
    content()->addWidget(m_heading);
    content()->addLayout(m_grid);
    content()->addWidget(m_automatic);
    connect(m_automatic, &QPushButton::clicked, this, [this] { choose({}); });
}

void ColorPopover::addField(int place)
{
    auto *field = new ColorField(this);
    field->setFixedSize(kField, kField);
    field->setCheckable(true);
    field->setFocusPolicy(Qt::StrongFocus);
    const QString name =
        QCoreApplication::translate("Colors", kColors.at(size_t(place)).name);
    field->setToolTip(name);
    field->setAccessibleName(name);
    connect(field, &QToolButton::clicked, this, [this, place] { choose(valueOf(m_key, place)); });
    m_grid->addWidget(field, place / kColumns, place % kColumns);
    m_fields.append(field);
}

void ColorPopover::showColors(AttributeKey key, const QString &present, const EditorTheme &theme)
{
    m_key = key;
    m_present = nullptr;
    m_heading->setText(key == AttributeKey::Color ? tr("Text colour") : tr("Highlight"));
    setAccessibleName(m_heading->text());
    const QColor frame = colors::blend(theme.base(), theme.text(), 0.35);
    for (qsizetype place = 0; place < m_fields.size(); ++place) {
        const QColor chosen(valueOf(key, place));
        const bool isInk = key == AttributeKey::Color;
        const QColor ground = isInk ? theme.base() : theme.highlight(chosen);
        const QColor ink = isInk ? theme.inkOf(chosen)
                                 : colors::readableOn(ground, theme.text(), 4.5);
        static_cast<ColorField *>(m_fields.at(place))->setColors(ink, ground, frame);
        const bool isPresent = present.compare(valueOf(key, place), Qt::CaseInsensitive) == 0;
        m_fields.at(place)->setChecked(isPresent);
        if (isPresent)
            m_present = m_fields.at(place);
    }
}

QWidget *ColorPopover::firstField() const
{
    return m_present ? m_present : m_fields.first();
}

void ColorPopover::choose(const QString &color)
{
    closePopover();
    Q_EMIT colorChosen(m_key, color.isEmpty() ? AttributeValue() : AttributeValue(color));
}

/// The last row is "Automatic".
void ColorPopover::keyPressEvent(QKeyEvent *event)
{
    const qsizetype count = m_fields.size();
    auto *focused = qobject_cast<QToolButton *>(QApplication::focusWidget());
    const qsizetype at = focused ? m_fields.indexOf(focused) : -1;
    if (at < 0) {
        Popover::keyPressEvent(event);
        return;
    }
    const int ahead = isRightToLeft() ? -1 : 1;
    qsizetype to = at;
    switch (event->key()) {
    case Qt::Key_Right: to += ahead; break;
    case Qt::Key_Left: to -= ahead; break;
    case Qt::Key_Down: to += kColumns; break;
    case Qt::Key_Up: to -= kColumns; break;
    default: Popover::keyPressEvent(event); return;
    }
    if (to >= count)
        m_automatic->setFocus(Qt::TabFocusReason);
    else if (to >= 0)
        m_fields.at(to)->setFocus(Qt::TabFocusReason);
}

} // namespace syngraph
