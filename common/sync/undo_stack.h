#pragma once

#include "common/base/clock.h"
#include "common/ot/algebra.h"
#include "common/sync/undo_history.h"

#include <functional>
#include <optional>

namespace syngraph {

/// What a local edit was, as far as undo cares: only what goes on in the same way is undone as one.
enum class EditKind : quint8 {
    Typing,  ///< text at the caret, also over a selection
    Erasing, ///< Backspace and Delete
    Formatting,
    Paste,
    Other,
    Part ///< of a long one: joins the Other before it, if the person did nothing in between
};

/// What an edit of one's own did to the undo stack. Together with the edits themselves and with what
/// others did that is all of the stack, and so what a journal keeps of it.
enum class EditStep : quint8 {
    Apart,  ///< nothing: it cannot be undone, as somebody else's
    Begins, ///< what is undone next
    Joins,  ///< is undone together with the one before it
    Undo,   ///< with the identity: there was nothing left to undo
    Redo    ///< likewise
};

/// Undo and redo of one's own edits and of nobody else's, for one open document.
///
/// Every operation that changes the editor's document is recorded, in the order in which they were
/// applied: one's own, and others' in the form in which they reached the document. undo() and
/// redo() answer with an operation on the current document; the caller applies and submits it like
/// any edit, but does not record it.
///
/// Typing and erasing group word by word: a group ends with the word, after a pause of a second,
/// when the caret moves by itself, even if it comes back, with another kind of edit, when somebody
/// changes something inside the typed text, and by breakGroup(). An entry of which others left
/// nothing vanishes. Text that two people deleted comes back when either of them undoes.
///
/// Owned by the document's controller, on its thread; copies may be on others.
class UndoStack final
{
public:
    static constexpr Milliseconds kGroupPause = 1s;

    /// `inverse` is invert(operation, document before it). Ends what could be redone.
    EditStep recordLocal(const Delta &operation, const Delta &inverse, Instant now, EditKind kind);
    void recordRemote(const Delta &operation);
    /// Does again what an edit did to another stack that was equal: one's own after a restart.
    void replay(EditStep step, const Delta &operation, const Delta &inverse);
    /// Where the person's selection is now: what was typed goes on only with the caret behind it.
    void noteSelection(qsizetype anchor, qsizetype head)
    {
        if (m_group && (anchor != head || head != m_group->end))
            m_group.reset();
    }
    /// The next edit is undone apart from the last one, wherever it is, but for a Part.
    void breakGroup() { m_group.reset(); }

    enum class Fit {
        Now,
        Later, ///< it waits where it is
        Never  ///< it goes, and the one below it is next
    };
    /// Whether the document may take the operation; all do when it is empty.
    using Fits = std::function<Fit(const Delta &)>;
    /// nullopt when there is nothing of one's own left to undo, and when the next operation is to
    /// wait: then all is as it was. `document` is the current one.
    std::optional<Delta> undo(const TextSource &document, const Fits &fits = {});
    std::optional<Delta> redo(const TextSource &document, const Fits &fits = {});

    /// True also for entries that will turn out empty; then undo() or redo() answers nullopt.
    bool canUndo() const { return !m_undo.isEmpty(); }
    bool canRedo() const { return !m_redo.isEmpty(); }
    /// After the document was replaced by another state, which no entry stands on.
    void clear();

    /// For a journal and back; each of the two lists oldest first.
    struct Parts
    {
        std::vector<UndoHistory::Entry> undo;
        std::vector<UndoHistory::Entry> redo;
        bool operator==(const Parts &) const = default;
    };
    struct Views
    {
        std::vector<UndoHistory::View> undo;
        std::vector<UndoHistory::View> redo;
    };
    /// The newest, up to limits::kJournalUndoEntries and limits::kJournalUndoUnits of each; good
    /// until the stack changes.
    Views views() const;
    /// The same, as values.
    Parts parts() const;
    /// Nothing but these where they fit a document of this length, else nothing at all.
    static UndoStack fromParts(Parts parts, qsizetype documentLength);
    /// About the cost of parts().
    qint64 journalCost() const;

    qsizetype undoEntries() const { return m_undo.size(); }
    qsizetype redoEntries() const { return m_redo.size(); }

private:
    /// The last edit, while the next may still join it.
    struct Group
    {
        EditKind kind;
        qsizetype start; ///< of what was typed; for erasing start and end are the caret
        qsizetype end;
        Instant last;
        bool endsInSpace;
    };

    void replayStep(UndoHistory &from, UndoHistory &to, const Delta &operation,
                    const Delta &inverse);

    /// A local edit that may begin a group or join one.
    struct Stroke
    {
        qsizetype place;
        qsizetype inserted;
        qsizetype erased;
        bool startsInSpace;
        bool endsInSpace;
    };

    static std::optional<Stroke> strokeOf(const Delta &operation, const Delta &inverse,
                                          EditKind kind);
    bool joinsGroup(const Stroke &stroke, Instant now, EditKind kind) const;
    static std::optional<Delta> step(UndoHistory &from, UndoHistory &to,
                                     const TextSource &document, const Fits &fits);

    UndoHistory m_undo;
    UndoHistory m_redo;
    std::optional<Group> m_group;
    bool m_isGoingOn = false; ///< a Part joins what is undone next
};

} // namespace syngraph
