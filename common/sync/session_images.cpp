// The images of the document: what the session passes on to their exchange and back.

#include "common/sync/session_impl.h"

namespace syngraph {

void Session::Impl::handle(const events::OfferImage &event, Instant)
{
    m_images.offer(event.image, event.total);
}

void Session::Impl::handle(const events::WantImage &event, Instant)
{
    m_images.want(event.image);
}

void Session::Impl::handle(const events::ImageRead &event, Instant now)
{
    m_images.bytesRead(event.image, event.bytes, now);
}

void Session::Impl::receive(const messages::ImageWanted &wanted, Instant now)
{
    m_images.receive(wanted, now);
}

void Session::Impl::receive(const messages::ImageStored &stored, Instant now)
{
    m_images.receive(stored, now);
}

void Session::Impl::receive(const messages::ImagePart &part, Instant now)
{
    m_images.receive(part, now);
}

void Session::Impl::receive(const messages::ImageRefused &refused, Instant now)
{
    m_images.receive(refused, now);
}

/// After an edit of the same step: what names an image goes before its bytes.
void Session::Impl::pumpImages(Instant now)
{
    if (isConnected())
        m_images.pump(maySend(), now);
    for (const auto &message : m_images.takeMessages())
        send(message);
    for (auto &effect : m_images.takeEffects())
        std::visit([this](auto &e) { m_effects.push_back(std::move(e)); }, effect);
}

} // namespace syngraph
