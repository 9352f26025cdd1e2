#pragma once

#include <QByteArray>

#include <span>
#include <vector>

namespace syngraph {

/// Bytes that wait to be written to one connection, as pieces shared with other connections. A
/// piece is one or several whole frames; the first may be half written.
class WriteQueue final
{
public:
    void push(const QByteArray &piece)
    {
        if (piece.isEmpty())
            return;
        m_pieces.push_back(piece);
        m_bytes += piece.size();
    }

    bool isEmpty() const { return m_bytes == 0; }
    /// Not yet written.
    qsizetype bytes() const { return m_bytes; }

    std::span<const QByteArray> pieces() const
    {
        return std::span(m_pieces).subspan(m_first);
    }
    /// How much of the first piece is written.
    qsizetype written() const { return m_written; }

    /// `bytes` more are written; at most bytes().
    void consume(qsizetype bytes);
    /// Forgets all but a first piece that is half written.
    void dropUnstarted();

private:
    std::vector<QByteArray> m_pieces;
    size_t m_first = 0;
    qsizetype m_written = 0;
    qsizetype m_bytes = 0;
};

} // namespace syngraph
