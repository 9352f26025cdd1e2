#pragma once

#include "app/ui/document_tab.h"

#include <QPointer>
#include <QTimer>
#include <QWidget>

#include <functional>

class QPushButton;

namespace syngraph {

class NoticeBar;

/// What would be lost if these tabs closed now.
struct CloseConcern
{
    qint64 waitingEdits = 0; ///< on their way to a server, now or with the next connection
    qint64 stuckEdits = 0;   ///< of documents that nothing is sent for: dead link, offline by wish
    qint64 messages = 0;     ///< of chats, that go out by themselves as soon as they can
    qint64 stuckMessages = 0; ///< of chats, that nothing sends but the person
    int drafts = 0;          ///< of messages that were begun
    int onlyHere = 0;        ///< local documents in no file
    int saving = 0;          ///< documents that are being written into files
    bool isNone() const { return *this == CloseConcern(); }
    /// Something was added that `other` does not have.
    bool exceeds(const CloseConcern &other) const;
    bool operator==(const CloseConcern &) const = default;
};
/// `isQuitting`: what the journal keeps comes back at the next start.
CloseConcern concernOf(const QList<QPointer<DocumentTab>> &tabs, bool isQuitting);

/// A line in the window that asks before something unsaved goes, in the place of a dialog: one can
/// go on writing, wait until the server has all of it, save a copy, or close nonetheless. Whoever
/// waits does so for the window as it is then: what comes about in the meantime counts. A file that
/// is being written is waited for without a question. GUI thread.
class ClosePrompt final : public QWidget
{
    Q_OBJECT

public:
    enum class Scope { Tab, Window };
    using Tabs = QList<QPointer<DocumentTab>>;

    /// `allTabs` tells what the window holds at the moment of the call.
    explicit ClosePrompt(std::function<Tabs()> allTabs, QWidget *parent = nullptr);

    /// Emits confirmed() at once when nothing would be lost.
    void ask(Scope scope, const Tabs &tabs);
    /// Ends saveCopyRequested(): whether there is a copy now.
    void finishCopy(bool isSaved);
    QString message() const;
    NoticeBar &bar() { return *m_bar; }

Q_SIGNALS:
    void confirmed(syngraph::ClosePrompt::Scope scope, const syngraph::ClosePrompt::Tabs &tabs);
    void saveCopyRequested(syngraph::DocumentTab *tab);

private:
    Tabs closing() const;
    void refresh();
    bool hasSavingFailed();
    void showConcern(const CloseConcern &concern);
    void closeAnyway();
    void confirm();
    void withdraw();
    DocumentTab *firstToSave() const;

    std::function<Tabs()> m_allTabs;
    NoticeBar *m_bar;
    QPushButton *m_wait;
    QPushButton *m_save;
    QPushButton *m_anyway;
    QTimer m_timer;
    Scope m_scope = Scope::Tab;
    Tabs m_tabs; ///< asked about, for Scope::Tab
    Tabs m_saving; ///< that were being written when it was looked last
    CloseConcern m_shown;
    bool m_isWaiting = false; ///< closes by itself once nothing would be lost
};

} // namespace syngraph
