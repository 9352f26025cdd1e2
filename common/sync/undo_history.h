#pragma once

#include "common/ot/delta.h"

#include <deque>
#include <optional>
#include <vector>

namespace syngraph {

/// What others did since some moment, as one operation that is composed late: parts are merged with
/// parts of their size, so that n operations cost O(n log n) and not O(n^2).
class ExternalChange final
{
public:
    void append(const Delta &operation);
    bool isEmpty() const { return m_parts.empty(); }
    /// All of it as one operation; not empty.
    Delta take();
    /// Units of text and components held.
    qsizetype held() const;
    /// Grows with the logarithm of held().
    qsizetype partCount() const { return qsizetype(m_parts.size()); }

private:
    std::vector<Delta> m_parts;
};

/// A stack of own operations that wait to be applied, each with what others did since it was
/// pushed. The top one is brought up to date when it is popped, and what it was brought past moves
/// below it (the way of Etherpad's undo module): a remote operation costs one composition and not
/// one transformation for each entry. Local only, so composing what others did is allowed here.
///
/// Invariants: the top entry, then its external change, lead to the current document; the target of
/// an entry is where the one below it with its external change has led to.
/// Holds at most limits::kUndoEntries and limits::kUndoUnits; the oldest go first.
class UndoHistory final
{
public:
    /// `operation` stands on the current document.
    void push(Delta operation);
    void addRemote(const Delta &operation);
    /// The top operation as it must be applied to the current document; the caller applies it.
    std::optional<Delta> pop();
    void clear();

    bool isEmpty() const { return m_entries.empty(); }
    qsizetype size() const { return qsizetype(m_entries.size()); }
    qsizetype held() const { return m_held; }

private:
    struct Entry
    {
        Delta operation;
        ExternalChange since;
    };
    void appendToTop(const Delta &operation);
    void keepBounds();

    std::deque<Entry> m_entries;
    qsizetype m_held = 0;
};

} // namespace syngraph
