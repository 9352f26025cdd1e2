#pragma once

#include "server/engine/engine.h"
#include "server/engine/peer.h"

namespace syngraph {

/// Collects what one step() wants done.
class Outbox final
{
public:
    /// Returns the message's size in bytes.
    qsizetype send(const Peer &peer, const ServerMessage &message)
    {
        auto bytes = encode(message, peer.format);
        const auto size = bytes.size();
        m_actions.push_back(actions::Send{{peer.id}, std::move(bytes), peer.format});
        return size;
    }

    /// To all of `peers` that `wants` picks: encoded once for each form that somebody uses.
    template <typename Peers, typename Wants>
    void broadcast(const Peers &peers, const ServerMessage &message, Wants wants)
    {
        for (const auto format : {WireFormat::Cbor, WireFormat::Json}) {
            std::vector<PeerId> to;
            for (const Peer *peer : peers) {
                if (peer->format == format && !peer->closing && wants(*peer))
                    to.push_back(peer->id);
            }
            if (!to.empty())
                m_actions.push_back(actions::Send{std::move(to), encode(message, format), format});
        }
    }

    /// ERROR and close. The engine takes the peer out of its books at the end of the step.
    void close(Peer &peer, ErrorCode code, const QString &text, Milliseconds retryAfter = 0ms)
    {
        if (std::exchange(peer.closing, true))
            return;
        m_closed.push_back(peer.id);
        send(peer, messages::Error{code, text, retryAfter.count(), true});
        m_actions.push_back(actions::Close{peer.id, quint16(code), text.left(100).toUtf8()});
    }

    /// For a peer that was closed in good order.
    void noteClosed(const Peer &peer) { m_closed.push_back(peer.id); }

    void add(EngineAction action) { m_actions.push_back(std::move(action)); }
    std::vector<EngineAction> take()
    {
        auto actions = std::exchange(m_actions, {});
        m_actions.reserve(kUsualActions);
        return actions;
    }
    std::vector<PeerId> takeClosed() { return std::exchange(m_closed, {}); }

private:
    static constexpr size_t kUsualActions = 4;
    std::vector<EngineAction> m_actions;
    std::vector<PeerId> m_closed;
};

} // namespace syngraph
