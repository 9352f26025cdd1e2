#include "common/ot/delta.h"

#include "common/base/limits.h"

namespace syngraph {

Delta Delta::identity(qsizetype baseLength)
{
    SYNGRAPH_CHECK(baseLength >= 0);
    Delta delta;
    delta.m_baseLength = baseLength;
    delta.m_targetLength = baseLength;
    return delta;
}

void Delta::moveBy(qsizetype shift)
{
    SYNGRAPH_CHECK(firstEdit() + shift > 0);
    m_baseLength += shift;
    m_targetLength += shift;
    if (!m_components.isEmpty())
        m_components.front().length = quint32(qsizetype(m_components.front().length) + shift);
}

void Delta::setBase(qsizetype baseLength)
{
    SYNGRAPH_CHECK(baseLength >= lastEdit());
    m_targetLength += baseLength - m_baseLength;
    m_baseLength = baseLength;
}

bool Delta::operator==(const Delta &other) const
{
    if (m_baseLength != other.m_baseLength || m_components.size() != other.m_components.size())
        return false;
    for (qsizetype i = 0; i < m_components.size(); ++i) {
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
    SYNGRAPH_CHECK(length >= 0);
    if (length == 0)
        return *this;
    m_consumed += length;
    if (auto *end = last(); end && end->kind == Delta::Kind::Retain && end->attributes == change)
        end->length += quint32(length);
    else
        m_delta.m_components.push_back({change, quint32(length), 0, Delta::Kind::Retain});
    return *this;
}

DeltaBuilder &DeltaBuilder::retain(qsizetype length)
{
    SYNGRAPH_CHECK(length >= 0);
    if (length == 0)
        return *this;
    m_consumed += length;
    auto *end = last();
    if (end && end->kind == Delta::Kind::Retain && end->attributes.isEmpty())
        end->length += quint32(length);
    else
        m_delta.m_components.push_back({{}, quint32(length), 0, Delta::Kind::Retain});
    return *this;
}

DeltaBuilder &DeltaBuilder::insert(QStringView text, const AttributeSet &attributes)
{
    if (text.isEmpty())
        return *this;
    m_inserted += text.size();
    auto &components = m_delta.m_components;
    const auto offset = quint32(m_delta.m_text.size());
    m_delta.m_text.append(text.utf16(), text.size());
    // The delete that was just written has to stay behind the insert.
    const bool afterDelete = last() && last()->kind == Delta::Kind::Delete;
    const auto place = components.size() - (afterDelete ? 1 : 0);
    if (place > 0) {
        auto &before = components[place - 1];
        if (before.kind == Delta::Kind::Insert && before.attributes == attributes) {
            before.length += quint32(text.size());
            return *this;
        }
    }
    const Delta::Component component{attributes, quint32(text.size()), offset, Delta::Kind::Insert};
    if (afterDelete)
        components.insert(components.begin() + place, component);
    else
        components.push_back(component);
    return *this;
}

DeltaBuilder &DeltaBuilder::erase(qsizetype length)
{
    SYNGRAPH_CHECK(length >= 0);
    if (length == 0)
        return *this;
    m_consumed += length;
    m_erased += length;
    if (auto *end = last(); end && end->kind == Delta::Kind::Delete)
        end->length += quint32(length);
    else
        m_delta.m_components.push_back({{}, quint32(length), 0, Delta::Kind::Delete});
    return *this;
}

DeltaBuilder &DeltaBuilder::insertChanged(QStringView text, const AttributeSet &attributes,
                                          const AttributeSet &change)
{
    if (change.isEmpty())
        return insert(text, attributes);
    const auto inlineAttributes = applyChange(attributes, change, false);
    const auto newlineAttributes = applyChange(attributes, change, true);
    while (!text.isEmpty()) {
        const bool newline = text.front() == kParagraphEnd;
        qsizetype length = 1;
        while (length < text.size() && (text[length] == kParagraphEnd) == newline)
            ++length;
        insert(text.first(length), newline ? newlineAttributes : inlineAttributes);
        text = text.sliced(length);
    }
    return *this;
}

Delta DeltaBuilder::build(qsizetype baseLength)
{
    SYNGRAPH_CHECK(m_consumed <= baseLength);
    if (auto *end = last(); end && end->kind == Delta::Kind::Retain && end->attributes.isEmpty())
        m_delta.m_components.removeLast();
    m_delta.m_baseLength = baseLength;
    m_delta.m_targetLength = baseLength + m_inserted - m_erased;
    return std::move(m_delta);
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
