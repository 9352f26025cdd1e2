#pragma once

#include <QString>

namespace syngraph {

/// The words of a menu entry as they are said elsewhere, in a tool tip or by a screen reader:
/// without "…" at the end and without the letter to press, be it marked within the words ("&Bold")
/// or, as Chinese and Arabic have it, added behind them ("粗体(&B)").
QString wordsOfMenuText(const QString &text);

} // namespace syngraph
