#pragma once

#include <QPoint>
#include <QString>

class QMenu;

namespace syngraph {

class DocumentTab;

/// The menu over the text: what is misspelt there and how it may be meant, the link there, the
/// image that is selected, the clipboard. `place` is global; `link` is safe to open, or empty. Suggestions come when the
/// dictionary has them. The menu is a child of `tab` and deletes itself when it closes.
QMenu *showTextMenu(DocumentTab &tab, const QPoint &place, const QString &link);

} // namespace syngraph
