#include "server/storage/hash_chain.h"

namespace syngraph {

QByteArray HashChain::start(DocumentId document)
{
    return m_digest.add(document.toBytes()).result();
}

QByteArray HashChain::next(QByteArrayView previous, DocumentId document, Epoch epoch,
                           const StoredOperation &operation)
{
    return m_digest.add(previous)
        .add(document.toBytes())
        .add(epoch.value)
        .add(operation.revision.value)
        .add(operation.client.toBytes())
        .add(operation.sequence.value)
        .add(operation.author.value)
        .add(qint64(operation.time.time_since_epoch().count()))
        .add(operation.delta)
        .result();
}

} // namespace syngraph
