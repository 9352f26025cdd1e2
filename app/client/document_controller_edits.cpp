// What the person writes and takes back: through the session, or without one on the local document.

#include "app/client/document_controller_impl.h"
#include "common/base/limits.h"
#include "common/sync/step_back.h"

namespace syngraph {

/// Whether the document took it.
bool DocumentController::Impl::edit(const Delta &delta, const Delta &inverse, EditKind kind)
{
    if (m_session) {
        m_isRefused = false;
        step(events::Edit{delta, events::Edit::Undoing{inverse, kind}});
        if (m_isRefused)
            return false;
    } else if (!editWithoutSession(delta, inverse, kind)) {
        return false;
    }
    m_images.noteLocalEdit(delta);
    waitWritten();
    return true;
}

bool DocumentController::Impl::editWithoutSession(const Delta &delta, const Delta &inverse,
                                                  EditKind kind)
{
    if (const auto fits = checkLocalEdit(m_local, delta); !fits) {
        SYNGRAPH_CHECK(isNoFault(fits.error())); // or it was made on another document
        Q_EMIT q.editRefused(fits.error());
        return false;
    }
    beginLocalJournal();
    m_journal.prepareLocalEdit(m_local, m_undo);
    SYNGRAPH_CHECK(bool(m_local.apply(delta)));
    m_journal.addLocalEdit(delta, m_undo.recordLocal(delta, inverse, now(), kind));
    flushJournal();
    return true;
}

void DocumentController::Impl::beginLocalJournal()
{
    if (!m_journal.hasBegun())
        m_journal.begin({}, m_environment.random);
    m_journal.setTitle(m_localTitle);
}

/// What is on the screen next outlives this process. A disk that takes longer is not waited for.
void DocumentController::Impl::waitWritten()
{
    if (m_journal.journal())
        m_journal.journal()->waitWritten(limits::kJournalWait);
}

void DocumentController::Impl::carryOut(const effects::EditRefused &effect)
{
    m_isRefused = true;
    Q_EMIT q.editRefused(effect.reason);
}

void DocumentController::Impl::carryOut(const effects::OwnEdit &effect)
{
    m_images.noteLocalEdit(effect.delta);
    Q_EMIT q.localEdited(effect.delta);
}

void DocumentController::Impl::stepBack(EditStep step)
{
    if (!m_session)
        stepBackWithoutSession(step);
    else if (step == EditStep::Undo)
        this->step(events::Undo{});
    else
        this->step(events::Redo{});
    waitWritten();
    Q_EMIT q.undoStateChanged();
}

/// As Session does it.
void DocumentController::Impl::stepBackWithoutSession(EditStep step)
{
    beginLocalJournal();
    m_journal.prepareLocalEdit(m_local, m_undo);
    const auto outcome = syngraph::stepBack(m_undo, step, m_local);
    const auto &delta = outcome.delta;
    if (outcome.dropped)
        Q_EMIT q.stepLeftOut();
    if (outcome.refusal) {
        Q_EMIT q.editRefused(*outcome.refusal);
    } else if (delta) {
        SYNGRAPH_CHECK(bool(m_local.apply(*delta)));
        m_images.noteLocalEdit(*delta);
        m_journal.addLocalEdit(*delta, step);
    } else if (outcome.isEmptied) {
        m_journal.addLocalEdit(Delta::identity(m_local.length()), step);
    }
    flushJournal();
    if (delta)
        Q_EMIT q.localEdited(*delta);
}

bool DocumentController::canUndo() const { return canEdit() && m_impl->undoStack().canUndo(); }
bool DocumentController::canRedo() const { return canEdit() && m_impl->undoStack().canRedo(); }

void DocumentController::editLocal(const Delta &delta, const Delta &inverse, EditKind kind)
{
    if (m_impl->m_isBroken)
        return; // the view is no more to be trusted than what it shows
    m_impl->guarded([&] {
        // The view can find an edit after the right to make it has gone.
        if (!canEdit() || !m_impl->edit(delta, inverse, kind)) {
            Q_EMIT documentReset(document());
            return;
        }
        Q_EMIT undoStateChanged();
    });
}

void DocumentController::undo()
{
    if (canUndo())
        m_impl->guarded([this] { m_impl->stepBack(EditStep::Undo); });
}

void DocumentController::redo()
{
    if (canRedo())
        m_impl->guarded([this] { m_impl->stepBack(EditStep::Redo); });
}

void DocumentController::breakUndoGroup()
{
    if (m_impl->m_session)
        m_impl->step(events::BreakUndoGroup{});
    else
        m_impl->m_undo.breakGroup();
}

} // namespace syngraph
