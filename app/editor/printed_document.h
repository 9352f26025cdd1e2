#pragma once

#include "common/export/paragraphs.h"

#include <QByteArray>

#include <memory>

class QTextDocument;

namespace syngraph {

/// `document` for paper: black on white, with Qt's own layout, which knows pages and the editor's
/// does not. Images that are not in `images` are left out. A copy that nobody edits, so no binding
/// keeps it. Any thread that a QTextDocument may live on; it stays there.
std::unique_ptr<QTextDocument> printedDocument(const Document &document,
                                               const ImageBytes &images = {});
/// With page numbers, on A4, or on Letter where that is usual. Any thread.
QByteArray pdfOf(const Document &document, const QString &title, const ImageBytes &images = {});

} // namespace syngraph
