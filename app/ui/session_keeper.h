#pragma once

#include "app/ui/session_state.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <set>

namespace syngraph {

class DocumentTab;
class MainWindow;

/// Remembers what is open in the window and opens it again. What a document belongs to, its file
/// above all, is written within a second; where the caret is, now and then and at the end. Owned by
/// the window; GUI thread.
class SessionKeeper final : public QObject
{
    Q_OBJECT

public:
    /// An empty `path` remembers nothing.
    SessionKeeper(MainWindow &window, const QString &path);

    /// Also what is on a server or was not changed is opened again; else only what the journal holds
    /// finds its file again.
    void setWhole(bool isWhole) { m_isWhole = isWhole; }
    /// Opens what was open. Returns what of `documents`, those of the journal, is open now or need
    /// not be opened.
    std::set<JournalId> restore(const std::vector<JournalDocument> &documents);
    void watch(DocumentTab &tab);

public Q_SLOTS:
    void saveSoon();
    void save();

private:
    SessionState gather() const;
    bool restoreTab(const SessionState::Tab &tab, const std::vector<JournalDocument> &documents,
                    std::set<JournalId> &done);
    DocumentTab *freshTab();
    void placeOpened();
    void saveLater();

    MainWindow &m_window;
    QString m_path;
    QTimer m_soon;
    QTimer m_later;
    QList<SessionState::Tab> m_toPlace; ///< files that are still being read
    QString m_frontPath; ///< of the one of them that was in front
    QPointer<DocumentTab> m_front;
    bool m_isWhole = true;
    bool m_isRestored = false; ///< before that nothing is written: it would replace what was
};

} // namespace syngraph
