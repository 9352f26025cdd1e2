#include "common/ot/delta_cursor.h"

namespace syngraph {

const AttributeSet DeltaCursor::kPlain;

const AttributeSet &DeltaCursor::changeOnLeft() const
{
    // Inside a retain or delete the left neighbour belongs to the same component. At the tail
    // nobody asks from farther inside: algorithms stop there.
    if (!atTail() && m_kind != Delta::Kind::Insert && m_left < qsizetype(m_at->length))
        return m_at->attributes; // empty for a delete
    if (atTail() && m_left < std::numeric_limits<qsizetype>::max())
        return kPlain;
    for (auto *before = m_at; before != m_delta.components().data();) {
        --before;
        if (before->kind != Delta::Kind::Insert)
            return before->attributes;
    }
    return kPlain;
}

const AttributeSet &DeltaCursor::changeOnRight() const
{
    for (auto *here = m_at; here != m_end; ++here) {
        if (here->kind != Delta::Kind::Insert)
            return here->attributes;
    }
    return kPlain;
}

} // namespace syngraph
