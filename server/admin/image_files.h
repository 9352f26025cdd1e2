#pragma once

#include "common/export/paragraphs.h"

#include <set>

namespace syngraph {

class DocRequests;

/// Writes the images of a document into `folder`, each as its name and the ending of its kind; what
/// is not what its name says is left out and told. An exit code (exit_codes.h), ExitData where
/// something was left out.
int writeImageFiles(DocRequests &requests, const QString &document, const QString &folder);
/// Those of `images`, by name, that are there and sound.
ImageBytes readImages(DocRequests &requests, const QString &document,
                      const std::set<QByteArray> &images);

} // namespace syngraph
