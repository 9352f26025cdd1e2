#pragma once

#include "app/cli/cli_context.h"
#include "app/cli/trace.h"

namespace syngraph::cli {

/// Plays a recording through a server: one client per author, each of its transactions one
/// operation, made upon exactly what its author had seen. One more client only reads. At the end
/// all of them, and a client that comes anew, must hold exactly the recorded end text.
/// Prints operations per second, and p50 and p99 of the time from submit to the other's screen.
ExitCode runReplay(const CliContext &context, const ShareLink &link, const Trace &trace);

} // namespace syngraph::cli
