#include "app/files/reader.h"

#include "app/files/document_file.h"
#include "app/files/exporter.h"
#include "app/files/html_pictures.h"
#include "app/files/html_reader.h"
#include "app/files/html_references.h"
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
    ReadDocument read{std::move(document).value(), title, assembler.notes(), assembler.images()};
    read.notes.hasReplacedBytes = notes.hasReplacedBytes;
    read.notes.isRecoded = notes.isRecoded;
    return read;
}

/// Pages say in themselves how they are spelled; one that says nothing is UTF-8. Nothing for a
/// spelling that is not known, unless it is UTF-8 after all.
std::optional<QString> decodePage(QByteArrayView bytes, FileNotes &notes)
{
    using Flag = QStringConverter::Flag;
    const auto encoding = QStringConverter::encodingForHtml(bytes);
    QStringDecoder decoder = encoding ? QStringDecoder(*encoding, Flag::Stateless)
                                      : QStringDecoder::decoderForHtml(bytes);
    const bool isKnown = decoder.isValid();
    if (!isKnown)
        decoder = QStringDecoder(QStringConverter::Utf8, Flag::Stateless);
    QString text = decoder(bytes);
    if (!isKnown && decoder.hasError())
        return std::nullopt;
    notes.hasReplacedBytes = decoder.hasError();
    notes.isRecoded = qstrcmp(decoder.name(), "UTF-8") != 0;
    // What says Latin-1 means the letters of Windows, which has some more (WHATWG Encoding).
    if (encoding == QStringConverter::Latin1) {
        for (QChar &letter : text) {
            if (letter.unicode() >= 0x80 && letter.unicode() <= 0x9f)
                letter = QChar(windowsLetter(letter.unicode()));
        }
    }
    return text;
}

} // namespace

qsizetype mostBytes(FileForm form)
{
    return holdsImages(form) ? limits::kPictureFileBytes : limits::kFileBytes;
}

Result<ReadDocument, FileFailure> readDocument(QByteArrayView bytes, FileForm form)
{
    if (bytes.size() > mostBytes(form))
        return FileFailure{FileError::TooLarge};
    DocumentAssembler assembler;
    FileNotes notes;
    switch (form) {
    case FileForm::Syngraph:
        return readDocumentFile(bytes);
    case FileForm::Odt:
        return readOdt(bytes);
    case FileForm::Html: {
        QByteArray bare = bytes.toByteArray();
        const auto pictures = cutOutPictures(bare);
        if (bare.size() > limits::kFileBytes)
            return FileFailure{FileError::TooLarge};
        const auto page = decodePage(bare, notes);
        if (!page)
            return FileFailure{FileError::UnknownLetters};
        const auto title =
            readHtml(*page, HtmlSource::File, kHtmlFileNodes, assembler, pictures);
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
