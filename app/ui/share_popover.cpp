#include "app/ui/share_popover.h"

#include "app/client/document_controller.h"
#include "app/ui/icons.h"
#include "app/ui/link_copy.h"
#include "app/ui/link_section.h"
#include "app/ui/link_words.h"
#include "app/ui/plain_label.h"
#include "common/base/limits.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace syngraph {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kWidth = 420;

QVBoxLayout *makePageLayout(QWidget *page)
{
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    return layout;
}

} // namespace

SharePopover::SharePopover(QWidget *window)
    : Popover(kWidth, window)
    , m_heading(plainLabel({}, u"heading"_s))
    , m_title(new QLineEdit)
{
    m_title->setAccessibleName(tr("Name of the document"));
    m_title->setPlaceholderText(tr("Name of the document"));
    m_title->setMaxLength(int(limits::kTitleUnits));
    connect(m_title, &QLineEdit::editingFinished, this, &SharePopover::applyTitle);
    connect(m_title, &QLineEdit::returnPressed, this, &SharePopover::submit);

    m_localPage = makeLocalPage();
    m_sharedPage = makeSharedPage();
    content()->addWidget(m_heading);
    content()->addWidget(m_title);
    content()->addWidget(m_localPage);
    content()->addWidget(m_sharedPage);
    showPage(Page::Local);
}

QWidget *SharePopover::makeLocalPage()
{
    auto *page = new QWidget;
    auto *layout = makePageLayout(page);
    m_server = new QLineEdit;
    m_server->setAccessibleName(tr("Address of the server"));
    m_server->setPlaceholderText(tr("Server, such as https://pad.example.org"));
    m_server->setMaxLength(int(kLinkUnits));
    m_hint = plainLabel(tr("The document goes to this server, and everybody with the link can edit "
                          "it. The server prints its address when it starts."),
                       u"muted"_s);
    m_error = plainLabel({}, u"error"_s);
    m_error->hide();
    m_share = new QPushButton(tr("Share"));
    m_share->setProperty("look", u"primary"_s);
    layout->addWidget(m_server);
    layout->addWidget(m_hint);
    layout->addWidget(m_error);
    layout->addSpacing(4);
    m_host = new QPushButton(tr("Host on this computer…"));
    m_host->setProperty("look", u"bar"_s);
    m_host->hide();
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_host);
    buttons->addStretch(1);
    buttons->addWidget(m_share);
    layout->addLayout(buttons);
    connect(m_host, &QPushButton::clicked, this, &SharePopover::hostRequested);
    connect(m_share, &QPushButton::clicked, this, &SharePopover::submit);
    connect(m_server, &QLineEdit::returnPressed, this, &SharePopover::submit);
    connect(m_server, &QLineEdit::textEdited, this, [this] { showError({}); });
    return page;
}

QWidget *SharePopover::makeSharedPage()
{
    auto *page = new QWidget;
    auto *layout = makePageLayout(page);
    m_note = plainLabel({}, u"good"_s);
    m_place = plainLabel({}, u"muted"_s);
    m_copyEdit = new QPushButton(themedIcon("copy"_L1), {});
    m_copyView = new QPushButton(themedIcon("copy"_L1), tr("Copy view-only link"));
    // A style sheet of Qt 6.4 puts a text that goes from right to left far from its icon.
    for (QPushButton *button : {m_copyEdit, m_copyView}) {
        if (QGuiApplication::isRightToLeft())
            button->setIcon({});
    }
    layout->addWidget(m_note);
    layout->addWidget(m_place);
    layout->addSpacing(6);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_copyEdit, 1);
    buttons->addWidget(m_copyView, 1);
    layout->addLayout(buttons);
    m_links = new LinkSection(page);
    layout->addWidget(m_links);
    connect(m_links, &LinkSection::copied, this,
            [this](const ShareLink &link, const QString &note) { copyLink(link, note); });
    connect(m_links, &LinkSection::sizeChanged, this, [this] {
        if (isOpen())
            refit();
    });
    connect(m_copyEdit, &QPushButton::clicked, this, [this] {
        copyLink(m_controller ? m_controller->links().editLink() : std::nullopt,
                 tr("Link copied."));
    });
    connect(m_copyView, &QPushButton::clicked, this, [this] {
        copyLink(m_controller ? m_controller->links().viewLink() : std::nullopt,
                 tr("View-only link copied."));
    });
    return page;
}

void SharePopover::offerHosting()
{
    m_host->show();
}

void SharePopover::setController(DocumentController *controller)
{
    if (controller == m_controller)
        return;
    closePopover();
    if (m_controller)
        m_controller->disconnect(this);
    m_controller = controller;
    showError({});
    m_links->setLinks(controller ? &controller->links() : nullptr);
    if (!controller)
        return;
    connect(&controller->links(), &DocumentLinks::changed, this, [this] {
        if (m_page == Page::Shared)
            showShared();
    });
    connect(controller, &DocumentController::shared, this, &SharePopover::onShared);
    connect(controller, &DocumentController::shareFailed, this, &SharePopover::onShareFailed);
    connect(controller, &DocumentController::titleChanged, this, &SharePopover::showTitle);
    showPage(pageOfController());
}

SharePopover::Page SharePopover::pageOfController() const
{
    if (m_controller->isShared())
        return Page::Shared;
    return m_controller->isSharing() ? Page::Sharing : Page::Local;
}

void SharePopover::setServerAddress(const QString &address)
{
    m_knownServer = address;
    m_server->setText(address);
    m_server->setCursorPosition(0); // the host is to be seen, not the end of a key
}

QString SharePopover::errorText() const
{
    return m_error->text();
}

QString SharePopover::noteText() const
{
    return m_note->text();
}

void SharePopover::prepare()
{
    if (!m_controller)
        return;
    const QString title = m_controller->title();
    m_title->setText(title.isEmpty() && !m_controller->isShared() ? m_proposedTitle : title);
    m_note->clear();
    m_title->setModified(false);
    m_links->prepare();
    showPage(pageOfController());
}

/// The list takes what all else leaves.
void SharePopover::fitContent()
{
    if (m_page != Page::Shared)
        return;
    const int others = wantedHeight() - m_links->listHeight();
    m_links->setRoom({contentWidth(), mostHeight() - others});
}

void SharePopover::focusLinks()
{
    if (QWidget *field = isOpen() ? m_links->firstField() : nullptr)
        field->setFocus(Qt::OtherFocusReason);
}

void SharePopover::cancel()
{
    // The field would hand in what it holds when it loses the focus.
    if (m_controller)
        m_title->setText(m_controller->title());
    closePopover();
}

QWidget *SharePopover::firstField() const
{
    if (m_page == Page::Shared && m_copyEdit->isVisibleTo(this))
        return m_copyEdit;
    if (m_page == Page::Shared)
        return m_links->firstField() ? m_links->firstField() : m_title;
    if (m_page == Page::Sharing)
        return nullptr; // there is nothing to do but to wait or go on writing
    return m_server->text().isEmpty() ? m_server : static_cast<QWidget *>(m_share);
}

void SharePopover::shareAtOnce()
{
    if (!isOpen() || m_page != Page::Local || m_knownServer.isEmpty()
        || m_server->text() != m_knownServer)
        return;
    submit();
    if (m_page == Page::Sharing)
        Q_EMIT left();
}

void SharePopover::submit()
{
    if (!m_controller || m_page != Page::Local)
        return;
    const auto address = ServerAddress::parse(completedAddress(m_server->text()));
    if (!address) {
        showError(address.error() == LinkError::Empty ? tr("Which server? Type its address.")
                  : address.error() == LinkError::BadPath
                      ? tr("This is not the address of a server: there is a path behind the host.")
                      : linkErrorWords(address.error()));
        m_server->setFocus();
        return;
    }
    showError({});
    if (m_title->isModified())
        applyTitle();
    showPage(Page::Sharing);
    Q_EMIT shareRequested(*address, m_title->text().trimmed());
}

void SharePopover::showPage(Page page)
{
    m_page = page;
    const bool isShared = page == Page::Shared;
    const bool isSharing = page == Page::Sharing;
    m_localPage->setVisible(!isShared);
    m_sharedPage->setVisible(isShared);
    m_server->setEnabled(!isSharing);
    m_share->setEnabled(!isSharing);
    m_share->setText(isSharing ? tr("Sharing…") : tr("Share"));
    m_heading->setText(isShared ? tr("Shared document") : tr("Share this document"));
    setAccessibleName(m_heading->text());
    if (isShared && m_controller)
        showShared();
    else
        m_title->setEnabled(!isSharing);
    m_note->setVisible(isShared && !m_note->text().isEmpty());
    refit();
}

void SharePopover::showShared()
{
    const ConnectionStatus status = m_controller->status();
    const bool isViewer = status.role == Role::View;
    const auto link = renewed(m_controller->editLink());
    const bool hasEditLink = m_controller->links().editLink().has_value();
    m_title->setEnabled(!isViewer);
    m_copyEdit->setText(isViewer ? tr("Copy link") : tr("Copy edit link"));
    m_copyEdit->setVisible(hasEditLink);
    m_copyView->setVisible(m_controller->links().viewLink().has_value());
    const QString host = link ? hostWords(link->server) : QString();
    m_place->setText(isViewer      ? tr("Anyone with the link can read this document on %1.").arg(host)
                     : hasEditLink ? tr("Anyone with the edit link can write with you on %1.").arg(host)
                                   : tr("This document is on %1.").arg(host));
}

void SharePopover::showError(const QString &text)
{
    m_hint->setVisible(text.isEmpty());
    say(*m_error, text, m_server);
}

void SharePopover::onShared(const ShareLink &)
{
    // Whoever owns the controller copies it, this popover may long be closed.
    m_note->setText(tr("Link copied. Send it to whoever should write with you."));
    m_title->setText(m_controller->title());
    showPage(Page::Shared);
    say(*m_note, m_note->text());
    if (isOpen())
        m_copyEdit->setFocus();
}

void SharePopover::onShareFailed(ShareError error, const QString &detail)
{
    showPage(Page::Local);
    showError(shareErrorWords(error, detail));
    if (isOpen() && isAncestorOf(QApplication::focusWidget()))
        m_server->setFocus();
}

std::optional<ShareLink> SharePopover::renewed(std::optional<ShareLink> link) const
{
    return link && m_renewal ? m_renewal(*std::move(link)) : link;
}

void SharePopover::copyLink(const std::optional<ShareLink> &link, const QString &note)
{
    if (!link)
        return;
    copyLinkToClipboard(*renewed(link), m_controller ? m_controller->title() : QString());
    say(*m_note, note);
}

/// A new name from elsewhere, unless somebody is typing another here.
void SharePopover::showTitle(const QString &title)
{
    if (!m_title->hasFocus() || !m_title->isModified())
        m_title->setText(title);
}

void SharePopover::applyTitle()
{
    if (m_page == Page::Sharing)
        return;
    m_title->setModified(false);
    const QString title = m_title->text().trimmed();
    if (m_controller && !title.isEmpty() && title != m_controller->title())
        m_controller->rename(title);
}

} // namespace syngraph
