#pragma once

class QWidget;

namespace syngraph {

class DocumentTab;

/// Ask for a printer, or show the pages first; what is printed is the document as it was when that
/// was asked for. The former prints beside the window and says how it ended; the preview paints, and
/// prints by its own button, in the window's thread.
void printDocument(DocumentTab &tab, QWidget &window);
void previewDocument(DocumentTab &tab, QWidget &window);

} // namespace syngraph
