#pragma once

#include "common/base/check.h"
#include "common/base/inline_vector.h"
#include "common/ot/attributes.h"

#include <QStringView>

#include <span>

namespace syngraph {

inline constexpr char16_t kParagraphEnd = u'\n';
inline constexpr char16_t kEmbedUnit = u'\xfffc';

/// One operation on a document, or a whole document as an operation on nothing.
///
/// A list of components that walks over the base document: retain (keep, and change attributes),
/// insert, delete. Lengths are UTF-16 code units. An embed is one unit U+FFFC whose attributes say
/// what it is. Always in canonical form, so that equal operations are equal values:
/// no empty component, no two neighbours that could be one, an insert before a delete at the same
/// place, no plain retain at the end; the base length says how far the operation reaches.
/// Made by DeltaBuilder (which normalises) or DeltaParser (delta_parser.h, which refuses).
/// Value type; copies may be used on any thread.
class Delta final
{
public:
    enum class Kind : quint8 { Retain, Insert, Delete };

    struct Component
    {
        AttributeSet attributes;     ///< of a retain: the change; of a delete: empty
        quint32 length = 0;          ///< units, > 0
        quint32 textOffset : 30 = 0; ///< of an insert, into the operation's own text
        Kind kind : 2 = Kind::Retain;
        static constexpr bool kRelocatable = true; ///< AttributeSet is a pointer
        /// Makes a copy of the bytes of another one a value of its own.
        void becomeCopy() const noexcept { attributes.becomeCopy(); }
    };
    static_assert(sizeof(Component) == 16);
    /// Equal embeds side by side are one component here and one each on the wire: what counts
    /// against the limits of a message is itemsOnWire() of protocol/embeds.h.
    ///
    /// An operation within these bounds allocates nothing.
    static constexpr quint32 kInnerComponents = 8;
    static constexpr quint32 kInnerUnits = 32;

    /// The identity on a document of no units. Not defaulted: `Delta()` would fill all of the room
    /// within with zeros first.
    Delta() noexcept {}
    /// The identity on a document of `baseLength` units.
    static Delta identity(qsizetype baseLength);

    qsizetype baseLength() const { return m_baseLength; }
    qsizetype targetLength() const { return m_targetLength; }
    bool isIdentity() const { return m_components.isEmpty(); }
    std::span<const Component> components() const
    {
        return {m_components.begin(), size_t(m_components.size())};
    }
    QStringView text(const Component &component) const
    {
        return QStringView(m_text.begin() + component.textOffset, qsizetype(component.length));
    }
    /// Everything that it inserts, in order.
    QStringView insertedText() const
    {
        return QStringView(m_text.begin(), qsizetype(m_text.size()));
    }
    bool hasInserts() const { return !m_text.isEmpty(); }

    /// Base units before the first edit: all of them for the identity.
    qsizetype firstEdit() const
    {
        if (m_components.isEmpty())
            return m_baseLength;
        const auto &first = m_components.front();
        const bool plain = first.kind == Kind::Retain && first.attributes.isEmpty();
        return plain ? qsizetype(first.length) : 0;
    }
    /// Base units up to the end of the last edit.
    qsizetype lastEdit() const { return m_lastEdit; }
    /// The same edits on a base that is `shift` units longer, `before` of them before firstEdit(),
    /// which stays above 0 when that is not 0, the others behind lastEdit().
    void passApart(qsizetype shift, qsizetype before)
    {
        m_baseLength += shift;
        m_targetLength += shift;
        if (m_components.isEmpty())
            return;
        // No branch on `before`: it is as good as random, and a wrong guess costs more than this.
        auto &first = m_components.front();
        const auto length = qsizetype(first.length) + before;
        m_lastEdit += before;
        SYNGRAPH_CHECK(length > 0 && m_lastEdit <= m_baseLength);
        first.length = quint32(length);
    }

    bool operator==(const Delta &other) const;

private:
    friend class DeltaWriter;
    qsizetype m_baseLength = 0;
    qsizetype m_targetLength = 0;
    qsizetype m_lastEdit = 0;
    InlineVector<Component, kInnerComponents> m_components;
    InlineVector<char16_t, kInnerUnits> m_text;
};

/// Builds a Delta in canonical form, whatever the pieces: merges neighbours, moves an insert before
/// the delete that it follows, skips empty pieces and the plain retain at the end.
class DeltaBuilder final
{
public:
    DeltaBuilder &retain(qsizetype length, const AttributeSet &change);
    DeltaBuilder &retain(qsizetype length);
    DeltaBuilder &insert(QStringView text, const AttributeSet &attributes = {});
    DeltaBuilder &erase(qsizetype length);

    /// Inserts text that carries `attributes` after `change` was applied to it, paragraph ends and
    /// other units each by the keys that take effect on them.
    DeltaBuilder &insertChanged(QStringView text, const AttributeSet &attributes,
                                const AttributeSet &change);

    /// Units of the base walked over so far.
    qsizetype consumed() const { return m_delta.baseLength(); }
    /// The operation on a base of `baseLength` units, at least consumed(). Ends the builder.
    Delta build(qsizetype baseLength);
    /// As build(), for a base that ends where the last piece ended; for a document it is 0.
    Delta build() { return build(consumed()); }

private:
    Delta m_delta; ///< as DeltaWriter has it before finish()
};

/// A whole document, final "\n" included, as one insert-only operation on nothing.
Delta documentFromText(QStringView text);

} // namespace syngraph
