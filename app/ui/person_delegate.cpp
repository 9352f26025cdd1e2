#include "app/ui/person_delegate.h"

#include "app/models/participants_model.h"
#include "app/models/shown_text.h"
#include "app/ui/avatar.h"
#include "app/ui/theme_colors.h"
#include "common/base/limits.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QLineEdit>
#include <QPainter>
#include <QStyle>
#include <QToolTip>

namespace syngraph {

namespace {

constexpr int kRowHeight = 50;
constexpr int kDisc = 32;
constexpr int kMargin = 12;
constexpr int kTextLeft = kMargin + kDisc + 10;

QRect nameRect(const QRect &row)
{
    return row.adjusted(kTextLeft, 7, -kMargin, -row.height() / 2);
}

} // namespace

void PersonDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                           const QModelIndex &index) const
{
    const ThemeColors &colors = themeColorsOf(option.palette);
    const QRect row = option.rect;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const bool isSelected = option.state.testFlag(QStyle::State_Selected)
        && option.state.testFlag(QStyle::State_Active);
    if (isSelected || option.state.testFlag(QStyle::State_MouseOver)) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(isSelected ? colors.accentSoft : colors.hover);
        painter->drawRoundedRect(row.adjusted(4, 1, -4, -1), 8, 8);
    }
    const auto placed = [&](const QRect &place) {
        return QStyle::visualRect(option.direction, row, place);
    };
    const QRectF disc =
        placed({row.left() + kMargin, row.top() + (row.height() - kDisc) / 2, kDisc, kDisc});
    paintAvatar(*painter, disc, index.data(ParticipantsModel::InitialsRole).toString(),
                index.data(ParticipantsModel::ColorRole).value<QColor>(), option.font);

    const QRect name = nameRect(row);
    const QString you = index.data(ParticipantsModel::SelfRole).toBool() ? tr("(you)") : QString();
    const QFontMetrics metrics(option.font);
    const int youWidth = you.isEmpty() ? 0 : metrics.horizontalAdvance(you) + 6;
    const QString shown = metrics.elidedText(index.data().toString(), Qt::ElideRight,
                                             name.width() - youWidth);
    painter->setFont(option.font);
    painter->setPen(colors.text);
    painter->drawText(placed(name), Qt::AlignVCenter | Qt::TextSingleLine, shown);
    painter->setPen(colors.muted);
    if (!you.isEmpty()) {
        painter->drawText(placed(name.adjusted(metrics.horizontalAdvance(shown) + 6, 0, 0, 0)),
                          Qt::AlignVCenter | Qt::TextSingleLine, you);
    }
    QFont small(option.font);
    small.setPointSizeF(option.font.pointSizeF() * 0.88);
    painter->setFont(small);
    painter->drawText(placed(row.adjusted(kTextLeft, row.height() / 2 - 1, -kMargin, -7)),
                      Qt::AlignVCenter | Qt::TextSingleLine,
                      QFontMetrics(small).elidedText(
                          index.data(ParticipantsModel::AboutRole).toString(), Qt::ElideRight,
                          row.width() - kTextLeft - kMargin));
    painter->restore();
}

QSize PersonDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {160, kRowHeight};
}

QWidget *PersonDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &,
                                      const QModelIndex &) const
{
    auto *field = new QLineEdit(parent);
    field->setMaxLength(limits::kNameCodePoints);
    field->setAccessibleName(tr("Your name"));
    return field;
}

void PersonDelegate::updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                                          const QModelIndex &) const
{
    editor->setGeometry(
        QStyle::visualRect(option.direction, option.rect,
                           option.rect.adjusted(kTextLeft - 8, 8, -kMargin + 4, -8)));
}

bool PersonDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view,
                               const QStyleOptionViewItem &, const QModelIndex &index)
{
    const QString tip = index.data(ParticipantsModel::SelfRole).toBool()
        ? tr("Press F2 or double-click to change your name")
        : plainToolTip(index.data().toString() + u'\n'
                       + index.data(ParticipantsModel::AboutRole).toString());
    QToolTip::showText(event->globalPos(), tip, view);
    return true;
}

} // namespace syngraph
