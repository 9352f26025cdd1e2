#pragma once

#include "app/files/file_form.h"
#include "common/base/result.h"

#include <QByteArray>

namespace syngraph {

/// Reads an OpenDocument text (ODF 1.2 and 1.3). Takes hostile bytes: no document type, no
/// entities, nesting at most limits::kXmlDepth, archives as ZipReader takes them. Pictures, notes,
/// comments, forms and what was deleted under change tracking are left out and noted; rows of
/// tables become lines with tabs.
Result<ReadDocument, FileFailure> readOdt(QByteArrayView bytes);

} // namespace syngraph
