#include "common/sync/snapshot_assembly.h"

#include "common/base/limits.h"

#include <QCryptographicHash>

namespace syngraph {

SnapshotAssembly::State SnapshotAssembly::add(const messages::SnapshotChunk &chunk)
{
    if (chunk.offset == 0) {
        clear();
        m_epoch = chunk.epoch;
        m_revision = chunk.revision;
        m_total = chunk.total;
        m_hash = chunk.hash;
    }
    const bool continues = chunk.epoch == m_epoch && chunk.revision == m_revision
        && chunk.total == m_total && chunk.hash == m_hash && chunk.offset == m_bytes.size()
        && !chunk.bytes.isEmpty() && m_total <= limits::kSnapshotBytes
        && m_bytes.size() + chunk.bytes.size() <= m_total;
    if (!continues) {
        clear();
        return State::Broken;
    }
    m_bytes += chunk.bytes;
    if (m_bytes.size() < m_total)
        return State::Incomplete;
    if (QCryptographicHash::hash(m_bytes, QCryptographicHash::Sha256) != m_hash) {
        clear();
        return State::Broken;
    }
    return State::Complete;
}

} // namespace syngraph
