#pragma once

#include "common/document/document_tree.h"

#include <optional>

namespace syngraph {

/// Judges one operation against the document that it is meant for; see Document::check(). Costs a
/// look into the tree per component boundary; the paragraphs are only measured where an insert or
/// the loss of a "\n" could have made one too long. Lives on the stack for one call.
class OperationCheck final
{
public:
    /// `path` is moved about in the tree, and stays where the operation's last boundary is.
    /// What the operation inserts is by `authorship`, should it come to a trial.
    OperationCheck(const DocumentTree &tree, DocumentTree::Path &path, const Delta &operation,
                   Authorship authorship)
        : m_tree(tree), m_path(path), m_operation(operation), m_authorship(authorship)
    {
    }
    /// False: see error().
    bool passes(DocumentTree::Limits limits);
    ApplyError error() const { return m_error; }
    /// The tree with the operation applied, when it passed and had to be tried for that; else null.
    DocumentTree *trial() { return m_trial ? &*m_trial : nullptr; }

private:
    bool fail(ApplyError error)
    {
        m_error = error;
        return false;
    }
    bool isInsidePair(qsizetype position);
    bool checkStructure();
    bool checkLimits();
    bool mayHold(qsizetype most);
    qsizetype mayGrowBy() const;
    qsizetype mayGrowByRuns() const;
    qsizetype paragraphEndsDeleted() const;
    bool makesTooManyParagraphs() const;
    bool paragraphsStayShort();
    bool makesParagraphTooLong() const;

    const DocumentTree &m_tree;
    DocumentTree::Path &m_path;
    const Delta &m_operation;
    const Authorship m_authorship;
    std::optional<DocumentTree> m_trial;
    qsizetype m_firstChange = -1; ///< in units of the base: the first insert or delete
    qsizetype m_lastChange = -1;  ///< and the end of the last
    bool m_deletes = false;
    ApplyError m_error = ApplyError::WrongBase;
};

} // namespace syngraph
