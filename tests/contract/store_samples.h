#pragma once

#include "server/storage/store.h"

#include <QCryptographicHash>

namespace syngraph::samples {

/// Ids, operations and requests that tests of stores are written with: numbered, not random, so
/// that a failure names what it is about.
template <typename Id>
Id id(int number)
{
    QByteArray bytes(Id::kSizeBytes, '\0');
    bytes[0] = char(number >> 8);
    bytes[1] = char(number);
    return *Id::fromBytes(bytes);
}

inline DocumentId document(int number)
{
    return id<DocumentId>(number);
}

inline ClientId client(int number)
{
    return id<ClientId>(number);
}

inline WallTime time(int number)
{
    return WallTime(Milliseconds(1'700'000'000'000 + number));
}

/// The operation that makes `revision`, written by `writer` as its `sequence`.
inline StoredOperation operation(int revision, int writer = 1, int sequence = 0)
{
    return {Revision(revision),
            client(writer),
            Sequence(sequence ? sequence : revision),
            AuthorNumber(writer),
            time(revision),
            "delta " + QByteArray::number(revision)};
}

/// `count` operations on top of `head`, all of one writer, and the writer's new state.
inline AppendRequest request(DocumentId document, int head, int count = 1, int writer = 1)
{
    AppendRequest made{document, Epoch(1), Revision(head), {}, {}};
    for (int revision = head + 1; revision <= head + count; ++revision)
        made.operations.push_back(operation(revision, writer));
    made.clients = {{client(writer), AuthorNumber(writer), Sequence(head + count),
                     Revision(head + count), QStringLiteral("writer %1").arg(writer),
                     QByteArray(16, char('a' + writer))}};
    return made;
}

inline QByteArray tokenHash(int number)
{
    return QCryptographicHash::hash(QByteArray::number(number), QCryptographicHash::Sha256);
}

inline LinkRecord link(DocumentId document, int token, LinkRole role = LinkRole::Edit)
{
    LinkRecord made;
    made.document = document;
    made.role = role;
    made.tokenHash = tokenHash(token);
    made.created = time(token);
    return made;
}

/// Of one request alone.
inline Status<StoreError> append(ContentStore &store, const AppendRequest &request)
{
    return store.append({&request, 1}).at(0);
}

} // namespace syngraph::samples
