#pragma once

#include "server/admin/exit_codes.h"
#include "server/storage/store.h"

namespace syngraph {

/// What an administrator is told when the data cannot be opened, and the exit code that goes along.
QString sentenceFor(StoreOpenError error, const QString &directory);
ServerExit exitCodeFor(StoreOpenError error);

} // namespace syngraph
