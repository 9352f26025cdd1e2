#include "app/ui/goto_popover.h"

#include <QHBoxLayout>
#include <QIntValidator>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>

namespace syngraph {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kWidth = 280;
constexpr int kDigits = 9;

} // namespace

GoToPopover::GoToPopover(QWidget *window)
    : Popover(kWidth, window), m_number(new QLineEdit(this)), m_hint(new QLabel(this))
{
    setAccessibleName(tr("Go to paragraph"));
    m_number->setAccessibleName(tr("Number of the paragraph"));
    m_number->setMaxLength(kDigits);
    m_number->setValidator(new QIntValidator(0, 999'999'999, m_number));
    m_hint->setProperty("look", u"muted"_s);
    auto *go = new QPushButton(tr("Go"), this);
    go->setProperty("look", u"primary"_s);
    auto *line = new QHBoxLayout;
    line->setSpacing(8);
    line->addWidget(m_number, 1);
    line->addWidget(go);
    content()->addWidget(m_hint);
    content()->addLayout(line);
    connect(go, &QPushButton::clicked, this, &GoToPopover::submit);
    connect(m_number, &QLineEdit::returnPressed, this, &GoToPopover::submit);
}

void GoToPopover::setPlace(qsizetype paragraph, qsizetype count)
{
    m_count = count;
    m_hint->setText(tr("Go to paragraph (1 to %1)").arg(QLocale().toString(qint64(count))));
    QLocale plain;
    plain.setNumberOptions(QLocale::OmitGroupSeparator);
    m_number->setText(plain.toString(qint64(paragraph)));
    m_number->selectAll();
}

QWidget *GoToPopover::firstField() const
{
    return m_number;
}

void GoToPopover::submit()
{
    bool isNumber = false;
    int typed = QLocale().toInt(m_number->text(), &isNumber);
    if (!isNumber)
        typed = m_number->text().toInt(&isNumber); // 0 to 9, where others are usual
    if (!isNumber)
        return say(*m_hint, m_hint->text(), m_number);
    const auto wanted = std::clamp<qsizetype>(typed, 1, m_count);
    closePopover();
    Q_EMIT paragraphChosen(wanted);
}

} // namespace syngraph
