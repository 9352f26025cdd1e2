#pragma once

#include "common/document/document.h"

#include <optional>
#include <vector>

namespace syngraph {

/// Operations on one document that stay or go together: applied one by one, and taken back when
/// whoever had to say yes to them said no.
///
/// A copy of the document from before would do as well, but it shares all leaves, so that the next
/// edit has to copy its leaf and all nodes above: 0.5 us for each key where a batch is one key.
/// What is kept here is what an operation takes away; only what takes away much keeps a copy.
/// Owned by who owns the document, on its thread. Invariant: before() of the document that has
/// taken all of them is the one before the first, authors included.
class OperationBatch final
{
public:
    /// As Document::apply(). What is refused is no part of the batch.
    Status<ApplyError> apply(Document &document, const Delta &operation, Authorship authorship);
    /// `document` as it was before the first operation.
    Document before(const Document &document) const;
    /// The next operation is the first of a new batch.
    void clear();

private:
    struct Authors
    {
        qsizetype position;
        qsizetype length;
        Authorship authorship;
    };
    struct Step
    {
        Delta inverse;
        std::vector<Authors> authors; ///< of what was deleted
    };
    static Step stepBack(const Document &document, const Delta &operation);

    std::vector<Step> m_steps;        ///< up to the copy, when there is one
    std::optional<Document> m_before; ///< before the first operation that has no step
};

} // namespace syngraph
