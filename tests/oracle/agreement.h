#pragma once

#include "common/ot/delta.h"

namespace syngraph {

/// Where quill-delta and common/ot follow the same rules. Outside of this they differ on purpose;
/// tst_oracle names each such case.

/// compose(): no change of `second` reaches a unit that `first` inserts and on which one of its keys
/// takes no effect here. quill-delta puts bold on "\n" and headings on letters.
bool composeAgrees(const Delta &first, const Delta &second);

/// transform(): nothing is inserted between two units that the other side formats alike, where the
/// intent rule would hold here.
bool transformAgrees(const Delta &first, const Delta &second);

/// invert(): no key is removed from text that does not have it. quill-delta's inverse then removes
/// it once more, ours does nothing.
bool invertAgrees(const Delta &operation, const Delta &base);
bool invertAgrees(const AttributeSet &change, const AttributeSet &base);

} // namespace syngraph
