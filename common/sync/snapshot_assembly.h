#pragma once

#include "common/protocol/messages.h"

#include <QByteArray>

#include <optional>

namespace syngraph {

/// Puts the chunks of a SNAPSHOT together. A broken transfer can be continued on the next
/// connection when the server still has the same snapshot.
class SnapshotAssembly final
{
public:
    enum class State { Incomplete, Complete, Broken };

    State add(const messages::SnapshotChunk &chunk);
    bool isEmpty() const { return m_bytes.isEmpty(); }
    Revision revision() const { return m_revision; }
    Epoch epoch() const { return m_epoch; }
    qint64 offset() const { return m_bytes.size(); }
    const QByteArray &bytes() const { return m_bytes; }
    void clear() { *this = SnapshotAssembly(); }

private:
    Epoch m_epoch;
    Revision m_revision;
    qint64 m_total = 0;
    QByteArray m_hash;
    QByteArray m_bytes;
};

} // namespace syngraph
