#pragma once

#include "app/files/file_form.h"
#include "common/base/result.h"

#include <QByteArray>

namespace syngraph {

/// The document in a file's bytes. Asks nobody for anything: no file, no network. What documents
/// cannot hold becomes text or is left out, and noted. Json is WrongForm. Bytes beyond
/// limits::kFileBytes are TooLarge.
/// Any thread; takes seconds for the worst of files.
Result<ReadDocument, FileFailure> readDocument(QByteArrayView bytes, FileForm form);

} // namespace syngraph
