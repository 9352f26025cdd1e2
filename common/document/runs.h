#pragma once

#include "common/ot/attributes.h"

#include <QVarLengthArray>

#include <span>
#include <utility>

namespace syngraph {

/// So many units in a row with equal attributes.
struct Run
{
    AttributeSet attributes;
    quint32 length = 0; ///< units, > 0
};

} // namespace syngraph

Q_DECLARE_TYPEINFO(syngraph::Run, Q_RELOCATABLE_TYPE);

namespace syngraph {

/// The attributes of one leaf's text. Invariant: no empty run, no two neighbours with equal
/// attributes. Offsets and lengths are UTF-16 units. Part of Leaf, as thread-safe as a plain value.
class RunList final
{
public:
    RunList() = default;
    RunList(const RunList &) = default;
    // QVarLengthArray of Qt 6.4 loses its memory when it is moved into: swap() instead.
    RunList &operator=(const RunList &) = delete;
    void swap(RunList &other) noexcept { std::swap(m_runs, other.m_runs); }

    std::span<const Run> items() const { return {m_runs.constData(), size_t(m_runs.size())}; }
    /// `offset` < the length of all runs.
    const AttributeSet &at(qsizetype offset) const;

    void append(qsizetype length, const AttributeSet &attributes);
    void insert(qsizetype offset, qsizetype length, const AttributeSet &attributes)
    {
        if (m_runs.size() == 1 && haveEqual(m_runs.first(), attributes))
            m_runs.first().length += quint32(length);
        else
            insertAmongMany(offset, length, attributes);
    }
    void erase(qsizetype offset, qsizetype length);

private:
    struct Place
    {
        qsizetype index;
        qsizetype start; ///< offset of the run's first unit
    };
    /// Most text is plain: no call for that.
    static bool haveEqual(const Run &run, const AttributeSet &attributes)
    {
        return (run.attributes.isEmpty() && attributes.isEmpty()) || run.attributes == attributes;
    }
    Place placeAt(qsizetype offset) const;
    void insertAmongMany(qsizetype offset, qsizetype length, const AttributeSet &attributes);
    QVarLengthArray<Run, 4> m_runs;
};

} // namespace syngraph
