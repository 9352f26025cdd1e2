#pragma once

#include "app/editor/format_pool.h"
#include "common/document/document.h"

#include <QTextDocument>

namespace syngraph {

/// Reads and writes the cells of one QTextDocument: a cell is a UTF-16 unit with its attributes.
/// Part of DocumentBinding and used by nothing else; knows no shadow of its own, emits nothing.
///
/// A paragraph's attributes are those of its block format: its "\n" is the separator at the block's
/// end, which Qt's last block has, too, so that characterCount() is the length of the Delta.
/// Positions are UTF-16 units in [0, length()].
class DocumentBindingCells final
{
public:
    DocumentBindingCells(QTextDocument &document, FormatPool &pool);

    qsizetype length() const { return m_document.characterCount(); }
    /// Start of the paragraph that `position` lies in, and the position behind its "\n".
    qsizetype paragraphStart(qsizetype position) const;
    qsizetype paragraphEnd(qsizetype position) const;

    /// What [from, to) shows, as inserts. A unit that only looks like an embed has no embed key.
    Delta read(qsizetype from, qsizetype to) const;

    /// Replaces everything.
    void fill(const Document &model);
    /// Inserts and deletes, no formats: restyle() has to follow where touchedRanges() says.
    void writeText(const Delta &delta);
    /// Puts `text` in place of [from, to), touching no more than differs.
    void replaceText(qsizetype from, qsizetype to, QStringView text);
    /// Gives all paragraphs that touch [from, to], and the neighbours whose edges depend on them,
    /// the formats that `model` asks for; its text must be there. Writes only what differs.
    void restyle(const Document &model, qsizetype from, qsizetype to);

private:
    void insertText(qsizetype position, QStringView text, const AttributeSet &attributes);
    void erase(qsizetype position, qsizetype length);
    void restyleBlock(const Document &model, const QTextBlock &block, qsizetype from,
                      qsizetype to);
    const QTextBlockFormat &blockFormat(const Document &model, qsizetype paragraph);

    QTextDocument &m_document;
    FormatPool &m_pool;
};

struct TextRange
{
    qsizetype from;
    qsizetype to;
};
/// Where `delta` leaves its marks, in positions of its target, ascending, apart from each other.
std::vector<TextRange> touchedRanges(const Delta &delta);

} // namespace syngraph
