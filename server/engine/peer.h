#pragma once

#include "common/base/limits.h"
#include "server/engine/engine.h"
#include "server/engine/rate_limit.h"

namespace syngraph {

/// How far a connection has come. A peer only moves forward, but for Joined -> Loading when it gets
/// a snapshot.
enum class PeerStage : quint8 {
    Greeting, ///< nothing accepted but AUTH, or CREATE on /ws/new
    Queued,   ///< AUTH is there, waits for its turn to catch up
    Checking, ///< the link is looked up, the document opened
    Loading,  ///< a snapshot is on its way to it
    Joined    ///< gets every operation
};

/// What the engine knows of one connection. Owned by the engine; actors borrow it while it is in
/// their document.
struct Peer
{
    PeerId id;
    std::optional<DocumentId> document; ///< none: /ws/new
    WireFormat format = WireFormat::Cbor;
    QString address;

    PeerStage stage = PeerStage::Greeting;
    messages::Auth auth;
    Role role = Role::View;
    LinkNumber link;
    AuthorNumber author;
    QString name;
    quint32 color = 0;
    std::optional<Caret> caret;
    Revision caretRevision; ///< that `caret` is a place in

    Instant connected;
    Instant lastInbound;
    bool lagging = false;
    bool closing = false; ///< the end was sent; nothing of it counts any more

    // A snapshot on its way, in pieces, so that the write queue stays bounded.
    QByteArray snapshot;
    QByteArray snapshotHash;
    Revision snapshotRevision;
    qint64 snapshotOffset = 0;

    RateLimit submits{limits::kSubmitsPerSecond, limits::kSubmitsBurst};
    RateLimit selects{limits::kPresencePerSecond, limits::kPresencePerSecond};
    RateLimit heartbeats{limits::kHeartbeatsPerSecond, limits::kHeartbeatsPerSecond};
    RateLimit fetches{limits::kFetchesPerSecond, limits::kFetchesPerSecond};
    RateLimit profiles{1.0, 5.0};
    RateLimit refusals{limits::kRefusedSubmitsPerMinute / 60.0, limits::kRefusedSubmitsPerMinute};

    bool isPresent() const { return stage == PeerStage::Joined || stage == PeerStage::Loading; }
    Participant participant() const { return {author, name, color, role, std::nullopt}; }
};

} // namespace syngraph
