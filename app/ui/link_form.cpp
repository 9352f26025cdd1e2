#include "app/ui/link_form.h"

#include "app/ui/plain_label.h"
#include "common/base/limits.h"
#include "common/protocol/plain_text.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

namespace syngraph {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 kDay = 24;

} // namespace

LinkForm::LinkForm(QWidget *parent)
    : QWidget(parent)
    , m_role(new QComboBox(this))
    , m_label(new QLineEdit(this))
    , m_valid(new QComboBox(this))
    , m_uses(new QSpinBox(this))
    , m_counted(plainLabel(tr("Counted are editors: each computer once, however often it comes back."),
                           u"muted"_s, this))
    , m_make(new QPushButton(tr("Make and copy"), this))
{
    m_role->addItem(tr("Can edit"), int(LinkRole::Edit));
    m_role->addItem(tr("Can view"), int(LinkRole::View));
    m_role->addItem(tr("Can edit and manage links"), int(LinkRole::Own));
    m_label->setMaxLength(int(limits::kLinkLabelUnits));
    m_label->setPlaceholderText(tr("Such as: Team"));
    // In hours; 0 for ever.
    m_valid->addItem(tr("Never"), 0);
    m_valid->addItem(tr("In 1 day"), kDay);
    m_valid->addItem(tr("In 1 week"), 7 * kDay);
    m_valid->addItem(tr("In 30 days"), 30 * kDay);
    m_uses->setRange(0, int(limits::kLinkUses));
    m_uses->setSpecialValueText(tr("Any number"));
    m_make->setProperty("look", u"primary"_s);
    auto *cancel = new QPushButton(tr("Cancel"), this);
    for (QPushButton *button : {m_make, cancel})
        button->setAutoDefault(true);
    auto *fields = new QFormLayout;
    fields->setContentsMargins(0, 0, 0, 0);
    fields->setVerticalSpacing(6);
    const int height = m_label->sizeHint().height();
    const auto add = [fields, height](const QString &name, QWidget *field) {
        field->setMinimumHeight(height);
        if (auto *box = qobject_cast<QComboBox *>(field))
            box->view()->setAccessibleName(name);
        for (auto *inner : field->findChildren<QLineEdit *>())
            inner->setAccessibleName(name);
        auto *label = new QLabel(name);
        label->setBuddy(field);
        field->setAccessibleName(name);
        fields->addRow(label, field);
    };
    add(tr("Whoever has it"), m_role);
    add(tr("Name of the link"), m_label);
    add(tr("Expires"), m_valid);
    add(tr("Lets in"), m_uses);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_make);
    setTabOrder(cancel, m_make);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 4, 0, 4);
    layout->setSpacing(8);
    layout->addLayout(fields);
    layout->addWidget(m_counted);
    layout->addLayout(buttons);
    m_counted->hide();
    m_uses->setAccessibleDescription(m_counted->text());
    connect(m_uses, &QSpinBox::valueChanged, this, [this](int most) {
        m_counted->setVisible(most > 0);
        Q_EMIT sizeChanged();
    });
    connect(m_make, &QPushButton::clicked, this, &LinkForm::submitted);
    connect(m_label, &QLineEdit::returnPressed, this, &LinkForm::submitted);
    connect(cancel, &QPushButton::clicked, this, &LinkForm::left);
}

void LinkForm::clear()
{
    m_role->setCurrentIndex(0);
    m_label->clear();
    m_valid->setCurrentIndex(0);
    m_uses->setValue(0);
}

DocumentLinks::Wish LinkForm::wish() const
{
    DocumentLinks::Wish wish;
    wish.role = LinkRole(m_role->currentData().toInt());
    wish.label = cleanedLinkLabel(m_label->text());
    if (const int hours = m_valid->currentData().toInt(); hours > 0)
        wish.validFor = std::chrono::hours(hours);
    if (m_uses->value() > 0)
        wish.maxUses = m_uses->value();
    return wish;
}

void LinkForm::setBusy(bool isBusy)
{
    if (isBusy && m_make->hasFocus())
        m_label->setFocus(); // or whatever comes next would have it
    m_make->setEnabled(!isBusy);
}

QWidget *LinkForm::firstField() const
{
    return m_role;
}

QWidget *LinkForm::lastField() const
{
    return m_make;
}

void LinkForm::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT left();
    else
        QWidget::keyPressEvent(event);
}

} // namespace syngraph
