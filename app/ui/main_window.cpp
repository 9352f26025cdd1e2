#include "app/ui/main_window.h"

#include "app/client/document_controller.h"
#include "app/editor/editor_widget.h"
#include "app/models/participants_model.h"
#include "app/models/shown_text.h"
#include "app/ui/avatar_row.h"
#include "app/ui/connection_banner.h"
#include "app/ui/document_actions.h"
#include "app/ui/document_tab.h"
#include "app/ui/edit_words.h"
#include "app/ui/format_toolbar.h"
#include "app/ui/link_words.h"
#include "app/ui/open_link_popover.h"
#include "app/ui/people_panel.h"
#include "app/ui/preferences.h"
#include "app/ui/save_copy.h"
#include "app/ui/share_popover.h"
#include "app/ui/status_line.h"
#include "app/ui/tab_strip.h"
#include "app/ui/text_link_popover.h"
#include "app/ui/window_menus.h"
#include "common/base/names.h"

#include <QApplication>
#include <QClipboard>
#include <QCloseEvent>
#include <QDesktopServices>
#include <QLayout>
#include <QListView>
#include <QMessageBox>
#include <QPushButton>
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

} // namespace

MainWindow::MainWindow(WindowServices services, QWidget *parent)
    : QMainWindow(parent)
    , m_services(std::move(services))
    , m_actions(new DocumentActions(this))
    , m_toolbar(new FormatToolbar(*m_actions, this))
    , m_tabs(new TabStrip)
    , m_closePrompt(new ClosePrompt)
    , m_people(new PeoplePanel(this))
    , m_status(new StatusLine)
    , m_sharePopover(new SharePopover(this))
    , m_openPopover(new OpenLinkPopover(this))
    , m_linkPopover(new TextLinkPopover(this))
    , m_menus(new WindowMenus(*this, *m_actions))
{
    layOut();
    wireParts();
    m_sharePopover->setServerAddress(m_services.preferences.serverAddress());
    m_menus->showAppearance(m_services.preferences.appearance());
    if (!restoreGeometry(m_services.preferences.windowGeometry()))
        resize(kFirstSize);
    newDocument();
}

MainWindow::~MainWindow()
{
    m_tabContext.reset();
    m_actions->setTab(nullptr);
    m_sharePopover->setController(nullptr);
    m_people->setModel(nullptr);
    m_toolbar->avatars()->setModel(nullptr);
}

void MainWindow::layOut()
{
    setMinimumSize(kLeastSize);
    addToolBar(m_toolbar);
    auto *center = new QWidget(this);
    auto *layout = new QVBoxLayout(center);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_closePrompt);
    layout->addWidget(m_tabs, 1);
    setCentralWidget(center);
    addDockWidget(Qt::RightDockWidgetArea, m_people);
    m_people->hide();
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
    connect(m_closePrompt, &ClosePrompt::saveCopyRequested, this, [this](DocumentTab *tab) {
        m_tabs->setCurrentPage(tab);
        saveCopy();
    });
    connect(m_toolbar->shareButton(), &QPushButton::clicked, this, &MainWindow::showShare);
    connect(m_actions, &DocumentActions::linkRequested, this, &MainWindow::askForTextLink);
    connect(m_linkPopover, &TextLinkPopover::linkChosen, this, [this](const QString &address) {
        currentTab()->editor().setLink(address);
    });
    connect(m_openPopover, &OpenLinkPopover::linkChosen, this, &MainWindow::openLink);
    connect(m_sharePopover, &SharePopover::serverUsed, this, [this](const QString &address) {
        m_services.preferences.setServerAddress(address);
    });
    const auto goTo = [this](AuthorNumber author) { currentTab()->goToPerson(author); };
    connect(m_people, &PeoplePanel::personChosen, this, goTo);
    connect(m_toolbar->avatars(), &AvatarRow::personChosen, this, goTo);
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
    tab->setProfile(m_services.profile.name, m_services.profile.color);
    wireTab(tab);
    m_tabs->addPage(tab);
    showTitle(tab);
    m_tabs->setCurrentPage(tab);
    tab->editor().setFocus();
    return tab;
}

void MainWindow::wireTab(DocumentTab *tab)
{
    connect(tab, &DocumentTab::shownTitleChanged, this, [this, tab] { showTitle(tab); });
    connect(tab, &DocumentTab::recovered, this, &MainWindow::openRecovered);
    connect(tab, &DocumentTab::linkActivated, this, &MainWindow::activateLink);
    connect(tab, &DocumentTab::saveCopyRequested, this, [this, tab] { copyToFile(*tab, this); });
    connect(&tab->people(), &ParticipantsModel::nameChosen, this, &MainWindow::setOwnName);
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
    m_actions->setTab(tab);
    m_sharePopover->setController(tab ? &tab->controller() : nullptr);
    m_people->setModel(tab ? &tab->people() : nullptr);
    m_toolbar->avatars()->setModel(tab ? &tab->people() : nullptr);
    if (!tab)
        return;
    QObject *context = m_tabContext.get();
    connect(tab, &DocumentTab::statusRefreshed, context,
            [this](const ConnectionStatus &status) { showStatus(status); });
    connect(tab, &DocumentTab::caretMoved, context, [this] { showCaret(); });
    connect(tab, &DocumentTab::wordsCounted, context,
            [this](qint64 words) { m_status->showWordCount(words); });
    connect(&tab->people(), &QAbstractItemModel::modelReset, context,
            [this] { showStatus(currentTab()->controller().status()); });
    showStatus(tab->controller().status());
    showCaret();
    m_status->showWordCount(tab->wordCount());
    showTitle(tab);
    tab->editor().setFocus();
}

void MainWindow::showStatus(const ConnectionStatus &status)
{
    const DocumentTab *tab = currentTab();
    const int people = const_cast<DocumentTab *>(tab)->people().rowCount();
    m_status->showStatus(status);
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
    const QString where = link ? u"\n"_s + link->maskedText() : QString();
    m_tabs->setTitle(tab, title, singleLine(title, kWindowTitleUnits) + where);
    if (tab == currentTab()) {
        setWindowTitle(singleLine(title, kWindowTitleUnits) + u" – "_s
                       + QString(names::kProduct));
    }
}

void MainWindow::refreshPeople()
{
    const bool isShared = currentTab() && currentTab()->controller().isShared();
    const bool isUseful = m_wantsPeople || (isShared && m_services.preferences.showsPeople());
    m_people->setVisible(isUseful && width() >= kWidthForPeople);
}

void MainWindow::togglePeople()
{
    const bool shows = m_people->isHidden();
    m_wantsPeople = shows;
    m_services.preferences.setShowsPeople(shows);
    if (shows && width() < kWidthForPeople)
        resize(kWidthForPeople, height());
    refreshPeople();
    m_menus->showPeopleVisible(shows);
}

void MainWindow::openLink(const ShareLink &link)
{
    for (DocumentTab *tab : tabs()) {
        const auto open = tab->controller().editLink();
        if (open && open->server == link.server && open->document == link.document) {
            m_tabs->setCurrentPage(tab);
            return;
        }
    }
    DocumentTab *tab = currentTab();
    if (!tab || !tab->isPristine())
        tab = newDocument();
    tab->controller().open(link);
    showTab(tab);
}

void MainWindow::offerLink(const QString &text)
{
    if (const auto link = ShareLink::parse(text)) {
        openLink(*link);
        return;
    }
    m_openPopover->offer(text);
    showOpenLink();
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

void MainWindow::copyLink()
{
    DocumentTab *tab = currentTab();
    if (const auto link = tab->controller().editLink()) {
        QGuiApplication::clipboard()->setText(link->text());
        tab->showNotice(tr("Link copied."), Tone::Good, DocumentTab::Stay::Briefly);
    }
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

void MainWindow::askForTextLink()
{
    const AttributeSet text = currentTab()->editor().formatState().text;
    m_linkPopover->setPresentLink(text.text(AttributeKey::Link));
    m_linkPopover->openUnder(m_toolbar->linkButton());
}

void MainWindow::activateLink(const QString &address)
{
    if (const auto link = ShareLink::parse(address)) {
        openLink(*link);
        return;
    }
    const QUrl url(address, QUrl::StrictMode);
    if (url.isValid())
        QDesktopServices::openUrl(url);
}

void MainWindow::openRecovered(const KeptText &text)
{
    DocumentTab *tab = newDocument();
    const QString name = singleLine(text.title, kWindowTitleUnits);
    tab->loadKept(text.document, tr("Recovered from %1").arg(name));
    tab->showNotice(recoveryWords(text.reason), Tone::Warning, DocumentTab::Stay::UntilClosed);
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
                                const QList<QPointer<DocumentTab>> &closing)
{
    if (scope == ClosePrompt::Scope::Window) {
        m_mayClose = true;
        close();
        return;
    }
    for (const auto &tab : closing) {
        if (!tab)
            continue;
        if (tabs().size() == 1)
            newDocument();
        m_tabs->removePage(tab);
    }
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (!m_mayClose) {
        QList<QPointer<DocumentTab>> all;
        for (DocumentTab *tab : tabs())
            all.append(tab);
        if (!concernOf(all).isNone()) {
            m_closePrompt->ask(ClosePrompt::Scope::Window, all);
            event->ignore();
            return;
        }
    }
    m_services.preferences.setWindowGeometry(saveGeometry());
    event->accept();
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    refreshPeople();
}

void MainWindow::setOwnName(const QString &name)
{
    m_services.profile.name = name;
    m_services.preferences.setName(name);
    for (DocumentTab *tab : tabs())
        tab->setProfile(name, m_services.profile.color);
}

void MainWindow::cycleArea(int step)
{
    const QList<QWidget *> areas{&currentTab()->editor(), m_people->list(), m_toolbar, m_tabs};
    qsizetype at = 0;
    for (qsizetype i = 0; i < areas.size(); ++i) {
        const QWidget *focus = QApplication::focusWidget();
        if (focus && (focus == areas[i] || areas[i]->isAncestorOf(focus))) {
            at = i;
            break;
        }
    }
    for (qsizetype tries = 0; tries < areas.size(); ++tries) {
        at = (at + step + areas.size()) % areas.size();
        QWidget *area = areas[at];
        if (!area->isVisible())
            continue;
        if (area == m_toolbar)
            m_toolbar->shareButton()->setFocus(Qt::TabFocusReason);
        else if (area == m_tabs)
            m_tabs->focusTabs();
        else
            area->setFocus(Qt::TabFocusReason);
        return;
    }
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
