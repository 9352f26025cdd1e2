#pragma once

#include "common/ot/attributes.h"

#include <QVarLengthArray>

#include <span>

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
    std::span<const Run> items() const { return {m_runs.constData(), size_t(m_runs.size())}; }
    /// `offset` < the length of all runs.
    const AttributeSet &at(qsizetype offset) const;

    void append(qsizetype length, const AttributeSet &attributes);
    void insert(qsizetype offset, qsizetype length, const AttributeSet &attributes);
    void erase(qsizetype offset, qsizetype length);

private:
    struct Place
    {
        qsizetype index;
        qsizetype start; ///< offset of the run's first unit
    };
    Place placeAt(qsizetype offset) const;
    QVarLengthArray<Run, 4> m_runs;
};

} // namespace syngraph
