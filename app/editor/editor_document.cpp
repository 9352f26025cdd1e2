#include "app/editor/editor_document.h"

#include "app/editor/layout/paragraph_layout.h"

#include <QUrl>
#include <QVariant>

namespace syngraph {

EditorDocument::EditorDocument(QObject *parent)
    : QTextDocument(parent)
{
    setDocumentLayout(new ParagraphLayout(*this));
}

QVariant EditorDocument::loadResource(int, const QUrl &)
{
    return {};
}

} // namespace syngraph
