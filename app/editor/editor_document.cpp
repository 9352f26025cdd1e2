#include "app/editor/editor_document.h"

#include <QUrl>
#include <QVariant>

namespace syngraph {

QVariant EditorDocument::loadResource(int, const QUrl &)
{
    return {};
}

} // namespace syngraph
