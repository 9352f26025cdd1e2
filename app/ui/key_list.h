#pragma once

#include "app/ui/popover.h"

class QLabel;
class QLineEdit;
class QMenu;
class QMenuBar;
class QTreeWidget;
class QTreeWidgetItem;

namespace syngraph {

/// Which keys there are, from the actions that have them, so that it is never behind: the menus, the
/// window's own, and those of writing. What is typed into its field narrows it down. GUI thread.
class KeyList final : public Popover
{
    Q_OBJECT

public:
    /// `own`: actions that are in no menu.
    KeyList(const QMenuBar &menus, const QList<QAction *> &own, QWidget *window);

    /// A line for each key that is shown now: "Save: Ctrl+S".
    QStringList lines() const;
    QLineEdit *field() const { return m_field; }

protected:
    void prepare() override;
    QWidget *firstField() const override;

private:
    QTreeWidgetItem *section(const QString &name);
    void addMenu(QMenu &menu, QTreeWidgetItem *to);
    void add(QTreeWidgetItem *to, const QString &what, const QString &keys);
    void filter(const QString &wanted);

    const QMenuBar &m_menus;
    QList<QAction *> m_own;
    QLineEdit *m_field;
    QTreeWidget *m_list;
    QLabel *m_none;
};

} // namespace syngraph
