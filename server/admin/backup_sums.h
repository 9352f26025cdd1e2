#pragma once

#include "common/base/result.h"

#include <QString>

namespace syngraph {

enum class SumsError {
    Missing,    ///< no list of sums with the data file in it: not a whole backup
    Differs,    ///< a file is not the one that was copied, or is gone
    NotReadable ///< the disk does not give it
};

/// The SHA-256 of every file of a backup, in a list beside them: years later it tells whether the
/// disk still has what was copied. In the form of sha256sum(1), which can check it as well. Any
/// thread; blocks for as long as the disk takes.
inline constexpr QLatin1StringView kSumsFile("SHA256SUMS");

/// Of all files in `directory`; private and on the disk when it returns true.
bool writeSums(const QString &directory);
/// What the list has is there, byte by byte, and nothing else; `file` is the one that is not so.
/// Takes any directory and any list: only plain files are read.
Status<SumsError> checkSums(const QString &directory, QString &file);

} // namespace syngraph
