#include "common/ot/delta_cursor.h"

#include <algorithm>

namespace syngraph {

const AttributeSet DeltaCursor::kPlain;

const AttributeSet &DeltaCursor::changeOnLeft()
{
    // Inside a retain or delete, the tail among them, the left neighbour is of the same component.
    if (atTail() && m_left < std::numeric_limits<qsizetype>::max())
        return kPlain;
    if (!atTail() && m_kind != Delta::Kind::Insert && m_left < qsizetype(m_at->length))
        return m_at->attributes; // empty for a delete
    for (auto *before = m_at; before != m_lookedLeft;) {
        --before;
        if (before->kind != Delta::Kind::Insert) {
            m_keptOnLeft = before;
            break;
        }
    }
    m_lookedLeft = m_at;
    return m_keptOnLeft ? m_keptOnLeft->attributes : kPlain;
}

const AttributeSet &DeltaCursor::changeOnRight()
{
    m_lookedRight = std::max(m_lookedRight, m_at);
    while (m_lookedRight != m_end && m_lookedRight->kind == Delta::Kind::Insert)
        ++m_lookedRight;
    return m_lookedRight == m_end ? kPlain : m_lookedRight->attributes;
}

} // namespace syngraph
