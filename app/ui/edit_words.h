#pragma once

#include "app/editor/document_binding.h"
#include "common/protocol/messages.h"
#include "common/sync/undo_stack.h"

#include <QString>

namespace syngraph {

/// Why something was not put into the document, for a notice.
QString refusalWords(EditRefusal reason);
/// An undo or a redo passed over a step.
QString stepLeftOutWords();
/// How an edit of the editor groups with its neighbours in undo.
EditKind editKindOf(const Delta &delta, EditOrigin origin);
/// Why what was written here could not be brought into the shared document.
QString recoveryWords(ErrorCode reason, bool hasOwnText);

} // namespace syngraph
