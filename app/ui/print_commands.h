#pragma once

class QWidget;

namespace syngraph {

class DocumentTab;

/// Ask for a printer, or show the pages first, without holding up the window; what is printed is the
/// document as it was when that was asked for.
void printDocument(DocumentTab &tab, QWidget &window);
void previewDocument(DocumentTab &tab, QWidget &window);

} // namespace syngraph
