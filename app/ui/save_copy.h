#pragma once

#include <QString>

#include <functional>

class QWidget;

namespace syngraph {

class DocumentTab;

/// `path`, with `ending` behind it unless it ends in one that stands for a form of documents: the
/// dots in "Release 1.2" are part of the name.
QString withFormEnding(const QString &path, const QString &ending);

/// Asks for a file and writes the document of `tab` there; says in the tab how it went. Does not
/// wait: the dialog belongs to `window` and the text behind it stays alive for the others. `done` is
/// told once whether there is a copy now; not when the tab goes first.
void copyToFile(DocumentTab &tab, QWidget *window, const std::function<void(bool isSaved)> &done = {});

} // namespace syngraph
