#pragma once

#include "common/base/sha256.h"
#include "server/storage/store.h"

namespace syngraph {

/// The chain that binds every row of a document's op log to all rows before it:
///
///   hash_0 = SHA-256(document)
///   hash_n = SHA-256(hash_{n-1} | document | epoch | revision | client | sequence | author |
///                    time | delta)
///
/// with ids as 16 bytes and numbers as 8 bytes, most significant first; only the delta, at the end,
/// has a variable length. SQLite hands out a changed byte as good data; the chain does not let it
/// pass, nor a row that is missing, added or moved. Against someone who can write the whole file it
/// is no protection.
class HashChain final
{
public:
    static constexpr qsizetype kHashBytes = Sha256::kBytes;

    QByteArray start(DocumentId document);
    QByteArray next(QByteArrayView previous, DocumentId document, Epoch epoch,
                    const StoredOperation &operation);

private:
    Sha256 m_digest;
};

} // namespace syngraph
