#include "app/ui/link_section.h"

#include "app/ui/link_form.h"
#include "app/ui/link_row.h"
#include "app/ui/managed_link_words.h"
#include "app/ui/plain_label.h"

#include <QAccessible>
#include <QApplication>
#include <QDateTime>
#include <QHBoxLayout>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QStyle>
#include <QVBoxLayout>

#include <algorithm>
#include <set>

namespace syngraph {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kPollEvery = 3'000; ///< ms
constexpr int kLeastRoom = 120;

WallTime wallNow()
{
    return WallTime(Milliseconds(QDateTime::currentMSecsSinceEpoch()));
}

QString warningOf(const LinkInfo &info)
{
    return info.role == LinkRole::Own
        ? u' ' + LinkSection::tr("Whoever has it manages the links, too.")
        : QString();
}

} // namespace

LinkSection::LinkSection(QWidget *parent)
    : QWidget(parent)
    , m_expires(plainLabel({}, u"muted"_s, this))
    , m_sentence(plainLabel({}, u"muted"_s, this))
    , m_head(new QWidget(this))
    , m_heading(plainLabel({}, u"heading"_s, m_head))
    , m_new(new QPushButton(tr("New link…"), m_head))
    , m_form(new LinkForm(this))
    , m_note(plainLabel({}, u"good"_s, this))
    , m_area(new QScrollArea(this))
{
    m_new->setProperty("look", u"bar"_s);
    auto *head = new QHBoxLayout(m_head);
    head->setContentsMargins(0, 0, 0, 0);
    head->addWidget(m_heading, 1);
    head->addWidget(m_new);
    auto *rows = new QWidget;
    m_rowLayout = new QVBoxLayout(rows);
    m_rowLayout->setContentsMargins(0, 0, 0, 0);
    m_rowLayout->setSpacing(0);
    m_rowLayout->addStretch(1);
    m_area->setWidget(rows);
    m_area->setWidgetResizable(true);
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_area->setFocusPolicy(Qt::NoFocus);
    m_area->viewport()->setAutoFillBackground(false);
    rows->setAutoFillBackground(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 6, 0, 0);
    layout->setSpacing(4);
    for (QWidget *part : std::initializer_list<QWidget *>{m_expires, m_sentence, m_head, m_form,
                                                          m_note, m_area})
        layout->addWidget(part);
    m_form->hide();
    m_note->hide();
    m_area->setFixedHeight(0);
    m_poll.setInterval(kPollEvery);
    connect(&m_poll, &QTimer::timeout, this, [this] {
        if (m_links)
            m_links->refresh();
    });
    connect(m_new, &QPushButton::clicked, this, &LinkSection::openForm);
    connect(m_form, &LinkForm::left, this, &LinkSection::closeForm);
    connect(m_form, &LinkForm::submitted, this, &LinkSection::submit);
    connect(m_form, &LinkForm::sizeChanged, this, &LinkSection::sizeChanged);
}

void LinkSection::setLinks(DocumentLinks *links)
{
    if (m_links == links)
        return;
    if (m_links)
        m_links->disconnect(this);
    m_links = links;
    for (const auto &[number, row] : std::exchange(m_rows, {}))
        delete row;
    say({}, false);
    closeForm();
    if (links) {
        connect(links, &DocumentLinks::changed, this, &LinkSection::refresh);
        connect(links, &DocumentLinks::made, this,
                [this](const LinkInfo &info, const ShareLink &link) {
                    closeForm();
                    Q_EMIT copied(link, tr("The new link is copied.") + warningOf(info));
                });
        connect(links, &DocumentLinks::revoked, this, [this](qint64 people) {
            say(people > 0 ? tr("The link is revoked; %Ln person(s) were disconnected.", nullptr,
                                int(people))
                           : tr("The link is revoked."),
                false);
        });
        connect(links, &DocumentLinks::refused, this,
                [this](LinkProblem problem) { say(linkProblemWords(problem), true); });
    }
    refresh();
}

void LinkSection::prepare()
{
    say({}, false);
    closeForm();
    if (m_links)
        m_links->refresh();
    refresh();
}

QWidget *LinkSection::firstField() const
{
    return m_new->isVisibleTo(this) && m_new->isEnabled() ? m_new : nullptr;
}

QString LinkSection::sentence() const
{
    return m_sentence->text();
}

QString LinkSection::note() const
{
    return m_note->text();
}

void LinkSection::showEvent(QShowEvent *event)
{
    m_poll.start();
    QWidget::showEvent(event);
}

void LinkSection::hideEvent(QHideEvent *event)
{
    m_poll.stop();
    QWidget::hideEvent(event);
}

QString LinkSection::sentenceFor(DocumentLinks::Right right) const
{
    using Right = DocumentLinks::Right;
    const bool isListed = m_links && m_links->list();
    switch (right) {
    case Right::Local: return {};
    case Right::Unknown:
        return m_links->editLink()
            ? QString()
            : tr("The link can be copied once the server has said what it allows.");
    case Right::OldServer:
        return tr("The server is of an older version: links are managed there by its administrator "
                  "alone.");
    case Right::None:
        if (m_links->isOwnRefused())
            return tr("The server refused the owner's link that is kept here, so the links are not "
                      "managed from here for now. It is tried again at the next start.");
        return tr("Links are managed by whoever has an owner's link. Where nobody has one, the "
                  "server's administrator makes it.");
    case Right::Away:
        return tr("Managing links needs the server, and there is no connection to it at the moment.");
    case Right::Owner: break;
    }
    if (!isListed)
        return tr("Asking the server for the links…");
    return m_links->list()->empty() ? tr("There are no links to this document.") : QString();
}

/// A connection that is away for a moment takes nothing away that was begun or is known.
void LinkSection::refresh()
{
    using Right = DocumentLinks::Right;
    const auto right = m_links ? m_links->right() : Right::Local;
    const bool isOwner = right == Right::Owner;
    const bool mayComeBack = isOwner || right == Right::Away;
    const auto expires = m_links ? m_links->expires() : std::nullopt;
    m_expires->setText(expires ? tr("The link that this window uses works until %1.")
                                     .arg(momentWords(*expires))
                               : QString());
    m_expires->setVisible(expires.has_value());
    m_sentence->setText(sentenceFor(right));
    m_sentence->setVisible(!m_sentence->text().isEmpty());
    if (!mayComeBack)
        closeForm();
    m_head->setVisible(isOwner || !m_form->isHidden());
    const bool isBusy = !isOwner || m_links->isBusy();
    m_form->setBusy(isBusy);
    const bool isListed = mayComeBack && m_links->list();
    const bool hadFocus = m_area->isAncestorOf(QApplication::focusWidget());
    showRows(isListed ? *m_links->list() : std::vector<LinkInfo>());
    for (const auto &[number, row] : m_rows)
        row->setBusy(isBusy);
    const auto now = wallNow();
    const auto live = isListed ? std::ranges::count_if(*m_links->list(),
                                                       [now](const LinkInfo &info) {
                                                           return !hasEnded(info, now);
                                                       })
                               : 0;
    m_heading->setText(isListed ? tr("Links (%1)").arg(QLocale().toString(qlonglong(live)))
                                : tr("Links"));
    if (hadFocus && !m_area->isAncestorOf(QApplication::focusWidget()) && firstField())
        firstField()->setFocus(); // what had it is not there any more
    Q_EMIT sizeChanged();
}

/// In place, so that the focus and a question stay where they are.
void LinkSection::showRows(const std::vector<LinkInfo> &list)
{
    const auto now = wallNow();
    std::set<qint64> present;
    QWidget *before = m_form->lastField();
    for (const bool isOver : {false, true}) {
        for (const auto &info : list) {
            if (hasEnded(info, now) != isOver)
                continue;
            const auto known = m_rows.find(info.number);
            LinkRow *row = known != m_rows.end() ? known->second : makeRow(info.number);
            if (m_rowLayout->indexOf(row) != int(present.size()))
                m_rowLayout->insertWidget(int(present.size()), row);
            present.insert(info.number);
            before = row->follow(before);
            const bool isOfUse = !isUsedUp(info) && m_links->linkOf(info);
            row->setInfo(info, now, isOfUse ? LinkRow::Copying::Known : LinkRow::Copying::Unknown,
                         m_links->goesOnWithoutOwn() ? Afterwards::WritesOn
                                                     : Afterwards::EndsHere);
        }
    }
    std::erase_if(m_rows, [&](const auto &entry) {
        if (present.contains(entry.first))
            return false;
        delete entry.second;
        return true;
    });
    m_area->setVisible(!m_rows.empty());
}

LinkRow *LinkSection::makeRow(qint64 number)
{
    auto *row = new LinkRow(number);
    m_rows[number] = row;
    connect(row, &LinkRow::copyRequested, this, &LinkSection::copy);
    connect(row, &LinkRow::revokeRequested, this, [this](qint64 which) {
        say({}, false);
        if (m_links)
            m_links->revoke(which);
    });
    connect(row, &LinkRow::sizeChanged, this, &LinkSection::sizeChanged);
    return row;
}

void LinkSection::openForm()
{
    say({}, false);
    m_form->clear();
    m_form->show();
    m_new->setEnabled(false);
    Q_EMIT sizeChanged();
    m_form->firstField()->setFocus();
}

void LinkSection::closeForm()
{
    if (m_form->isHidden())
        return;
    const bool hadFocus = m_form->isAncestorOf(QApplication::focusWidget());
    m_new->setEnabled(true);
    if (hadFocus)
        m_new->setFocus();
    m_form->hide();
    Q_EMIT sizeChanged();
}

void LinkSection::submit()
{
    if (!m_links || m_links->isBusy() || m_links->right() != DocumentLinks::Right::Owner)
        return;
    say({}, false);
    m_links->make(m_form->wish());
}

void LinkSection::copy(qint64 number)
{
    if (!m_links || !m_links->list())
        return;
    const auto info = std::ranges::find(*m_links->list(), number, &LinkInfo::number);
    if (info == m_links->list()->end())
        return;
    const auto link = m_links->linkOf(*info);
    if (!link)
        return;
    Q_EMIT copied(*link, tr("The link “%1” is copied.").arg(managedLinkName(*info))
                             + warningOf(*info));
}

void LinkSection::say(const QString &text, bool isError)
{
    m_note->setText(text);
    m_note->setProperty("look", isError ? u"error"_s : u"good"_s);
    m_note->style()->unpolish(m_note);
    m_note->style()->polish(m_note);
    m_note->setVisible(!text.isEmpty());
    if (!text.isEmpty()) {
        m_note->setAccessibleName(text);
        QAccessibleEvent event(m_note, QAccessible::Alert);
        QAccessible::updateAccessibility(&event);
    }
    Q_EMIT sizeChanged();
}

void LinkSection::setRoom(const QSize &room)
{
    QWidget *rows = m_area->widget();
    const int width = room.width() - m_area->verticalScrollBar()->sizeHint().width();
    for (QLayout *inner : rows->findChildren<QLayout *>())
        inner->invalidate();
    rows->layout()->activate();
    const int wanted = rows->layout()->hasHeightForWidth() ? rows->layout()->heightForWidth(width)
                                                           : rows->sizeHint().height();
    m_area->setFixedHeight(std::min(wanted, std::max(kLeastRoom, room.height())));
}

int LinkSection::listHeight() const
{
    return m_area->isHidden() ? 0 : m_area->minimumHeight();
}

} // namespace syngraph
