#pragma once

#include "server/storage/store.h"

namespace syngraph {

/// Whether a request fits itself: operations that follow expectedHead without a gap, each within
/// limits::kStoredOperationBytes, and no client beyond them. The same for every store.
bool isConsistent(const AppendRequest &request);

/// Whether append() ends the same way for every request of its transaction.
bool isFateOfAll(StoreError error);

/// Of the deltas, for whoever bounds a transaction.
qint64 bytesOf(const AppendRequest &request);

} // namespace syngraph
