#pragma once

#include "app/editor/edit_commands.h"

#include <QList>
#include <QTextLayout>

class QTextEdit;

namespace syngraph {

/// Holds still what the user looks at while somebody else's edit goes through the view: caret,
/// selection, the first visible line, and text that an input method is composing.
/// Owned by the EditorWidget: save() before the change, restore() right after it.
class ViewKeeper final
{
public:
    explicit ViewKeeper(QTextEdit &view)
        : m_view(view)
    {
    }

    void save();
    void restore(const Delta &delta);
    /// What the selection was at save().
    const Selection &selection() const { return m_selection; }

    /// What was being composed goes on at the caret, wherever that is now; part of restore().
    void returnComposition();

private:
    void takeComposition();

    QTextEdit &m_view;
    Selection m_selection;
    bool m_wasAtTop = true;
    bool m_holdsCaret = false;   ///< the line that is held is the caret's
    qsizetype m_heldPosition = 0; ///< whose line stays where it is
    int m_heldOffset = 0;
    QString m_composed;
    qsizetype m_composedOffset = 0; ///< in its block
    qsizetype m_composedBehind = 0; ///< units from the caret to it
    QList<QTextLayout::FormatRange> m_composedFormats;
};

/// Where `selection` is after an edit of somebody else: text that lands on its borders stays out.
Selection mapHeld(const Delta &delta, const Selection &selection);
/// Where it is after an edit of one's own: the caret goes behind what was put in.
Selection mapOwn(const Delta &delta, const Selection &selection);
/// Where the caret belongs after undo and redo: behind the last change, of text if there is one.
qsizetype endOfChange(const Delta &delta);

} // namespace syngraph
