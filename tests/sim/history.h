#pragma once

#include "common/document/document.h"
#include "server/storage/store.h"

#include <map>
#include <set>

namespace syngraph::sim {

/// What is known to be durable, and what that says about everybody. Follows the log of the store
/// operation by operation and never believes a machine.
///
/// Checked of the log: revisions 1, 2, 3 ... without a gap, each client's numbers 1, 2, 3 ...,
/// every operation fits, each marker is inserted once and by whom it belongs to, a person's markers
/// in the order of writing; what was durable once stays as it was.
class History final
{
public:
    /// A marker that `client` writes next.
    uint newMarker(ClientId client);
    /// Died with the journal of its author, or was handed to the person: it must never be seen.
    /// One that two journals have may still come from the other.
    void loseMarker(uint marker)
    {
        (m_shared.contains(marker) ? m_givenUp : m_lost).insert(marker);
    }
    /// It waits in two copies of one journal now.
    void shareMarker(uint marker) { m_shared.insert(marker); }
    /// Its author goes on under another id before it is in the log.
    void reassignMarker(uint marker, ClientId author);

    /// Everything up to the head is durable now. Empty, or what is wrong.
    QString follow(ContentStore &store, DocumentId document);
    /// After a restart: what was durable before is there still.
    QString compare(ContentStore &store, DocumentId document) const;

    Revision head() const { return m_head; }
    /// Of the store's log: what came before it was compacted.
    Revision logStart() const { return m_logStart; }
    bool isDurable(uint marker) const { return m_markers.contains(marker); }
    bool isLost(uint marker) const { return m_lost.contains(marker); }
    bool isDurable(ClientId client, Sequence sequence) const;
    const Document &document() const { return m_document; }
    /// At the end: every marker is there once, but for the lost ones, and no other.
    QString checkMarkers() const;

private:
    QString take(const StoredOperation &operation);

    std::vector<ClientId> m_authors; ///< of marker kFirstMarker + i
    std::set<uint> m_lost;
    std::set<uint> m_shared;
    std::set<uint> m_givenUp;        ///< shared ones that one of the two journals lost
    std::set<uint> m_markers;        ///< in the log
    std::map<ClientId, uint> m_lastMarker;
    std::map<ClientId, Sequence> m_lastSequence;
    std::vector<StoredOperation> m_log;
    Revision m_head;
    Revision m_logStart;
    Document m_document;
};

} // namespace syngraph::sim
