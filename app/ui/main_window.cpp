#include "app/ui/main_window.h"

#include "app/client/document_controller.h"
#include "app/client/journal.h"
#include "app/client/local_server.h"
#include "app/editor/editor_widget.h"
#include "app/models/participants_model.h"
#include "app/models/shown_text.h"
#include "app/ui/avatar_row.h"
#include "app/ui/chat_dock.h"
#include "app/ui/chat_view.h"
#include "app/ui/color_popover.h"
#include "app/ui/connection_banner.h"
#include "app/ui/document_actions.h"
#include "app/ui/document_tab.h"
#include "app/ui/edit_words.h"
#include "app/ui/file_commands.h"
#include "app/ui/figures_popover.h"
#include "app/ui/find_bar.h"
#include "app/ui/focus_areas.h"
#include "app/ui/format_toolbar.h"
#include "app/ui/goto_popover.h"
#include "app/ui/journal_bar.h"
#include "app/ui/link_words.h"
#include "app/ui/notice_bar.h"
#include "app/ui/open_link_popover.h"
#include "app/ui/owner_notices.h"
#include "app/ui/people_panel.h"
#include "app/ui/preferences.h"
#include "app/ui/profile_popover.h"
#include "app/ui/save_copy.h"
#include "app/ui/session_keeper.h"
#include "app/ui/share_popover.h"
#include "app/ui/start_panel.h"
#include "app/ui/status_line.h"
#include "app/ui/tab_strip.h"
#include "app/ui/text_link_popover.h"
#include "app/ui/window_menus.h"
#include "common/base/names.h"

#include <QApplication>
#include <QCloseEvent>
#include <QDesktopServices>
#include <QLayout>
#include <QLineEdit>
#include <QListView>
#include <QMessageBox>
#include <QPushButton>
#include <QScreen>
#include <QStatusBar>
#include <QUrl>
#include <QVBoxLayout>

namespace syngraph {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr QSize kLeastSize(560, 400);
constexpr QSize kFirstSize(1100, 780);
constexpr int kWidthForPeople = 900;
constexpr qsizetype kWindowTitleUnits = 80;
constexpr qsizetype kShownAddress = 200;

} // namespace

MainWindow::MainWindow(WindowServices services, QWidget *parent)
    : QMainWindow(parent)
    , m_services(std::move(services))
    , m_actions(new DocumentActions(this))
    , m_toolbar(new FormatToolbar(*m_actions, this))
    , m_tabs(new TabStrip)
    , m_closePrompt(new ClosePrompt([this] {
        const QList<DocumentTab *> all = tabs();
        return ClosePrompt::Tabs(all.begin(), all.end());
    }))
    , m_introduction(new NoticeBar)
    , m_journalBar(new JournalBar(m_services.journal))
    , m_people(new PeoplePanel(this))
    , m_chat(new ChatDock(m_services.preferences, this))
    , m_status(new StatusLine)
    , m_sharePopover(new SharePopover(this))
    , m_openPopover(new OpenLinkPopover(this))
    , m_linkPopover(new TextLinkPopover(this))
    , m_colorPopover(new ColorPopover(this))
    , m_hostBar(new NoticeBar)
    , m_startPanel(new StartPanel(m_tabs))
    , m_profilePopover(new ProfilePopover(this))
    , m_goToPopover(new GoToPopover(this))
    , m_figuresPopover(new FiguresPopover(this))
    , m_files(new FileCommands(*this))
    , m_session(new SessionKeeper(*this, m_services.sessionPath))
    , m_menus(new WindowMenus(*this, *m_actions))
{
    layOut();
    wireParts();
    m_sharePopover->setServerAddress(m_services.preferences.serverAddress());
    m_menus->showAppearance(m_services.preferences.appearance());
    m_menus->showPreferences(m_services.preferences);
    if (!restoreGeometry(m_services.preferences.windowGeometry()))
        resize(kFirstSize);
    m_files->takeDrops(*this);
    connect(m_files, &FileCommands::filesChanged, m_session, &SessionKeeper::saveSoon);
    m_menus->showRestores(m_services.preferences.restoresSession());
    newDocument();
    m_session->setWhole(m_services.preferences.restoresSession());
    if (m_services.journal) {
        connect(m_services.journal, &Journal::documentsRead, this, &MainWindow::openWhatWaits);
        m_services.journal->whenOpened(this, [this] { openWhatWaits(); });
    }
}

MainWindow::~MainWindow()
{
    m_tabContext.reset();
    m_actions->setTab(nullptr);
    m_chat->setTab(nullptr);
    m_sharePopover->setController(nullptr);
    m_people->setModel(nullptr);
    m_toolbar->avatars()->setModel(nullptr);
}

void MainWindow::layOut()
{
    setMinimumSize(kLeastSize.boundedTo(screen()->availableSize()));
    addToolBar(m_toolbar);
    auto *center = new QWidget(this);
    auto *layout = new QVBoxLayout(center);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_journalBar);
    layout->addWidget(m_closePrompt);
    layout->addWidget(m_hostBar);
    m_hostBar->hide();
    layout->addWidget(m_introduction);
    m_introduction->setClosable(true);
    m_introduction->hide();
    layout->addWidget(m_tabs, 1);
    setCentralWidget(center);
    addDockWidget(Qt::RightDockWidgetArea, m_people);
    m_people->hide();
    wireChat();
    statusBar()->setSizeGripEnabled(false);
    statusBar()->setContentsMargins(0, 0, 0, 0);
    statusBar()->addWidget(m_status, 1);
    setContextMenuPolicy(Qt::NoContextMenu);
}

void MainWindow::wireParts()
{
    connect(m_tabs, &TabStrip::newRequested, this, &MainWindow::newDocument);
    connect(m_tabs, &TabStrip::closeRequested, this, &MainWindow::requestClose);
    connect(m_tabs, &TabStrip::currentChanged, this,
            [this](QWidget *page) { showTab(qobject_cast<DocumentTab *>(page)); });
    connect(m_closePrompt, &ClosePrompt::confirmed, this, &MainWindow::closeConfirmed);
    connect(m_closePrompt, &ClosePrompt::saveCopyRequested, this, &MainWindow::saveBeforeClosing);
    for (NoticeBar *bar : {&m_closePrompt->bar(), m_introduction, m_hostBar})
        connect(bar, &NoticeBar::left, this, [this] { currentTab()->editor().setFocus(); });
    connect(m_introduction->addButton(tr("Change…")), &QPushButton::clicked, this, [this] {
        m_introduction->hide();
        showProfile();
    });
    // One click where the server is known; the menu's entry asks which one.
    connect(m_toolbar->shareButton(), &QPushButton::clicked, this, &MainWindow::shareHere);
    wireFormats();
    wireHosting();
    for (const Popover *popover : findChildren<Popover *>())
        connect(popover, &Popover::left, this, [this] { currentTab()->editor().setFocus(); });
    wireStart();
    connect(m_actions, &DocumentActions::findRequested, this, &MainWindow::showFind);
    connect(m_goToPopover, &GoToPopover::paragraphChosen, this,
            [this](qsizetype paragraph) { currentTab()->goToParagraph(paragraph); });
    connect(m_openPopover, &OpenLinkPopover::linkChosen, this,
            [this](const ShareLink &link) { openLink(link); });
    connect(m_sharePopover, &SharePopover::shareRequested, this,
            [this](const ServerAddress &address, const QString &title) {
                currentTab()->share(address, title);
            });
    connect(m_profilePopover, &ProfilePopover::profileChosen, this, &MainWindow::setProfile);
    const auto goTo = [this](AuthorNumber author) { currentTab()->goToPerson(author); };
    connect(m_people, &PeoplePanel::personChosen, this, goTo);
    connect(m_toolbar->avatars(), &AvatarRow::personChosen, this, goTo);
    connect(m_people, &PeoplePanel::followChosen, this, &MainWindow::follow);
    connect(m_toolbar->avatars(), &AvatarRow::followChosen, this, &MainWindow::follow);
    connect(m_toolbar->avatars(), &AvatarRow::listRequested, this, [this] {
        if (m_people->isHidden())
            togglePeople();
        m_people->list()->setFocus();
    });
    connect(m_toolbar->avatars(), &AvatarRow::left, this, [this] { currentTab()->editor().setFocus(); });
    connect(m_people, &QDockWidget::visibilityChanged, this, [this] {
        m_menus->showPeopleVisible(!m_people->isHidden());
    });
    connect(m_people, &PeoplePanel::dismissed, this, &MainWindow::togglePeople);
    connect(m_menus, &WindowMenus::appearanceChosen, this, [this](Appearance appearance) {
        m_services.preferences.setAppearance(appearance);
        m_services.theme.setAppearance(appearance);
    });
}

DocumentTab *MainWindow::newDocument()
{
    auto *tab = new DocumentTab(m_services.makeController(m_services.profile));
    applyPreferences(tab);
    m_files->takeDrops(*tab->editor().viewport());
    m_session->watch(*tab);
    announceOwnership(*tab);
    wireTab(tab);
    m_tabs->addPage(tab);
    showTitle(tab);
    m_tabs->setCurrentPage(tab);
    tab->editor().setFocus();
    return tab;
}

void MainWindow::wireTab(DocumentTab *tab)
{
    wireChatOf(tab);
    connect(tab, &DocumentTab::shownTitleChanged, this, [this, tab] { showTitle(tab); });
    connect(tab, &DocumentTab::recovered, this, &MainWindow::openRecovered);
    connect(tab, &DocumentTab::insertRequested, this, &MainWindow::insertRecovered);
    connect(tab, &DocumentTab::discardRequested, this, [this, tab] { removeTab(tab); },
            Qt::QueuedConnection);
    connect(tab, &DocumentTab::linkActivated, this, &MainWindow::activateLink);
    connect(tab, &DocumentTab::saveCopyRequested, this, [this, tab] { copyToFile(*tab, this); });
    connect(tab, &DocumentTab::serverUsed, this, [this](const ServerAddress &address) {
        m_services.preferences.setServerAddress(address.text());
        m_sharePopover->setServerAddress(address.text());
    });
    connect(tab, &DocumentTab::statusRefreshed, this, &MainWindow::introduce);
    connect(tab, &DocumentTab::statusRefreshed, this,
            [this, tab](const ConnectionStatus &status) { showTrouble(tab, status); });
    connect(tab, &DocumentTab::hostRequested, this, &MainWindow::hostAgain);
    // Whoever writes on has decided to stay: what was agreed to about quitting is no more.
    connect(&tab->editor().binding(), &DocumentBinding::localEdit, m_hostBar, &QWidget::hide);
    connect(&tab->controller(), &DocumentController::shareFailed, tab,
            [this, tab](ShareError error, const QString &detail) {
                sayWhySharingFailed(tab, error, detail);
            });
    connect(&tab->people(), &ParticipantsModel::nameChosen, this, [this](const QString &name) {
        setProfile({name, m_services.profile.color});
    });
}

DocumentTab *MainWindow::currentTab() const
{
    return qobject_cast<DocumentTab *>(m_tabs->currentPage());
}

QList<DocumentTab *> MainWindow::tabs() const
{
    QList<DocumentTab *> tabs;
    const QList<QWidget *> pages = m_tabs->pages();
    for (QWidget *page : pages)
        tabs.append(qobject_cast<DocumentTab *>(page));
    return tabs;
}

void MainWindow::showTab(DocumentTab *tab)
{
    m_tabContext = std::make_unique<QObject>();
    // What they ask is about the document that was in front.
    closePopovers();
    m_actions->setTab(tab);
    m_chat->setTab(tab);
    m_sharePopover->setController(tab ? &tab->controller() : nullptr);
    m_people->setModel(tab ? &tab->people() : nullptr);
    m_toolbar->avatars()->setModel(tab ? &tab->people() : nullptr);
    if (!tab)
        return;
    QObject *context = m_tabContext.get();
    connect(tab, &DocumentTab::statusRefreshed, context,
            [this](const ConnectionStatus &status) { showStatus(status); });
    connect(tab, &DocumentTab::caretMoved, context, [this] { showCaret(); });
    connect(tab, &DocumentTab::textCounted, context,
            [this](const TextFigures &figures) { m_status->showFigures(figures); });
    const auto count = [this] { showStatus(currentTab()->controller().status()); };
    connect(&tab->people(), &QAbstractItemModel::rowsInserted, context, count);
    connect(&tab->people(), &QAbstractItemModel::rowsRemoved, context, count);
    showStatus(tab->controller().status());
    showCaret();
    m_status->showFigures(tab->figures());
    showTitle(tab);
    connect(&tab->editor().binding(), &DocumentBinding::settled, context,
            [this] { refreshStart(); });
    refreshStart();
    tab->editor().setFocus();
}

void MainWindow::showStatus(const ConnectionStatus &status)
{
    const DocumentTab *tab = currentTab();
    const int people = const_cast<DocumentTab *>(tab)->people().rowCount();
    m_status->showStatus(status);
    refreshStatusBar(status);
    const auto link = tab->controller().editLink();
    m_status->showServer(link ? hostWords(link->server) : QString());
    m_status->showPeople(status.isLocal ? 0 : people);
    m_menus->showStatus(status);
    QString share = tr("Share");
    if (!status.isLocal) {
        share = status.role == Role::View ? tr("View only")
            : people > 1                  ? tr("Shared · %1").arg(people)
                                          : tr("Shared");
    }
    m_toolbar->shareButton()->setText(share);
    refreshPeople();
    refreshStart();
}

void MainWindow::showCaret()
{
    const EditorWidget &editor = currentTab()->editor();
    const Document &document = editor.content();
    const Selection selection = editor.selection();
    const qsizetype head = std::clamp<qsizetype>(selection.head, 0, document.length() - 1);
    const qsizetype line = document.paragraphAt(head);
    m_status->showCaret(line + 1, head - document.paragraphStart(line) + 1,
                        selection.end() - selection.start());
}

void MainWindow::showTitle(DocumentTab *tab)
{
    const QString title = tab->shownTitle();
    const auto link = tab->controller().editLink();
    QString where = link ? u"\n"_s + link->maskedText() : QString();
    if (tab->file())
        where = u'\n' + singleLine(tab->file()->path, kShownAddress);
    const QString mark = tab->isModified() ? u"• "_s : QString();
    const int unread = tab->chat() ? tab->chat()->unread() : 0;
    const QString news = unread > 0 ? u" (%1)"_s.arg(locale().toString(unread)) : QString();
    m_tabs->setTitle(tab, mark + title + news, singleLine(title, kWindowTitleUnits) + where);
    if (tab == currentTab()) {
        setWindowTitle(mark + singleLine(title, kWindowTitleUnits) + u" – "_s
                       + QString(names::kProduct));
    }
}

void MainWindow::refreshPeople()
{
    const bool isShared = currentTab() && currentTab()->controller().isShared();
    const bool isUseful = m_wantsPeople || (isShared && m_services.preferences.showsPeople());
    m_people->setVisible(isUseful && !m_isFocusMode && (m_wantsPeople || width() >= kWidthForPeople));
    m_chat->refresh(width() >= kWidthForPeople, m_isFocusMode);
}

void MainWindow::togglePeople()
{
    const bool shows = m_people->isHidden();
    m_wantsPeople = shows;
    m_services.preferences.setShowsPeople(shows);
    const bool canGrow = !(windowState() & (Qt::WindowMaximized | Qt::WindowFullScreen))
        && screen()->availableGeometry().width() >= kWidthForPeople;
    if (shows && canGrow && width() < kWidthForPeople)
        resize(kWidthForPeople, height());
    refreshPeople();
    m_menus->showPeopleVisible(shows);
}

void MainWindow::openLink(const ShareLink &link, JournalId id)
{
    if (DocumentTab *open = id.isNull() ? tabOf(link) : nullptr) {
        // A link that may help: the one that is there is dead, allows to read alone, or leads to
        // where the server was.
        DocumentController &controller = open->controller();
        const ConnectionState state = controller.status().state;
        const ShareLink known = *controller.editLink();
        const bool hasMoved = known.server != link.server && state != ConnectionState::Live;
        if (state == ConnectionState::Blocked || hasMoved
            || (known.token != link.token && !controller.canEdit()))
            controller.replaceLink(link);
        else
            controller.tryLink(link);
        if (hasMoved && state != ConnectionState::Blocked)
            controller.retryNow();
        m_tabs->setCurrentPage(open);
        return;
    }
    DocumentTab *tab = currentTab();
    if (!tab || !tab->isPristine())
        tab = newDocument();
    tab->controller().open(link, id);
    showTab(tab);
}

DocumentTab *MainWindow::tabOf(const ShareLink &link) const
{
    for (DocumentTab *tab : tabs()) {
        const auto open = tab->controller().editLink();
        if (open && open->leadsToSame(link))
            return tab;
    }
    return nullptr;
}

void MainWindow::walkChanges(int step)
{
    currentTab()->walkChanges(step);
}

void MainWindow::offerLink(const QString &text)
{
    // What the desktop hands over may be a page's doing; what a person typed has no such scheme.
    const bool isForeign = text.startsWith(u"syngraph:", Qt::CaseInsensitive);
    const auto link = ShareLink::parse(text);
    const LocalServer *own = m_services.localServer;
    if (!link
        || (isForeign && needsQuestion((own ? own->renewed(*link) : *link).server) && !tabOf(*link))) {
        m_openPopover->offer(text);
        showOpenLink();
        return;
    }
    openLink(*link);
    if (const QString words = nearbyWords(link->server); isForeign && !words.isEmpty())
        currentTab()->showNotice(words, Tone::Warning, DocumentTab::Stay::Briefly);
}

void MainWindow::showOpenLink()
{
    m_openPopover->openOver(m_tabs);
}

void MainWindow::showShare()
{
    if (const DocumentTab *tab = currentTab())
        m_sharePopover->proposeTitle(tab->shownTitle());
    m_sharePopover->openUnder(m_toolbar->shareButton());
}

void MainWindow::toggleOffline()
{
    DocumentController &controller = currentTab()->controller();
    controller.setWorkOffline(controller.status().state != ConnectionState::Idle);
}

void MainWindow::saveCopy()
{
    copyToFile(*currentTab(), this);
}

void MainWindow::activateLink(const QString &address)
{
    if (const auto link = ShareLink::parse(address)) {
        openLink(*link);
        return;
    }
    // Handed to the desktop it would only start this program once more.
    if (address.startsWith(u"syngraph:", Qt::CaseInsensitive)) {
        offerLink(address);
        return;
    }
    const QUrl url(address, QUrl::StrictMode);
    if (!url.isValid() || !QDesktopServices::openUrl(url)) {
        currentTab()->showNotice(tr("No program was found that opens %1.")
                                     .arg(singleLine(address, kShownAddress)),
                                 Tone::Warning, DocumentTab::Stay::UntilClosed);
    }
}

void MainWindow::closeCurrentTab()
{
    requestClose(m_tabs->currentPage());
}

void MainWindow::requestClose(QWidget *page)
{
    if (auto *tab = qobject_cast<DocumentTab *>(page))
        m_closePrompt->ask(ClosePrompt::Scope::Tab, {tab});
}

void MainWindow::closeConfirmed(ClosePrompt::Scope scope,
                                const ClosePrompt::Tabs &closing)
{
    if (scope == ClosePrompt::Scope::Window) {
        m_mayClose = true;
        close();
        m_mayClose = false;
        return;
    }
    for (const auto &tab : closing) {
        if (tab)
            removeTab(tab);
    }
}

void MainWindow::saveBeforeClosing(DocumentTab *tab)
{
    m_tabs->setCurrentPage(tab);
    const auto done = [prompt = QPointer(m_closePrompt)](bool isSaved) {
        if (prompt)
            prompt->finishCopy(isSaved);
    };
    if (tab->controller().isShared() || tab->recoveredText())
        copyToFile(*tab, this, done);
    else
        m_files->save(*tab, done);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    const QList<DocumentTab *> open = tabs();
    const ClosePrompt::Tabs all(open.begin(), open.end());
    const CloseConcern concern = concernOf(all, true);
    event->ignore();
    if (!m_mayClose && !concern.isNone())
        return m_closePrompt->ask(ClosePrompt::Scope::Window, all);
    m_agreedToLose = concern;
    if (!mayEndHosting())
        return;
    m_session->save();
    if (!endHosting()) {
        currentTab()->showNotice(tr("The server of this computer could not be started again, and "
                                    "would not go on."),
                                 Tone::Bad, DocumentTab::Stay::UntilClosed);
        return;
    }
    event->accept();
}

/// In the popover where it was asked for, else where the person is looking.
void MainWindow::sayWhySharingFailed(DocumentTab *tab, ShareError error, const QString &detail)
{
    if (tab == currentTab() && m_sharePopover->isOpen())
        return;
    tab->showNotice(tr("The document was not shared.") + u' ' + shareErrorWords(error, detail),
                    Tone::Bad, DocumentTab::Stay::UntilClosed);
}

/// The name of the desktop's user goes to whoever has the link; the person is to know.
void MainWindow::introduce(const ConnectionStatus &status)
{
    if (status.isLocal || m_services.preferences.isIntroduced())
        return;
    m_services.preferences.setIntroduced();
    m_introduction->setMessage(tr("The others see you as %1.")
                                   .arg(isolatedName(m_services.profile.name)),
                               Tone::Quiet);
    m_introduction->show();
}

void MainWindow::showProfile()
{
    m_profilePopover->setProfile(m_services.profile);
    m_profilePopover->openOver(m_tabs);
}

void MainWindow::setProfile(const UserProfile &profile)
{
    m_services.profile = profile;
    m_services.preferences.setName(profile.name);
    m_services.preferences.setColor(profile.color);
    for (DocumentTab *tab : tabs())
        tab->setProfile(profile.name, profile.color);
}

void MainWindow::cycleArea(int step)
{
    DocumentTab *tab = currentTab();
    QList<FocusArea> areas{{&tab->editor(), &tab->editor()},
                           {m_people->list(), m_people->list()},
                           {m_chat, tab->chat()->focusTarget()},
                           {m_toolbar, m_toolbar->shareButton()},
                           {m_tabs->bar(), m_tabs->bar()},
                           {&m_closePrompt->bar(), m_closePrompt->bar().firstButton()},
                           {m_introduction, m_introduction->firstButton()},
                           {m_hostBar, m_hostBar->firstButton()},
                           {m_startPanel, m_startPanel->field()}};
    areas.append({&tab->findBar(), tab->findBar().field()});
    for (NoticeBar *bar : tab->bars())
        areas.append({bar, bar->firstButton()});
    focusNextArea(areas, step);
}

void MainWindow::showAbout()
{
    auto *box = new QMessageBox(this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setModal(false);
    box->setIconPixmap(windowIcon().pixmap(64, 64));
    box->setTextFormat(Qt::PlainText);
    box->setWindowTitle(tr("About Syngraph"));
    box->setText(tr("Syngraph %1").arg(QString(names::kVersion)));
    box->setInformativeText(tr("Write one document together, on a server of your own."));
    box->show();
}

} // namespace syngraph
