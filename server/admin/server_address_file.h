#pragma once

#include "common/link/share_link.h"

#include <QString>

#include <optional>

namespace syngraph {

class Random;

/// What links of this server are made of: `address.json` (0600) in the data directory, written by
/// serve when it listens, read by the doc commands. Holds no document's token, but the key that
/// makes documents.
bool writeServerAddress(const QString &directory, const ServerAddress &address);
std::optional<ServerAddress> readServerAddress(const QString &directory);

/// The key in `creation.key` (0600), made on first use. Empty when it can neither be read nor made.
QByteArray loadOrMakeCreationKey(const QString &directory, Random &random);

} // namespace syngraph
