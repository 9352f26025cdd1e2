#pragma once

#include "common/base/ids.h"

#include <QAbstractItemModel>
#include <QPointer>
#include <QWidget>

namespace syngraph {

/// The discs of the others beside the Share button, four at most and "+n" for the rest; a click
/// asks for the person's place in the text, with Shift to follow the person. Shows a
/// ParticipantsModel. GUI thread.
class AvatarRow final : public QWidget
{
    Q_OBJECT

public:
    explicit AvatarRow(QWidget *parent = nullptr);

    /// Borrowed.
    void setModel(QAbstractItemModel *model);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {0, 0}; }

Q_SIGNALS:
    void personChosen(syngraph::AuthorNumber author);
    void followChosen(syngraph::AuthorNumber author);

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    void refresh();
    QModelIndex personAt(const QPoint &point) const;
    QRectF discAt(int place) const;

    QPointer<QAbstractItemModel> m_model;
    QList<int> m_rows; ///< of the others
};

} // namespace syngraph
