#pragma once

#include <QString>

namespace syngraph {

/// Has the file or the folder at `path` on the disk, so that it survives a power cut; a new name
/// does once its folder is there as well. False when the disk does not take it. Blocks for as long
/// as the disk takes; any thread.
bool syncToDisk(const QString &path);

} // namespace syngraph
