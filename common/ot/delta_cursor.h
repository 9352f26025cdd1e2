#pragma once

#include "common/ot/delta.h"

#include <limits>

namespace syngraph {

/// Walks over the components of one Delta in pieces of any length. The plain retain that the
/// canonical form leaves out at the end is there again, as long as the base reaches.
/// The Delta must outlive the cursor.
class DeltaCursor final
{
public:
    explicit DeltaCursor(const Delta &delta) : m_delta(delta) { settle(); }

    bool atEnd() const { return m_left == 0; }
    /// Whether only the plain retain at the end is left, which changes nothing.
    bool atTail() const { return m_index >= m_delta.components().size(); }
    Delta::Kind kind() const { return m_kind; }
    bool isInsert() const { return m_left > 0 && m_kind == Delta::Kind::Insert; }
    bool isDelete() const { return m_left > 0 && m_kind == Delta::Kind::Delete; }
    bool isRetain() const { return m_left > 0 && m_kind == Delta::Kind::Retain; }
    /// Units left of the component that it stands in.
    qsizetype left() const { return m_left; }
    const AttributeSet &attributes() const
    {
        return m_index < m_delta.components().size() ? m_delta.components()[m_index].attributes
                                                     : kPlain;
    }
    /// The next `length` <= left() units of an insert.
    QStringView text(qsizetype length) const
    {
        const auto &component = m_delta.components()[m_index];
        return m_delta.text(component).sliced(qsizetype(component.length) - m_left, length);
    }
    void advance(qsizetype length)
    {
        SYNGRAPH_CHECK(length <= m_left);
        if (m_kind != Delta::Kind::Insert)
            m_base += length;
        m_left -= length;
        if (m_left == 0) {
            ++m_index;
            settle();
        }
    }
    /// Base units walked over.
    qsizetype basePosition() const { return m_base; }

    /// What this operation does to the unit just left of the cursor's place in the base: the
    /// change of a retain, nothing for a delete or the very start.
    const AttributeSet &changeOnLeft() const;
    /// The same for the unit just right of it, looking past inserts.
    const AttributeSet &changeOnRight() const;

private:
    void settle()
    {
        m_componentStart = m_base;
        const auto components = m_delta.components();
        if (m_index < components.size()) {
            m_kind = components[m_index].kind;
            m_left = qsizetype(components[m_index].length);
        } else {
            m_kind = Delta::Kind::Retain;
            m_left = m_delta.baseLength() - m_base;
        }
    }

    static const AttributeSet kPlain;
    const Delta &m_delta;
    size_t m_index = 0;
    qsizetype m_left = 0;
    qsizetype m_base = 0;
    qsizetype m_componentStart = 0; ///< base units before the component it stands in
    Delta::Kind m_kind = Delta::Kind::Retain;
};

} // namespace syngraph
