#include "server/net/write_queue.h"

#include "common/base/check.h"

namespace syngraph {

namespace {
constexpr size_t kPiecesKept = 64; ///< capacity that an empty queue keeps
}

void WriteQueue::consume(qsizetype bytes)
{
    SYNGRAPH_CHECK(bytes >= 0 && bytes <= m_bytes);
    m_bytes -= bytes;
    m_written += bytes;
    while (m_first < m_pieces.size() && m_written >= m_pieces[m_first].size()) {
        m_written -= m_pieces[m_first].size();
        m_pieces[m_first++] = {};
    }
    if (m_first == m_pieces.size()) {
        m_pieces.clear();
        m_first = 0;
        if (m_pieces.capacity() > kPiecesKept)
            m_pieces.shrink_to_fit();
    } else if (m_first > kPiecesKept && m_first > m_pieces.size() / 2) {
        m_pieces.erase(m_pieces.begin(), m_pieces.begin() + static_cast<std::ptrdiff_t>(m_first));
        m_first = 0;
    }
}

void WriteQueue::dropUnstarted()
{
    const size_t kept = m_written > 0 ? m_first + 1 : m_first;
    m_pieces.resize(kept);
    m_bytes = m_written > 0 ? m_pieces[m_first].size() - m_written : 0;
    if (m_bytes == 0)
        *this = WriteQueue();
}

} // namespace syngraph
