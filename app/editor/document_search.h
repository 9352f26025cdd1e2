#pragma once

#include "app/editor/text_search.h"

#include <QObject>
#include <QThreadPool>

#include <memory>
#include <optional>

namespace syngraph {

/// Looks through documents on a thread of its own. What is asked next stops what runs; only the
/// last answer comes. GUI thread; waits for the thread, which it stops, when it goes.
class DocumentSearch final : public QObject
{
    Q_OBJECT

public:
    /// Nobody steps through more, and each is painted and moved along while others type.
    static constexpr qsizetype kMatches = 10'000;
    static constexpr Milliseconds kTime{5'000};

    using Outcome = Result<SearchFindings, SearchError>;

    explicit DocumentSearch(QObject *parent = nullptr);
    ~DocumentSearch() override;

    void start(const Document &document, const TextSearch &search, qsizetype most = kMatches,
               Milliseconds time = kTime);
    void stop();

Q_SIGNALS:
    void finished(const syngraph::DocumentSearch::Outcome &outcome);

private:
    QThreadPool m_pool;
    std::shared_ptr<std::atomic<bool>> m_stop; ///< of the search that runs
};

} // namespace syngraph
