#pragma once

#include "app/editor/document_binding.h"
#include "app/editor/edit_commands.h"
#include "app/files/file_form.h"

#include <QMimeData>

#include <memory>
#include <vector>

namespace syngraph::clipboard {

/// What a copy of the selection puts on the clipboard: plain text, and, unless that would be larger
/// than what is taken back, the format of fragment_codec.h and HTML for other programs.
std::unique_ptr<QMimeData> mimeDataFor(const Document &document, const Selection &selection);

bool canPaste(const QMimeData &source);

/// What a paste or drop at `position` inserts. The own format is checked like input from the
/// network; HTML is read by html_reader.h, which fetches nothing, unless it is too much or goes
/// into code; all else counts as plain text, addresses of files are text.
/// `attributes` are those of typed text; `left` is told what could not be taken along.
Result<Delta, EditRefusal> fragmentFrom(const QMimeData &source, const Document &document,
                                        qsizetype position, const AttributeSet &attributes,
                                        FileNotes &left);

/// `fragment` in parts that each make an operation within limits.h and are soon in the text, cut
/// behind paragraph ends where there are any, never within a surrogate pair.
std::vector<Delta> inParts(const Delta &fragment);

} // namespace syngraph::clipboard
