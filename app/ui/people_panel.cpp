#include "app/ui/people_panel.h"

#include "app/models/participants_model.h"
#include "app/ui/dock_head.h"
#include "app/ui/dock_pages.h"
#include "app/ui/person_delegate.h"
#include "app/ui/plain_label.h"

#include <QListView>
#include <QMenu>
#include <QVBoxLayout>

namespace syngraph {

using namespace Qt::Literals::StringLiterals;

namespace {

QWidget *makeEmptyPage()
{
    auto *page = new QWidget;
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(18, 14, 18, 18);
    layout->addWidget(plainLabel(
        PeoplePanel::tr("Nobody else can see this document yet.\n\nPress Share and send the link: "
                        "whoever opens it appears here, with a caret of their own."),
        u"muted"_s));
    layout->addStretch(1);
    return page;
}

} // namespace

PeoplePanel::PeoplePanel(QWidget *parent)
    : QDockWidget(tr("People"), parent)
    , m_head(new DockHead(tr("People"), tr("Hide the list of people"), this))
    , m_pages(new DockPages(100, this))
    , m_list(new QListView)
{
    setObjectName(u"people"_s);
    setFeatures(QDockWidget::DockWidgetClosable);
    setAllowedAreas(Qt::RightDockWidgetArea);
    setTitleBarWidget(m_head);
    connect(m_head, &DockHead::closeRequested, this, &PeoplePanel::dismissed);
    m_list->setItemDelegate(new PersonDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setMouseTracking(true);
    m_list->setUniformItemSizes(true);
    m_list->setEditTriggers(QAbstractItemView::EditKeyPressed);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setAccessibleName(tr("People who have this document open"));
    connect(m_list, &QListView::activated, this, &PeoplePanel::activate);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_list, &QListView::customContextMenuRequested, this, &PeoplePanel::showMenu);
    m_pages->addWidget(makeEmptyPage());
    m_pages->addWidget(m_list);
    setWidget(m_pages);
}

void PeoplePanel::setModel(QAbstractItemModel *model)
{
    if (QAbstractItemModel *before = m_list->model())
        before->disconnect(this);
    // The view makes itself a selection model for each model and leaves the last one lying about.
    const QItemSelectionModel *selectionBefore = m_list->selectionModel();
    m_list->setModel(model);
    delete selectionBefore;
    if (model) {
        connect(model, &QAbstractItemModel::modelReset, this, &PeoplePanel::refresh);
        connect(model, &QAbstractItemModel::rowsInserted, this, &PeoplePanel::refresh);
        connect(model, &QAbstractItemModel::rowsRemoved, this, &PeoplePanel::refresh);
    }
    refresh();
}

void PeoplePanel::refresh()
{
    const int count = m_list->model() ? m_list->model()->rowCount() : 0;
    m_head->showCount(count);
    m_pages->setCurrentIndex(count > 0 ? 1 : 0);
}

void PeoplePanel::activate(const QModelIndex &index)
{
    if (index.data(ParticipantsModel::SelfRole).toBool()) {
        m_list->edit(index);
        return;
    }
    Q_EMIT personChosen(AuthorNumber(index.data(ParticipantsModel::AuthorRole).toLongLong()));
}

void PeoplePanel::showMenu(const QPoint &place)
{
    const QModelIndex index = m_list->indexAt(place);
    if (!index.isValid())
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (index.data(ParticipantsModel::SelfRole).toBool()) {
        menu->addAction(tr("Change your name"), this, [this, index = QPersistentModelIndex(index)] {
            m_list->edit(index);
        });
    } else {
        const AuthorNumber author(index.data(ParticipantsModel::AuthorRole).toLongLong());
        menu->addAction(tr("Go there"), this, [this, author] { Q_EMIT personChosen(author); });
        menu->addAction(tr("Follow"), this, [this, author] { Q_EMIT followChosen(author); });
    }
    menu->popup(m_list->viewport()->mapToGlobal(place));
}

} // namespace syngraph
