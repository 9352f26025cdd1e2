#pragma once

#include "common/base/clock.h"
#include "common/base/ids.h"
#include "common/base/limits.h"
#include "common/base/random.h"
#include "common/base/rate_limit.h"
#include "common/protocol/codec.h"
#include "server/storage/store_requests.h"

#include <QByteArray>
#include <QString>

#include <memory>
#include <optional>
#include <span>
#include <variant>
#include <vector>

namespace syngraph {

/// Names one connection for as long as the process runs; never reused.
using PeerId = Ordinal<struct PeerTag>;

namespace inputs {

/// A WebSocket was opened. Without a document it came to /ws/new.
struct PeerConnected
{
    PeerId peer;
    std::optional<DocumentId> document;
    WireFormat format = WireFormat::Cbor;
    QString address; ///< of the peer's host, for rates and bans
};
/// One whole message, text or binary as the format says, size already bounded.
struct PeerMessage
{
    PeerId peer;
    QByteArray bytes;
};
struct PeerClosed
{
    PeerId peer;
};
/// More than limits::kWriteQueueDropPresenceBytes wait to be written (or no longer).
struct PeerLagging
{
    PeerId peer;
    bool lagging = false;
};
struct Stored
{
    StoreReply reply;
};
/// An administrator removed what was said in a document's chat, up to this number.
struct ChatCleared
{
    DocumentId document;
    qint64 newest = 0;
};
/// A link was revoked by the administrator: whoever came by it has to leave.
struct LinkRevoked
{
    LinkNumber link;
};
/// The deadline of nextDeadline() has come.
struct Tick
{
};
/// The process was asked to stop: no new operations, finish what is in the store's hands.
struct Drain
{
};

} // namespace inputs

using EngineInput =
    std::variant<inputs::PeerConnected, inputs::PeerMessage, inputs::PeerClosed,
                 inputs::PeerLagging, inputs::Stored, inputs::LinkRevoked, inputs::ChatCleared, inputs::Tick,
                 inputs::Drain>;

namespace actions {

/// The same bytes to each of `peers`: one message, encoded once. The peers are of one format.
struct Send
{
    std::vector<PeerId> peers;
    QByteArray bytes;
    WireFormat format = WireFormat::Cbor;
};
/// From here on the peer may send messages of up to limits::kMessageBytes.
struct Admit
{
    PeerId peer;
};
/// Close after what was sent. The peer is gone for the engine; PeerClosed is not needed any more.
struct Close
{
    PeerId peer;
    quint16 code = 1000;
    QByteArray reason; ///< <= 123 bytes of UTF-8
};
struct Ask
{
    StoreRequest request;
};
/// All that was in the store's hands at Drain is settled.
struct Drained
{
};

} // namespace actions

using EngineAction = std::variant<actions::Send, actions::Admit, actions::Close, actions::Ask,
                                  actions::Drained>;

struct EngineOptions
{
    /// Key that makes documents over /ws/new, 24 bytes; empty: everybody may.
    QByteArray creationKey{};
    Milliseconds heartbeatInterval = 10s;
    Milliseconds heartbeatTimeout = 10s;
    Milliseconds idleDeadline = 35s;
    qint64 snapshotEvery = 1'000;  ///< revisions
    qint64 hashEvery = 256;        ///< revisions; for long documents more (hash_interval.h)
    /// Missing operations that a peer gets one by one; more come as one REBASE where that can be.
    qint64 tailOperations = limits::kTailOperations;
    /// What stays of an op log: so many of the newest operations, and what is not older than this.
    /// Both have to have passed; 0 revisions: everything stays.
    qint64 keepRevisions = 0;
    Milliseconds keepFor = std::chrono::hours(24 * limits::kKeptDays);
    Rate submits{limits::kSubmitsPerSecond, limits::kSubmitsBurst}; ///< of one connection
    /// Of one document. Beyond it nobody is refused: operations wait for their turn.
    Rate documentSubmits{limits::kSubmitsPerDocumentPerSecond,
                         limits::kSubmitsPerDocumentBurst};
    /// People who come and go within this time are told of in one message.
    Milliseconds presenceInterval = 100ms;
    Milliseconds unloadAfter = 60s;///< a document that nobody has open
};

/// All documents and connections of one engine thread, without I/O: an input and the time in, a
/// list of actions out. Whoever owns it carries out the actions in order, passes store requests on,
/// and comes back with Tick at nextDeadline().
///
/// Invariants:
/// 1. An operation is acknowledged and shown to others only after the store said it is durable.
/// 2. Revisions of a document are contiguous; every peer gets them in order, each once.
/// 3. (client, sequence) is in the log at most once; a resend is answered with its first revision.
/// 4. Nothing of a document goes to a peer before its AUTH was accepted for that document.
/// 5. Whatever a peer sends, no exception leaves step() and no other document is touched.
class Engine final
{
public:
    /// `random` makes ids and tokens, so it has to be fit for secrets; it must outlive the engine.
    /// `wallNow` only dates operations.
    Engine(EngineOptions options, Random &random, const Clock &clock);
    ~Engine();

    std::vector<EngineAction> step(const EngineInput &input, Instant now);
    std::optional<Instant> nextDeadline() const;

    struct Figures
    {
        qint64 documents = 0;
        qint64 peers = 0;
        qint64 operations = 0; ///< committed since the start
        qint64 imageUploadBytes = 0; ///< promised of images that are half-way
    };
    Figures figures() const;

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace syngraph
