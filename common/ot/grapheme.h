#pragma once

#include <QStringView>

#include <vector>

namespace syngraph {

/// Whether a grapheme cluster (Unicode annex 29), which people take for one character, begins or
/// ends at `position` in [0, text.size()]. Looks no further back than it must, so that asking for
/// one place of a long text is cheap.
bool isGraphemeBoundary(QStringView text, qsizetype position);

/// All boundaries of `text` in order, 0 and text.size() among them.
std::vector<qsizetype> graphemeBoundaries(QStringView text);

} // namespace syngraph
