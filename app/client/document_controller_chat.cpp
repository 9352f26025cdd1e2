// The chat of a document between its session and those who show it.

#include "app/client/document_controller_impl.h"
#include "common/base/limits.h"
#include "common/protocol/plain_text.h"

namespace syngraph {

/// What the server has not taken, and so keeps the document known: also what it refused, or cannot
/// take, until the person drops it.
qint64 DocumentController::Impl::waitingMessages() const
{
    return qint64(m_session->chat().waiting().size());
}

void DocumentController::Impl::carryOut(const effects::ChatChanged &)
{
    Q_EMIT q.chatChanged();
    if (std::exchange(m_knownMessages, waitingMessages()) != waitingMessages())
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
