#include "app/client/journal_lag.h"

#include <algorithm>

namespace syngraph {

namespace {

constexpr size_t kMostGiven = 64; ///< a disk that hangs may hang for hours
constexpr Milliseconds kTogether = 50ms;
constexpr Milliseconds kLookAgain = 100ms; ///< while it is behind

Instant steadyNow()
{
    return Instant(std::chrono::duration_cast<Instant::duration>(
        std::chrono::steady_clock::now().time_since_epoch()));
}

} // namespace

JournalLag::JournalLag(std::function<qint64()> written, Milliseconds patience, QObject *parent)
    : QObject(parent), m_written(std::move(written)), m_patience(patience)
{
    m_look.setSingleShot(true);
    connect(&m_look, &QTimer::timeout, this, &JournalLag::look);
}

void JournalLag::given(qint64 number)
{
    const auto now = steadyNow();
    if (!m_given.empty() && (now - m_given.back().since < kTogether || m_given.size() >= kMostGiven))
        m_given.back().number = number;
    else
        m_given.push_back({number, now});
    if (!m_look.isActive())
        m_look.start(m_patience);
}

void JournalLag::look()
{
    const auto written = m_written();
    while (!m_given.empty() && m_given.front().number <= written)
        m_given.pop_front();
    const auto now = steadyNow();
    const bool isBehind = !m_given.empty() && now - m_given.front().since >= m_patience;
    if (isBehind) {
        m_look.start(kLookAgain);
    } else if (!m_given.empty()) {
        const auto left = m_given.front().since + m_patience - now;
        m_look.start(std::chrono::ceil<Milliseconds>(left));
    }
    if (std::exchange(m_isBehind, isBehind) != isBehind)
        Q_EMIT changed();
}

} // namespace syngraph
