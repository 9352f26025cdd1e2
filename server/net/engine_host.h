#pragma once

#include "server/engine/engine.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace syngraph {

/// What a ServerRuntime talks to: whoever feeds the engine. Outlives the runtime, on its thread.
///
/// Every call comes from the event loop, never from inside a call of the runtime, so a host may
/// call the runtime back from each of them. For a peer: onConnected, then any number of onMessage
/// and onLagging, then onClosed - but after ServerRuntime::close() nothing at all.
class EngineHost
{
public:
    virtual ~EngineHost() = default;

    /// Without a document it came to /ws/new. `address` is the host alone, as text.
    virtual void onConnected(PeerId peer, std::optional<DocumentId> document, WireFormat format,
                             const QString &address) = 0;
    /// One whole message of the peer's format, within the limits.
    virtual void onMessage(PeerId peer, const QByteArray &message) = 0;
    virtual void onClosed(PeerId peer) = 0;
    /// Much waits to be written to the peer (or no longer): presence should be left out.
    virtual void onLagging(PeerId peer, bool isLagging) = 0;
    /// Somebody opens the document's page in a browser. To be answered, at once or later, with
    /// ServerRuntime::answerPage(); an answer that comes too late is ignored.
    virtual void onPageWanted(PeerId visitor, const DocumentId &document) = 0;
};

} // namespace syngraph
