#pragma once

#include "common/ot/delta.h"

#include <QString>

namespace syngraph {

/// For people who read a failed test: `5: retain 2 {bold:true} | insert "a\n" | delete 1`, where
/// the number in front is the base length. Units outside of ASCII stand as \u{hex}.
QString describe(const Delta &delta);
QString describe(const AttributeSet &attributes);

/// What QCOMPARE prints.
char *toString(const Delta &delta);
char *toString(const AttributeSet &attributes);

/// Whether `delta` is in the one canonical form, judged from its components alone and without help
/// of DeltaBuilder or DeltaParser.
bool isCanonical(const Delta &delta);

/// Everything that an insert-only delta holds, as a string.
QString textOf(const Delta &document);

} // namespace syngraph
