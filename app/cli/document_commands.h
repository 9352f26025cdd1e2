#pragma once

#include "app/cli/cli_context.h"
#include "app/files/exporter.h"

namespace syngraph::cli {

/// Prints the document's text.
ExitCode runCat(const CliContext &context, const ShareLink &link);
/// Prints the document in a format.
ExitCode runExport(const CliContext &context, const ShareLink &link, FileForm format);
struct AppendOptions
{
    bool figures = false; ///< what happened, to stderr
    bool echo = false;    ///< each line to stdout as soon as the journal has it
};
/// Appends standard input line by line as it comes, until its end; returns when the server has it
/// all. A server that goes away meanwhile is waited for. With a journal, what an earlier call could
/// not send goes first, and a document that is known is written to without the server.
ExitCode runAppend(const CliContext &context, const ShareLink &link, AppendOptions options);
/// Prints what others write, and who comes and goes, until interrupted.
ExitCode runWatch(const CliContext &context, const ShareLink &link);
/// Makes a document on a server and prints its links.
ExitCode runShare(const CliContext &context, const ServerAddress &server, const QString &title);

} // namespace syngraph::cli
