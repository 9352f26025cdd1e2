#pragma once

#include <QStringList>

namespace syngraph {

/// `syngraph-server serve`: runs until SIGTERM or SIGINT. Prints where it listens, the address to
/// give to people, and on an empty data directory a first document's link. Returns an exit code
/// (exit_codes.h).
int runServe(const QStringList &arguments);

} // namespace syngraph
