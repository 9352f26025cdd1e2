// The chat of a document between its session and those who show it.

#include "app/client/document_controller_impl.h"
#include "common/base/limits.h"
#include "common/protocol/plain_text.h"

namespace syngraph {

DocumentController::Impl::UnsentMessages DocumentController::Impl::unsentMessages() const
{
    const ChatExchange &chat = m_session->chat();
    const auto place = chat.place();
    const bool mayWrite = !m_session->hasDocument() || m_session->role() == Role::Edit;
    const bool goesOut = !m_isBroken && m_session->state() != ConnectionState::Blocked && mayWrite
        && place != ChatExchange::Place::Missing && place != ChatExchange::Place::Damaged;
    UnsentMessages unsent;
    for (const UnsentChat &message : chat.waiting())
        ++(goesOut && !message.refused ? unsent.waiting : unsent.stuck);
    return unsent;
}

void DocumentController::Impl::carryOut(const effects::ChatChanged &)
{
    Q_EMIT q.chatChanged();
    const auto unsent = unsentMessages();
    if (std::exchange(m_knownMessages, unsent) != unsent)
        Q_EMIT q.statusChanged();
}

const ChatExchange *DocumentController::chat() const
{
    return m_impl->m_session ? &m_impl->m_session->chat() : nullptr;
}

void DocumentController::say(const QString &text)
{
    m_impl->step(events::Say{{m_impl->m_environment.random.id<ChatId>(), cleanedChatText(text)}});
    if (m_impl->m_environment.journal)
        m_impl->m_environment.journal->waitWritten(limits::kJournalWait);
}

void DocumentController::sayAgain(ChatId message) { m_impl->step(events::SayAgain{message}); }
void DocumentController::unsay(ChatId message) { m_impl->step(events::Unsay{message}); }
void DocumentController::markChatSeen() { m_impl->step(events::ChatSeen{}); }

void DocumentController::keepChatDraft(const QString &text)
{
    if (m_impl->m_session && m_impl->m_session->chat().draft() != text)
        m_impl->step(events::ChatDraft{text});
}

void DocumentController::gather() { m_impl->step(events::Gather{}); }

} // namespace syngraph
