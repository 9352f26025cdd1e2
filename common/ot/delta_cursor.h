#pragma once

#include "common/ot/delta.h"

#include <limits>

namespace syngraph {

/// Walks over the components of one Delta in pieces of any length. The plain retain that the
/// canonical form leaves out at the end is there again, as long as anybody walks.
/// The Delta must outlive the cursor.
class DeltaCursor final
{
public:
    explicit DeltaCursor(const Delta &delta)
        : m_delta(delta)
        , m_at(delta.components().data())
        , m_end(m_at + delta.components().size())
        , m_lookedLeft(m_at)
        , m_lookedRight(m_at)
    {
        settle();
    }

    /// Whether only the plain retain at the end is left, which changes nothing.
    bool atTail() const { return m_at == m_end; }
    bool isInsert() const { return m_kind == Delta::Kind::Insert; }
    bool isDelete() const { return m_kind == Delta::Kind::Delete; }
    bool isRetain() const { return m_kind == Delta::Kind::Retain; }
    /// Units left of the component that it stands in; endless at the tail.
    qsizetype left() const { return m_left; }
    const AttributeSet &attributes() const { return atTail() ? kPlain : m_at->attributes; }
    /// The next `length` <= left() units of an insert.
    QStringView text(qsizetype length) const
    {
        return m_delta.text(*m_at).sliced(qsizetype(m_at->length) - m_left, length);
    }
    void advance(qsizetype length)
    {
        SYNGRAPH_CHECK(length <= m_left);
        m_left -= length;
        if (m_left == 0)
            next();
    }
    /// Leaves the component that it stands in, which is not the tail.
    void next()
    {
        ++m_at;
        settle();
    }

    /// What this operation does to the unit just left of the cursor's place in the base: the
    /// change of a retain, nothing for a delete or the very start.
    const AttributeSet &changeOnLeft();
    /// The same for the unit just right of it, looking past inserts. Both are asked once for each
    /// insert of the other side and stand among inserts of this one, so they remember how far they
    /// looked: all questions of one walk together cost no more than the walk.
    const AttributeSet &changeOnRight();

private:
    void settle()
    {
        if (m_at != m_end) {
            m_kind = m_at->kind;
            m_left = qsizetype(m_at->length);
        } else {
            m_kind = Delta::Kind::Retain;
            m_left = std::numeric_limits<qsizetype>::max();
        }
    }

    static const AttributeSet kPlain;
    const Delta &m_delta;
    const Delta::Component *m_at;
    const Delta::Component *m_end;
    const Delta::Component *m_lookedLeft;           ///< what is before it was looked at
    const Delta::Component *m_keptOnLeft = nullptr; ///< last before m_lookedLeft that is no insert
    const Delta::Component *m_lookedRight;          ///< from m_at up to it there are inserts alone
    qsizetype m_left = 0;
    Delta::Kind m_kind = Delta::Kind::Retain;
};

} // namespace syngraph
