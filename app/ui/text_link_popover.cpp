#include "app/ui/text_link_popover.h"

#include "app/ui/link_words.h"
#include "common/base/limits.h"
#include "common/ot/schema.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>

namespace syngraph {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kWidth = 420;

} // namespace

QString completedLink(const QString &typed)
{
    const QString address = typed.trimmed();
    // "localhost:8080" is a host with its port, "mailto:ann" a scheme.
    static const QRegularExpression scheme(u"^[a-z][a-z0-9+.-]*:(?![0-9]+(/|$))"_s,
                                           QRegularExpression::CaseInsensitiveOption);
    if (address.isEmpty() || scheme.match(address).hasMatch())
        return address;
    if (address.contains(u'@') && !address.contains(u'/'))
        return u"mailto:"_s + address;
    const QString host = address.section(u'/', 0, 0).section(u':', 0, 0).toLower();
    const bool isHere = host == u"localhost" || host.startsWith(u"127.");
    return (isHere ? u"http://"_s : u"https://"_s) + address;
}

TextLinkPopover::TextLinkPopover(QWidget *window)
    : Popover(kWidth, window)
    , m_address(new QLineEdit(this))
    , m_destination(new QLabel(this))
    , m_error(new QLabel(this))
    , m_open(new QPushButton(tr("Open"), this))
    , m_remove(new QPushButton(tr("Remove link"), this))
{
    setAccessibleName(tr("Link"));
    m_address->setPlaceholderText(tr("https://… or an e-mail address"));
    m_address->setAccessibleName(tr("Address of the link"));
    m_address->setMaxLength(int(limits::kAttributeValueUnits));
    m_destination->setTextFormat(Qt::PlainText);
    m_destination->setWordWrap(true);
    m_destination->setProperty("look", u"muted"_s);
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
    content()->addWidget(m_destination);
    content()->addWidget(m_error);
    auto *below = new QHBoxLayout;
    below->setSpacing(8);
    below->addWidget(m_open);
    below->addWidget(m_remove);
    below->addStretch(1);
    content()->addLayout(below);
    connect(apply, &QPushButton::clicked, this, &TextLinkPopover::submit);
    connect(m_address, &QLineEdit::returnPressed, this, &TextLinkPopover::submit);
    connect(m_address, &QLineEdit::textChanged, this, &TextLinkPopover::showDestination);
    connect(m_open, &QPushButton::clicked, this, [this] {
        const QString address = completedLink(m_address->text());
        closePopover();
        if (isSafeLink(address))
            Q_EMIT openRequested(address);
    });
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
    m_open->setVisible(!present.isEmpty());
    say(*m_error, {}, m_address);
    showDestination();
}

void TextLinkPopover::showDestination()
{
    const QString address = completedLink(m_address->text());
    const bool isSafe = isSafeLink(address);
    m_open->setEnabled(isSafe);
    const QString text = isSafe ? leadsToWords(address) : QString();
    const bool wasShown = !m_destination->isHidden();
    m_destination->setText(text);
    m_destination->setVisible(!text.isEmpty());
    if (isOpen() && wasShown != !text.isEmpty())
        refit();
}

QWidget *TextLinkPopover::firstField() const
{
    return m_address;
}

void TextLinkPopover::submit()
{
    const QString address = completedLink(m_address->text());
    if (!address.isEmpty() && !isSafeLink(address)) {
        say(*m_error, tr("Links may lead to web pages, e-mail addresses and shared documents."),
            m_address);
        return;
    }
    closePopover();
    Q_EMIT linkChosen(address);
}

} // namespace syngraph
