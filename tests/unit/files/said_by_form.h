#pragma once

#include "app/files/file_form.h"
#include "common/base/random.h"
#include "tests/support/delta_pieces.h"

namespace syngraph {

/// Paragraphs of all kinds with text of all looks, line ends and odd spaces.
Document randomFormatted(Random &random);
/// What is left of `document` once it was written in `form` and read again: an independent account
/// of what each form can say.
Document saidBy(FileForm form, const Document &document);

/// Text to be read in a failed test.
QString described(const Document &document);
Document documentOf(std::initializer_list<DeltaPiece> pieces);
/// A paragraph end of `kind`.
DeltaPiece end(QStringView kind = {}, int indent = 0);

} // namespace syngraph
