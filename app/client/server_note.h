#pragma once

#include "common/link/share_link.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace syngraph {

/// What is noted of the server that an editor runs, in a file beside its documents, so that the next
/// editor finds it, whatever became of this one. A file that is missing or damaged is a note of
/// nothing. Value type; GUI thread.
struct ServerNote
{
    qint64 process = 0; ///< its number; 0: none
    qint64 begun = 0;   ///< when, as the kernel counts; numbers are used again, this is not
    int port = 0;       ///< that it was told to listen on
    int firstPort = 0;  ///< of the first links that were given out; 0: none yet
    bool isForNetwork = false;
    std::optional<ServerAddress> address; ///< once it has said so
    QByteArray key; ///< its fingerprint, which stays over its runs; empty when it is not known
    /// `host:port` that its links have named, the newest last; a server that was moved to another
    /// machine has the key, too, but is none of these.
    QStringList places;

    static ServerNote read(const QString &path);
    void write(const QString &path) const;

    /// The process is there still, it is that one, and it is `program`, also when its file has been
    /// replaced since.
    bool isAlive(const QString &program) const;
    /// `begun` of a process; 0 when there is none.
    static qint64 beginOf(qint64 process);
};

} // namespace syngraph
