#pragma once

#include "common/ot/delta.h"

#include <optional>

namespace syngraph {

/// The operation that makes `after` out of `before`, both insert-only and schema-valid; they are
/// documents or parts of documents and need not end in "\n".
///
/// Text that both have in common is retained, differing attributes on it become a change; two
/// embeds are the same when their embed keys are. Shortest possible in characters for differences
/// of up to some hundred; beyond that by whole paragraphs first, and what differs utterly is
/// deleted and inserted anew. Cuts no surrogate pair and no grapheme cluster of either side.
/// A pure function. Costs O(length) and at most some 50 ms of search, however unlike the two are: what is found too
/// late is replaced whole.
///
/// `caretAfter`, in [0, after's length], tells where typing or deleting left the caret. Where the
/// same letter stands several times in a row it decides which one came or went.
Delta diff(const Delta &before, const Delta &after, std::optional<qsizetype> caretAfter = {});

} // namespace syngraph
