#pragma once

#include <QChar>

namespace syngraph {

/// OpenDocument knows no check lists: boxes are the first character of their items.
inline constexpr QChar kOpenBox(u'\u2610');
inline constexpr QChar kCheckedBox(u'\u2611');

} // namespace syngraph
