// Images on their way between peers and the store.

#include "server/engine/engine.h"
#include "server/engine/engine_impl.h"

namespace syngraph {

/// Like withActor(), for what concerns a document's images.
template <typename Work>
void Engine::Impl::withImages(DocumentId document, Work work)
{
    const auto found = m_actors.find(document);
    if (found == m_actors.end())
        return;
    auto &slot = found->second;
    try {
        work(*slot.images, *slot.actor);
    } catch (const InvariantError &) {
        endActor(document, ErrorCode::Internal);
        return;
    }
    for (auto &asked : slot.images->takeRequests()) {
        const auto token = m_lastToken = m_lastToken.next();
        m_asked[token.value] = AskedForImage{document, slot.incarnation, std::move(asked.task)};
        std::visit([&](auto &r) { m_out.add(actions::Ask{StoreRequest{token, std::move(r)}}); },
                   asked.request);
    }
}

bool Engine::Impl::admitImagePart(Peer &sender, Instant now)
{
    if (sender.imageParts.admit(now))
        return true;
    m_out.close(sender, ErrorCode::Rate, QStringLiteral("too many requests"), 2s);
    return false;
}

void Engine::Impl::receive(Peer &sender, const messages::ImageOffer &offer, Instant)
{
    withImages(*sender.document, [&](ImageDesk &images, const DocumentActor &actor) {
        if (actor.isDamaged())
            m_out.send(sender, messages::ImageRefused{offer.image, ErrorCode::Damaged,
                                                      kWhileDamaged.count()});
        else
            images.offer(sender, offer, m_out);
    });
}

void Engine::Impl::receive(Peer &sender, const messages::ImagePut &put, Instant now)
{
    if (!admitImagePart(sender, now))
        return;
    withImages(*sender.document, [&](ImageDesk &images, const DocumentActor &) {
        images.put(sender, put, m_out);
    });
}

void Engine::Impl::receive(Peer &sender, const messages::ImageGet &get, Instant now)
{
    if (!admitImagePart(sender, now))
        return;
    withImages(*sender.document, [&](ImageDesk &images, const DocumentActor &) {
        images.get(sender, get, m_out);
    });
}

void Engine::Impl::imageAnswered(const AskedForImage &asked, const StoreReply &reply)
{
    const auto found = m_actors.find(asked.document);
    if (found == m_actors.end() || found->second.incarnation != asked.incarnation)
        return;
    withImages(asked.document, [&](ImageDesk &images, const DocumentActor &actor) {
        if (const auto *list = std::get_if<replies::Images>(&reply.what))
            images.listed(list->images, m_out);
        else if (const auto *part = std::get_if<replies::ImagePart>(&reply.what))
            images.partRead(std::get<image_tasks::Read>(asked.task), part->part, m_out);
        else if (const auto *outcome = std::get_if<replies::Outcome>(&reply.what))
            images.saved(std::get<image_tasks::Save>(asked.task), outcome->status, actor.peers(),
                         m_out);
    });
}

} // namespace syngraph
