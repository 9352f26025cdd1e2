#pragma once

#include "app/files/file_form.h"
#include "common/base/result.h"
#include "common/ot/delta.h"

#include <vector>

namespace syngraph {

/// Makes a document out of what a reader finds, piece by piece. Whatever comes in, only what the
/// schema and the limits of documents allow goes out: text is cleaned, attributes that documents
/// must not have are dropped, paragraphs that are too long are parted. Beyond the limits of a
/// document nothing is taken any more; readers ask isFull() and stop.
class DocumentAssembler final
{
public:
    /// Line ends in it become U+2028: paragraphs end with endParagraph() alone.
    void addText(QStringView text, const AttributeSet &attributes = {});
    void addRule();
    /// Whether it was: of a kind and a size that documents may hold. Any other is noted as lost.
    bool addImage(const QByteArray &bytes);
    /// `attributes` of the paragraph that was added since the last end, which may be empty.
    void endParagraph(const AttributeSet &attributes = {});

    bool isEmptyParagraph() const { return m_runs.empty(); }
    bool isFull() const { return m_isFull; }
    qsizetype paragraphs() const { return m_paragraphs; }
    FileNotes &notes() { return m_notes; }
    /// Those that were added.
    const ImageBytes &images() const { return m_images; }

    /// All of it; a paragraph that was not ended is. TooLarge when isFull().
    Result<Document, FileError> document();
    /// The same without the last paragraph's end, and that end's attributes: a piece to be put into
    /// a document. Ends the assembler.
    struct Fragment
    {
        Delta delta;
        AttributeSet last;
        qsizetype paragraphs = 0;
    };
    Result<Fragment, FileError> fragment();

private:
    struct Run
    {
        QString text;
        AttributeSet attributes;
    };
    struct NamedImage
    {
        QByteArray name;
        QByteArray bytes; ///< held, so that no others come to where they are
    };
    void take(QStringView text, const AttributeSet &attributes);
    void flushRuns(const AttributeSet &paragraph);
    void putEnd(const AttributeSet &paragraph);
    AttributeSet allowed(const AttributeSet &attributes, bool isParagraph);

    DeltaBuilder m_builder;
    std::vector<Run> m_runs;
    AttributeSet m_lastAsked;
    AttributeSet m_lastAllowed;
    std::optional<AttributeSet> m_heldEnd; ///< written once something follows
    FileNotes m_notes;
    ImageBytes m_images;
    QHash<const char *, NamedImage> m_imageNames; ///< by where the bytes are
    qint64 m_imageBytes = 0;
    qsizetype m_units = 0;
    qsizetype m_paragraphs = 0;
    bool m_isFull = false;
};

} // namespace syngraph
