// What an owner asks of the document's links: passed on while there is a connection, and answered once.

#include "common/sync/session_impl.h"

namespace syngraph {

namespace {

/// Nobody asks for so much before the answers are here.
constexpr size_t kRequestsAtOnce = 64;

} // namespace

void Session::Impl::handle(const events::ManageLinks &event, Instant)
{
    const auto request = std::visit([](const auto &wish) { return wish.request; }, event.wish);
    const bool isAsked = isConnected() && m_isOwner.value_or(false)
        && m_linkRequests.size() < kRequestsAtOnce && m_linkRequests.insert(request).second;
    if (!isAsked) {
        m_effects.push_back(effects::LinksUnanswered{request});
        return;
    }
    std::visit([this](const auto &wish) { send(wish); }, event.wish);
}

/// What was not asked for is not passed on.
template <typename Answer> void Session::Impl::answered(const Answer &answer)
{
    if (m_linkRequests.erase(answer.request) > 0)
        m_effects.push_back(effects::LinksAnswered{answer});
}

template void Session::Impl::answered(const messages::LinkList &);
template void Session::Impl::answered(const messages::LinkMade &);
template void Session::Impl::answered(const messages::LinkRevoked &);
template void Session::Impl::answered(const messages::LinkRefused &);

void Session::Impl::dropLinkRequests()
{
    for (const auto request : std::exchange(m_linkRequests, {}))
        m_effects.push_back(effects::LinksUnanswered{request});
}

} // namespace syngraph
