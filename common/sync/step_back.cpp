#include "common/sync/step_back.h"

#include "common/ot/schema.h"

namespace syngraph {

namespace {

/// What goes away when something is deleted, or others delete it.
bool isForRoom(ApplyError error)
{
    switch (error) {
    case ApplyError::DocumentTooLong:
    case ApplyError::TooManyParagraphs:
    case ApplyError::ParagraphTooLong:
    case ApplyError::TooManyAttributes:
        return true;
    case ApplyError::AgainstSchema:
    case ApplyError::WrongBase:
    case ApplyError::SplitsPair:
    case ApplyError::LosesEnd:
        break;
    }
    return false;
}

} // namespace

Status<ApplyError> checkLocalEdit(const Document &document, const Delta &delta)
{
    if (!validateSchema(delta))
        return ApplyError::AgainstSchema;
    return document.check(delta);
}

bool isNoFault(ApplyError error)
{
    return isForRoom(error) || error == ApplyError::AgainstSchema;
}

SteppedBack stepBack(UndoStack &stack, EditStep step, const Document &document)
{
    SteppedBack outcome;
    const auto fits = [&](const Delta &candidate) {
        const auto fitting = checkLocalEdit(document, candidate);
        if (fitting)
            return UndoStack::Fit::Now;
        (isForRoom(fitting.error()) ? outcome.refusal : outcome.dropped) = fitting.error();
        return isForRoom(fitting.error()) ? UndoStack::Fit::Later : UndoStack::Fit::Never;
    };
    const bool isUndo = step == EditStep::Undo;
    SYNGRAPH_CHECK(isUndo || step == EditStep::Redo);
    const bool hasSome = isUndo ? stack.canUndo() : stack.canRedo();
    outcome.delta = isUndo ? stack.undo(document, fits) : stack.redo(document, fits);
    if (outcome.refusal)
        outcome.dropped.reset(); // all is as it was
    outcome.isEmptied = hasSome && !outcome.delta && !outcome.refusal;
    return outcome;
}

} // namespace syngraph
