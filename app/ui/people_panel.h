#pragma once

#include "common/base/ids.h"

#include <QDockWidget>

class QAbstractItemModel;
class QListView;
class QStackedWidget;

namespace syngraph {

class DockHead;

/// Dock at the right: who has the document open. Double-click or Enter on somebody goes to their
/// place; on oneself it edits the name; the menu of a row can follow. Shows a ParticipantsModel.
/// GUI thread.
class PeoplePanel final : public QDockWidget
{
    Q_OBJECT

public:
    explicit PeoplePanel(QWidget *parent = nullptr);

    /// Borrowed.
    void setModel(QAbstractItemModel *model);
    QListView *list() const { return m_list; }

Q_SIGNALS:
    void dismissed();
    void personChosen(syngraph::AuthorNumber author);
    void followChosen(syngraph::AuthorNumber author);

private:
    void refresh();
    void activate(const QModelIndex &index);
    void showMenu(const QPoint &place);

    DockHead *m_head;
    QStackedWidget *m_pages;
    QListView *m_list;
};

} // namespace syngraph
