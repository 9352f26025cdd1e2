// What the person writes, and takes back.

#include "common/sync/session_impl.h"
#include "common/sync/step_back.h"

namespace syngraph {

namespace {

constexpr Milliseconds kTypingWaits = 3s; ///< before typing hurries the next attempt

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
    const auto outcome = syngraph::stepBack(m_undo, step, m_document.view());
    if (outcome.dropped)
        m_effects.push_back(effects::StepLeftOut{});
    if (outcome.refusal) {
        m_effects.push_back(effects::EditRefused{*outcome.refusal});
    } else if (const auto &delta = outcome.delta) {
        SYNGRAPH_CHECK(bool(m_document.editLocal(*delta)));
        m_effects.push_back(effects::OwnEdit{*delta});
        edited(*delta, step, now);
    } else if (outcome.isEmptied) {
        note(journal::Edited{Delta::identity(m_document.view().length()), step});
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
        handle(events::RetrySoon{true}, now);
}

} // namespace syngraph
