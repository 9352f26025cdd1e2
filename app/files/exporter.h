#pragma once

#include "app/files/file_form.h"
#include "common/export/paragraphs.h"

#include <QByteArray>

namespace syngraph {

/// The whole document in another form; text is UTF-8. Text, names and addresses are escaped: what
/// comes out holds no markup that the document did not mean. `title` is the document's in the forms
/// that have a place for one. May be called on any thread.
///
/// - Syngraph: everything but the authors, images as well; document_file.h.
/// - Odt: OpenDocument 1.2; check boxes are characters; with its images.
/// - Markdown: CommonMark with strike-through and task lists; underline as <u>; colours, alignment,
///   empty paragraphs and images are left out.
/// - Html: one page without scripts or outside resources; with its images, as exportHtml() says.
/// - Text: paragraphs as they are, list marks and numbers included.
/// - Json: {"title", "ops"}, the operations as PROTOCOL.md defines a document in JSON.
/// Images that are not in `images` are left out.
QByteArray exportDocument(const Document &document, FileForm form, const QString &title,
                          const ImageBytes &images = {});
/// Whether files of this form have a place for the bytes of images.
bool holdsImages(FileForm form);
/// Of the above; the writers that are not of common/export.
QByteArray exportOdt(const Document &document, const QString &title, const ImageBytes &images = {});

} // namespace syngraph
