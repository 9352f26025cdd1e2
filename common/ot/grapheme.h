#pragma once

#include <QStringView>

#include <vector>

namespace syngraph {

/// Whether a grapheme cluster (Unicode annex 29), which people take for one character, begins or
/// ends at `position` in [0, text.size()]. Looks back to the next plain letters and no further:
/// cheap in most texts, but O(text) where none stands near, as in a paragraph of kana or one of
/// combining marks. Who asks for several places takes graphemeBoundariesAround().
bool isGraphemeBoundary(QStringView text, qsizetype position);

/// All boundaries in order of a stretch around `position` in [0, text.size()]. It begins with a
/// boundary before `position`, or at 0, and ends with one behind it, or at text.size(); both of
/// them follow from the two units at their sides alone. O(stretch).
std::vector<qsizetype> graphemeBoundariesAround(QStringView text, qsizetype position);

/// All boundaries of `text` in order, 0 and text.size() among them.
std::vector<qsizetype> graphemeBoundaries(QStringView text);

} // namespace syngraph
