#pragma once

#include "common/base/limits.h"
#include "common/base/result.h"
#include "common/ot/delta_writer.h"
#include "common/ot/text_scan.h"

namespace syngraph {

/// Why a sequence of components from a peer is not a canonical Delta.
enum class DeltaError {
    EmptyComponent,
    LengthTooLarge,
    TooManyComponents,
    TooMuchText,
    NotMerged,       ///< two neighbours that the canonical form writes as one
    InsertAfterDelete,
    TrailingRetain,
    BeyondBase,      ///< walks past the base length
    NullInInsert,
    EmbedWithoutKind ///< U+FFFC without an embed attribute, or several units under one
};

/// Takes components from outside one by one, straight into the operation that they are to be, and
/// refuses whatever is not canonical; nothing is ever repaired. After an error the parser is spent,
/// and the operation no operation. Inline: every key press of everybody passes through here.
class DeltaParser final
{
public:
    enum class Bounds { Operation, Document };
    /// `result` is fresh and outlives the parser. `baseLength` in [0, limits::kDocumentUnits]. For a
    /// whole document as inserts it is 0, and `bounds` lifts the limits of a single operation.
    explicit DeltaParser(Delta &result, qsizetype baseLength, Bounds bounds = Bounds::Operation)
        : m_delta(result), m_out(result), m_baseLength(baseLength), m_bounds(bounds)
    {
        SYNGRAPH_CHECK(baseLength >= 0 && baseLength <= limits::kDocumentUnits);
    }

    Status<DeltaError> retain(qint64 length, const AttributeSet &change)
    {
        if (auto admitted = admit(length, Delta::Kind::Retain, change); !admitted)
            return admitted;
        m_out.retainApart(qsizetype(length), change);
        return Done{};
    }
    Status<DeltaError> insert(QStringView text, const AttributeSet &attributes)
    {
        if (text.isEmpty())
            return DeltaError::EmptyComponent;
        if (attributes.nulls() != 0)
            return DeltaError::NullInInsert;
        const bool embed = attributes.has(AttributeScope::Embed);
        if (embed ? text.size() != 1 || text.front() != QChar(kEmbedUnit)
                  : scan::countMarks(text).embeds > 0)
            return DeltaError::EmbedWithoutKind;
        if (auto admitted = admit(text.size(), Delta::Kind::Insert, attributes); !admitted)
            return admitted;
        if (m_delta.insertedText().size() + text.size() > mostText())
            return DeltaError::TooMuchText;
        if (embed) // one more of those before it
            m_out.insert(text, attributes);
        else
            m_out.insertApart(text, attributes);
        return Done{};
    }
    /// As insert() for one unit without attributes that is no embed: what a key press is.
    Status<DeltaError> insertUnit(char16_t unit)
    {
        if (auto admitted = admit(1, Delta::Kind::Insert, {}); !admitted)
            return admitted;
        if (m_delta.insertedText().size() >= mostText())
            return DeltaError::TooMuchText;
        m_out.insertApart(QStringView(&unit, 1), {});
        return Done{};
    }
    Status<DeltaError> erase(qint64 length)
    {
        if (auto admitted = admit(length, Delta::Kind::Delete, {}); !admitted)
            return admitted;
        m_out.eraseApart(qsizetype(length));
        return Done{};
    }
    /// From now on the operation is one.
    Status<DeltaError> finish()
    {
        const auto *const last = m_out.written();
        if (last && last->kind == Delta::Kind::Retain && last->attributes.isEmpty())
            return DeltaError::TrailingRetain;
        m_out.finish(m_baseLength);
        return Done{};
    }

private:
    qsizetype mostText() const
    {
        return m_bounds == Bounds::Operation ? limits::kInsertUnits : limits::kDocumentUnits;
    }
    Status<DeltaError> admit(qint64 length, Delta::Kind kind, const AttributeSet &attributes)
    {
        if (length <= 0)
            return DeltaError::EmptyComponent;
        if (length > limits::kDocumentUnits)
            return DeltaError::LengthTooLarge;
        if (kind != Delta::Kind::Insert && m_delta.baseLength() + length > m_baseLength)
            return DeltaError::BeyondBase;
        if (const auto *const last = m_out.written()) {
            if (kind == Delta::Kind::Insert && last->kind == Delta::Kind::Delete)
                return DeltaError::InsertAfterDelete;
            // Equal embeds side by side stay apart on the wire: each is one object.
            if (kind == last->kind && attributes == last->attributes
                && !(kind == Delta::Kind::Insert && attributes.has(AttributeScope::Embed)))
                return DeltaError::NotMerged;
        }
        ++m_components;
        if (m_bounds == Bounds::Operation && m_components > limits::kOperationComponents)
            return DeltaError::TooManyComponents;
        return Done{};
    }

    Delta &m_delta; ///< as DeltaWriter has it before finish()
    DeltaWriter m_out;
    const qsizetype m_baseLength;
    const Bounds m_bounds;
    qsizetype m_components = 0; ///< on the wire
};

} // namespace syngraph
