#pragma once

#include "app/files/file_form.h"
#include "common/base/result.h"

#include <QByteArray>

namespace syngraph {

/// The document in a file's bytes. Asks nobody for anything: no file, no network. What documents
/// cannot hold becomes text or is left out, and noted. Json is WrongForm. Beyond mostBytes() they
/// are TooLarge. Images are as the file has them: whoever puts them into a document prepares them.
/// Any thread; takes seconds for the worst of files.
Result<ReadDocument, FileFailure> readDocument(QByteArrayView bytes, FileForm form);
/// Of a file in this form: limits::kPictureFileBytes or kFileBytes.
qsizetype mostBytes(FileForm form);

} // namespace syngraph
