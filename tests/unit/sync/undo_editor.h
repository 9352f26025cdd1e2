#pragma once

#include "common/sync/undo_stack.h"
#include "tests/support/delta_pieces.h"
#include "tests/support/delta_rows.h"
#include "tests/support/delta_text.h"

namespace syngraph {

/// An editor as far as undo sees it: a document, and edits of its own and of others.
class Editor final
{
public:
    explicit Editor(QStringView text)
        : m_document(documentFromText(text))
    {
    }

    void edit(std::initializer_list<DeltaPiece> pieces, EditKind kind = EditKind::Other)
    {
        editBy(delta(m_document.targetLength(), pieces), kind);
    }
    void editBy(const Delta &operation, EditKind kind)
    {
        const auto inverse = invert(operation, DeltaText(m_document));
        m_document = compose(m_document, operation);
        m_stack.recordLocal(operation, inverse, m_now, kind);
    }
    /// Types `text` at `place`, letter by letter.
    void type(qsizetype place, QStringView text, Milliseconds pause = 100ms)
    {
        for (const QChar letter : text) {
            wait(pause);
            edit({keep(place++), put(QStringView(&letter, 1))}, EditKind::Typing);
        }
    }
    void backspace(qsizetype caret, qsizetype count)
    {
        for (; count > 0; --count) {
            wait(100ms);
            edit({keep(--caret), drop(1)}, EditKind::Erasing);
        }
    }
    void others(std::initializer_list<DeltaPiece> pieces)
    {
        othersBy(delta(m_document.targetLength(), pieces));
    }
    void othersBy(const Delta &operation)
    {
        m_document = compose(m_document, operation);
        m_stack.recordRemote(operation);
    }
    bool undo() { return apply(m_stack.undo(DeltaText(m_document))); }
    bool redo() { return apply(m_stack.redo(DeltaText(m_document))); }
    void wait(Milliseconds time) { m_now += time; }

    UndoStack &stack() { return m_stack; }
    const Delta &document() const { return m_document; }
    qsizetype length() const { return m_document.targetLength(); }
    /// Without the final "\n".
    QString text() const { return textOf(m_document).chopped(1); }

private:
    bool apply(const std::optional<Delta> &operation)
    {
        if (operation)
            m_document = compose(m_document, *operation);
        return operation.has_value();
    }

    Delta m_document;
    UndoStack m_stack;
    Instant m_now{};
};

} // namespace syngraph
