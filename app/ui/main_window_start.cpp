// What MainWindow offers when nothing is open, and how this computer becomes a server.

#include "app/client/local_server.h"
#include "app/editor/editor_widget.h"
#include "app/models/participants_model.h"
#include "app/ui/document_tab.h"
#include "app/ui/file_commands.h"
#include "app/ui/format_toolbar.h"
#include "app/ui/host_popover.h"
#include "app/ui/main_window.h"
#include "app/ui/notice_bar.h"
#include "app/ui/preferences.h"
#include "app/ui/share_popover.h"
#include "app/ui/start_panel.h"
#include "app/ui/status_line.h"
#include "app/ui/tab_strip.h"
#include "app/ui/window_menus.h"

#include <QKeyEvent>
#include <QMenuBar>
#include <QPushButton>
#include <QStatusBar>

namespace syngraph {

namespace {

constexpr Milliseconds kWorthAWord = 1s; ///< unsaved for so long

} // namespace

void MainWindow::wireStart()
{
    connect(m_startPanel, &StartPanel::linkChosen, this,
            [this](const ShareLink &link) { openLink(link); });
    connect(m_startPanel, &StartPanel::fileChosen, this,
            [this](const QString &path) { files().open(QStringList{path}); });
    connect(m_startPanel, &StartPanel::hostRequested, this, &MainWindow::showHost);
    connect(m_startPanel, &StartPanel::left, this, [this] { currentTab()->editor().setFocus(); });
}

void MainWindow::refreshStart()
{
    const DocumentTab *tab = currentTab();
    if (tab && tabs().size() == 1 && tab->isPristine() && !m_isFocusMode)
        m_startPanel->open(recentDocuments(), m_services.preferences.recentFiles(),
                           m_hostPopover != nullptr);
    else
        m_startPanel->close();
}

void MainWindow::wireHosting()
{
    connect(m_hostBar->addButton(tr("Leave it running")), &QPushButton::clicked, this,
            [this] { closeWithServer(HostingEnd::Leave); });
    QPushButton *stop = m_hostBar->addButton(tr("Stop and quit"));
    stop->setAutoDefault(false); // a Return that was held does not throw others out
    connect(stop, &QPushButton::clicked, this, [this] { closeWithServer(HostingEnd::Stop); });
    m_hostBar->setClosable(true);
    LocalServer *server = m_services.localServer;
    if (!server)
        return;
    m_hostPopover = new HostPopover(*server, m_services.preferences, this);
    m_sharePopover->offerHosting();
    m_sharePopover->setRenewal([server](ShareLink link) { return server->renewed(std::move(link)); });
    connect(m_sharePopover, &SharePopover::hostRequested, this, [this] {
        m_sharePopover->closePopover();
        showHost();
    });
    connect(server, &LocalServer::started, this, [this](const ServerAddress &address) {
        const bool isAsked = m_hostPopover->isOpen();
        // It does not take the place of another server that the person shares on.
        const auto known = ServerAddress::parse(m_services.preferences.serverAddress());
        if (isAsked || !known || known->server.fingerprint == address.server.fingerprint) {
            m_services.preferences.setServerAddress(address.text());
            m_sharePopover->setServerAddress(address.text());
        }
        m_hostPopover->closePopover();
        returnToHosted();
        if (isAsked && !currentTab()->controller().isShared())
            showShare();
    });
    connect(server, &LocalServer::failed, this, [this](HostError error, const QString &detail) {
        if (!m_hostPopover->isOpen()) // where it is said
            sayHostingEnded(error, detail);
    });
    server->findLeft();
}

void MainWindow::sayHostingEnded(HostError error, const QString &detail)
{
    DocumentTab *tab = currentTab();
    tab->showNotice(hostErrorWords(error, detail), Tone::Bad, DocumentTab::Stay::UntilClosed);
    connect(tab->notice().addButton(tr("Start again")), &QPushButton::clicked, this, [this, tab] {
        tab->notice().hide();
        m_services.localServer->start(m_services.localServer->reach());
    });
}

void MainWindow::hostAgain()
{
    m_services.localServer->start(m_services.preferences.hostsForNetwork() ? HostReach::LocalNetwork
                                                                           : HostReach::ThisComputer);
}

/// It hosts again: nobody waits for the next try.
void MainWindow::returnToHosted()
{
    for (DocumentTab *tab : tabs()) {
        const ConnectionStatus status = tab->controller().status();
        const bool isOut = status.state == ConnectionState::Waiting
            || status.state == ConnectionState::Blocked;
        if (isOut && status.server && m_services.localServer->isOwn(*status.server))
            tab->controller().retryNow();
    }
}

/// One click where the server is known and there; the menu's entry asks which one.
void MainWindow::shareHere()
{
    const auto known = ServerAddress::parse(m_services.preferences.serverAddress());
    const LocalServer *server = m_services.localServer;
    if (known && server && server->isOff(known->server)
        && !currentTab()->controller().isShared())
        return showHost();
    showShare();
    m_sharePopover->shareAtOnce();
}

void MainWindow::showHost()
{
    if (m_hostPopover)
        m_hostPopover->openUnder(m_toolbar->shareButton());
}

/// Of the documents that are open here; others the server alone knows of.
int MainWindow::hostedPeople() const
{
    const LocalServer *server = m_services.localServer;
    if (!server || !server->address())
        return 0;
    int people = 0;
    for (DocumentTab *tab : tabs()) {
        const auto link = tab->controller().editLink();
        if (link && server->renewed(*link).server == server->address()->server)
            people += std::max(0, tab->people().rowCount() - 1);
    }
    return people;
}

bool MainWindow::mayEndHosting()
{
    const int people = hostedPeople();
    if (people == 0 || m_hostingEnd != HostingEnd::Ask || m_services.preferences.keepsHosting())
        return true;
    m_hostBar->setMessage(
        tr("%Ln other(s) work on this computer's documents and would lose the connection.", nullptr,
           people),
        Tone::Warning);
    m_hostBar->show();
    return false;
}

/// Not before the window really goes: the others would be thrown out for a question. False when it
/// shall go on and cannot.
bool MainWindow::endHosting()
{
    LocalServer *server = m_services.localServer;
    if (!server || server->state() == LocalServer::State::Off)
        return true;
    if (m_hostingEnd == HostingEnd::Stop)
        server->stop();
    else if (m_hostingEnd == HostingEnd::Leave || m_services.preferences.keepsHosting())
        return server->leave();
    return true;
}

/// The answer of m_hostBar. What the window would lose was agreed to before that was asked; what has
/// come about since is asked about anew, and the answer is forgotten.
void MainWindow::closeWithServer(HostingEnd end)
{
    const QList<DocumentTab *> open = tabs();
    m_hostBar->hide();
    m_hostingEnd = end;
    m_mayClose =
        !concernOf(ClosePrompt::Tabs(open.begin(), open.end()), true).exceeds(m_agreedToLose);
    close();
    m_mayClose = false;
    m_hostingEnd = HostingEnd::Ask;
}

/// Everything but the text goes; Esc and the same key bring it back.
void MainWindow::setFocusMode(bool isOn)
{
    m_isFocusMode = isOn;
    // The menu bar stays alive for its shortcuts, without any height.
    menuBar()->setMaximumHeight(isOn ? 0 : QWIDGETSIZE_MAX);
    m_toolbar->setVisible(!isOn);
    refreshStatusBar(currentTab()->controller().status());
    m_tabs->setBarVisible(!isOn);
    m_menus->showFocusMode(isOn);
    refreshPeople();
    refreshStart();
    currentTab()->editor().setFocus();
}

/// What is not saved is said in focus mode too; not each key on its way, the text would jump.
void MainWindow::refreshStatusBar(const ConnectionStatus &status)
{
    const bool isQuiet = status.isLocal
        || (status.state == ConnectionState::Live
            && (status.pendingEdits == 0 || status.unsavedFor < kWorthAWord));
    statusBar()->setVisible(!m_isFocusMode || !isQuiet);
}

void MainWindow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_sharePopover->isOpen())
        m_sharePopover->closePopover();
    else if (event->key() == Qt::Key_Escape && m_isFocusMode)
        setFocusMode(false);
    else
        QMainWindow::keyPressEvent(event);
}

} // namespace syngraph
