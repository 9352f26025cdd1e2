#pragma once

#include <QString>

namespace syngraph {

/// "3.40.1": of the SQLite that this program runs with, which is the system's and no part of it.
/// Some versions lose data in rare cases, so that whoever looks for a cause has to know. Any thread.
QString sqliteVersion();

} // namespace syngraph
