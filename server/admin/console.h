#pragma once

#include <QString>

#include <optional>

class QCommandLineParser;

namespace syngraph::console {

void print(const QString &line);    ///< to standard output
void printRaw(const QString &text); ///< the same, as it is
void complain(const QString &line); ///< to standard error, with the program's name

/// Where data is kept when nobody says otherwise: $STATE_DIRECTORY under systemd, else
/// `syngraph-server` in the user's data folder.
QString defaultDataDirectory();

/// `option` as an absolute path; says what is wrong with it and gives nothing when it is empty.
std::optional<QString> directoryFrom(const QString &option);

/// Whether what is printed ends up in the system's journal, where others may read it for months.
bool printsIntoJournal();

/// Splits off help and wrong options: the exit code when the program is to end now.
int parse(QCommandLineParser &parser, const QStringList &arguments, bool &ends);

/// Lines "time level category: text" on standard error, from `level` on (debug, info, warning,
/// error). False for an unknown level.
bool setUpLog(const QString &level);

} // namespace syngraph::console
