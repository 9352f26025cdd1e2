#include "app/files/exporter.h"

#include "app/files/document_file.h"

namespace syngraph {

QByteArray exportDocument(const Document &document, FileForm form, const QString &title)
{
    switch (form) {
    case FileForm::Syngraph:
        return writeDocumentFile(document, title);
    case FileForm::Odt:
        return exportOdt(document, title);
    case FileForm::Markdown:
        return exportMarkdown(document);
    case FileForm::Html:
        return exportHtml(document, title);
    case FileForm::Json:
        return exportJson(document, title);
    case FileForm::Text:
        break;
    }
    return exportText(document);
}

} // namespace syngraph
