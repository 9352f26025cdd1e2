#pragma once

#include "app/editor/document_binding.h"
#include "tests/support/delta_pieces.h"
#include "tests/support/delta_text.h"

#include <QTextDocument>

namespace syngraph {

Document documentOf(std::initializer_list<DeltaPiece> pieces);
/// A paragraph end of `kind`.
DeltaPiece end(QStringView kind = {}, int indent = 0);
inline AttributeSet block(QStringView kind)
{
    return attribute(AttributeKey::Block, kind.toString());
}

/// What the view shows, read unit by unit through QTextCursor, without the binding's own reader.
Delta shownCells(const QTextDocument &view, const DocumentBinding &binding);

/// The reference model: starts as what the binding holds and takes in only what the binding gives
/// out and what the test gives to it. Whatever disagrees is kept as words.
class EditTap final : public QObject
{
    Q_OBJECT

public:
    EditTap(QTextDocument &view, DocumentBinding &binding);

    void applyRemote(const Delta &delta);
    void applyUndo(const Delta &delta);
    /// Starts anew from `document`.
    void load(const Document &document);

    const Document &model() const { return m_model; }
    const std::vector<Delta> &edits() const { return m_edits; }
    const std::vector<Delta> &inverses() const { return m_inverses; }
    const std::vector<EditRefusal> &refusals() const { return m_refusals; }
    void forget();

    /// Nothing when model, shadow and view agree cell by cell, and every format looks as the theme
    /// says; else what is wrong.
    QString problem() const;

private:
    void takeEdit(const Delta &delta, const Delta &inverse);
    QString problemInLooks() const;

    QTextDocument &m_view;
    DocumentBinding &m_binding;
    Document m_model;
    std::vector<Delta> m_edits;
    std::vector<Delta> m_inverses;
    std::vector<EditRefusal> m_refusals;
    QString m_problem;
};

} // namespace syngraph
