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
        std::visit([&](auto &what) {
            m_out.add(actions::Ask{StoreRequest{token, std::move(what)}});
        }, request);
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
        if (actor.isDamaged())
            m_out.send(sender, messages::ChatRefused{chat.id, ErrorCode::Damaged,
                                                     kWhileDamaged.count()});
        else if (desk.say(sender, chat, m_out))
            actor.keepAuthor(sender);
    });
}

void Engine::Impl::chatAnswered(const AskedForChat &asked, const StoreReply &reply)
{
    const auto found = m_actors.find(asked.document);
    if (found == m_actors.end() || found->second.incarnation != asked.incarnation)
        return;
    withChat(asked.document, [&](ChatDesk &desk, DocumentActor &actor) {
        if (const auto *saved = std::get_if<replies::ChatSaved>(&reply.what))
            desk.saved(saved->places, actor.peers(), m_out);
        else if (const auto *read = std::get_if<replies::ChatRead>(&reply.what))
            desk.read(read->chat, actor.epoch(), actor.peers(), m_out);
    });
}

void Engine::Impl::handle(const inputs::ChatCleared &input, Instant)
{
    withChat(input.document,
             [&input](ChatDesk &desk, DocumentActor &) { desk.clear(input.newest); });
}

void Engine::Impl::readChatsAgain()
{
    std::vector<DocumentId> documents;
    for (const auto &[document, slot] : m_actors) {
        if (slot.actor->hasPeers() && slot.chat->problem() == ErrorCode::Overload)
            documents.push_back(document);
    }
    for (const auto &document : documents)
        withChat(document, [](ChatDesk &desk, DocumentActor &) { desk.askAgain(); });
}

} // namespace syngraph
