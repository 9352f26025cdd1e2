#pragma once

#include "common/base/random.h"
#include "common/ot/delta.h"

#include <QString>

#include <vector>

namespace syngraph {

/// Two people wrote apart from each other, and one of them comes back: once with everything composed
/// and transformed in one go, once operation by operation. See DeltaComposer for what may differ.
///
/// Who wrote a unit is seen from it: "a" to "z" the base, digits the log, capitals the one who comes
/// back; "\n" only in the base.
struct RebaseOutcome
{
    Delta document;
    std::vector<Delta> log;
    std::vector<Delta> own;
    Delta composed;
    Delta oneByOne;
};

/// Without `deletes` they delete text of their own, but nothing of the base.
RebaseOutcome rebaseBothWays(Random &random, bool deletes);

/// The two texts are one; empty when it holds.
QString brokenEquality(const RebaseOutcome &outcome);

/// The same units of the base with the same attributes, and between two of them the same units of
/// each of the two in the same order. Where the order of the two differs, a unit of the base was
/// deleted there.
QString brokenLikeness(const RebaseOutcome &outcome);

} // namespace syngraph
