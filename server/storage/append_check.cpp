#include "server/storage/append_check.h"

#include "common/base/limits.h"

#include <algorithm>

namespace syngraph {

bool isConsistent(const AppendRequest &request)
{
    if (request.operations.empty())
        return false;
    auto revision = request.expectedHead;
    for (const auto &operation : request.operations) {
        revision = revision.next();
        if (operation.revision != revision
            || operation.delta.size() > limits::kStoredOperationBytes)
            return false;
    }
    return std::all_of(request.clients.begin(), request.clients.end(),
                       [&](const auto &client) { return client.lastRevision <= revision; });
}

bool isFateOfAll(StoreError error)
{
    switch (error) {
    case StoreError::Full:
    case StoreError::Unknown:
    case StoreError::Unavailable:
        return true;
    case StoreError::NotFound:
    case StoreError::Exists:
    case StoreError::Conflict:
    case StoreError::Corrupt:
        break;
    }
    return false;
}

qint64 bytesOf(const AppendRequest &request)
{
    qint64 bytes = 0;
    for (const auto &operation : request.operations)
        bytes += operation.delta.size();
    return bytes;
}

} // namespace syngraph
