#include "common/ot/delta_composer.h"

#include "common/ot/algebra.h"

namespace syngraph {

namespace {

qsizetype weightOf(const Delta &delta)
{
    return delta.insertedText().size() + qsizetype(delta.components().size());
}

} // namespace

void DeltaComposer::append(const Delta &operation)
{
    auto last = std::make_shared<const Delta>(operation);
    for (; !m_parts.empty() && weightOf(*m_parts.back()) <= 2 * weightOf(*last); m_parts.pop_back())
        last = std::make_shared<const Delta>(compose(*m_parts.back(), *last));
    m_parts.push_back(std::move(last));
}

Delta DeltaComposer::take()
{
    SYNGRAPH_CHECK(!isEmpty());
    auto all = *m_parts.back();
    m_parts.pop_back();
    for (; !m_parts.empty(); m_parts.pop_back())
        all = compose(*m_parts.back(), all);
    return all;
}

qsizetype DeltaComposer::held() const
{
    qsizetype sum = 0;
    for (const auto &part : m_parts)
        sum += weightOf(*part);
    return sum;
}

} // namespace syngraph
