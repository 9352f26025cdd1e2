#include "common/sync/step_back.h"

#include "common/ot/schema.h"

namespace syngraph {

Status<ApplyError> checkLocalEdit(const Document &document, const Delta &delta)
{
    if (!validateSchema(delta))
        return ApplyError::AgainstSchema;
    return document.check(delta);
}

SteppedBack stepBack(UndoStack &stack, EditStep step, const Document &document)
{
    SteppedBack outcome;
    const auto fits = [&](const Delta &candidate) {
        const auto fitting = checkLocalEdit(document, candidate);
        if (!fitting)
            outcome.refusal = fitting.error();
        return fitting.ok();
    };
    const bool isUndo = step == EditStep::Undo;
    SYNGRAPH_CHECK(isUndo || step == EditStep::Redo);
    const bool hasSome = isUndo ? stack.canUndo() : stack.canRedo();
    outcome.delta = isUndo ? stack.undo(document, fits) : stack.redo(document, fits);
    outcome.isEmptied = hasSome && !outcome.delta && !outcome.refusal;
    return outcome;
}

} // namespace syngraph
