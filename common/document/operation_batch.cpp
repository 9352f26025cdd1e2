#include "common/document/operation_batch.h"

#include "common/base/check.h"


namespace syngraph {

namespace {

/// What one operation may delete and format before a copy is the cheaper way back: about a leaf.
constexpr qsizetype kMostUnits = 1024;

/// Units that are gone, or were other ones, behind `operation`.
qsizetype unitsChanged(const Delta &operation)
{
    qsizetype units = 0;
    for (const auto &component : operation.components()) {
        if (component.kind == Delta::Kind::Delete
            || (component.kind == Delta::Kind::Retain && !component.attributes.isEmpty()))
            units += qsizetype(component.length);
    }
    return units;
}

} // namespace

OperationBatch::Step OperationBatch::stepBack(const Document &document, const Delta &operation)
{
    Step step{invert(operation, document), {}};
    qsizetype position = 0;
    for (const auto &component : operation.components()) {
        if (component.kind == Delta::Kind::Insert)
            continue;
        const auto length = qsizetype(component.length);
        if (component.kind == Delta::Kind::Delete) {
            auto start = position;
            document.visitAuthors(position, length, [&](qsizetype units, Authorship authorship) {
                step.authors.push_back({start, units, authorship});
                start += units;
            });
        }
        position += length;
    }
    return step;
}

Status<ApplyError> OperationBatch::apply(Document &document, const Delta &operation,
                                         Authorship authorship)
{
    if (operation.baseLength() != document.length())
        return ApplyError::WrongBase;
    if (m_before)
        return document.apply(operation, authorship);
    if (unitsChanged(operation) > kMostUnits) {
        const Document before = document;
        const auto applied = document.apply(operation, authorship);
        if (applied)
            m_before = before;
        return applied;
    }
    m_steps.push_back(stepBack(document, operation));
    const auto applied = document.apply(operation, authorship);
    if (!applied)
        m_steps.pop_back();
    return applied;
}

Document OperationBatch::before(const Document &document) const
{
    Document result = m_before ? *m_before : document;
    for (auto step = m_steps.rbegin(); step != m_steps.rend(); ++step) {
        // A way back leads to what was there, so no limit is in its way.
        SYNGRAPH_CHECK(result.applyUnlimited(step->inverse).ok());
        for (const auto &[position, length, authorship] : step->authors)
            result.setAuthorship(position, length, authorship);
    }
    return result;
}

void OperationBatch::clear()
{
    m_steps.clear();
    m_before.reset();
}

} // namespace syngraph
