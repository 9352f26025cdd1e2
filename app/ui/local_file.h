#pragma once

#include "app/files/regular_file.h"

#include <QStringList>

namespace syngraph {

/// The file that a local document came from or was saved to last.
struct LocalFile
{
    QString path;
    FileForm form = FileForm::Syngraph;
    FileMark mark;             ///< as it was then
    FileNotes notes;           ///< what of it is not in the document
    bool hasWindowsLines = false; ///< of text, which keeps them
    bool hasOrderMark = false;    ///< likewise, of UTF-8
};

/// A file that was read, ready for a tab.
struct OpenedFile
{
    LocalFile file;
    Document document;
    QString title;
    ImageBytes images; ///< fit for documents
};
/// Reads `path` in the form that its name says; files of other names as plain text. Any thread.
Result<OpenedFile, FileFailure> openLocalFile(const QString &path);
/// Writes `document` into the file as a whole. The error is what to tell the person.
Result<LocalFile, QString> saveLocalFile(const LocalFile &file, const Document &document,
                                         const QString &title, const ImageBytes &images = {});

/// How a text that was kept elsewhere stands to its file, which is read anew.
struct FileComparison
{
    OpenedFile now;
    bool isSaved = false;  ///< the file has this text
    bool wasSaved = false; ///< it had, and another program has changed it since
};
/// `document` and `title` as they would be saved to `file`. Any thread.
Result<FileComparison, FileFailure> compareWithFile(const LocalFile &file, const Document &document,
                                                    const QString &title);
/// Whether the form of `file` leaves out something of the document.
bool losesFormats(const LocalFile &file, const Document &document);

/// Sentences for people. `path` may be of a stranger's choosing: it is shown on one line.
QString fileErrorWords(const FileFailure &failure, const QString &path);
QString fileNotesWords(const FileNotes &notes);
QString shownFileName(const QString &path);

} // namespace syngraph
