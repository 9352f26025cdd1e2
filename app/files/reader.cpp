#include "app/files/reader.h"

#include "app/files/document_file.h"
#include "app/files/html_reader.h"
#include "app/files/markdown_reader.h"
#include "app/files/odt_reader.h"
#include "app/files/text_reader.h"
#include "common/base/file_limits.h"
#include "common/base/limits.h"

#include <QStringDecoder>

namespace syngraph {

namespace {

Result<ReadDocument, FileFailure> finished(DocumentAssembler &assembler, const QString &title,
                                           const FileNotes &notes)
{
    auto document = assembler.document();
    if (!document)
        return FileFailure{document.error()};
    ReadDocument read{std::move(document).value(), title, assembler.notes()};
    read.notes.hasReplacedBytes = notes.hasReplacedBytes;
    return read;
}

/// Pages say in themselves how they are spelled; one that says nothing is UTF-8.
QString decodePage(QByteArrayView bytes, FileNotes &notes)
{
    const auto encoding = QStringConverter::encodingForHtml(bytes).value_or(QStringConverter::Utf8);
    QStringDecoder decoder(encoding);
    QString text = decoder(bytes);
    notes.hasReplacedBytes = decoder.hasError();
    return text;
}

} // namespace

Result<ReadDocument, FileFailure> readDocument(QByteArrayView bytes, FileForm form)
{
    if (bytes.size() > limits::kFileBytes)
        return FileFailure{FileError::TooLarge};
    DocumentAssembler assembler;
    FileNotes notes;
    switch (form) {
    case FileForm::Syngraph:
        return readDocumentFile(bytes);
    case FileForm::Odt:
        return readOdt(bytes);
    case FileForm::Html: {
        const auto title =
            readHtml(decodePage(bytes, notes), HtmlSource::File, kHtmlFileNodes, assembler);
        if (!title)
            return FileFailure{FileError::TooLarge};
        return finished(assembler, title->left(limits::kTitleUnits), notes);
    }
    case FileForm::Markdown: {
        auto text = decodeText(bytes, notes);
        if (!text)
            return FileFailure{FileError::NotText};
        text->replace(QStringLiteral("\r\n"), QStringLiteral("\n")).replace(u'\r', u'\n');
        if (!readMarkdown(text->toUtf8(), assembler))
            return FileFailure{FileError::TooLarge};
        return finished(assembler, {}, notes);
    }
    case FileForm::Text: {
        const auto text = decodeText(bytes, notes);
        if (!text)
            return FileFailure{FileError::NotText};
        readText(*text, assembler);
        return finished(assembler, {}, notes);
    }
    case FileForm::Json:
        break;
    }
    return FileFailure{FileError::WrongForm};
}

} // namespace syngraph
