#pragma once

#include "common/ot/delta.h"

namespace syngraph {

/// Writes a Delta piece by piece in canonical form, in the place where it is wanted: an algorithm
/// writes into the value that it returns, and nothing is moved. DeltaBuilder is the same for whoever
/// needs no speed; its comments say what the calls do.
///
/// Until finish() the lengths of the Delta mean something else: its base is what was walked over,
/// its target what that has become. The Delta outlives the writer; it is fresh, or was finished and is
/// reopen()ed before anything else.
class DeltaWriter final
{
    using Kind = Delta::Kind;
    using Component = Delta::Component;

public:
    explicit DeltaWriter(Delta &delta) : m_delta(delta) {}

    void retain(qsizetype length, const AttributeSet &change)
    {
        SYNGRAPH_CHECK(length >= 0);
        if (length == 0)
            return;
        m_delta.m_baseLength += length;
        m_delta.m_targetLength += length;
        auto *const end = last();
        if (end && end->kind == Kind::Retain && end->attributes == change)
            end->length += quint32(length);
        else
            append(Kind::Retain, length, change);
    }
    void erase(qsizetype length)
    {
        SYNGRAPH_CHECK(length >= 0);
        if (length == 0)
            return;
        m_delta.m_baseLength += length;
        auto *const end = last();
        if (end && end->kind == Kind::Delete)
            end->length += quint32(length);
        else
            append(Kind::Delete, length, {});
    }
    void insert(QStringView text, const AttributeSet &attributes)
    {
        if (text.isEmpty())
            return;
        m_delta.m_targetLength += text.size();
        auto &components = m_delta.m_components;
        const auto offset = m_delta.m_text.size();
        SYNGRAPH_CHECK(text.size() < kMostText - qsizetype(offset));
        m_delta.m_text.append(text.utf16(), quint32(text.size()));
        // The delete that was just written has to stay behind the insert.
        const bool behindDelete = last() && last()->kind == Kind::Delete;
        const auto before = components.size() - (behindDelete ? 1 : 0);
        if (before > 0) {
            auto &neighbour = components[before - 1];
            if (neighbour.kind == Kind::Insert && neighbour.attributes == attributes) {
                neighbour.length += quint32(text.size());
                return;
            }
        }
        auto &made = append(Kind::Insert, text.size(), attributes);
        made.textOffset = offset & quint32(kMostText - 1);
        if (behindDelete)
            std::swap(components[before], components[before + 1]);
    }
    void insertChanged(QStringView text, const AttributeSet &attributes, const AttributeSet &change)
    {
        if (change.isEmpty())
            insert(text, attributes);
        else
            insertPieces(text, attributes, change);
    }

    /// Pieces that are known to be no neighbours of their like, nor an insert behind a delete; not
    /// empty.
    void retainApart(qsizetype length, const AttributeSet &change)
    {
        m_delta.m_baseLength += length;
        m_delta.m_targetLength += length;
        append(Kind::Retain, length, change);
    }
    void eraseApart(qsizetype length)
    {
        m_delta.m_baseLength += length;
        append(Kind::Delete, length, {});
    }
    void insertApart(QStringView text, const AttributeSet &attributes)
    {
        const auto offset = m_delta.m_text.size();
        SYNGRAPH_CHECK(text.size() < kMostText - qsizetype(offset));
        m_delta.m_targetLength += text.size();
        m_delta.m_text.append(text.utf16(), quint32(text.size()));
        append(Kind::Insert, text.size(), attributes).textOffset = offset & quint32(kMostText - 1);
    }

    /// Ends it as an operation on `baseLength` units, at least as many as were walked over.
    void finish(qsizetype baseLength)
    {
        SYNGRAPH_CHECK(m_delta.m_baseLength <= baseLength);
        m_delta.m_lastEdit = m_delta.m_baseLength;
        if (auto *end = last(); end && end->kind == Kind::Retain && end->attributes.isEmpty()) {
            m_delta.m_lastEdit -= qsizetype(end->length);
            m_delta.m_components.popBack();
        }
        m_delta.m_targetLength += baseLength - m_delta.m_baseLength;
        m_delta.m_baseLength = baseLength;
    }

    /// Goes on behind the last edit of a Delta that was finished already. What is written then comes
    /// to no more components and text than `more` has: the room is made before anything changes, so
    /// that memory that runs out leaves the Delta as it was.
    void reopen(const Delta &more)
    {
        m_delta.m_components.reserveMore(more.m_components.size());
        m_delta.m_text.reserveMore(more.m_text.size());
        m_delta.m_targetLength -= m_delta.m_baseLength - m_delta.m_lastEdit;
        m_delta.m_baseLength = m_delta.m_lastEdit;
    }
    /// Takes back the last `length` units written, when an insert of at least so many was last.
    bool takeBack(qsizetype length)
    {
        auto *const end = last();
        if (!end || end->kind != Kind::Insert || qsizetype(end->length) < length)
            return false;
        end->length -= quint32(length);
        m_delta.m_text.truncate(m_delta.m_text.size() - quint32(length));
        m_delta.m_targetLength -= length;
        if (end->length == 0)
            m_delta.m_components.popBack();
        return true;
    }

    /// What was written last; null when nothing was.
    const Component *written() const { return const_cast<DeltaWriter *>(this)->last(); }

private:
    static constexpr qsizetype kMostText = 1 << 30; ///< what Component::textOffset can name

    Component *last()
    {
        return m_delta.m_components.isEmpty() ? nullptr : &m_delta.m_components.back();
    }
    Component &append(Kind kind, qsizetype length, const AttributeSet &attributes)
    {
        return m_delta.m_components.emplaceBack(Component{attributes, quint32(length), 0, kind});
    }
    void insertPieces(QStringView text, const AttributeSet &attributes, const AttributeSet &change);

    Delta &m_delta;
};

} // namespace syngraph
