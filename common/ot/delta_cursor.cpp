#include "common/ot/delta_cursor.h"

namespace syngraph {

const AttributeSet DeltaCursor::kPlain;

const AttributeSet &DeltaCursor::changeOnLeft() const
{
    // Inside a retain or delete the left neighbour belongs to the same component.
    if (m_base > m_componentStart)
        return m_kind == Delta::Kind::Retain ? attributes() : kPlain;
    const auto components = m_delta.components();
    for (size_t i = m_index; i-- > 0;) {
        if (components[i].kind != Delta::Kind::Insert)
            return components[i].attributes; // empty for a delete
    }
    return kPlain;
}

const AttributeSet &DeltaCursor::changeOnRight() const
{
    const auto components = m_delta.components();
    for (size_t i = m_index; i < components.size(); ++i) {
        if (components[i].kind != Delta::Kind::Insert)
            return components[i].attributes;
    }
    return kPlain;
}

} // namespace syngraph
