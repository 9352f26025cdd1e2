#include "app/ui/local_file.h"

#include "app/files/exporter.h"
#include "app/files/reader.h"
#include "app/models/shown_text.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace syngraph {

namespace {

constexpr qsizetype kShownName = 120;
constexpr qsizetype kShownReason = 120;

/// The texts of this file.
struct FileWords
{
    Q_DECLARE_TR_FUNCTIONS(FileWords)
};

bool isText(FileForm form)
{
    return form == FileForm::Text || form == FileForm::Markdown || form == FileForm::Html;
}

} // namespace

Result<OpenedFile, FileFailure> openLocalFile(const QString &path)
{
    const QFileInfo info(path);
    auto content = readRegularFile(path);
    if (!content)
        return content.error();
    FileForm form = fileFormNamed(info.suffix()).value_or(FileForm::Text);
    if (form == FileForm::Json)
        form = FileForm::Text;
    auto read = readDocument(content->bytes, form);
    if (!read)
        return read.error();
    OpenedFile opened;
    opened.file.path = info.absoluteFilePath();
    opened.file.form = form;
    opened.file.mark = content->mark;
    opened.file.notes = read->notes;
    opened.file.hasWindowsLines = isText(form) && content->bytes.contains("\r\n");
    opened.document = read->document;
    opened.title = read->title.isEmpty() ? info.completeBaseName() : read->title;
    return opened;
}

Result<LocalFile, QString> saveLocalFile(const LocalFile &file, const Document &document,
                                         const QString &title)
{
    QByteArray bytes = exportDocument(document, file.form, title);
    if (file.hasWindowsLines && isText(file.form))
        bytes.replace("\n", "\r\n");
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
