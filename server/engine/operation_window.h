#pragma once

#include "common/document/composition_blocks.h"
#include "common/ot/algebra.h"
#include "server/storage/store.h"

#include <deque>

namespace syngraph {

/// One operation of the log, decoded.
struct LogEntry
{
    Revision revision;
    ClientId client;
    Sequence sequence;
    AuthorNumber author;
    Delta delta;
    std::optional<Caret> caret; ///< of its author behind it; not stored, so none after a reload
};

/// The newest operations of a document's log, contiguous up to the head: what late operations are
/// transformed over and what those who were away are sent.
class OperationWindow final
{
public:
    explicit OperationWindow(Revision head) : m_head(head) {}

    Revision head() const { return m_head; }
    /// Everything after this revision is here.
    Revision start() const { return Revision(m_head.value - size()); }
    qint64 size() const { return qint64(m_entries.size()); }
    /// So much that nothing should be loaded in addition.
    bool isHeavy() const;
    bool reachesBackTo(Revision revision) const { return revision >= start(); }
    /// The operation that made `revision`, start() < revision <= head().
    const LogEntry &at(Revision revision) const
    {
        SYNGRAPH_CHECK(revision > start() && revision <= m_head);
        return m_entries[size_t(revision - start() - 1)];
    }

    void append(LogEntry entry);
    /// Older ones, ending at start().
    void prepend(std::vector<LogEntry> entries);
    /// Takes back what was appended after `revision`.
    void rollBackTo(Revision revision);
    /// Forgets the oldest until the limits of a tail hold.
    void trim();

    /// All of (after, upTo] as one operation; start() <= after < upTo <= head(). What it took to
    /// compose it is kept: after an interruption many come back from about the same revision.
    Delta composed(Revision after, Revision upTo);

    /// A place in the document at `revision`, in the document at `to`; nothing when too old.
    std::optional<Caret> mapCaret(Caret caret, Revision revision, Revision to) const;

private:
    Revision m_head;
    std::deque<LogEntry> m_entries;
    CompositionBlocks m_blocks;
    qint64 m_weight = 0; ///< about the memory, in UTF-16 units
};

} // namespace syngraph
