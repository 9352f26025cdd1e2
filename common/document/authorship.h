#pragma once

#include "common/base/ids.h"

#include <functional>
#include <limits>

namespace syngraph {

/// Who put a unit of text into a document, and about when.
///
/// It follows from the op log alone: an inserted unit belongs to the author of the operation that
/// inserted it, for as long as it stands. Formatting it changes nothing. Text that an undo brings
/// back, or that somebody cuts and pastes, was put there by whoever did that; who wrote it first is
/// in the log. Never part of the attributes, of the canonical hash or of the wire but in snapshots.
///
/// Revisions are kept in eras of 256, so that what a person types on and on is one run and not one
/// for each key.
class Authorship final
{
public:
    static constexpr qint64 kEraRevisions = 256;

    /// Nobody that is known: of a snapshot of version 1, or of a REBASE, which names no authors.
    constexpr Authorship() = default;
    /// `revision` is the one that the operation makes; 0 for an operation that is not in the log
    /// yet. What is beyond 32 bits counts as unknown.
    constexpr Authorship(AuthorNumber author, Revision revision)
        : m_author(fits(author.value))
        , m_era(fits((revision.value + kEraRevisions - 1) / kEraRevisions))
    {
    }
    static constexpr Authorship fromNumbers(quint32 author, quint32 era)
    {
        Authorship result;
        result.m_author = author;
        result.m_era = era;
        return result;
    }

    constexpr AuthorNumber author() const { return AuthorNumber(m_author); } ///< 0: not known
    /// 0: not in the log yet, or not known; n: revisions 256 * (n - 1) + 1 to 256 * n.
    constexpr quint32 era() const { return m_era; }
    constexpr Revision lastRevision() const { return Revision(m_era * kEraRevisions); }
    constexpr bool operator==(const Authorship &) const = default;

private:
    static constexpr quint32 fits(qint64 value)
    {
        constexpr qint64 kMost = std::numeric_limits<quint32>::max();
        return value < 0 || value > kMost ? 0 : quint32(value);
    }
    quint32 m_author = 0;
    quint32 m_era = 0;
};

using AuthorVisitor = std::function<void(qsizetype length, Authorship authorship)>;

} // namespace syngraph
