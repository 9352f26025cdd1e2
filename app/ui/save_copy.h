#pragma once

class QWidget;

namespace syngraph {

class DocumentTab;

/// Asks for a file and writes the document of `tab` there; says in the tab how it went. Does not
/// wait: the dialog belongs to `window` and the text behind it stays alive for the others.
void copyToFile(DocumentTab &tab, QWidget *window);

} // namespace syngraph
