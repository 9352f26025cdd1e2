// What the person writes, and takes back.

#include "common/ot/schema.h"
#include "common/sync/session_impl.h"

namespace syngraph {

namespace {

constexpr Milliseconds kTypingWaits = 3s; ///< before typing hurries the next attempt

bool isNoFault(ApplyError error)
{
    switch (error) {
    case ApplyError::DocumentTooLong:
    case ApplyError::TooManyParagraphs:
    case ApplyError::ParagraphTooLong:
    case ApplyError::TooManyAttributes:
    case ApplyError::AgainstSchema:
        return true;
    case ApplyError::WrongBase:
    case ApplyError::SplitsPair:
    case ApplyError::LosesEnd:
        break;
    }
    return false;
}

} // namespace

void Session::Impl::handle(const events::Edit &event, Instant now)
{
    if (const auto edited = m_document.editLocal(event.delta); !edited) {
        SYNGRAPH_CHECK(isNoFault(edited.error())); // or it was made on another document
        m_effects.push_back(effects::EditRefused{edited.error()});
        return;
    }
    auto step = EditStep::Apart;
    if (const auto &undoing = event.undoing)
        step = m_undo.recordLocal(event.delta, undoing->inverse, now, undoing->kind);
    else
        m_undo.recordRemote(event.delta);
    edited(event.delta, step, now);
}

/// The next of the undo stack's, unless the document has no room for it: then it stays there.
void Session::Impl::stepBack(EditStep step, Instant now)
{
    std::optional<ApplyError> refusal;
    const auto fits = [this, &refusal](const Delta &candidate) {
        const auto fitting = m_document.view().check(candidate);
        if (!fitting)
            refusal = fitting.error();
        else if (!validateSchema(candidate))
            refusal = ApplyError::AgainstSchema;
        return !refusal;
    };
    const bool isUndo = step == EditStep::Undo;
    const bool hasSome = isUndo ? m_undo.canUndo() : m_undo.canRedo();
    const auto &view = m_document.view();
    const auto delta = isUndo ? m_undo.undo(view, fits) : m_undo.redo(view, fits);
    if (refusal) {
        m_effects.push_back(effects::EditRefused{*refusal});
    } else if (delta) {
        SYNGRAPH_CHECK(bool(m_document.editLocal(*delta)));
        m_effects.push_back(effects::OwnEdit{*delta});
        edited(*delta, step, now);
    } else if (hasSome) {
        note(journal::Edited{Delta::identity(view.length()), step});
    }
}

/// The document has `delta`, and the undo stack as well.
void Session::Impl::edited(const Delta &delta, EditStep step, Instant now)
{
    note(journal::Edited{delta, step});
    if (!m_bufferSince)
        m_bufferSince = now;
    if (m_selection) {
        m_selection = Caret{mapPosition(delta, m_selection->anchor, Stickiness::Right),
                            mapPosition(delta, m_selection->head, Stickiness::Right)};
    }
    // Somebody who types wants the connection back. Not at once: after a restart that would bring
    // back all who type in the same half second.
    if (m_state == ConnectionState::Waiting && m_waitReason == WaitReason::Backoff
        && now >= m_waitingSince + kTypingWaits)
        handle(events::RetrySoon{}, now);
}

} // namespace syngraph
