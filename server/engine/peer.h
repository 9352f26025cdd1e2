#pragma once

#include "common/base/limits.h"
#include "common/base/rate_limit.h"
#include "server/engine/engine.h"

#include <set>

namespace syngraph {

/// How far a connection has come. A peer only moves forward, but for Joined -> Loading when it gets
/// a snapshot and Joined -> CatchingUp when it asks for operations once more.
enum class PeerStage : quint8 {
    Greeting, ///< nothing accepted but AUTH, or CREATE on /ws/new
    Queued,   ///< AUTH is there, waits for its turn to catch up
    Checking, ///< the link is looked up, the document opened
    Loading,  ///< a snapshot is on its way to it; what it holds and sends is void
    CatchingUp, ///< the operations after `heard` are on their way to it, those of others and its own
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
    bool hasSeat = false; ///< by a link with a limit; from before its document is opened
    bool isOwner = false; ///< may manage the document's links
    std::optional<WallTime> linkExpires;
    AuthorNumber author;
    QString name;
    quint32 color = 0;
    std::optional<Caret> caret;
    Revision caretRevision; ///< that `caret` is a place in

    Instant connected;
    Instant lastInbound;
    bool lagging = false;
    bool isListed = false; ///< the others are told of it; beyond limits::kParticipants nobody is
    bool stays = false;   ///< in a damaged document: at what its AUTH names, and is sent nothing of it
    bool closing = false; ///< the end was sent; nothing of it counts any more
    /// A SUBMIT of it in its document's inbox: there is one at most.
    std::optional<Sequence> waitingSubmit;

    // A snapshot on its way, in pieces, so that the write queue stays bounded.
    QByteArray snapshot;
    QByteArray snapshotHash;
    Revision snapshotRevision;
    qint64 snapshotOffset = 0;
    bool missedCarets = false; ///< it passes over what comes before its snapshot
    Revision heard; ///< CatchingUp: sent so far
    /// The head at which what it holds was compared last, or made from a snapshot.
    Revision verified{-1};

    /// Its last SUBMIT that was rejected. A copy of that may be under way still, sent before the
    /// client heard of it: it must not be judged again, for the number is free.
    struct Refused
    {
        Sequence sequence;
        Revision head;     ///< at that time; what the client sends next stands on it or later
        QByteArray digest; ///< submitDigest()
    };
    std::optional<Refused> refused;
    std::optional<size_t> refusedBytes; ///< one that was no operation of the schema

    RateLimit submits{{limits::kSubmitsPerSecond, limits::kSubmitsBurst}};
    RateLimit selects{{limits::kPresencePerSecond, limits::kPresencePerSecond}};
    RateLimit heartbeats{{limits::kHeartbeatsPerSecond, limits::kHeartbeatsPerSecond}};
    RateLimit fetches{{limits::kFetchesPerSecond, limits::kFetchesPerSecond}};
    RateLimit profiles{{1, 5}};
    RateLimit imageOffers{
        {limits::kImageOffersPerMinute, limits::kImageOffersPerMinute, 1min}};
    RateLimit imageParts{{limits::kImagePartsPerSecond, 2 * limits::kImagePartsPerSecond}};
    RateLimit gathers{{limits::kGathersPerMinute, 2, 1min}};
    RateLimit linkRequests{
        {limits::kLinkRequestsPerMinute, limits::kLinkRequestsBurst, 1min}};
    int openImageGets = 0; ///< in the store's hands
    RateLimit refusals{
        {limits::kRefusedSubmitsPerMinute, limits::kRefusedSubmitsPerMinute, 1min}};

    bool isPresent() const { return stage >= PeerStage::Loading; }
    Participant participant() const { return {author, name, color, role, std::nullopt}; }
};

/// In the order in which they connected, so that what is sent to whom first is the same each time.
struct ByPeerId
{
    bool operator()(const Peer *a, const Peer *b) const { return a->id < b->id; }
};
using PeerSet = std::set<Peer *, ByPeerId>;

} // namespace syngraph
