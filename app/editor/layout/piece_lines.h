#pragma once

#include <QTextDocument>

#include <span>

class QTextBlock;
class QTextLayout;

namespace syngraph {

/// Units of a paragraph that carry one format, by its number in their document.
struct FormatRun
{
    int end = 0; ///< in the paragraph; it begins where the one before ends
    int format = 0;
    bool operator==(const FormatRun &) const = default;
};

/// Text out of the middle of a paragraph in a QTextLayout of its own, with its formats and its
/// objects, which are those of the paragraph's document: handlers are asked with its positions.
/// A QTextLayout without a block would know of no objects, so that there is a small document.
/// GUI thread; borrows the layout of the document that the text comes from.
class PieceLines final
{
public:
    explicit PieceLines(const QAbstractTextDocumentLayout &whole);

    /// The units from `from` on of `block`, whose formats are `runs`.
    void fill(const QTextBlock &block, int from, QStringView text,
              std::span<const FormatRun> runs);
    /// What is above may have changed since.
    void moveTo(const QTextBlock &block, int from);
    QTextLayout &layout();

private:
    class Layout;
    QTextDocument m_document;
    Layout *m_layout; ///< owned by m_document
};

} // namespace syngraph
