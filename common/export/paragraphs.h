#pragma once

#include "common/document/embedded_images.h"

#include <QHash>

#include <functional>
#include <vector>

namespace syngraph {

/// A paragraph as exporters see it: its text in runs, without the "\n".
struct ExportParagraph
{
    struct Run
    {
        QString text;
        AttributeSet attributes;
    };
    std::vector<Run> runs;
    QString block;  ///< as AttributeKey::Block; empty for an ordinary one
    int indent = 0;
    int number = 0; ///< within its numbered list, from 1; 0 elsewhere
    AttributeSet attributes;
};

/// Whether the paragraph is written from right to left: its first strong letter decides.
bool startsOnTheRight(const ExportParagraph &paragraph);

/// All of them in order.
void visitParagraphs(const Document &document,
                     const std::function<void(const ExportParagraph &)> &visit);

/// Rules stand in paragraphs; most forms know them only between paragraphs. Calls `visit` for what
/// is in front of, between and behind the rules of `paragraph`, and with nullptr for each rule.
/// Parts without text are left out, unless the paragraph has no rule.
void forPartsAtRules(const ExportParagraph &paragraph,
                     const std::function<void(const ExportParagraph *part)> &visit);

/// The bytes of a document's images, as far as they are at hand, by their SHA-256.
using ImageBytes = QHash<QByteArray, QByteArray>;

/// The whole document in another form, UTF-8. Text, names and addresses are escaped: what comes out
/// holds no markup that the document did not mean. `title` heads a page of HTML and a JSON object.
/// Code that begins the document and stands between "---" and "---" or "..." is the head of a
/// Markdown file, of at most so many lines, and is written without a fence.
inline constexpr qsizetype kMarkdownHeadLines = 200;
QByteArray exportText(const Document &document);
QByteArray exportMarkdown(const Document &document);
/// With the images in it, as addresses of the scheme "data" (RFC 2397), up to kHtmlImageBytes of
/// them; for those that are missing there are words.
QByteArray exportHtml(const Document &document, const QString &title,
                      const ImageBytes &images = {});
inline constexpr qint64 kHtmlImageBytes = 64 * 1024 * 1024; ///< each as often as it is shown
QByteArray exportJson(const Document &document, const QString &title);
/// The same HTML without the page around it, for clipboards: of an insert-only Delta, which need
/// not end in "\n".
QByteArray htmlFragment(const Delta &fragment);

} // namespace syngraph
