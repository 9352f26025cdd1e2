#pragma once

#include <QStringView>

namespace syngraph {

/// Runs of letters and digits, apostrophes and hyphens inside of them included; each ideograph
/// counts as a word of its own, as readers of Chinese and Japanese count.
qint64 countWords(QStringView text);

} // namespace syngraph
