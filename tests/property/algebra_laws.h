#pragma once

#include "common/ot/delta.h"

#include <QString>

namespace syngraph {

/// The laws that common/ot/algebra.h promises, each for one case. They return an empty string when
/// the law holds, else the case in readable form. Documents are insert-only Deltas, and applying an
/// operation is composing it onto the document.

/// TP1 as operations, which holds on every document: earlier and then the transformed later is the
/// same operation as later and then the transformed earlier. Results are canonical.
QString brokenDiamond(const Delta &earlier, const Delta &later);

/// An operation, and what it makes of the document in question.
struct Step
{
    Delta operation;
    Delta after;
};

/// TP1 on `document`, whose own rules hold before and after: valid schema, whole surrogate pairs,
/// final "\n" in place, for both results and both transformed operations.
QString brokenMerge(const Delta &document, const Step &earlier, const Step &later);

/// `second` is made on the target of `first`: composing and applying is applying both.
QString brokenComposition(const Delta &document, const Delta &first, const Delta &second);

/// compose(compose(a, b), c) is compose(a, compose(b, c)).
QString brokenAssociativity(const Delta &a, const Delta &b, const Delta &c);

/// The inverse brings `document` back, and its own inverse leads forward again.
QString brokenInverse(const Delta &document, const Delta &operation);

/// A position moves as an insert at it would: to the left of what is there already when it counts
/// as later, else to the right.
QString brokenPosition(const Delta &operation, qsizetype position);

} // namespace syngraph
