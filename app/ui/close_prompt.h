#pragma once

#include "app/ui/document_tab.h"

#include <QPointer>
#include <QTimer>
#include <QWidget>

class QPushButton;

namespace syngraph {

class NoticeBar;

/// What would be lost if these tabs closed now.
struct CloseConcern
{
    qint64 unsentEdits = 0; ///< no server has them
    int onlyHere = 0;       ///< local documents in no file
    bool isNone() const { return unsentEdits == 0 && onlyHere == 0; }
    bool operator==(const CloseConcern &) const = default;
};
CloseConcern concernOf(const QList<QPointer<DocumentTab>> &tabs);

/// A line in the window that asks before something unsaved goes, in the place of a dialog: one can
/// go on writing, wait until the server has all of it, or close nonetheless. GUI thread.
class ClosePrompt final : public QWidget
{
    Q_OBJECT

public:
    enum class Scope { Tab, Window };

    explicit ClosePrompt(QWidget *parent = nullptr);

    /// Emits confirmed() at once when nothing would be lost.
    void ask(Scope scope, const QList<QPointer<DocumentTab>> &tabs);
    QString message() const;

Q_SIGNALS:
    void confirmed(syngraph::ClosePrompt::Scope scope,
                   const QList<QPointer<syngraph::DocumentTab>> &tabs);
    void saveCopyRequested(syngraph::DocumentTab *tab);

private:
    void refresh();
    void showConcern(const CloseConcern &concern);
    void confirm();
    void withdraw();
    DocumentTab *firstOnlyHere() const;

    NoticeBar *m_bar;
    QPushButton *m_wait;
    QPushButton *m_save;
    QPushButton *m_anyway;
    QTimer m_timer;
    Scope m_scope = Scope::Tab;
    QList<QPointer<DocumentTab>> m_tabs;
    bool m_isWaiting = false; ///< closes by itself once nothing would be lost
};

} // namespace syngraph
