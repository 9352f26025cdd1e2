#include "server/storage/request_line.h"

#include "common/base/limits.h"
#include "server/storage/store_dispatch.h"

#include <QSet>

namespace syngraph {

namespace {

bool isAppend(const QueuedWork &work)
{
    return !work.task && !work.isRefused
        && std::holds_alternative<requests::Append>(work.request.what);
}

// One pass over the line. `m_deferred`: documents with other work in this round, which comes after
// the appends; `m_held`: documents with work that stays in the line.
class RoundBuilder final
{
public:
    bool isFull() const { return m_round.others.size() == RequestLine::kOthersPerRound; }

    bool take(QueuedWork &work)
    {
        const auto document = work.task ? std::nullopt : documentOf(work.request);
        const bool taken = isAppend(work) ? takeAppend(work, *document) : takeOther(work, document);
        if (!taken && document)
            m_held.insert(*document);
        return taken;
    }
    WorkRound result() { return std::move(m_round); }

private:
    bool takeAppend(QueuedWork &work, DocumentId document)
    {
        const auto bytes = bytesOf(work.request);
        const auto count = qsizetype(m_round.appends.size());
        m_isGroupClosed |= count == limits::kStoreGroupRequests
            || (count > 0 && m_bytes + bytes > limits::kStoreGroupBytes);
        if (m_isGroupClosed || m_held.contains(document) || m_deferred.contains(document))
            return false;
        m_bytes += bytes;
        m_round.appends.push_back(std::move(work));
        return true;
    }
    bool takeOther(QueuedWork &work, const std::optional<DocumentId> &document)
    {
        if (isFull() || (document && m_held.contains(*document)))
            return false;
        if (document)
            m_deferred.insert(*document);
        m_round.others.push_back(std::move(work));
        return true;
    }

    WorkRound m_round;
    qint64 m_bytes = 0;
    bool m_isGroupClosed = false;
    QSet<DocumentId> m_deferred;
    QSet<DocumentId> m_held;
};

} // namespace

void RequestLine::add(QueuedWork work)
{
    m_appends += isAppend(work);
    m_waiting.push_back(std::move(work));
}

Instant RequestLine::oldest() const
{
    SYNGRAPH_CHECK(!isEmpty());
    return m_waiting.front().since;
}

WorkRound RequestLine::takeRound()
{
    RoundBuilder builder;
    std::vector<QueuedWork> staying;
    size_t appendsStaying = 0;
    // Behind the last append there is only other work: a long line of it is not walked each time.
    while (!m_waiting.empty() && (m_appends > 0 || !builder.isFull())) {
        QueuedWork work = std::move(m_waiting.front());
        m_waiting.pop_front();
        const bool append = isAppend(work);
        m_appends -= append;
        if (builder.take(work))
            continue;
        appendsStaying += append;
        staying.push_back(std::move(work));
    }
    m_appends += appendsStaying;
    m_waiting.insert(m_waiting.begin(), std::make_move_iterator(staying.begin()),
                     std::make_move_iterator(staying.end()));
    return builder.result();
}

} // namespace syngraph
