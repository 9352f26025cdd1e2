#pragma once

#include "app/cli/cli_context.h"
#include "app/client/export/exporter.h"

namespace syngraph::cli {

/// Prints the document's text.
ExitCode runCat(const CliContext &context, const ShareLink &link);
/// Prints the document in a format.
ExitCode runExport(const CliContext &context, const ShareLink &link, ExportFormat format);
/// Appends standard input line by line as it comes, until its end; returns when the server has it
/// all. A server that goes away meanwhile is waited for. `figures`: what happened, to stderr.
ExitCode runAppend(const CliContext &context, const ShareLink &link, bool figures);
/// Prints what others write, and who comes and goes, until interrupted.
ExitCode runWatch(const CliContext &context, const ShareLink &link);
/// Makes a document on a server and prints its links.
ExitCode runShare(const CliContext &context, const ServerAddress &server, const QString &title);

} // namespace syngraph::cli
