#pragma once

#include "common/base/ids.h"

#include <QAbstractItemModel>
#include <QPointer>
#include <QWidget>

namespace syngraph {

class AvatarButton;

/// The discs of the others beside the Share button, four at most and "+n" for the rest. A disc asks
/// for the person's place in the text, with Shift to follow the person; the rest asks for the list of
/// people. By mouse, or by Tab and Return. Shows a ParticipantsModel. GUI thread.
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
    void listRequested();
    /// Who had the focus went: it belongs to the text again.
    void left();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void refresh();
    AvatarButton *buttonOf(AuthorNumber author);
    void showRest(qsizetype people);
    void arrange();

    QPointer<QAbstractItemModel> m_model;
    QList<AvatarButton *> m_shown; ///< in their order; each stays with its person
    AvatarButton *m_rest;
};

} // namespace syngraph
