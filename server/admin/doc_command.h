#pragma once

#include <QStringList>

namespace syngraph {

/// `syngraph-server doc create|list|link|links|revoke|check|address`: through the running server's administration
/// socket, or on the data directory itself when none runs. Returns an exit code.
int runDoc(const QStringList &arguments);

} // namespace syngraph
