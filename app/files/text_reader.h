#pragma once

#include "app/files/document_assembler.h"

#include <QByteArray>

#include <optional>

namespace syngraph {

/// What bytes that should be text say: by their byte order mark, else as UTF-8; what is neither is
/// replaced and noted. nullopt when there is a NUL in it, which no text has.
std::optional<QString> decodeText(QByteArrayView bytes, FileNotes &notes);
/// Each line a paragraph; CR, LF and CRLF end lines.
void readText(QStringView text, DocumentAssembler &assembler);

} // namespace syngraph
