#include "app/ui/avatar_row.h"

#include "app/models/participants_model.h"
#include "app/models/shown_text.h"
#include "app/ui/avatar.h"
#include "app/ui/theme_colors.h"

#include <QAbstractButton>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QPainter>
#include <QStyle>

#include <algorithm>

namespace syngraph {

namespace {

constexpr int kDisc = 26;
constexpr int kRing = 2;  ///< around a disc, so that they stand apart
constexpr int kStep = 21; ///< they overlap a little
constexpr int kPeople = 4;

} // namespace

/// One disc. Takes no focus from the text when it is clicked.
class AvatarButton final : public QAbstractButton
{
public:
    explicit AvatarButton(QWidget *parent) : QAbstractButton(parent)
    {
        setFocusPolicy(Qt::TabFocus);
        setFixedSize(kDisc + 2 * kRing, kDisc + 2 * kRing);
    }

    AuthorNumber author() const { return m_author; }

    void setPerson(const QModelIndex &person)
    {
        m_author = AuthorNumber(person.data(ParticipantsModel::AuthorRole).toLongLong());
        setDisc(person.data(ParticipantsModel::InitialsRole).toString(),
                person.data(ParticipantsModel::ColorRole).value<QColor>());
        setWords(person.data().toString(), person.data(ParticipantsModel::AboutRole).toString());
    }

    void setDisc(const QString &initials, const QColor &color)
    {
        m_initials = initials;
        m_color = color;
        update();
    }

    /// What somebody does changes all the time, their name does not: a screen reader would read it
    /// again and again.
    void setWords(const QString &name, const QString &about)
    {
        if (name != accessibleName())
            setAccessibleName(name);
        if (about != accessibleDescription())
            setAccessibleDescription(about);
        setToolTip(plainToolTip(about.isEmpty() ? name : isolatedName(name) + QStringLiteral(", ") + about));
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(hasFocus() ? palette().color(QPalette::Highlight)
                                    : themeColorsOf(palette()).chrome);
        painter.drawEllipse(rect());
        paintAvatar(painter, QRectF(rect()).adjusted(kRing, kRing, -kRing, -kRing), m_initials,
                    m_color, font());
    }

    void keyPressEvent(QKeyEvent *event) override
    {
        const bool isReturn = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
        if (!isReturn)
            return QAbstractButton::keyPressEvent(event);
        if (!event->isAutoRepeat())
            click();
    }

private:
    AuthorNumber m_author;
    QString m_initials;
    QColor m_color;
};

AvatarRow::AvatarRow(QWidget *parent) : QWidget(parent), m_rest(new AvatarButton(this))
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(tr("People here"));
    m_rest->hide();
    connect(m_rest, &QAbstractButton::clicked, this, &AvatarRow::listRequested);
}

void AvatarRow::setModel(QAbstractItemModel *model)
{
    if (m_model)
        m_model->disconnect(this);
    m_model = model;
    if (model) {
        connect(model, &QAbstractItemModel::modelReset, this, &AvatarRow::refresh);
        connect(model, &QAbstractItemModel::rowsInserted, this, &AvatarRow::refresh);
        connect(model, &QAbstractItemModel::rowsRemoved, this, &AvatarRow::refresh);
        connect(model, &QAbstractItemModel::rowsMoved, this, &AvatarRow::refresh);
        connect(model, &QAbstractItemModel::dataChanged, this, &AvatarRow::refresh);
    }
    refresh();
}

void AvatarRow::refresh()
{
    QList<AvatarButton *> shown;
    qsizetype others = 0;
    for (int row = 0; m_model && row < m_model->rowCount(); ++row) {
        const QModelIndex person = m_model->index(row, 0);
        if (person.data(ParticipantsModel::SelfRole).toBool() || ++others > kPeople)
            continue;
        shown.append(
            buttonOf(AuthorNumber(person.data(ParticipantsModel::AuthorRole).toLongLong())));
        shown.back()->setPerson(person);
    }
    const bool isSame = shown == m_shown && m_rest->isHidden() == (others <= kPeople);
    const auto before = std::exchange(m_shown, shown);
    for (AvatarButton *button : before) {
        if (m_shown.contains(button))
            continue;
        if (button->hasFocus())
            Q_EMIT left();
        button->hide();
        button->deleteLater();
    }
    showRest(others - kPeople);
    if (!isSame) {
        updateGeometry();
        arrange();
    }
}

/// The one that has stood for this person; else a new one.
AvatarButton *AvatarRow::buttonOf(AuthorNumber author)
{
    for (AvatarButton *button : std::as_const(m_shown)) {
        if (button->author() == author)
            return button;
    }
    auto *button = new AvatarButton(this);
    connect(button, &QAbstractButton::clicked, this, [this, button] {
        if (QGuiApplication::keyboardModifiers() & Qt::ShiftModifier)
            Q_EMIT followChosen(button->author());
        else
            Q_EMIT personChosen(button->author());
    });
    return button;
}

void AvatarRow::showRest(qsizetype people)
{
    if (people <= 0 && m_rest->hasFocus())
        Q_EMIT left();
    m_rest->setVisible(people > 0);
    if (people <= 0)
        return;
    m_rest->setDisc(u'+' + locale().toString(people), themeColorsOf(palette()).pressed);
    m_rest->setWords(tr("%Ln more person(s)", nullptr, int(people)), {});
}

QSize AvatarRow::sizeHint() const
{
    const int height = kDisc + 2 * kRing;
    const auto used = m_shown.size() + (m_rest->isHidden() ? 0 : 1);
    return {used == 0 ? 0 : int(used - 1) * kStep + height, height};
}

/// From the side where reading begins, the later ones above; Tab goes the same way.
void AvatarRow::arrange()
{
    int at = 0;
    QWidget *before = this;
    for (AvatarButton *button : m_shown + QList<AvatarButton *>{m_rest}) {
        const QRect place(QPoint(at, (height() - button->height()) / 2), button->size());
        button->setGeometry(QStyle::visualRect(layoutDirection(), rect(), place));
        button->setVisible(button != m_rest || !m_rest->isHidden());
        button->raise();
        setTabOrder(before, button);
        before = button;
        at += kStep;
    }
}

void AvatarRow::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void AvatarRow::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LayoutDirectionChange)
        arrange();
    else if (event->type() == QEvent::PaletteChange || event->type() == QEvent::LocaleChange)
        refresh();
}

} // namespace syngraph
