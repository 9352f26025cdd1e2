#include "app/ui/local_file.h"

#include "app/editor/image_coding.h"
#include "app/files/exporter.h"
#include "app/files/reader.h"
#include "app/files/zip_archive.h"
#include "app/models/shown_text.h"
#include "common/base/check.h"
#include "common/base/file_limits.h"
#include "common/base/ids.h"
#include "common/base/sha256.h"
#include "common/ot/schema.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace syngraph {

namespace {

constexpr qsizetype kShownName = 120;
constexpr qsizetype kShownReason = 120;
constexpr qsizetype kSmallArchive = 64 * 1024; ///< no reader's bound is near

/// The texts of this file.
struct FileWords
{
    Q_DECLARE_TR_FUNCTIONS(FileWords)
};

constexpr QByteArrayView kOrderMark("\xef\xbb\xbf");
/// Strangers' images become such as are put in by hand: without what photographs tell. Those that
/// cannot be read are taken out.
void prepareImages(ReadDocument &read)
{
    if (read.images.isEmpty())
        return;
    QHash<QByteArray, QByteArray> names;
    ImageBytes prepared;
    for (auto each = read.images.cbegin(); each != read.images.cend(); ++each) {
        if (const auto image = image_coding::prepare(each.value())) {
            const auto name = Sha256::of(*image);
            names.insert(each.key(), name);
            prepared.insert(name, *image);
        }
    }
    DeltaBuilder builder;
    const auto whole = read.document.toDelta();
    for (const auto &component : whole.components()) {
        AttributeSet attributes = component.attributes;
        if (const auto image = imageIn(attributes)) {
            const auto name = names.value(*image);
            read.notes.hasLostImages = read.notes.hasLostImages || name.isEmpty();
            if (name.isEmpty())
                continue;
            attributes = attributes.with(AttributeKey::Image, AttributeValue(base64UrlText(name)));
        }
        builder.insert(whole.text(component), attributes);
    }
    auto document = Document::fromDelta(builder.build());
    SYNGRAPH_CHECK(document.ok());
    read.document = std::move(document).value();
    read.images = prepared;
}

bool isText(FileForm form)
{
    return form == FileForm::Text || form == FileForm::Markdown || form == FileForm::Html;
}

bool hasWindowsLines(const QByteArray &bytes)
{
    const bool isWide = bytes.startsWith("\xff\xfe") || bytes.startsWith("\xfe\xff");
    return isWide ? bytes.contains(QByteArray("\r\0\n", 3)) : bytes.contains("\r\n");
}

/// The bounds of the readers: what they refuse must not count as saved.
bool canBeReadAgain(FileForm form, const QByteArray &bytes)
{
    if (bytes.size() > mostBytes(form))
        return false;
    if (form != FileForm::Odt || bytes.size() < kSmallArchive)
        return true;
    auto archive = ZipReader::open(bytes);
    return archive && archive.value().read("content.xml");
}

QByteArray bytesOf(const LocalFile &file, const Document &document, const QString &title,
                   const ImageBytes &images)
{
    QByteArray bytes = exportDocument(document, file.form, title, images);
    if (file.hasWindowsLines && isText(file.form))
        bytes.replace("\n", "\r\n");
    if (file.hasOrderMark && isText(file.form))
        bytes.prepend(kOrderMark.toByteArray());
    return bytes;
}

} // namespace

Result<OpenedFile, FileFailure> openLocalFile(const QString &path)
{
    const QFileInfo info(path);
    FileForm form = fileFormNamed(info.suffix()).value_or(FileForm::Text);
    if (form == FileForm::Json)
        form = FileForm::Text;
    auto content = readRegularFile(path, mostBytes(form));
    if (!content)
        return content.error();
    auto read = readDocument(content->bytes, form);
    if (!read)
        return read.error();
    if (form != FileForm::Syngraph)
        prepareImages(read.value());
    OpenedFile opened;
    opened.file.path = info.absoluteFilePath();
    opened.file.form = form;
    opened.file.mark = content->mark;
    opened.file.notes = read->notes;
    opened.file.hasWindowsLines = isText(form) && hasWindowsLines(content->bytes);
    opened.file.hasOrderMark = isText(form) && content->bytes.startsWith(kOrderMark);
    opened.document = read->document;
    opened.images = read->images;
    opened.title = read->title.isEmpty() ? info.completeBaseName() : read->title;
    return opened;
}

Result<LocalFile, QString> saveLocalFile(const LocalFile &file, const Document &document,
                                         const QString &title, const ImageBytes &images)
{
    const QByteArray bytes = bytesOf(file, document, title, images);
    if (!canBeReadAgain(file.form, bytes))
        return FileWords::tr("it would be too large to be opened again");
    const auto mark = writeWholeFile(file.path, bytes);
    if (!mark) {
        return mark.error().isEmpty() ? FileWords::tr("there is something of this name that is no file")
                                      : singleLine(mark.error(), kShownReason);
    }
    LocalFile saved = file;
    saved.mark = *mark;
    saved.notes = {};
    return saved;
}

Result<FileComparison, FileFailure> compareWithFile(const LocalFile &file, const Document &document,
                                                    const QString &title)
{
    auto opened = openLocalFile(file.path);
    if (!opened)
        return opened.error();
    const QByteArray hash = Sha256::of(bytesOf(file, document, title, opened->images));
    FileComparison found;
    found.isSaved = opened->file.mark.hash == hash || opened->document == document;
    found.wasSaved = file.mark.hash == hash;
    found.now = std::move(opened).value();
    return found;
}

bool losesFormats(const LocalFile &file, const Document &document)
{
    bool hasFormats = false;
    if (file.form == FileForm::Text) {
        document.visitRuns(0, document.length(), [&](QStringView, const AttributeSet &attributes) {
            hasFormats = hasFormats || !attributes.isEmpty();
        });
    }
    return hasFormats;
}

QString shownFileName(const QString &path)
{
    return isolatedName(singleLine(QFileInfo(path).fileName(), kShownName));
}

QString fileErrorWords(const FileFailure &failure, const QString &path)
{
    const QString name = shownFileName(path);
    const auto reason = [&failure] {
        switch (failure.error) {
        case FileError::NotFound: return FileWords::tr("There is no file %1.");
        case FileError::NotAllowed: return FileWords::tr("Reading %1 is not allowed.");
        case FileError::NotRegular: return FileWords::tr("%1 is a folder or a device, no file.");
        case FileError::TooLarge: return FileWords::tr("%1 is too large for a document.");
        case FileError::NotText: return FileWords::tr("%1 is no text.");
        case FileError::UnknownLetters:
            return FileWords::tr("%1 is written in a character set that is not known.");
        case FileError::WrongForm: return FileWords::tr("%1 is not what its ending says.");
        case FileError::NewerVersion:
            return FileWords::tr("%1 was written by a later version of this program.");
        case FileError::Damaged: return FileWords::tr("%1 is damaged.");
        case FileError::Encrypted: return FileWords::tr("%1 is protected by a password.");
        case FileError::Forbidden:
            return FileWords::tr("%1 holds what no document needs, and is not opened.");
        case FileError::Failed: break;
        }
        return FileWords::tr("%1 cannot be read.");
    };
    QString words = reason().arg(name);
    const bool isPlace = failure.offset > 0
        && (failure.error == FileError::Damaged || failure.error == FileError::Forbidden);
    if (isPlace)
        words += u' ' + FileWords::tr("It makes no sense from byte %1 on.").arg(failure.offset);
    return words;
}

QString fileNotesWords(const FileNotes &notes)
{
    QStringList sentences;
    if (notes.hasLostImages)
        sentences.append(FileWords::tr("Pictures were left out."));
    if (notes.hasLostObjects)
        sentences.append(FileWords::tr("Notes, comments and objects were left out."));
    if (notes.hasFlattenedTables)
        sentences.append(FileWords::tr("Tables became lines."));
    if (notes.hasSplitParagraphs)
        sentences.append(FileWords::tr("Very long paragraphs were parted."));
    if (notes.hasReplacedBytes)
        sentences.append(FileWords::tr("Some characters could not be read."));
    if (notes.hasLostCharacters)
        sentences.append(FileWords::tr("Control characters were left out."));
    if (notes.isRecoded)
        sentences.append(FileWords::tr("Its character set is UTF-8 from then on."));
    if (notes.hasLostLook)
        sentences.append(
            FileWords::tr("Its fonts, page layout, comments and scripts are not kept."));
    return sentences.join(u' ');
}

} // namespace syngraph
