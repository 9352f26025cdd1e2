#pragma once

#include <QStringList>

namespace syngraph {

/// `syngraph-server backup DIRECTORY`: all that a server needs to go on elsewhere, data and keys,
/// as a data directory of its own. Works while the server runs. Returns an exit code.
int runBackup(const QStringList &arguments);

} // namespace syngraph
