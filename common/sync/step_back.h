#pragma once

#include "common/document/document.h"
#include "common/sync/undo_stack.h"

#include <optional>

namespace syngraph {

/// Whether a document may take an edit made here: what a server would refuse goes no way at all,
/// also where there is none yet.
Status<ApplyError> checkLocalEdit(const Document &document, const Delta &delta);

/// Whether a person can make an edit that fails so; else it is a fault of the program.
bool isNoFault(ApplyError error);

/// What an undo or a redo came to.
struct SteppedBack
{
    std::optional<Delta> delta;        ///< to be applied to the document, and kept
    std::optional<ApplyError> refusal; ///< the next one waits where it is, until there is room
    /// What was above `delta`, or all there was, no state of the document can take: it is gone.
    std::optional<ApplyError> dropped;
    /// Nothing that was left would have changed anything; it is gone, which is to be kept as well.
    bool isEmptied = false;
};

/// The next of the stack's, unless the document may not take it. `step` is Undo or Redo. The one
/// way back for documents with a session and without.
SteppedBack stepBack(UndoStack &stack, EditStep step, const Document &document);

} // namespace syngraph
