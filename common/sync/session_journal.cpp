#include "common/sync/session_impl.h"

namespace syngraph {

void Session::Impl::restore(const JournalRecord &record)
{
    SYNGRAPH_CHECK(record.client == m_identity.client && m_state == ConnectionState::Idle);
    m_document = record.document;
    m_undo = record.undo;
    m_hasDocument = true;
    m_role = record.role;
    m_author = record.author;
    m_title = record.title;
    m_chat.restore(record);
    m_described = {m_role, m_author, m_title};
    m_isJournaling = true;
    m_isPendingRestored = m_document.hasPending();
    // It survived the process, which does not say that it would survive the power.
    m_syncDue = m_document.inFlight().has_value();
}

JournalRecord Session::Impl::record() const
{
    return {m_identity.client, m_document,       m_role,        m_author,      m_title,
            m_undo,            m_chat.waiting(), m_chat.seen(), m_chat.draft()};
}

/// What this step did to the document. Where a checkpoint is due it has that already.
void Session::Impl::note(JournalEntry entry)
{
    if (!m_options.journaled)
        return;
    if (std::holds_alternative<journal::Frozen>(entry)) {
        m_syncDue = true;
        m_awaitedEntry = m_entryNumber; // the right number follows at the end of the step
    }
    if (m_checkpointDue || !m_isJournaling)
        return;
    m_entriesCost += costOf(entry);
    m_effects.push_back(effects::Journal{++m_entryNumber, std::move(entry)});
}

void Session::Impl::finishJournal()
{
    if (!m_options.journaled)
        return;
    if (m_isJournaling && m_entriesCost >= checkpointCost(m_document, m_undo))
        m_checkpointDue = true;
    if (m_checkpointDue) {
        m_checkpointDue = false;
        m_isJournaling = true;
        m_entriesCost = 0;
        m_described = {m_role, m_author, m_title};
        m_effects.push_back(effects::Journal{++m_entryNumber, journal::Checkpoint{record()}});
    } else if (m_isJournaling
               && (m_described.role != m_role || m_described.author != m_author
                   || m_described.title != m_title)) {
        m_described = {m_role, m_author, m_title};
        note(m_described);
    }
    if (!m_document.inFlight())
        m_awaitedEntry.reset();
    if (std::exchange(m_syncDue, false) && m_document.inFlight()) {
        m_awaitedEntry = m_entryNumber;
        m_effects.push_back(effects::SyncJournal{m_entryNumber});
    }
}

void Session::Impl::handle(const events::Journaled &event, Instant now)
{
    if (!m_awaitedEntry || event.number < *m_awaitedEntry)
        return;
    m_awaitedEntry.reset();
    if (m_state == ConnectionState::Live || m_state == ConnectionState::Suspect)
        sendInFlight(now);
}

void Session::Impl::handle(const events::WriteCheckpoint &, Instant)
{
    if (m_isJournaling || m_hasDocument)
        requireCheckpoint();
}

} // namespace syngraph
