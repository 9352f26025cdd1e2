#include "app/ui/link_row.h"

#include "app/ui/plain_label.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPushButton>
#include <QStyle>
#include <QVBoxLayout>

namespace syngraph {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr char16_t kRightToLeftMark = 0x200f;

QPushButton *barButton(const QString &text, QWidget *parent)
{
    auto *button = new QPushButton(text, parent);
    button->setProperty("look", u"bar"_s);
    button->setAutoDefault(true); // Return presses it, as in a dialog
    return button;
}

} // namespace

LinkRow::LinkRow(qint64 number, QWidget *parent)
    : QWidget(parent)
    , m_number(number)
    , m_name(plainLabel({}, {}, this))
    , m_words(plainLabel({}, u"muted"_s, this))
    , m_copy(barButton(tr("Copy"), this))
    , m_revoke(barButton(tr("Revoke…"), this))
    , m_question(new QWidget(this))
    , m_effect(plainLabel({}, {}, m_question))
    , m_no(barButton(tr("Keep the link"), m_question))
    , m_yes(barButton(tr("Revoke"), m_question))
{
    auto *head = new QHBoxLayout;
    head->setSpacing(2);
    head->addWidget(m_name, 1);
    head->addWidget(m_copy, 0, Qt::AlignTop);
    head->addWidget(m_revoke, 0, Qt::AlignTop);
    auto *answers = new QHBoxLayout;
    answers->addStretch(1);
    answers->addWidget(m_no);
    answers->addWidget(m_yes);
    auto *question = new QVBoxLayout(m_question);
    question->setContentsMargins(0, 2, 0, 0);
    question->setSpacing(2);
    question->addWidget(m_effect);
    question->addLayout(answers);
    m_question->hide();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 4, 4, 4);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addWidget(m_words);
    layout->addWidget(m_question);
    connect(m_copy, &QPushButton::clicked, this, [this] { Q_EMIT copyRequested(m_number); });
    connect(m_revoke, &QPushButton::clicked, this, &LinkRow::ask);
    connect(m_no, &QPushButton::clicked, this, &LinkRow::stopAsking);
    connect(m_yes, &QPushButton::clicked, this, [this] {
        stopAsking();
        Q_EMIT revokeRequested(m_number);
    });
}

void LinkRow::setInfo(const LinkInfo &info, WallTime now, Copying copying, Afterwards afterwards)
{
    const QString name = managedLinkName(info);
    // It stands where its neighbours do, whatever way its letters go.
    m_name->setText(isRightToLeft() ? QChar(kRightToLeftMark) + name : name);
    m_words->setText(managedLinkWords(info, now));
    m_effect->setText(revokeWords(info, afterwards));
    setAccessibleName(name + u", "_s + m_words->text());
    m_copy->setAccessibleName(tr("Copy the link “%1”").arg(name));
    m_revoke->setAccessibleName(tr("Revoke the link “%1”").arg(name));
    m_yes->setAccessibleName(m_revoke->accessibleName());
    m_yes->setAccessibleDescription(m_effect->text());
    m_no->setAccessibleDescription(m_effect->text());
    const bool isOver = hasEnded(info, now);
    if (m_name->property("look").toString().isEmpty() == isOver) {
        m_name->setProperty("look", isOver ? u"muted"_s : QString());
        m_name->style()->unpolish(m_name);
        m_name->style()->polish(m_name);
    }
    m_copy->setVisible(!isOver && copying == Copying::Known);
    m_revoke->setVisible(!isOver && !isAsking());
    if (isOver)
        m_question->hide();
}

void LinkRow::setBusy(bool isBusy)
{
    m_isBusy = isBusy;
    m_yes->setEnabled(!isBusy);
}

bool LinkRow::isAsking() const
{
    return !m_question->isHidden();
}

QWidget *LinkRow::firstButton() const
{
    for (QPushButton *button : {m_copy, m_revoke, m_no}) {
        if (button->isVisibleTo(this) && button->isEnabled())
            return button;
    }
    return nullptr;
}

QWidget *LinkRow::follow(QWidget *before)
{
    for (QPushButton *button : {m_copy, m_revoke, m_no, m_yes}) {
        setTabOrder(before, button);
        before = button;
    }
    return before;
}

void LinkRow::ask()
{
    m_question->show();
    m_revoke->hide();
    Q_EMIT sizeChanged();
    m_no->setFocus(); // a Return in haste keeps the link
}

void LinkRow::stopAsking()
{
    if (!isAsking())
        return;
    const bool hadFocus = isAncestorOf(QApplication::focusWidget());
    m_revoke->show();
    if (hadFocus)
        m_revoke->setFocus();
    m_question->hide();
    Q_EMIT sizeChanged();
}

void LinkRow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && isAsking())
        stopAsking();
    else
        QWidget::keyPressEvent(event);
}

} // namespace syngraph
