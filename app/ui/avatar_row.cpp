#include "app/ui/avatar_row.h"

#include "app/models/participants_model.h"
#include "app/models/shown_text.h"
#include "app/ui/avatar.h"
#include "app/ui/theme_colors.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

namespace syngraph {

namespace {

constexpr int kDisc = 26;
constexpr int kStep = 21; ///< they overlap a little
constexpr int kShown = 4;

} // namespace

AvatarRow::AvatarRow(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(tr("People here"));
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
    QList<int> rows;
    QStringList names;
    for (int row = 0; m_model && row < m_model->rowCount(); ++row) {
        const QModelIndex index = m_model->index(row, 0);
        if (index.data(ParticipantsModel::SelfRole).toBool())
            continue;
        rows.append(row);
        if (rows.size() <= kShown)
            names.append(index.data().toString());
    }
    if (rows.size() != m_rows.size()) {
        m_rows = rows;
        updateGeometry();
    }
    m_rows = rows;
    setAccessibleDescription(names.join(u", "));
    update();
}

QSize AvatarRow::sizeHint() const
{
    const auto places = std::min<qsizetype>(m_rows.size(), kShown + 1);
    return {places == 0 ? 0 : int(places - 1) * kStep + kDisc + 4, kDisc + 4};
}

QRectF AvatarRow::discAt(int place) const
{
    return QRectF(2 + place * kStep, (height() - kDisc) / 2.0, kDisc, kDisc);
}

QModelIndex AvatarRow::personAt(const QPoint &point) const
{
    const auto shown = std::min<qsizetype>(m_rows.size(), kShown);
    for (qsizetype place = shown - 1; place >= 0; --place) {
        if (m_model && discAt(int(place)).contains(point))
            return m_model->index(m_rows.at(place), 0);
    }
    return {};
}

bool AvatarRow::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    auto *help = static_cast<QHelpEvent *>(event);
    const QModelIndex person = personAt(help->pos());
    if (!person.isValid()) {
        QToolTip::hideText();
        return true;
    }
    QString text = person.data().toString();
    if (const qint64 line = person.data(ParticipantsModel::LineRole).toLongLong(); line > 0)
        text = tr("%1 – line %2").arg(isolatedName(text), locale().toString(line));
    QToolTip::showText(help->globalPos(), plainToolTip(text), this);
    return true;
}

void AvatarRow::paintEvent(QPaintEvent *)
{
    const ThemeColors &colors = themeColorsOf(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const auto shown = std::min<qsizetype>(m_rows.size(), kShown);
    for (qsizetype place = 0; m_model && place <= shown && place < m_rows.size(); ++place) {
        const QRectF disc = discAt(int(place));
        painter.setPen(Qt::NoPen);
        painter.setBrush(colors.chrome);
        painter.drawEllipse(disc.adjusted(-2, -2, 2, 2));
        if (place == shown) {
            paintAvatar(painter, disc, u'+' + QString::number(m_rows.size() - shown),
                        colors.pressed, font());
            break;
        }
        const QModelIndex person = m_model->index(m_rows.at(place), 0);
        paintAvatar(painter, disc, person.data(ParticipantsModel::InitialsRole).toString(),
                    person.data(ParticipantsModel::ColorRole).value<QColor>(), font());
    }
}

void AvatarRow::mouseReleaseEvent(QMouseEvent *event)
{
    const QModelIndex person = personAt(event->pos());
    if (event->button() == Qt::LeftButton && person.isValid()) {
        const auto author = person.data(ParticipantsModel::AuthorRole).toLongLong();
        if (event->modifiers() & Qt::ShiftModifier)
            Q_EMIT followChosen(AuthorNumber(author));
        else
            Q_EMIT personChosen(AuthorNumber(author));
    }
}

} // namespace syngraph
