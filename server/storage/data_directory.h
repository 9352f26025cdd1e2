#pragma once

#include "common/base/result.h"
#include "server/storage/store.h"

#include <QString>

#include <memory>

namespace syngraph {

/// The directory that a server keeps its data in, locked for as long as this object lives: made
/// with mode 0700 when it is not there. The lock is flock(2) on the file `lock`, which the kernel
/// gives back however the process ends, so a killed server never blocks the next one. Thread: any,
/// one at a time.
class DataDirectory final
{
public:
    static Result<std::unique_ptr<DataDirectory>, StoreOpenError> acquire(const QString &path);
    ~DataDirectory();
    DataDirectory(const DataDirectory &) = delete;
    DataDirectory &operator=(const DataDirectory &) = delete;

    QString filePath(const QString &name) const;

    /// An empty file with mode 0600, replacing one that is there.
    Status<StoreOpenError> makePrivateFile(const QString &name) const;
    /// In one step, and durable when it returns Done.
    Status<StoreOpenError> renameFile(const QString &from, const QString &to) const;

private:
    class Lock;

    DataDirectory(const QString &path, std::unique_ptr<Lock> lock);

    QString m_path;
    std::unique_ptr<Lock> m_lock;
};

} // namespace syngraph
