#pragma once

#include "common/document/document.h"
#include "common/export/paragraphs.h"

#include <QString>

#include <optional>

namespace syngraph {

/// What a document can be written as. All but Json can also be read.
enum class FileForm : quint8 { Syngraph, Odt, Markdown, Html, Text, Json };

/// By the name that the command line and file endings use: syngraph, odt, md, html, txt, json and
/// what else these are called; upper case counts as lower case.
std::optional<FileForm> fileFormNamed(QStringView name);
/// The ending that files of this form get, without the dot.
QString endingOf(FileForm form);
/// Whether everything that a document can say is still there after writing and reading.
bool keepsEverything(FileForm form);

/// Why a file is not opened. The words are made in app/ui.
enum class FileError {
    NotFound,
    NotAllowed,      ///< no right to read it
    NotRegular,      ///< a folder, a device, a pipe
    TooLarge,        ///< the file, what it unpacks to, or the document in it
    NotText,         ///< bytes that are no text
    UnknownLetters,  ///< text in a character set that is not known here
    WrongForm,       ///< not what its ending says
    NewerVersion,    ///< a later version of this program wrote it
    Damaged,         ///< cut off, or changed since it was written
    Encrypted,
    Forbidden,       ///< names, entities or nesting that no honest writer makes
    Failed           ///< the disk reports errors
};

struct FileFailure
{
    FileError error = FileError::Failed;
    qint64 offset = -1; ///< in bytes, where it is known
    bool operator==(const FileFailure &) const = default;
};

/// What a document does not have of its file; to be told before it is saved in its place.
struct FileNotes
{
    bool hasLostImages = false;
    bool hasLostObjects = false;    ///< comments, foot notes, embedded and active things
    bool hasFlattenedTables = false;
    bool hasSplitParagraphs = false; ///< longer than limits::kParagraphUnits
    bool hasReplacedBytes = false;   ///< they were not of the file's character set
    bool hasLostCharacters = false;  ///< controls and others that documents do not have
    bool isRecoded = false;          ///< its character set was not UTF-8, as it will be
    /// Fonts, pages, scripts, comments and what else another program put around the text.
    bool hasLostLook = false;
    bool isNone() const { return *this == FileNotes(); }
    bool operator==(const FileNotes &) const = default;
};

/// A file as a document of its own: whatever it says of servers, people and other documents is gone.
struct ReadDocument
{
    Document document;
    QString title; ///< of the file's own; empty when it has none
    FileNotes notes;
    ImageBytes images; ///< that the document names, as they are in the file
};

} // namespace syngraph
