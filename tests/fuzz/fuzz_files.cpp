// Files of every form that can be opened. The first byte says which; of OpenDocument it is the XML
// within, or no mutation would get past the archive's checksums, and of the program's own files the
// seal is made right.

#include "app/files/document_file.h"
#include "app/files/exporter.h"
#include "app/files/html_reader.h"
#include "app/files/reader.h"
#include "app/files/zip_archive.h"
#include "common/base/sha256.h"
#include "common/ot/schema.h"
#include "tests/fuzz/fuzz_target.h"

namespace syngraph {

namespace {

/// Whatever came out is a document as a server would take it, and can be written in every form.
void checkRead(const Result<ReadDocument, FileFailure> &read)
{
    if (!read)
        return;
    const Document &document = read->document;
    document.checkInvariants();
    FUZZ_CHECK(validateSchema(document.toDelta()).ok());
    FUZZ_CHECK(Document().check(Delta::identity(1)).ok());
    for (const auto form : {FileForm::Odt, FileForm::Markdown, FileForm::Html, FileForm::Text})
        FUZZ_CHECK(readDocument(exportDocument(document, form, read->title), form).ok());
    const auto own = readDocumentFile(writeDocumentFile(document, read->title));
    FUZZ_CHECK(own && own->document == document);
}

} // namespace

void fuzz(QByteArrayView input)
{
    if (input.isEmpty())
        return;
    const auto body = input.sliced(1).toByteArray();
    switch (input[0]) {
    case 'h':
        checkRead(readDocument(body, FileForm::Html));
        break;
    case 'm':
        checkRead(readDocument(body, FileForm::Markdown));
        break;
    case 't':
        checkRead(readDocument(body, FileForm::Text));
        break;
    case 'x':
        checkRead(readDocument(zipOf({{"mimetype", "application/vnd.oasis.opendocument.text"},
                                      {"content.xml", body}}),
                               FileForm::Odt));
        break;
    case 'z':
        checkRead(readDocument(body, FileForm::Odt));
        break;
    case 's': {
        checkRead(readDocument(body, FileForm::Syngraph));
        const auto unsealed = body.chopped(std::min<qsizetype>(body.size(), Sha256::kBytes));
        checkRead(readDocument(unsealed + Sha256::of(unsealed), FileForm::Syngraph));
        break;
    }
    default:
        break;
    }
}

} // namespace syngraph
