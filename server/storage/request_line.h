#pragma once

#include "common/base/clock.h"
#include "server/storage/store_requests.h"

#include <deque>
#include <functional>

namespace syngraph {

/// Administration on the storage thread, in place of a request.
using StoreTask = std::function<void(Store &)>;

/// What waits for the storage thread: a request, or a task when there is one.
struct QueuedWork
{
    int origin = 0;
    StoreRequest request;
    StoreTask task;
    Instant since;
    bool isRefused = false; ///< came when the queue was full; keeps its place, is not carried out
};

/// What the storage thread does in one go: `appends` as one commit, then `others` one by one.
struct WorkRound
{
    std::vector<QueuedWork> appends;
    std::vector<QueuedWork> others;
};

/// Work in order of arrival, out of which it takes rounds. Appends overtake other work of other
/// documents, so that one sync serves as many as possible and nobody's key press waits for the
/// loading of somebody else's document. Thread: one.
///
/// Invariants:
/// 1. Two pieces of work on one document are taken in their order.
/// 2. Work that is not an append keeps its order among its kind of the same document, and each
///    round takes some of it: a stream of appends cannot starve it.
class RequestLine final
{
public:
    static constexpr size_t kOthersPerRound = 4;

    void add(QueuedWork work);
    bool isEmpty() const { return m_waiting.empty(); }
    /// Since when the oldest waits; the line must not be empty.
    Instant oldest() const;
    /// Bounded by limits::kStoreGroupRequests, limits::kStoreGroupBytes (but for a single append
    /// that is larger) and kOthersPerRound.
    WorkRound takeRound();

private:
    std::deque<QueuedWork> m_waiting;
    size_t m_appends = 0;
};

} // namespace syngraph
