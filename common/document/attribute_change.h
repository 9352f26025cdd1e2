#pragma once

#include "common/ot/attributes.h"

#include <array>
#include <optional>

namespace syngraph {

/// One change of attributes on its way over many runs. A document has far fewer sets than runs, and
/// making a set takes a lock and a look into a table of the whole process: what became of the sets
/// that were met last is remembered. Lives for one operation's walk, on one thread.
class AttributeChange final
{
public:
    explicit AttributeChange(const AttributeSet &change) : m_change(change) {}

    struct Outcome
    {
        AttributeSet base;
        AttributeSet text;         ///< of units other than "\n"
        AttributeSet paragraphEnd; ///< of "\n"
    };
    /// What becomes of units with the attributes `base`. Good until the next call.
    const Outcome &on(const AttributeSet &base)
    {
        for (const auto &known : m_known) {
            if (known && known->base == base)
                return *known;
        }
        auto &made = m_known[m_next++ % m_known.size()];
        made = Outcome{base, applyChange(base, m_change, false), applyChange(base, m_change, true)};
        return *made;
    }

private:
    const AttributeSet m_change;
    std::array<std::optional<Outcome>, 8> m_known;
    size_t m_next = 0;
};

} // namespace syngraph
