#pragma once

#include "common/ot/algebra.h"
#include "common/ot/delta_composer.h"

#include <algorithm>
#include <span>

namespace syngraph {

/// Operations that follow on each other, taken together as the product never has them: all at once
/// and in memory.

/// All of `operations`, at least one, as one.
inline Delta composeAll(std::span<const Delta> operations)
{
    DeltaComposer composer;
    for (const auto &operation : operations)
        composer.append(operation);
    return composer.take();
}

/// Two lists made on one base: each becomes what has to be applied after all of the other. O(n * m).
inline void transformLists(std::span<Delta> earlier, std::span<Delta> later)
{
    for (auto &passing : earlier) {
        for (auto &passed : later)
            transformPairInPlace(passing, passed);
    }
}

/// A document in the form of an insert-only Delta, which must outlive it. Each piece is looked for
/// from the start.
class DeltaText final : public TextSource
{
public:
    explicit DeltaText(const Delta &document) : m_document(document) {}
    qsizetype length() const override { return m_document.targetLength(); }
    void visitRuns(qsizetype position, qsizetype length, const RunVisitor &visit) const override
    {
        qsizetype start = 0;
        for (const auto &component : m_document.components()) {
            const auto size = qsizetype(component.length);
            const auto from = std::max(position, start);
            const auto to = std::min(position + length, start + size);
            if (from < to)
                visit(m_document.text(component).sliced(from - start, to - from),
                      component.attributes);
            start += size;
        }
        SYNGRAPH_CHECK(position >= 0 && length >= 0 && position + length <= start);
    }

private:
    const Delta &m_document;
};

} // namespace syngraph
