#include "app/ui/key_list.h"

#include "app/ui/menu_words.h"
#include "app/ui/plain_label.h"

#include <QAction>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace syngraph {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kWidth = 520;
constexpr int kHeight = 380;

QString keysOf(const QAction &action)
{
    QStringList keys;
    for (const QKeySequence &sequence : action.shortcuts())
        keys.append(sequence.toString(QKeySequence::NativeText));
    return keys.join(KeyList::tr(", "));
}

QString textOf(const QString &keys)
{
    return QKeySequence(keys).toString(QKeySequence::NativeText);
}

} // namespace

KeyList::KeyList(const QMenuBar &menus, const QList<QAction *> &own, QWidget *window)
    : Popover(kWidth, window)
    , m_menus(menus)
    , m_own(own)
    , m_field(new QLineEdit(this))
    , m_list(new QTreeWidget(this))
    , m_none(plainLabel(tr("No key has to do with that."), u"muted"_s, this))
{
    setAccessibleName(tr("Keyboard shortcuts"));
    m_field->setPlaceholderText(tr("What do you want to do?"));
    m_field->setAccessibleName(tr("Search in the keyboard shortcuts"));
    m_field->setClearButtonEnabled(true);
    m_list->setAccessibleName(tr("Keyboard shortcuts"));
    m_list->setColumnCount(2);
    m_list->setHeaderLabels({tr("What"), tr("Keys")});
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_list->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    m_list->setHeaderHidden(true);
    m_list->setRootIsDecorated(false);
    m_list->setIndentation(12);
    m_list->setItemsExpandable(false);
    m_list->setUniformRowHeights(true);
    m_list->setMinimumHeight(kHeight);
    content()->addWidget(plainLabel(tr("Keyboard shortcuts"), u"heading"_s, this));
    content()->addWidget(m_field);
    content()->addWidget(m_list);
    content()->addWidget(m_none);
    connect(m_field, &QLineEdit::textChanged, this, &KeyList::filter);
}

/// Anew each time: languages of the keyboard and of the program change, and so do menus.
void KeyList::prepare()
{
    m_list->clear();
    for (QAction *top : m_menus.actions()) {
        if (top->menu())
            addMenu(*top->menu(), section(wordsOfMenuText(top->text())));
    }
    auto *window = section(tr("Window"));
    for (const QAction *action : std::as_const(m_own)) {
        if (!action->text().isEmpty())
            add(window, wordsOfMenuText(action->text()), keysOf(*action));
    }
    auto *writing = section(tr("While writing"));
    add(writing, tr("A new line in the same paragraph"), textOf(u"Shift+Return"_s));
    add(writing, tr("A list item one level deeper"), textOf(u"Tab"_s));
    add(writing, tr("A list item one level higher"), textOf(u"Shift+Tab"_s));
    add(writing, tr("Stop following somebody"), textOf(u"Esc"_s));
    for (int i = m_list->topLevelItemCount() - 1; i >= 0; --i) {
        if (m_list->topLevelItem(i)->childCount() == 0)
            delete m_list->takeTopLevelItem(i);
    }
    m_list->expandAll();
    m_field->clear();
    filter({});
}

QWidget *KeyList::firstField() const
{
    return m_field;
}

QTreeWidgetItem *KeyList::section(const QString &name)
{
    auto *item = new QTreeWidgetItem(m_list, {name});
    item->setFlags(Qt::ItemIsEnabled);
    item->setFirstColumnSpanned(true);
    QFont bold = font();
    bold.setBold(true);
    item->setFont(0, bold);
    return item;
}

void KeyList::addMenu(QMenu &menu, QTreeWidgetItem *to)
{
    for (const QAction *action : menu.actions()) {
        if (action->menu())
            addMenu(*action->menu(), to);
        else if (!action->shortcuts().isEmpty() && action->isVisible())
            add(to, wordsOfMenuText(action->text()), keysOf(*action));
    }
}

void KeyList::add(QTreeWidgetItem *to, const QString &what, const QString &keys)
{
    const auto known = m_list->findItems(what, Qt::MatchExactly | Qt::MatchRecursive);
    const bool isThere = std::any_of(known.begin(), known.end(), [&](const QTreeWidgetItem *item) {
        return item->text(1) == keys;
    });
    if (!isThere) // some stand in two menus
        new QTreeWidgetItem(to, {what, keys});
}

void KeyList::filter(const QString &wanted)
{
    const QString text = wanted.trimmed();
    bool isAny = false;
    for (int i = 0; i < m_list->topLevelItemCount(); ++i) {
        QTreeWidgetItem *group = m_list->topLevelItem(i);
        bool isAnyOfThese = false;
        for (int j = 0; j < group->childCount(); ++j) {
            QTreeWidgetItem *item = group->child(j);
            const bool fits = item->text(0).contains(text, Qt::CaseInsensitive)
                || item->text(1).contains(text, Qt::CaseInsensitive);
            item->setHidden(!fits);
            isAnyOfThese = isAnyOfThese || fits;
        }
        group->setHidden(!isAnyOfThese);
        isAny = isAny || isAnyOfThese;
    }
    m_none->setVisible(!isAny);
    m_field->setAccessibleDescription(isAny ? QString() : m_none->text());
    refit();
}

QStringList KeyList::lines() const
{
    QStringList lines;
    for (int i = 0; i < m_list->topLevelItemCount(); ++i) {
        for (int j = 0; j < m_list->topLevelItem(i)->childCount(); ++j) {
            const QTreeWidgetItem *item = m_list->topLevelItem(i)->child(j);
            if (!item->isHidden())
                lines.append(item->text(0) + u": "_s + item->text(1));
        }
    }
    return lines;
}

} // namespace syngraph
