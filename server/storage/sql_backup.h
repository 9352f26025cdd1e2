#pragma once

#include "common/base/clock.h"
#include "common/base/result.h"

#include <QString>

namespace syngraph {

enum class BackupError {
    NoData,     ///< no data file of this program is there
    NotReadable,///< it is there, and cannot be read
    Exists,     ///< the target is there already; it was not touched
    NotWritable,///< the target cannot be made, or its disk is full
    Damaged     ///< the data is not sound, or the copy is not
};

/// Copies the data file of `directory` into `target`, a directory that must not exist yet: the
/// state of one moment, while a server goes on reading and writing. The copy is compact, checked
/// and synced when it returns Done, and a server can be started on it. On an error the target is
/// removed again. Blocks for as long as the disk takes. `VACUUM INTO`: sqlite.org/lang_vacuum.html.
///
/// Its documents have an epoch made of `now`, in seconds: clients of the original know by it that
/// another history begins where the copy ends, and take it from there with their own text kept.
Status<BackupError> backUpDatabase(const QString &directory, const QString &target, WallTime now);

} // namespace syngraph
