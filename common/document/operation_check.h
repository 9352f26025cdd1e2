#pragma once

#include "common/document/document_tree.h"

namespace syngraph {

/// Judges one operation against the document that it is meant for; see Document::check(). Costs a
/// look into the tree per component boundary; the paragraphs are only measured where an insert or
/// the loss of a "\n" could have made one too long. Lives on the stack for one call.
class OperationCheck final
{
public:
    /// `path` is moved about in the tree, and stays where the operation's last boundary is.
    OperationCheck(const DocumentTree &tree, DocumentTree::Path &path, const Delta &operation)
        : m_tree(tree), m_path(path), m_operation(operation)
    {
    }
    Status<ApplyError> run(DocumentTree::Limits limits);

private:
    bool isInsidePair(qsizetype position);
    Status<ApplyError> checkStructure();
    Status<ApplyError> checkLimits();
    qsizetype paragraphEndsDeleted() const;
    bool paragraphsStayShort() const;
    bool makesParagraphTooLong() const;

    const DocumentTree &m_tree;
    DocumentTree::Path &m_path;
    const Delta &m_operation;
    qsizetype m_firstChange = -1; ///< in units of the base: the first insert or delete
    qsizetype m_lastChange = -1;  ///< and the end of the last
    bool m_deletes = false;
};

} // namespace syngraph
