#pragma once

#include <QIcon>
#include <QLatin1StringView>

namespace syngraph {

/// The drawing resources/icons/<name>.svg, painted in the colour that the application's palette has
/// for text at that moment: an icon made once is right in light and dark, enabled and disabled.
/// What is switched on or used as `accented` is painted in the accent colour.
QIcon themedIcon(QLatin1StringView name);
/// In the colour of text on the accent colour, for the primary button.
QIcon iconOnAccent(QLatin1StringView name);

} // namespace syngraph
