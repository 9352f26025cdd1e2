#pragma once

#include "common/ot/delta.h"

#include <vector>

namespace syngraph {

/// What may happen at the gaps and to the units of a small document.
struct SmallAlphabet
{
    std::vector<Delta> inserts;        ///< insert-only fragments; none is always possible
    std::vector<AttributeSet> changes; ///< of a retain; a plain one is always possible
};

/// Every operation on a document of `length` units >= 1 that leaves the last unit in its place.
std::vector<Delta> allOperations(qsizetype length, const SmallAlphabet &alphabet);

/// Every document of `length` units: "a" plain or bold and "\n" plain or as a heading, the last
/// unit "\n".
std::vector<Delta> allDocuments(qsizetype length);

/// "x" and "\n", plain and formatted, and changes that set and remove one inline and one paragraph
/// key: all that the algebra tells apart.
SmallAlphabet fullAlphabet();
/// Fewer of them, for documents of three units and of four.
SmallAlphabet smallerAlphabet();
SmallAlphabet smallestAlphabet();
/// Bold and a heading, and "x" to insert.
SmallAlphabet twoAttributes();

} // namespace syngraph
