#pragma once

#include "app/files/document_assembler.h"

namespace syngraph {

/// Reads CommonMark with strike-through, tables and task lists. Of HTML in it <u>, <b>, <i>, <s>,
/// <code> and <br> are understood, all other stays the text that it is. Rows of tables become lines
/// with tabs, a head of YAML becomes code. False when the parser gave up.
bool readMarkdown(QByteArrayView utf8, DocumentAssembler &assembler);

} // namespace syngraph
