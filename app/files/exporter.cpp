#include "app/files/exporter.h"

#include "app/files/document_file.h"

namespace syngraph {

QByteArray exportDocument(const Document &document, FileForm form, const QString &title,
                          const ImageBytes &images)
{
    switch (form) {
    case FileForm::Syngraph:
        return writeDocumentFile(document, title, images);
    case FileForm::Odt:
        return exportOdt(document, title, images);
    case FileForm::Markdown:
        return exportMarkdown(document);
    case FileForm::Html:
        return exportHtml(document, title, images);
    case FileForm::Json:
        return exportJson(document, title);
    case FileForm::Text:
        break;
    }
    return exportText(document);
}

bool holdsImages(FileForm form)
{
    return form == FileForm::Syngraph || form == FileForm::Odt || form == FileForm::Html;
}

} // namespace syngraph
