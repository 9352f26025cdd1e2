#pragma once

#include "app/client/journal_store.h"
#include "app/ui/close_prompt.h"
#include "app/ui/theme.h"
#include "app/ui/user_profile.h"
#include "common/document/document.h"
#include "common/link/share_link.h"
#include "common/ot/attributes.h"
#include "common/protocol/messages.h"

#include <QMainWindow>

#include <functional>
#include <memory>

namespace syngraph {

class ChatDock;
class ColorPopover;
class DocumentActions;
class DocumentController;
class FileCommands;
class FiguresPopover;
class FormatToolbar;
class GoToPopover;
class HostPopover;
class Journal;
class JournalBar;
class KeyList;
class LocalServer;
class NoticeBar;
class OpenLinkPopover;
class PeoplePanel;
class Preferences;
class SessionKeeper;
class ProfilePopover;
class SharePopover;
class SpellService;
class StartPanel;
class StatusLine;
class TabStrip;
class TextLinkPopover;
class WindowMenus;
enum class HostError;
enum class ShareError;
struct ConnectionStatus;

/// What the window needs from the composition root; all of it outlives the window.
struct WindowServices
{
    Preferences &preferences;
    Theme &theme;
    UserProfile profile;
    /// A controller for a fresh local document of this person.
    std::function<std::unique_ptr<DocumentController>(const UserProfile &profile)> makeController;
    Journal *journal = nullptr; ///< of those controllers, if there is one
    SpellService *spelling = nullptr;
    LocalServer *localServer = nullptr;
    QString sessionPath = {};   ///< where it is kept what was open; empty: nowhere
};

/// The program's window: tabs of documents, one tool bar, people at the right, status below. It
/// moves things between the parts and holds no rule about documents or the network. There is always
/// a tab. GUI thread.
class MainWindow final : public QMainWindow
{
    Q_OBJECT

public:
    explicit MainWindow(WindowServices services, QWidget *parent = nullptr);
    ~MainWindow() override;

    DocumentTab *newDocument();
    void openLink(const ShareLink &link, JournalId id = {});
    /// A text from outside that should be a link: opened, or shown with what is wrong about it.
    void offerLink(const QString &text);
    /// Links and addresses of files, one a line.
    void openTargets(const QString &targets);
    /// Another start of the program: to the front, with `targets` or room for something new.
    void takeCall(const QString &targets);
    /// For the next start, also after an end without a word.
    void keepGeometry();
    /// Shared documents that were open here, the last first.
    std::vector<JournalDocument> recentDocuments() const;
    /// Of the recent ones what is neither open nor waits to be sent: their links are secrets.
    void forgetRecentDocuments();
    /// The journal need not keep it any more: its file has it.
    DocumentTab *currentTab() const;
    QList<DocumentTab *> tabs() const;

    TabStrip &tabStrip() { return *m_tabs; }
    DocumentActions &actionsOfDocument() { return *m_actions; }
    SharePopover &sharePopover() { return *m_sharePopover; }
    OpenLinkPopover &openPopover() { return *m_openPopover; }
    ProfilePopover &profilePopover() { return *m_profilePopover; }
    TextLinkPopover &linkPopover() { return *m_linkPopover; }
    HostPopover *hostPopover() { return m_hostPopover; }
    NoticeBar &hostBar() { return *m_hostBar; }
    StartPanel &startPanel() { return *m_startPanel; }
    ColorPopover &colorPopover() { return *m_colorPopover; }
    GoToPopover &goToPopover() { return *m_goToPopover; }
    FiguresPopover &figuresPopover() { return *m_figuresPopover; }
    KeyList *keyList() const { return m_keyList; }
    NoticeBar &introduction() { return *m_introduction; }
    StatusLine &statusLine() { return *m_status; }
    const WindowServices &services() const { return m_services; }
    PeoplePanel &peoplePanel() { return *m_people; }
    ChatDock &chatDock() { return *m_chat; }
    ClosePrompt &closePrompt() { return *m_closePrompt; }
    JournalBar &journalBar() { return *m_journalBar; }
    FileCommands &files() { return *m_files; }
    SessionKeeper &session() { return *m_session; }

public Q_SLOTS:
    void showOpenLink();
    void showShare();
    void showLinks(); ///< those of the document, for whoever owns it
    void showProfile();
    void showFind();
    void showReplace();
    void findNext(int step);
    void showGoTo();
    void showFigures();
    void showKeys();
    void goToNextPerson();
    void follow(syngraph::AuthorNumber author);
    void setHabits(bool hasHabits);
    void setTinted(bool isTinted);
    void setFlashing(bool isFlashing);
    void sayWhoWroteThis();
    void sayWhereEveryoneIs();
    void showHost();
    void setFocusMode(bool isOn);
    void setStrongContrast(bool isStrong);
    void copyLink();
    void save();
    void saveAs();
    void saveCopy();
    void exportAs(const QString &ending);
    void print();
    void showPrintPreview();
    void setRestoresSession(bool restores);
    void closeCurrentTab();
    void togglePeople();
    void toggleChat(); ///< by the key: also into it, where it is shown already
    void showChat(bool shows);
    void gather();
    void toggleOffline();
    void cycleArea(int step);
    void showAbout();
    void walkChanges(int step);

protected:
    void closeEvent(QCloseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void moveEvent(QMoveEvent *event) override;

private:
    enum class HostingEnd { Ask, Leave, Stop };

    void layOut();
    void wireParts();
    void wireChat();
    void wireTab(DocumentTab *tab);
    void wireChatOf(DocumentTab *tab);
    void applyPreferences(DocumentTab *tab);
    void showTab(DocumentTab *tab);
    void showStatus(const ConnectionStatus &status);
    void refreshStatusBar(const ConnectionStatus &status);
    void showCaret();
    void showTitle(DocumentTab *tab);
    void refreshPeople();
    void closePopovers();
    void wireHosting();
    void sayHostingEnded(HostError error, const QString &detail);
    void hostAgain();
    void returnToHosted();
    void shareHere();
    void wireStart();
    void refreshStart();
    int hostedPeople() const;
    bool mayEndHosting();
    bool endHosting();
    void closeWithServer(HostingEnd end);
    void wireFormats();
    void askForTextLink();
    void askForColor(AttributeKey key);
    void activateLink(const QString &address);
    void openRecovered(const KeptText &text);
    void openWhatWaits();
    void insertRecovered(const KeptText &text);
    void removeTab(DocumentTab *tab);
    DocumentTab *tabOf(const ShareLink &link) const;
    void requestClose(QWidget *page);
    void closeConfirmed(ClosePrompt::Scope scope, const ClosePrompt::Tabs &tabs);
    void saveBeforeClosing(DocumentTab *tab);
    void sayWhySharingFailed(DocumentTab *tab, ShareError error, const QString &detail);
    void keepZoom(qreal zoom);
    void showTrouble(DocumentTab *tab, const ConnectionStatus &status);
    void introduce(const ConnectionStatus &status);
    void setProfile(const UserProfile &profile);

    WindowServices m_services;
    DocumentActions *m_actions;
    FormatToolbar *m_toolbar;
    TabStrip *m_tabs;
    ClosePrompt *m_closePrompt;
    NoticeBar *m_introduction; ///< under which name the others see one, told once
    JournalBar *m_journalBar;
    PeoplePanel *m_people;
    ChatDock *m_chat;
    StatusLine *m_status;
    SharePopover *m_sharePopover;
    OpenLinkPopover *m_openPopover;
    TextLinkPopover *m_linkPopover;
    ColorPopover *m_colorPopover;
    HostPopover *m_hostPopover = nullptr; ///< where this computer can be a server
    NoticeBar *m_hostBar;                 ///< asks before people lose their server
    StartPanel *m_startPanel;
    ProfilePopover *m_profilePopover;
    GoToPopover *m_goToPopover;
    FiguresPopover *m_figuresPopover;
    KeyList *m_keyList = nullptr; ///< made when it is wanted
    FileCommands *m_files;
    SessionKeeper *m_session;
    WindowMenus *m_menus;
    std::unique_ptr<QObject> m_tabContext; ///< wires to the tab in front end with it
    bool m_wantsPeople = false;            ///< asked for, also where there are none to show
    HostingEnd m_hostingEnd = HostingEnd::Ask; ///< as m_hostBar was answered, for this one close
    CloseConcern m_agreedToLose; ///< when m_hostBar asked: what quitting would lose was known
    bool m_isFocusMode = false;
    bool m_mayClose = false;               ///< the question before quitting was answered
};

} // namespace syngraph
