#include "common/ot/delta.h"

#include "common/ot/delta_writer.h"

namespace syngraph {

Delta Delta::identity(qsizetype baseLength)
{
    SYNGRAPH_CHECK(baseLength >= 0);
    Delta delta;
    DeltaWriter(delta).finish(baseLength);
    return delta;
}

bool Delta::operator==(const Delta &other) const
{
    if (m_baseLength != other.m_baseLength || m_components.size() != other.m_components.size())
        return false;
    for (quint32 i = 0; i < m_components.size(); ++i) {
        const auto &a = m_components[i];
        const auto &b = other.m_components[i];
        if (a.kind != b.kind || a.length != b.length || !(a.attributes == b.attributes))
            return false;
        if (a.kind == Kind::Insert && text(a) != other.text(b))
            return false;
    }
    return true;
}

DeltaBuilder &DeltaBuilder::retain(qsizetype length, const AttributeSet &change)
{
    DeltaWriter(m_delta).retain(length, change);
    return *this;
}

DeltaBuilder &DeltaBuilder::retain(qsizetype length)
{
    DeltaWriter(m_delta).retain(length, {});
    return *this;
}

DeltaBuilder &DeltaBuilder::insert(QStringView text, const AttributeSet &attributes)
{
    DeltaWriter(m_delta).insert(text, attributes);
    return *this;
}

DeltaBuilder &DeltaBuilder::erase(qsizetype length)
{
    DeltaWriter(m_delta).erase(length);
    return *this;
}

DeltaBuilder &DeltaBuilder::insertChanged(QStringView text, const AttributeSet &attributes,
                                          const AttributeSet &change)
{
    DeltaWriter(m_delta).insertChanged(text, attributes, change);
    return *this;
}

Delta DeltaBuilder::build(qsizetype baseLength)
{
    DeltaWriter(m_delta).finish(baseLength);
    return std::exchange(m_delta, Delta());
}

Delta documentFromText(QStringView text)
{
    DeltaBuilder builder;
    builder.insert(text);
    builder.insert(u"\n");
    return builder.build();
}

} // namespace syngraph
