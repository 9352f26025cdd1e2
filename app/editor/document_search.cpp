#include "app/editor/document_search.h"

namespace syngraph {

DocumentSearch::DocumentSearch(QObject *parent) : QObject(parent)
{
    m_pool.setMaxThreadCount(1);
}

DocumentSearch::~DocumentSearch()
{
    stop();
    m_pool.waitForDone();
}

void DocumentSearch::stop()
{
    if (m_stop)
        m_stop->store(true, std::memory_order_relaxed);
    m_stop.reset();
}

void DocumentSearch::start(const Document &document, const TextSearch &search, qsizetype most,
                           Milliseconds time)
{
    stop();
    m_stop = std::make_shared<std::atomic<bool>>(false);
    m_pool.start([this, document, search, most, time, stop = m_stop] {
        auto outcome = search.find(document, most, time, stop.get());
        QMetaObject::invokeMethod(
            this,
            [this, stop, outcome = std::move(outcome)] {
                if (stop == m_stop)
                    Q_EMIT finished(outcome);
            },
            Qt::QueuedConnection);
    });
}

} // namespace syngraph
