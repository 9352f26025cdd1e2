#pragma once

#include "app/files/file_form.h"
#include "common/base/result.h"

#include <QByteArray>

namespace syngraph {

/// The program's own files, ending ".syngraph". Format, version 2, or 1 where there are no images:
///
///     8 bytes  89 "SYN" 0D 0A 1A 0A: notices whatever takes the file for text
///     2 bytes  version, most significant first
///     4 bytes  length of the title in bytes, most significant first
///              the title, UTF-8, at most limits::kTitleUnits
///     4 bytes  length of the snapshot
///              a snapshot as snapshot.h has it, authors left out
///     version 2 alone:
///     4 bytes  number of images, most significant first, at least 1; then of each, in the order of
///              the SHA-256 that the snapshot names it by:
///     4 bytes  length of the image
///              its bytes
///     32 bytes SHA-256 of everything in front of it
///
/// Nothing in it names a server, a link or a person: a file that is passed on tells nothing but what
/// is in the document.
/// `images` that the document does not name stay out.
QByteArray writeDocumentFile(const Document &document, const QString &title,
                             const ImageBytes &images = {});
/// Takes hostile bytes. Of a failure the offset says where the file stops making sense.
Result<ReadDocument, FileFailure> readDocumentFile(QByteArrayView bytes);

} // namespace syngraph
