#pragma once

#include "common/ot/delta_composer.h"

#include <deque>
#include <memory>
#include <optional>
#include <vector>

namespace syngraph {

/// A stack of own operations that wait to be applied, each with what others did since it was
/// pushed. The top one is brought up to date when it is popped, and what it was brought past moves
/// below it (the way of Etherpad's undo module): a remote operation costs one composition and not
/// one transformation for each entry. Local only, so composing what others did is allowed here.
///
/// Invariants: the top entry, then its external change, lead to the current document; the target of
/// an entry is where the one below it with its external change has led to.
/// Holds at most limits::kUndoEntries and limits::kUndoUnits; the oldest go first.
/// Copies share all text, which never changes in place, so they may go to other threads: what a
/// checkpoint of a journal takes along costs no copy of any text, then or later.
class UndoHistory final
{
public:
    /// An operation and what others did since it was pushed, as one.
    struct Entry
    {
        Delta operation;
        std::optional<Delta> since;
        bool operator==(const Entry &) const = default;
    };

    /// `operation` stands on the current document.
    void push(Delta operation);
    void addRemote(const Delta &operation);
    /// The top operation as it must be applied to the current document, and what others did since
    /// it was pushed as that is behind it.
    struct Ready
    {
        Delta operation;
        std::optional<Delta> theirs;
    };
    std::optional<Ready> next() const;
    /// Takes the top one away, which next() just answered; the caller applies it or leaves it.
    void drop(const Ready &top);
    /// Both: the operation, without looking first.
    std::optional<Delta> pop();
    void clear();

    /// An entry where it lies, for as long as the history is not changed.
    struct View
    {
        const Delta *operation = nullptr;
        std::optional<Delta> since;
    };
    /// The newest of it, oldest first: as many entries as these bounds have room for, `units` for
    /// the operations and as much again for what others did since; the top one in any case.
    std::vector<View> newest(qsizetype entries, qsizetype units) const;
    /// From newest(). Empty where that does not lead to a document of this length.
    static UndoHistory fromEntries(std::vector<Entry> entries, qsizetype documentLength);

    bool isEmpty() const { return m_entries.empty(); }
    qsizetype size() const { return qsizetype(m_entries.size()); }
    qsizetype held() const { return m_held; }

private:
    struct Waiting
    {
        std::shared_ptr<const Delta> operation;
        DeltaComposer since;
    };
    void appendToTop(const Delta &operation);
    void keepBounds();

    std::deque<Waiting> m_entries;
    qsizetype m_held = 0;
};

} // namespace syngraph
