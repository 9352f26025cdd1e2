#pragma once

#include "common/base/random.h"
#include "common/ot/delta.h"

namespace syngraph {

/// What random documents and operations look like. Chances are in [0, 1].
struct GeneratorOptions
{
    int documentPieces = 8;  ///< at most so many runs before the final "\n"
    int operationPieces = 4; ///< at most so many edits in one operation
    int textClusters = 4;    ///< at most so many characters in one piece of text
    double attributes = 0.3; ///< chance that a piece carries or changes attributes
    double embeds = 0.05;    ///< chance that a piece is an embed
    double paragraphEnds = 0.2;
    double wideCharacters = 0.3; ///< surrogates, ZWJ families, combining marks, RTL
    double samePlace = 0.3;      ///< chance of an edit at the start, the middle or the very end
    bool wholeClusters = false;  ///< edits keep grapheme clusters whole, as an editor does
};

/// A document as inserts, its final "\n" included: schema-valid, in canonical form.
Delta randomDocument(Random &random, const GeneratorOptions &options = {});

/// A schema-valid operation on `document`, an insert-only Delta that ends in "\n": nothing, a key
/// press, a deletion, a replacement, a format of a part or of everything, or several of these.
/// Never cuts a surrogate pair, never deletes the final "\n" or inserts after it.
Delta randomOperation(Random &random, const Delta &document, const GeneratorOptions &options = {});

/// One to `clusters` characters without "\n" and embeds.
QString randomText(Random &random, int clusters, double wideCharacters = 0.3);

/// Whether a boundary of `operation` lies inside a surrogate pair of `text`, its base.
bool splitsPair(const Delta &operation, QStringView text);

} // namespace syngraph
