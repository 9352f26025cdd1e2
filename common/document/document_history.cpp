#include "common/document/document_history.h"

#include "common/base/check.h"

#include <optional>

namespace syngraph {

Result<Document, ApplyError> DocumentHistory::version(Revision revision)
{
    SYNGRAPH_CHECK(revision >= m_revision);
    Document document = m_base;
    if (revision == m_revision)
        return document;
    std::optional<ApplyError> error;
    m_blocks.visitPieces(m_revision, revision, m_log, [&](const Delta &piece) {
        if (error)
            return;
        if (const auto applied = document.applyUnlimited(piece); !applied)
            error = applied.error();
    });
    if (error)
        return *error;
    return document;
}

Delta DocumentHistory::between(Revision from, Revision to)
{
    SYNGRAPH_CHECK(m_revision <= from && from <= to);
    if (from < to)
        return m_blocks.composed(from, to, m_log);
    const auto length = from == m_revision ? m_base.length() : m_log(from).targetLength();
    return Delta::identity(length);
}

} // namespace syngraph
