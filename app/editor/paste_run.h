#pragma once

#include "app/editor/document_binding.h"
#include "app/editor/edit_commands.h"

#include <QTimer>

#include <deque>

namespace syngraph {

class EditorWidget;

/// Puts a fragment into the text: a short one at once, a long one part by part, each in one turn of
/// the event loop, so that nobody waits for the window. All parts are undone as one, unless the user
/// wrote in between; an undo in between, and Esc, end it early. What anybody changes meanwhile moves
/// the place; before the user writes at the place itself, all that is left is put in at once, for it
/// was pasted before. Owned by the editor; GUI thread.
class PasteRun final : public QObject
{
    Q_OBJECT

public:
    /// `editor` is borrowed and outlives this.
    explicit PasteRun(EditorWidget &editor);

    /// In place of what is marked; the first part of it is there when this returns. False, and
    /// editRefused() of the binding, when not all of it fits into the document.
    bool start(const Delta &fragment);
    /// What is in the text stays there.
    void stop();
    /// All that is left, at once.
    void finish();
    bool isRunning() const { return !m_parts.empty(); }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void follow(const Delta &delta, EditOrigin origin);
    bool insertNext(EditOrigin as);

    EditorWidget &m_editor;
    std::deque<Delta> m_parts; ///< still to come
    Selection m_place;         ///< of the next one
    QTimer m_next;
    bool m_isWriting = false;  ///< what changes is our own doing
    bool m_isInterrupted = false; ///< the user wrote something else: what is left is another step
};

} // namespace syngraph
