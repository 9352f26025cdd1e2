#include "common/ot/delta.h"

#include "common/base/limits.h"
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

DeltaParser::DeltaParser(qsizetype baseLength, Bounds bounds)
    : m_baseLength(baseLength), m_bounds(bounds)
{
    SYNGRAPH_CHECK(baseLength >= 0 && baseLength <= limits::kDocumentUnits);
}

Status<DeltaError> DeltaParser::admit(qint64 length, Delta::Kind kind,
                                      const AttributeSet &attributes)
{
    using Kind = Delta::Kind;
    if (length <= 0)
        return DeltaError::EmptyComponent;
    if (length > limits::kDocumentUnits)
        return DeltaError::LengthTooLarge;
    if (kind != Kind::Insert && m_builder.consumed() + length > m_baseLength)
        return DeltaError::BeyondBase;
    if (m_components > 0) {
        if (kind == Kind::Insert && m_lastKind == Kind::Delete)
            return DeltaError::InsertAfterDelete;
        if (kind == m_lastKind && attributes == m_lastAttributes)
            return DeltaError::NotMerged;
    }
    ++m_components;
    if (m_bounds == Bounds::Operation && m_components > limits::kOperationComponents)
        return DeltaError::TooManyComponents;
    m_lastKind = kind;
    m_lastAttributes = attributes;
    return Done{};
}

Status<DeltaError> DeltaParser::retain(qint64 length, const AttributeSet &change)
{
    if (auto admitted = admit(length, Delta::Kind::Retain, change); !admitted)
        return admitted;
    m_builder.retain(qsizetype(length), change);
    return Done{};
}

Status<DeltaError> DeltaParser::insert(QStringView text, const AttributeSet &attributes)
{
    for (const auto &attribute : attributes.items()) {
        if (attribute.value.isNull())
            return DeltaError::NullInInsert;
    }
    const bool embed = !attributes.only(AttributeScope::Embed).isEmpty();
    if (embed != text.contains(kEmbedUnit) || (embed && text.size() != 1))
        return DeltaError::EmbedWithoutKind;
    // Equal embeds side by side stay components of their own on the wire: each is one object.
    if (embed && m_lastKind == Delta::Kind::Insert)
        m_lastAttributes = {};
    if (auto admitted = admit(text.size(), Delta::Kind::Insert, attributes); !admitted)
        return admitted;
    m_insertedUnits += text.size();
    const auto most = m_bounds == Bounds::Operation ? limits::kInsertUnits : limits::kDocumentUnits;
    if (m_insertedUnits > most)
        return DeltaError::TooMuchText;
    m_builder.insert(text, attributes);
    return Done{};
}

Status<DeltaError> DeltaParser::erase(qint64 length)
{
    if (auto admitted = admit(length, Delta::Kind::Delete, {}); !admitted)
        return admitted;
    m_builder.erase(qsizetype(length));
    return Done{};
}

Result<Delta, DeltaError> DeltaParser::finish()
{
    if (m_components > 0 && m_lastKind == Delta::Kind::Retain && m_lastAttributes.isEmpty())
        return DeltaError::TrailingRetain;
    return m_builder.build(m_baseLength);
}

Delta documentFromText(QStringView text)
{
    DeltaBuilder builder;
    builder.insert(text);
    builder.insert(u"\n");
    return builder.build();
}

} // namespace syngraph
