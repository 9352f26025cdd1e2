#include "app/ui/open_link_popover.h"

#include "app/ui/icons.h"
#include "app/ui/link_copy.h"
#include "app/ui/link_words.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>

namespace syngraph {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kWidth = 540;

} // namespace

OpenLinkPopover::OpenLinkPopover(QWidget *window)
    : Popover(kWidth, window), m_link(new QLineEdit(this)), m_error(new QLabel(this))
{
    auto *title = new QLabel(tr("Open a shared document"), this);
    title->setProperty("look", u"heading"_s);
    setAccessibleName(title->text());
    m_link->setPlaceholderText(tr("Paste the link here: https://…"));
    m_link->setAccessibleName(tr("Link"));
    m_link->setMaxLength(2 * int(kLinkUnits));
    m_link->setClearButtonEnabled(false);
    QAction *paste = m_link->addAction(themedIcon("paste"_L1), QLineEdit::TrailingPosition);
    paste->setToolTip(tr("Paste"));
    for (QToolButton *button : m_link->findChildren<QToolButton *>())
        button->setAccessibleName(paste->toolTip());
    connect(paste, &QAction::triggered, this, &OpenLinkPopover::paste);
    auto *open = new QPushButton(tr("Open"), this);
    open->setProperty("look", u"primary"_s);
    m_error->setTextFormat(Qt::PlainText);
    m_error->setWordWrap(true);
    m_error->setProperty("look", u"error"_s);
    m_error->hide();

    auto *line = new QHBoxLayout;
    line->setSpacing(8);
    line->addWidget(m_link, 1);
    line->addWidget(open);
    content()->addWidget(title);
    content()->addLayout(line);
    content()->addWidget(m_error);
    connect(open, &QPushButton::clicked, this, &OpenLinkPopover::submit);
    connect(m_link, &QLineEdit::returnPressed, this, &OpenLinkPopover::submit);
    connect(m_link, &QLineEdit::textEdited, this, [this] { showError({}); });
}

void OpenLinkPopover::offer(const QString &text)
{
    m_offered = text;
}

QString OpenLinkPopover::errorText() const
{
    return m_error->text();
}

void OpenLinkPopover::prepare()
{
    const QString offered = std::exchange(m_offered, QString());
    if (!offered.isEmpty()) {
        m_link->setText(offered);
        const auto link = ShareLink::parse(offered);
        showError(link ? nearbyWords(link->server) : linkErrorWords(link.error()));
        return;
    }
    m_link->clear();
    showError({});
    const QString copied = linkInClipboard();
    if (ShareLink::parse(copied)) {
        m_link->setText(copied);
        m_link->selectAll();
    }
}

QWidget *OpenLinkPopover::firstField() const
{
    return m_link;
}

void OpenLinkPopover::paste()
{
    m_link->setText(linkInClipboard());
    showError({});
    m_link->setFocus();
}

void OpenLinkPopover::submit()
{
    const auto link = ShareLink::parse(linkIn(m_link->text()));
    if (!link) {
        showError(linkErrorWords(link.error()));
        m_link->setFocus();
        return;
    }
    closePopover();
    Q_EMIT linkChosen(*link);
}

void OpenLinkPopover::showError(const QString &text)
{
    if (text == m_error->text())
        return;
    say(*m_error, text, m_link);
}

} // namespace syngraph
