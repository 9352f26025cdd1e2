#include "server/storage/data_directory.h"

#include <QDir>
#include <QFile>

#ifdef Q_OS_UNIX
#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#else
#include <QLockFile>
#endif

namespace syngraph {

#ifdef Q_OS_UNIX

namespace {

class Descriptor final
{
public:
    explicit Descriptor(int number) : m_number(number) {}
    ~Descriptor()
    {
        if (m_number >= 0)
            ::close(m_number);
    }
    Descriptor(Descriptor &&other) noexcept : m_number(std::exchange(other.m_number, -1)) {}
    Descriptor &operator=(Descriptor &&) = delete;

    bool isOpen() const { return m_number >= 0; }
    int number() const { return m_number; }

private:
    int m_number;
};

// Children must not inherit the lock: it lives as long as the last copy of its descriptor.
Descriptor openPrivate(const QString &path, int flags)
{
    return Descriptor(::open(QFile::encodeName(path).constData(), flags | O_CLOEXEC, 0600));
}

} // namespace

class DataDirectory::Lock final
{
public:
    static Result<std::unique_ptr<Lock>, StoreOpenError> take(const QString &path)
    {
        auto file = openPrivate(path, O_RDWR | O_CREAT);
        if (!file.isOpen())
            return StoreOpenError::NotWritable;
        if (::flock(file.number(), LOCK_EX | LOCK_NB) != 0)
            return errno == EWOULDBLOCK ? StoreOpenError::Locked : StoreOpenError::NotWritable;
        return std::unique_ptr<Lock>(new Lock(std::move(file)));
    }

private:
    explicit Lock(Descriptor file) : m_file(std::move(file)) {}

    Descriptor m_file;
};

Status<StoreOpenError> DataDirectory::makePrivateFile(const QString &name) const
{
    const auto path = filePath(name);
    if (::unlink(QFile::encodeName(path).constData()) != 0 && errno != ENOENT)
        return StoreOpenError::NotWritable;
    if (!openPrivate(path, O_RDWR | O_CREAT | O_EXCL).isOpen())
        return StoreOpenError::NotWritable;
    return Done{};
}

Status<StoreOpenError> DataDirectory::renameFile(const QString &from, const QString &to) const
{
    if (std::rename(QFile::encodeName(filePath(from)).constData(),
                    QFile::encodeName(filePath(to)).constData())
        != 0)
        return StoreOpenError::NotWritable;
    const auto directory = openPrivate(m_path, O_RDONLY | O_DIRECTORY);
    if (!directory.isOpen() || ::fsync(directory.number()) != 0)
        return StoreOpenError::NotWritable;
    return Done{};
}

#else

class DataDirectory::Lock final
{
public:
    static Result<std::unique_ptr<Lock>, StoreOpenError> take(const QString &path)
    {
        std::unique_ptr<Lock> lock(new Lock(path));
        // Never stale by age: a server may well run for years.
        lock->m_file.setStaleLockTime(0);
        if (lock->m_file.tryLock())
            return lock;
        return lock->m_file.error() == QLockFile::LockFailedError ? StoreOpenError::Locked
                                                                  : StoreOpenError::NotWritable;
    }

private:
    explicit Lock(const QString &path) : m_file(path) {}

    QLockFile m_file;
};

Status<StoreOpenError> DataDirectory::makePrivateFile(const QString &name) const
{
    QFile file(filePath(name));
    if (file.exists() && !file.remove())
        return StoreOpenError::NotWritable;
    if (!file.open(QIODevice::ReadWrite | QIODevice::NewOnly)
        || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner))
        return StoreOpenError::NotWritable;
    return Done{};
}

Status<StoreOpenError> DataDirectory::renameFile(const QString &from, const QString &to) const
{
    if (!QFile::rename(filePath(from), filePath(to)))
        return StoreOpenError::NotWritable;
    return Done{};
}

#endif

Result<std::unique_ptr<DataDirectory>, StoreOpenError> DataDirectory::acquire(const QString &path)
{
    const auto absolute = QDir(path).absolutePath();
    if (!QDir(absolute).exists()) {
        // An existing directory keeps its mode: it may be shared on purpose. The files are private
        // in either case.
        if (!QDir().mkpath(absolute)
            || !QFile::setPermissions(absolute,
                                      QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner))
            return StoreOpenError::NotWritable;
    }
    auto lock = Lock::take(QDir(absolute).filePath(QStringLiteral("lock")));
    if (!lock)
        return lock.error();
    return std::unique_ptr<DataDirectory>(new DataDirectory(absolute, std::move(lock.value())));
}

DataDirectory::DataDirectory(const QString &path, std::unique_ptr<Lock> lock)
    : m_path(path), m_lock(std::move(lock))
{
}

DataDirectory::~DataDirectory() = default;

QString DataDirectory::filePath(const QString &name) const
{
    return QDir(m_path).filePath(name);
}

} // namespace syngraph
