#pragma once

#include "server/storage/store_requests.h"

namespace syngraph {

/// Carries out one request at once. The storage thread does it for requests that cannot be grouped,
/// the simulator for all.
StoreReply perform(Store &store, const StoreRequest &request);

/// The reply that `request` gets when it is not carried out because of `error`.
StoreReply refusal(const StoreRequest &request, StoreError error);

/// The error that a reply tells of, if any.
std::optional<StoreError> errorOf(const StoreReply &reply);

/// Absent for what concerns no document in particular.
std::optional<DocumentId> documentOf(const StoreRequest &request);

/// Bytes that the request keeps while it waits, for bounds; 0 for the small ones.
qint64 bytesOf(const StoreRequest &request);

} // namespace syngraph
