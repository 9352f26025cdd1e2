#pragma once

#include "app/ui/popover.h"
#include "common/link/share_link.h"

#include <QPointer>

class QLabel;
class QLineEdit;
class QPushButton;
class QStackedWidget;

namespace syngraph {

class DocumentController;
class LinkSection;
enum class ShareError;

/// Hangs under the Share button. For a local document it asks for the server, once; for a shared
/// one it hands out the links. It never waits: while the server works it says so, and the text can
/// be written on. Shows the controller that it was given. GUI thread.
class SharePopover final : public Popover
{
    Q_OBJECT

public:
    enum class Page { Local, Sharing, Shared };

    explicit SharePopover(QWidget *window);

    /// Borrowed; closes the popover when it is another one.
    void setController(DocumentController *controller);
    /// A server that is known, with which the field starts.
    void setServerAddress(const QString &address);
    void offerHosting(); ///< from now on
    /// As if Share were pressed in it, if it is open and its server is the known one: what somebody
    /// typed and left counts as little as what is empty. The focus stays with the text.
    void shareAtOnce();
    /// What becomes of a link before it is shown or copied: its server may have moved.
    using Renewal = std::function<ShareLink(ShareLink)>;
    void setRenewal(Renewal renewal) { m_renewal = std::move(renewal); }

    /// The name that a document without one is offered to be shared under.
    void proposeTitle(const QString &title) { m_proposedTitle = title; }

    Page page() const { return m_page; }
    QString errorText() const;
    QString noteText() const;
    LinkSection &links() { return *m_links; }
    /// Opened for the links: the focus goes there.
    void focusLinks();

Q_SIGNALS:
    /// The document that is shown shall be shared there.
    void shareRequested(const syngraph::ServerAddress &address, const QString &title);
    void hostRequested(); ///< there is no server yet; this computer shall be one

protected:
    void prepare() override;
    void cancel() override;
    QWidget *firstField() const override;
    void fitContent() override;

private:
    QWidget *makeLocalPage();
    QWidget *makeSharedPage();
    void submit();
    void showPage(Page page);
    void showError(const QString &text);
    void onShared(const ShareLink &link);
    void onShareFailed(ShareError error, const QString &detail);
    std::optional<ShareLink> renewed(std::optional<ShareLink> link) const;
    void copyLink(const std::optional<ShareLink> &link, const QString &note);
    void showShared();
    void applyTitle();
    void showTitle(const QString &title);
    Page pageOfController() const;

    QPointer<DocumentController> m_controller;
    Renewal m_renewal;
    QString m_proposedTitle;
    QString m_knownServer;
    Page m_page = Page::Local;
    QLabel *m_heading;
    QLineEdit *m_title;
    QWidget *m_localPage;
    QLineEdit *m_server;
    QLabel *m_hint;
    QLabel *m_error;
    QPushButton *m_host;
    QPushButton *m_share;
    QWidget *m_sharedPage;
    QLabel *m_note;
    QLabel *m_place;
    QPushButton *m_copyEdit;
    QPushButton *m_copyView;
    LinkSection *m_links;
};

} // namespace syngraph
