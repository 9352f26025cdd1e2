#pragma once

#include "common/base/result.h"

#include <QString>

namespace syngraph {

enum class BackupError {
    NoData,     ///< no data file of this program is there
    Exists,     ///< the target is there already; it was not touched
    NotWritable,///< the target cannot be made, or its disk is full
    Damaged     ///< the data cannot be read to its end, or the copy is not what was read
};

/// Copies the data file of `directory` into `target`, a directory that must not exist yet: the
/// state of one moment, while a server goes on reading and writing. A server can be started on the
/// copy. The copy is compact, checked and synced when it returns Done; on an error the target is
/// removed again. Blocks for as long as the disk takes. `VACUUM INTO`: sqlite.org/lang_vacuum.html.
Status<BackupError> backUpDatabase(const QString &directory, const QString &target);

} // namespace syngraph
