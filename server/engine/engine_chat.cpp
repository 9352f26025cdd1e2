// The chat between peers and the store.

#include "server/engine/engine.h"
#include "server/engine/engine_impl.h"

namespace syngraph {

/// Like withActor(), for what concerns a document's chat.
template <typename Work>
void Engine::Impl::withChat(DocumentId document, Work work)
{
    const auto found = m_actors.find(document);
    if (found == m_actors.end())
        return;
    auto &slot = found->second;
    try {
        work(*slot.chat, *slot.actor);
    } catch (const InvariantError &) {
        endActor(document, ErrorCode::Internal);
        return;
    }
    for (auto &request : slot.chat->takeRequests()) {
        const auto token = m_lastToken = m_lastToken.next();
        m_asked[token.value] = AskedForChat{document, slot.incarnation};
        m_out.add(actions::Ask{StoreRequest{token, std::move(request)}});
    }
}

/// Whether the peer asked for the chat, and so hears what comes of what it says.
bool Engine::Impl::takesPartInChat(Peer &sender)
{
    if (!sender.auth.chat)
        m_out.close(sender, ErrorCode::Malformed, QStringLiteral("AUTH did not ask for the chat"));
    return sender.auth.chat.has_value();
}

void Engine::Impl::receive(Peer &sender, const messages::Chat &chat, Instant)
{
    if (!takesPartInChat(sender))
        return;
    withChat(*sender.document, [&](ChatDesk &desk, DocumentActor &actor) {
        if (sender.role == Role::Edit)
            actor.keepAuthor(sender);
        desk.say(sender, chat, m_out);
    });
}

void Engine::Impl::chatSaved(const AskedForChat &asked, const StoreReply &reply)
{
    const auto found = m_actors.find(asked.document);
    const auto *saved = std::get_if<replies::ChatSaved>(&reply.what);
    if (!saved || found == m_actors.end() || found->second.incarnation != asked.incarnation)
        return;
    withChat(asked.document, [&](ChatDesk &desk, DocumentActor &actor) {
        desk.saved(saved->places, actor.peers(), m_out);
    });
}

} // namespace syngraph
