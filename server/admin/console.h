#pragma once

#include <QString>

class QCommandLineParser;

namespace syngraph::console {

void print(const QString &line);    ///< to standard output
void complain(const QString &line); ///< to standard error, with the program's name

/// Where data is kept when nobody says otherwise: $STATE_DIRECTORY under systemd, else
/// `syngraph-server` in the user's data folder.
QString defaultDataDirectory();

/// Splits off help and wrong options: the exit code when the program is to end now.
int parse(QCommandLineParser &parser, const QStringList &arguments, bool &ends);

/// Lines "time level category: text" on standard error, from `level` on (debug, info, warning,
/// error). False for an unknown level.
bool setUpLog(const QString &level);

} // namespace syngraph::console
