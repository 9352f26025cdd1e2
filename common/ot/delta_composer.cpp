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
    m_parts.push_back(operation);
    while (m_parts.size() > 1) {
        auto &older = m_parts[m_parts.size() - 2];
        if (weightOf(older) > 2 * weightOf(m_parts.back()))
            return;
        composeInPlace(older, m_parts.back());
        m_parts.pop_back();
    }
}

Delta DeltaComposer::take()
{
    SYNGRAPH_CHECK(!isEmpty());
    auto all = std::move(m_parts.back());
    m_parts.pop_back();
    for (; !m_parts.empty(); m_parts.pop_back())
        all = compose(m_parts.back(), all);
    return all;
}

qsizetype DeltaComposer::held() const
{
    qsizetype sum = 0;
    for (const auto &part : m_parts)
        sum += weightOf(part);
    return sum;
}

} // namespace syngraph
