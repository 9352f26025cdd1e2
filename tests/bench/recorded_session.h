#pragma once

#include "common/ot/delta.h"

#include <vector>

namespace syngraph {

/// A session of two authors, as their editors handed it on: each edit on what its author had before
/// the eyes, which is all of the own and some of the other's.
struct RecordedSession
{
    struct Edit
    {
        size_t author;
        qint64 seen; ///< edits of the other one
        Delta operation;
        qint64 count; ///< of edits that it is composed of
    };
    std::vector<Edit> edits;
    QString end; ///< what must come of it, final "\n" included

    /// SYNGRAPH_TRACES/friendsforever.json.gz, or a generated session of about that size.
    static const RecordedSession &get();
    /// Where a run ends: edits in a row of one author who saw nothing new meanwhile, and of which the
    /// other one saw all or nothing. What a client with an operation in flight composes to one.
    std::vector<size_t> runEnds() const;
};

/// The algebra of a server and of its two clients, who may have any number of operations under way:
/// a server brings what arrives past what its author had not seen, a client brings what it hears
/// past what it has under way. No documents, no messages.
class TwoAuthorMachines final
{
public:
    /// Room for so many operations: the log of a server does not move when it grows.
    explicit TwoAuthorMachines(size_t operations)
    {
        m_log.reserve(operations);
        m_places.reserve(operations);
    }
    /// Length of what the author has before the eyes after so many edits of the other one.
    qsizetype look(size_t author, qint64 seen);
    void submit(const RecordedSession::Edit &edit);
    /// Everybody hears of everything. The operations in the order of the server.
    const std::vector<Delta> &finish();
    qint64 transforms() const { return m_transforms; }

private:
    /// First in, first out, in one piece of memory: a deque of operations has two in a node.
    class Queue final
    {
    public:
        std::span<Delta> items() { return std::span(m_items).subspan(m_first); }
        const Delta &front() const { return m_items[m_first]; }
        void push(const Delta &operation) { m_items.push_back(operation); }
        void pop()
        {
            if (++m_first == m_items.size()) {
                m_items.clear();
                m_first = 0;
            }
        }

    private:
        std::vector<Delta> m_items;
        size_t m_first = 0;
    };
    struct Station
    {
        Queue underWay; ///< own, not acknowledged; at the client
        Queue unseen;   ///< the other's, past all own; at the server
        size_t heard = 0;           ///< of the log
        qint64 seen = 0;            ///< edits of the other one
        qsizetype length = 1;       ///< of the client's text
    };
    struct Place
    {
        size_t author;
        qint64 edits; ///< of this author, up to and with this operation
    };
    void hear(size_t author, qint64 seen);

    Station m_stations[2];
    std::vector<Delta> m_log;
    std::vector<Place> m_places;
    qint64 m_made[2] = {0, 0};
    qint64 m_transforms = 0;
};

} // namespace syngraph
