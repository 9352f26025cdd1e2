#include "app/ui/text_link_popover.h"

#include "common/base/limits.h"
#include "common/ot/schema.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace syngraph {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kWidth = 420;

/// An address as people type it, with the scheme that they leave out.
QString completed(const QString &typed)
{
    const QString address = typed.trimmed();
    if (address.isEmpty() || address.contains(u':'))
        return address;
    return (address.contains(u'@') ? u"mailto:"_s : u"https://"_s) + address;
}

} // namespace

TextLinkPopover::TextLinkPopover(QWidget *window)
    : Popover(kWidth, window)
    , m_address(new QLineEdit(this))
    , m_error(new QLabel(this))
    , m_remove(new QPushButton(tr("Remove link"), this))
{
    m_address->setPlaceholderText(tr("https://… or an e-mail address"));
    m_address->setAccessibleName(tr("Address of the link"));
    m_address->setMaxLength(int(limits::kAttributeValueUnits));
    m_error->setTextFormat(Qt::PlainText);
    m_error->setWordWrap(true);
    m_error->setProperty("look", u"error"_s);
    auto *apply = new QPushButton(tr("Apply"), this);
    apply->setProperty("look", u"primary"_s);

    auto *line = new QHBoxLayout;
    line->setSpacing(8);
    line->addWidget(m_address, 1);
    line->addWidget(apply);
    content()->addLayout(line);
    content()->addWidget(m_error);
    content()->addWidget(m_remove, 0, Qt::AlignLeft);
    connect(apply, &QPushButton::clicked, this, &TextLinkPopover::submit);
    connect(m_address, &QLineEdit::returnPressed, this, &TextLinkPopover::submit);
    connect(m_remove, &QPushButton::clicked, this, [this] {
        closePopover();
        Q_EMIT linkChosen({});
    });
}

void TextLinkPopover::setPresentLink(const QString &present)
{
    m_address->setText(present);
    m_address->selectAll();
    m_remove->setVisible(!present.isEmpty());
    m_error->hide();
}

QWidget *TextLinkPopover::firstField() const
{
    return m_address;
}

void TextLinkPopover::submit()
{
    const QString address = completed(m_address->text());
    if (!address.isEmpty() && !isSafeLink(address)) {
        m_error->setText(tr("Links may lead to web pages, e-mail addresses and shared documents."));
        m_error->show();
        refit();
        return;
    }
    closePopover();
    Q_EMIT linkChosen(address);
}

} // namespace syngraph
