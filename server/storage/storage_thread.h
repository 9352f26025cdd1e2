#pragma once

#include "server/storage/request_line.h"

#include <atomic>
#include <condition_variable>
#include <future>
#include <mutex>
#include <thread>

namespace syngraph {

/// The one thread on which a store lives. Requests queue up while it commits; all that are there
/// when it comes back are the next commit, so the sync is the batching window.
///
/// Owned by the server; its functions may be called from any thread. Invariants:
/// 1. Every request is answered exactly once, those of one document in their order (per origin).
/// 2. After an Unknown outcome, or a broken invariant, nothing touches the store any more: every
///    further request is answered Unavailable, and the process has to end.
/// 3. At most limits::kStoreQueueRequests and limits::kStoreQueueBytes wait; what comes on top is
///    answered Unavailable, in its turn.
class StorageThread final
{
public:
    using StoreFactory = std::function<Result<std::unique_ptr<Store>, StoreOpenError>()>;
    /// Called on the storage thread; it posts the reply to the loop of `origin` and returns.
    using ReplyHandler = std::function<void(int origin, StoreReply reply)>;

    /// `open` is called on the storage thread. `clock` is asked from several threads.
    StorageThread(StoreFactory open, ReplyHandler onReply, const Clock &clock);
    /// Stops.
    ~StorageThread();
    StorageThread(const StorageThread &) = delete;
    StorageThread &operator=(const StorageThread &) = delete;

    /// Returns when the store is open, or with the reason why it is not. Once.
    Status<StoreOpenError> start();

    /// `origin` tells the engines apart: their tokens are their own. Not after stop().
    void submit(StoreRequest request, int origin = 0);
    /// Runs `task` with the store, after the requests before it, except for appends that overtook
    /// it. What it throws, but for InvariantError, ends the process.
    void submitTask(StoreTask task);
    /// From within a task: it met an Unknown outcome. As if a request had.
    void breakDown();
    /// Called once, on the storage thread, when invariant 2 begins to hold. Set before start().
    void setOnBroken(std::function<void()> onBroken) { m_onBroken = std::move(onBroken); }

    /// Answers all that is queued and closes the store. A second call does nothing.
    void stop();

    /// Open, and nothing went wrong that only a restart can mend. A full disk is not such a thing.
    bool isHealthy() const { return m_isHealthy; }
    /// How long the oldest unanswered request has been waiting; 0 without one.
    Milliseconds lag() const;

private:
    void enqueue(QueuedWork work, qint64 bytes);
    void run(std::promise<Status<StoreOpenError>> opened);
    bool waitForWork(RequestLine &line);
    void settle(const WorkRound &round, const RequestLine &line, qint64 bytes);
    void performAppends(Store &store, std::vector<QueuedWork> &appends);
    void performOther(Store &store, QueuedWork &work);
    void reply(const QueuedWork &work, StoreReply reply);

    StoreFactory m_open;
    ReplyHandler m_onReply;
    std::function<void()> m_onBroken;
    const Clock &m_clock;
    std::thread m_thread;

    std::mutex m_mutex; ///< of the following five
    std::condition_variable m_wake;
    std::vector<QueuedWork> m_incoming;
    qsizetype m_waitingRequests = 0;
    qint64 m_waitingBytes = 0;
    bool m_isStopping = false;

    std::atomic<bool> m_isHealthy = false;
    std::atomic<Instant> m_oldest = kNobodyWaits;
    static constexpr Instant kNobodyWaits = Instant::max();
};

} // namespace syngraph
