#pragma once

#include "common/document/composition_blocks.h"
#include "common/document/document.h"

namespace syngraph {

/// Past versions of one document: a version that is at hand and the op log from there on. What
/// lies between two versions is composed by blocks (CompositionBlocks), so the second look at a
/// history of a million operations takes milliseconds.
///
/// Borrows the log, whose operations must fit each other; owned by whoever shows the history, on
/// one thread. The versions are what was there, but name no authors: a block has several.
class DocumentHistory final
{
public:
    /// `base` is the document at `revision`.
    DocumentHistory(Document base, Revision revision, CompositionBlocks::Log log)
        : m_base(std::move(base)), m_revision(revision), m_log(std::move(log))
    {
    }

    /// The document at `revision`, which is not before the base's. The error of the operation that
    /// does not fit when the log is not one of this document.
    Result<Document, ApplyError> version(Revision revision);
    /// What leads from one version to a later one; from <= to.
    Delta between(Revision from, Revision to);

private:
    Document m_base;
    Revision m_revision;
    CompositionBlocks::Log m_log;
    CompositionBlocks m_blocks;
};

} // namespace syngraph
