#include "app/ui/profile_popover.h"

#include "app/models/shown_text.h"
#include "app/ui/theme_colors.h"
#include "common/base/limits.h"

#include <QAbstractButton>
#include <QButtonGroup>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>

namespace syngraph {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kWidth = 400;
constexpr int kSwatch = 26;

/// A disc of one colour; a ring tells that it is chosen.
class Swatch final : public QAbstractButton
{
public:
    Swatch(const QColor &color, const QString &name, QWidget *parent)
        : QAbstractButton(parent), m_color(color)
    {
        setCheckable(true);
        setFixedSize(kSwatch, kSwatch);
        setFocusPolicy(Qt::StrongFocus);
        setAccessibleName(name);
        setToolTip(name);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const ThemeColors &colors = themeColorsOf(palette());
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_color);
        painter.drawEllipse(QRectF(rect()).adjusted(4, 4, -4, -4));
        if (!isChecked() && !hasFocus())
            return;
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(isChecked() ? colors.text : colors.accent, 2,
                            isChecked() && hasFocus() ? Qt::DotLine : Qt::SolidLine));
        painter.drawEllipse(QRectF(rect()).adjusted(1, 1, -1, -1));
    }

private:
    QColor m_color;
};

} // namespace

ProfilePopover::ProfilePopover(QWidget *window)
    : Popover(kWidth, window)
    , m_name(new QLineEdit(this))
    , m_colors(new QButtonGroup(this))
    , m_apply(new QPushButton(tr("Apply"), this))
{
    auto *heading = new QLabel(tr("How the others see you"), this);
    heading->setProperty("look", u"heading"_s);
    setAccessibleName(heading->text());
    m_name->setAccessibleName(tr("Your name"));
    m_name->setPlaceholderText(tr("Your name"));
    m_name->setMaxLength(limits::kNameCodePoints);
    m_apply->setProperty("look", u"primary"_s);
    content()->addWidget(heading);
    content()->addWidget(m_name);
    content()->addWidget(makeColors());
    content()->addWidget(m_apply, 0, Qt::AlignRight);
    connect(m_apply, &QPushButton::clicked, this, &ProfilePopover::submit);
    connect(m_name, &QLineEdit::returnPressed, this, &ProfilePopover::submit);
    connect(m_name, &QLineEdit::textChanged, this,
            [this](const QString &text) { m_apply->setEnabled(!shownName(text).isEmpty()); });
}

QWidget *ProfilePopover::makeColors()
{
    const QStringList names{tr("Blue"),   tr("Orange"), tr("Green"), tr("Purple"),
                            tr("Teal"),   tr("Pink"),   tr("Ochre"), tr("Violet"),
                            tr("Olive"),  tr("Red"),    tr("Sea green"), tr("Magenta")};
    auto *row = new QWidget(this);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    const auto colors = personColors();
    for (size_t i = 0; i < colors.size(); ++i) {
        auto *swatch = new Swatch(QColor::fromRgb(colors[i]), names.value(qsizetype(i)), row);
        m_colors->addButton(swatch, int(i));
        layout->addWidget(swatch);
    }
    layout->addStretch(1);
    return row;
}

void ProfilePopover::setProfile(const UserProfile &profile)
{
    m_profile = profile;
    m_name->setText(profile.name);
    m_name->selectAll();
    const auto colors = personColors();
    for (size_t i = 0; i < colors.size(); ++i)
        m_colors->button(int(i))->setChecked(colors[i] == profile.color);
}

QWidget *ProfilePopover::firstField() const
{
    return m_name;
}

void ProfilePopover::submit()
{
    const QString name = shownName(m_name->text());
    if (name.isEmpty())
        return;
    m_profile.name = name;
    if (const int chosen = m_colors->checkedId(); chosen >= 0)
        m_profile.color = personColors()[size_t(chosen)];
    closePopover();
    Q_EMIT profileChosen(m_profile);
}

} // namespace syngraph
