#pragma once

#include "common/ot/delta.h"

#include <memory>
#include <vector>

namespace syngraph {

/// Composes operations that follow on each other, one after the other, and keeps few of them: parts
/// are composed with parts of about their own size, as in a merge sort, so that n operations cost
/// O(n log n) and not O(n^2). A part is more than twice as heavy as the one behind it, so there are
/// never more than the logarithm of held().
///
/// Composing is not closed under transform. What is composed here and transformed over (what others
/// did while somebody was offline, or since an edit that is being undone) differs from going one by
/// one exactly in this (held by tests/property):
/// - The units of the common base that are left, and their attributes, are the same, and between two
///   of them each side has inserted the same units in the same order. Only where a unit of the base
///   was deleted between them may the two sides' texts stand in another order: a composition knows
///   no more whether text was typed before or behind what it deleted.
/// - Inserted text may take or miss an inline format by the intent rule: the neighbours that decide
///   are those of the common base, and a range formatted piece by piece is one range by then.
/// So without deletions in the base the texts are equal.
/// A copy shares the parts, which never change, also with one on another thread.
class DeltaComposer final
{
public:
    void append(const Delta &operation);
    bool isEmpty() const { return m_parts.empty(); }
    /// All of it as one operation; must not be empty, and is empty then.
    Delta take();
    /// Units of text and components held.
    qsizetype held() const;
    qsizetype partCount() const { return qsizetype(m_parts.size()); }

private:
    std::vector<std::shared_ptr<const Delta>> m_parts;
};

} // namespace syngraph
