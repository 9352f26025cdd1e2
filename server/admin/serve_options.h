#pragma once

#include "common/link/share_link.h"
#include "server/admin/server_host.h"

#include <QStringList>

namespace syngraph {

/// All that `serve` was told, checked.
struct ServeSettings
{
    ServerOptions server;
    QUrl publicUrl;          ///< as given; empty: made of the address
    QString certificateFile; ///< and keyFile: both or none
    QString keyFile;
    QString logLevel;
    bool tls = true;
    bool openCreation = false;
};

/// nullopt when the program is to end with `exitCode`: help was asked for, or something is wrong
/// and was said.
std::optional<ServeSettings> readServeOptions(const QStringList &arguments, int &exitCode);

} // namespace syngraph
