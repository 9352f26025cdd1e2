#include "app/ui/session_keeper.h"

#include "app/client/document_controller.h"
#include "app/editor/editor_widget.h"
#include "app/ui/document_tab.h"
#include "app/ui/file_commands.h"
#include "app/ui/main_window.h"
#include "app/ui/tab_strip.h"

#include <QFileInfo>
#include <QPointer>
#include <QScrollBar>

namespace syngraph {

namespace {

constexpr Milliseconds kSoon = 1s;
constexpr Milliseconds kLater = 20s;

SessionState::Place placeOf(const EditorWidget &editor)
{
    const Selection selection = editor.selection();
    return {selection.anchor, selection.head, editor.cursorForPosition({0, 0}).position()};
}

void put(EditorWidget &editor, const SessionState::Place &place)
{
    const qint64 last = editor.content().length() - 1;
    editor.setSelection({qsizetype(std::min(place.anchor, last)),
                         qsizetype(std::min(place.head, last))});
    QScrollBar *bar = editor.verticalScrollBar();
    if (place.top > 0)
        bar->setValue(bar->value()
                      + int(EditorGeometry(editor).caretRect(std::min(place.top, last)).top()));
}

/// Now, or once there is a text; not when the person was faster.
void putWhenLoaded(DocumentTab &tab, const SessionState::Place &place)
{
    EditorWidget *editor = &tab.editor();
    if (editor->content().length() > 1) {
        put(*editor, place);
        return;
    }
    auto *once = new QObject(&tab);
    QObject::connect(&editor->binding(), &DocumentBinding::loaded, once, [once, editor, place] {
        if (editor->content().length() <= 1)
            return;
        // Behind what the view itself does when it was loaded.
        QTimer::singleShot(0, once, [once, editor, place] {
            put(*editor, place);
            once->deleteLater();
        });
    });
    QObject::connect(&editor->binding(), &DocumentBinding::localEdit, once,
                     [once] { once->deleteLater(); });
}

/// What was written of the session may be older than the journal: the file itself is asked.
void settleWhenLoaded(DocumentTab &tab, FileCommands &files)
{
    auto *once = new QObject(&tab);
    QObject::connect(&tab.editor().binding(), &DocumentBinding::loaded, once, [once, &tab, &files] {
        once->deleteLater();
        if (tab.file() && tab.editor().content().length() > 1)
            files.settle(tab);
    });
}

} // namespace

SessionKeeper::SessionKeeper(MainWindow &window, const QString &path)
    : QObject(&window), m_window(window), m_path(path)
{
    for (QTimer *timer : {&m_soon, &m_later}) {
        timer->setSingleShot(true);
        connect(timer, &QTimer::timeout, this, &SessionKeeper::save);
    }
    m_soon.setInterval(kSoon);
    m_later.setInterval(kLater);
}

void SessionKeeper::watch(DocumentTab &tab)
{
    connect(&tab, &DocumentTab::shownTitleChanged, this, &SessionKeeper::saveSoon);
    connect(&tab.controller(), &DocumentController::shared, this, &SessionKeeper::saveSoon);
    connect(&tab, &QObject::destroyed, this, &SessionKeeper::saveSoon);
    connect(&tab, &DocumentTab::caretMoved, this, &SessionKeeper::saveLater);
    connect(tab.editor().verticalScrollBar(), &QScrollBar::valueChanged, this,
            &SessionKeeper::saveLater);
}

void SessionKeeper::saveSoon()
{
    if (!m_soon.isActive())
        m_soon.start();
}

void SessionKeeper::saveLater()
{
    if (!m_later.isActive())
        m_later.start();
}

void SessionKeeper::save()
{
    m_soon.stop();
    m_later.stop();
    if (m_window.isVisible())
        m_window.keepGeometry();
    if (!m_path.isEmpty() && m_isRestored)
        (void)writeSession(m_path, gather()); // a full disk is the journal's to report
}

SessionState SessionKeeper::gather() const
{
    SessionState state;
    const auto open = m_window.tabs();
    for (DocumentTab *tab : open) {
        if (tab == m_window.currentTab())
            state.current = int(state.tabs.size());
        SessionState::Tab kept;
        const auto link = tab->controller().editLink();
        if (tab->recoveredText() || (link && !m_isWhole) || (!link && tab->isPristine()))
            continue;
        kept.link = link;
        kept.journal = tab->controller().journalId();
        kept.file = tab->file();
        kept.place = placeOf(tab->editor());
        state.tabs.append(kept);
    }
    state.layout = m_window.saveState();
    return state;
}

DocumentTab *SessionKeeper::freshTab()
{
    DocumentTab *tab = m_window.currentTab();
    return tab->isPristine() && !tab->controller().isShared() ? tab : m_window.newDocument();
}

std::set<JournalId> SessionKeeper::restore(const std::vector<JournalDocument> &documents)
{
    std::set<JournalId> done;
    if (m_path.isEmpty() || m_isRestored)
        return done;
    m_isRestored = true;
    const SessionState state = readSession(m_path);
    if (!state.layout.isEmpty())
        m_window.restoreState(state.layout);
    // A link or a file that was given at the start is in front, and stays there.
    const bool isAsked = !m_window.currentTab()->isPristine() || m_window.files().isBusy();
    if (isAsked)
        m_front = m_window.currentTab();
    connect(&m_window.files(), &FileCommands::filesChanged, this, &SessionKeeper::placeOpened);
    for (qsizetype i = 0; i < state.tabs.size(); ++i) {
        const bool isOpen = restoreTab(state.tabs[i], documents, done);
        if (isAsked || i != state.current)
            continue;
        if (isOpen)
            m_front = m_window.currentTab();
        else if (state.tabs[i].file)
            m_frontPath = state.tabs[i].file->path; // comes when it has been read
    }
    if (m_front)
        m_window.tabStrip().setCurrentPage(m_front);
    return done;
}

/// True when it is open in the current tab now.
bool SessionKeeper::restoreTab(const SessionState::Tab &tab,
                               const std::vector<JournalDocument> &documents,
                               std::set<JournalId> &done)
{
    const auto known = std::find_if(documents.begin(), documents.end(), [&tab](const auto &one) {
        return one.id == tab.journal && !tab.journal.isNull();
    });
    const bool isKnown = known != documents.end() && known->link.has_value() == tab.link.has_value();
    if (tab.link) {
        if (!m_isWhole)
            return false;
        const auto open = m_window.tabs();
        const bool isOpen = std::any_of(open.begin(), open.end(), [&tab](DocumentTab *one) {
            return one->controller().editLink() == tab.link;
        });
        if (isOpen)
            return false; // somebody was faster, with the same link
        m_window.openLink(*tab.link, isKnown ? tab.journal : JournalId());
        if (isKnown)
            done.insert(tab.journal);
        putWhenLoaded(*m_window.currentTab(), tab.place);
        return true;
    }
    if (isKnown) {
        DocumentTab *fresh = freshTab();
        fresh->openKept(tab.journal);
        done.insert(tab.journal);
        if (tab.file) {
            fresh->setFile(*tab.file);
            settleWhenLoaded(*fresh, m_window.files());
        }
        m_window.tabStrip().setCurrentPage(fresh);
        putWhenLoaded(*fresh, tab.place);
        return true;
    }
    if (tab.file && m_isWhole && QFileInfo::exists(tab.file->path)) {
        m_toPlace.append(tab);
        m_window.files().open(QStringList{tab.file->path});
    }
    return false;
}

void SessionKeeper::placeOpened()
{
    bool wasWaited = false;
    for (DocumentTab *tab : m_window.tabs()) {
        for (qsizetype i = 0; i < m_toPlace.size(); ++i) {
            if (tab->file() && tab->file()->path == m_toPlace[i].file->path) {
                if (tab->file()->path == m_frontPath)
                    m_front = tab;
                putWhenLoaded(*tab, m_toPlace.takeAt(i).place);
                wasWaited = true;
                break;
            }
        }
    }
    // Each of them came to the front when it was read.
    if (wasWaited && m_front)
        m_window.tabStrip().setCurrentPage(m_front);
}

} // namespace syngraph
