#include "server/storage/storage_thread.h"

#include "common/base/limits.h"
#include "server/storage/store_dispatch.h"

#include <QDebug>

namespace syngraph {

namespace {

qint64 bytesOf(const WorkRound &round)
{
    qint64 bytes = 0;
    for (const auto &work : round.appends)
        bytes += bytesOf(work.request);
    for (const auto &work : round.others)
        bytes += bytesOf(work.request);
    return bytes;
}

} // namespace

StorageThread::StorageThread(StoreFactory open, ReplyHandler onReply, const Clock &clock)
    : m_open(std::move(open)), m_onReply(std::move(onReply)), m_clock(clock)
{
}

StorageThread::~StorageThread()
{
    stop();
}

Status<StoreOpenError> StorageThread::start()
{
    SYNGRAPH_CHECK(!m_thread.joinable() && !m_isStopping);
    std::promise<Status<StoreOpenError>> opened;
    auto outcome = opened.get_future();
    m_thread = std::thread(
        [this, promise = std::move(opened)]() mutable { run(std::move(promise)); });
    return outcome.get();
}

void StorageThread::submit(StoreRequest request, int origin)
{
    const auto bytes = bytesOf(request);
    enqueue(QueuedWork{origin, std::move(request), {}, m_clock.now()}, bytes);
}

void StorageThread::submitTask(StoreTask task)
{
    enqueue(QueuedWork{0, {}, std::move(task), m_clock.now()}, 0);
}

void StorageThread::enqueue(QueuedWork work, qint64 bytes)
{
    {
        const std::lock_guard lock(m_mutex);
        SYNGRAPH_CHECK(!m_isStopping);
        if (!work.task
            && (m_waitingRequests >= limits::kStoreQueueRequests
                || m_waitingBytes + bytes > limits::kStoreQueueBytes)) {
            work.isRefused = true;
            if (auto *append = std::get_if<requests::Append>(&work.request.what))
                append->append.operations.clear();
            else if (auto *save = std::get_if<requests::SaveSnapshot>(&work.request.what))
                save->snapshot.body.clear();
            bytes = 0;
        }
        ++m_waitingRequests;
        m_waitingBytes += bytes;
        if (m_oldest.load() == kNobodyWaits)
            m_oldest = work.since;
        m_incoming.push_back(std::move(work));
    }
    m_wake.notify_one();
}

void StorageThread::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isStopping = true;
    }
    m_wake.notify_one();
    if (m_thread.joinable())
        m_thread.join();
}

Milliseconds StorageThread::lag() const
{
    const Instant oldest = m_oldest;
    if (oldest == kNobodyWaits)
        return 0ms;
    return std::max(0ms, std::chrono::duration_cast<Milliseconds>(m_clock.now() - oldest));
}

void StorageThread::run(std::promise<Status<StoreOpenError>> opened)
{
    auto store = m_open();
    if (!store) {
        opened.set_value(store.error());
        return;
    }
    m_isHealthy = true;
    opened.set_value(Done{});
    RequestLine line;
    while (waitForWork(line)) {
        auto round = line.takeRound();
        const auto bytes = bytesOf(round);
        if (!round.appends.empty())
            performAppends(**store, round.appends);
        for (auto &work : round.others)
            performOther(**store, work);
        settle(round, line, bytes);
    }
    m_isHealthy = false;
}

bool StorageThread::waitForWork(RequestLine &line)
{
    std::vector<QueuedWork> arrived;
    {
        std::unique_lock lock(m_mutex);
        m_wake.wait(lock,
                    [&] { return m_isStopping || !m_incoming.empty() || !line.isEmpty(); });
        arrived.swap(m_incoming);
    }
    for (auto &work : arrived)
        line.add(std::move(work));
    return !line.isEmpty();
}

void StorageThread::settle(const WorkRound &round, const RequestLine &line, qint64 bytes)
{
    const std::lock_guard lock(m_mutex);
    m_waitingRequests -= qsizetype(round.appends.size() + round.others.size());
    m_waitingBytes -= bytes;
    if (!line.isEmpty())
        m_oldest = line.oldest();
    else
        m_oldest = m_incoming.empty() ? kNobodyWaits : m_incoming.front().since;
}

void StorageThread::performAppends(Store &store, std::vector<QueuedWork> &appends)
{
    std::vector<Status<StoreError>> outcomes(appends.size(), StoreError::Unavailable);
    if (m_isHealthy) {
        std::vector<AppendRequest> group;
        group.reserve(appends.size());
        for (auto &work : appends)
            group.push_back(std::move(std::get<requests::Append>(work.request.what).append));
        try {
            outcomes = store.content().append(group);
            SYNGRAPH_CHECK(outcomes.size() == appends.size());
        } catch (const InvariantError &error) {
            qCritical("storage: %s", error.what());
            breakDown();
            outcomes.assign(appends.size(), StoreError::Unavailable);
        }
    }
    for (size_t i = 0; i < appends.size(); ++i)
        reply(appends[i], StoreReply{appends[i].request.token, replies::Outcome{outcomes[i]}});
}

void StorageThread::performOther(Store &store, QueuedWork &work)
{
    auto answer = refusal(work.request, StoreError::Unavailable);
    try {
        if (work.task && m_isHealthy)
            work.task(store);
        else if (work.task)
            return;
        else if (!work.isRefused && m_isHealthy)
            answer = perform(store, work.request);
    } catch (const InvariantError &error) {
        qCritical("storage: %s", error.what());
        breakDown();
    }
    if (!work.task)
        reply(work, std::move(answer));
}

void StorageThread::breakDown()
{
    if (m_isHealthy.exchange(false) && m_onBroken)
        m_onBroken();
}

void StorageThread::reply(const QueuedWork &work, StoreReply reply)
{
    if (errorOf(reply) == StoreError::Unknown)
        breakDown();
    m_onReply(work.origin, std::move(reply));
}

} // namespace syngraph
