#pragma once

#include "app/files/file_form.h"
#include "common/base/file_limits.h"
#include "common/base/result.h"

#include <QByteArray>
#include <QString>

namespace syngraph {

/// How a file was when it was read or written last, so that somebody else's change is noticed.
struct FileMark
{
    qint64 bytes = -1; ///< -1: there is none
    qint64 modified = 0; ///< nanoseconds since 1970
    QByteArray hash;     ///< SHA-256 of what is in it
    bool isKnown() const { return bytes >= 0; }
    bool operator==(const FileMark &) const = default;
};

struct FileContent
{
    QByteArray bytes;
    FileMark mark;
};

/// All of a regular file of at most `mostBytes`. Folders, devices, pipes and sockets are
/// refused without waiting for them; a file that grows meanwhile is read up to the limit.
Result<FileContent, FileFailure> readRegularFile(const QString &path,
                                                 qsizetype mostBytes = limits::kFileBytes);
/// Replaces the file as a whole or leaves it as it is; what is written is on the disk. The error is
/// the system's words, empty where something that is no file has the name.
Result<FileMark, QString> writeWholeFile(const QString &path, const QByteArray &bytes);
/// Whether the file is another than `mark` says; one that is gone is none.
bool hasChangedSince(const QString &path, const FileMark &mark);

} // namespace syngraph
