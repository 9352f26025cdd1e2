#pragma once

#include "common/ot/delta.h"

#include <span>
#include <vector>

namespace syngraph {

/// Composes operations that follow on each other, one after the other, and keeps few of them: parts
/// are composed with parts of about their own size, as in a merge sort, so that n operations cost
/// O(n log n) and not O(n^2). A part is more than twice as heavy as the one behind it, so there are
/// never more than the logarithm of held().
///
/// Composing is not closed under transform. What is composed here and transformed over (what others
/// did while somebody was offline, or since an edit that is being undone) differs from going one by
/// one exactly in this, all of which follows from what a composition no longer knows:
/// - between two neighbouring units of the base that both sides keep, the units that each side
///   inserted stay whole and in order; but where one of the sides also deleted between these two
///   units, the side whose text comes first there may be another;
/// - text inserted where a side deleted beside it may take or miss an inline format of the intent
///   rule, because the neighbours that decide are those of the common base.
/// Which units there are, and paragraph attributes, are the same. Where no unit of the common base
/// was deleted the result is equal. (Held by tests/property.)
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
    std::vector<Delta> m_parts;
};

/// All of `operations`, at least one, as one.
Delta composeAll(std::span<const Delta> operations);

} // namespace syngraph
