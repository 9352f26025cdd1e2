#pragma once

#include "app/files/file_form.h"

#include <functional>

namespace syngraph {

class DocumentTab;

/// Collects the bytes of all images that a tab's document shows, for a file or for paper; those that
/// are only on the server are asked for, and waited for up to 15 s. `done` is called once, at once
/// when nothing has to be waited for, and never when the tab is gone. GUI thread.
void gatherImages(DocumentTab &tab, const std::function<void(const ImageBytes &)> &done);

/// A sentence about images that are not in a file of this form with these; empty when all are.
QString missingImagesWords(const Document &document, FileForm form, const ImageBytes &images);

/// Says that a file was saved and, in words, what is not in it.
void showSaved(DocumentTab &tab, const QString &saved, const QString &missing);

} // namespace syngraph
