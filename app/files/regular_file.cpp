#include "app/files/regular_file.h"

#include "common/base/file_limits.h"
#include "common/base/sha256.h"

#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace syngraph {

namespace {

constexpr qint64 kChunkBytes = 256 * 1024;

FileFailure failureOf(int error)
{
    switch (error) {
    case ENOENT:
    case ENOTDIR:
    case ENAMETOOLONG:
        return {FileError::NotFound};
    case EACCES:
    case EPERM:
        return {FileError::NotAllowed};
    case EISDIR:
    case ENXIO:
        return {FileError::NotRegular};
    default:
        return {FileError::Failed};
    }
}

qint64 modifiedOf(const struct stat &status)
{
    return qint64(status.st_mtim.tv_sec) * 1'000'000'000 + status.st_mtim.tv_nsec;
}

class Descriptor final
{
public:
    /// A pipe nobody writes to must not hold up whoever opens it.
    explicit Descriptor(const QString &path)
        : m_number(::open(QFile::encodeName(path).constData(), O_RDONLY | O_NONBLOCK | O_CLOEXEC
                                                                   | O_NOCTTY))
    {
    }
    ~Descriptor()
    {
        if (m_number >= 0)
            ::close(m_number);
    }
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;
    int number() const { return m_number; }

private:
    int m_number;
};

} // namespace

Result<FileContent, FileFailure> readRegularFile(const QString &path, qsizetype mostBytes)
{
    if (path.isEmpty() || path.contains(QChar(QChar::Null)))
        return FileFailure{FileError::NotFound};
    const Descriptor file(path);
    if (file.number() < 0)
        return failureOf(errno);
    struct stat status = {};
    if (::fstat(file.number(), &status) != 0)
        return failureOf(errno);
    if (!S_ISREG(status.st_mode))
        return FileFailure{FileError::NotRegular};
    if (status.st_size > mostBytes)
        return FileFailure{FileError::TooLarge};
    FileContent content;
    for (;;) {
        const auto before = content.bytes.size();
        content.bytes.resize(before + kChunkBytes);
        const auto got = ::read(file.number(), content.bytes.data() + before, size_t(kChunkBytes));
        if (got < 0 && errno == EINTR) {
            content.bytes.resize(before);
            continue;
        }
        if (got < 0)
            return failureOf(errno);
        content.bytes.resize(before + got);
        if (content.bytes.size() > mostBytes)
            return FileFailure{FileError::TooLarge};
        if (got == 0)
            break;
    }
    content.mark = {content.bytes.size(), modifiedOf(status), Sha256::of(content.bytes)};
    return content;
}

Result<FileMark, QString> writeWholeFile(const QString &path, const QByteArray &bytes)
{
    const QFileInfo there(path);
    if (there.exists() && !there.isFile())
        return QString();
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.flush())
        return file.errorString();
    if (::fdatasync(file.handle()) != 0)
        return QString::fromLocal8Bit(std::strerror(errno));
    // Of what was written here, and not of what another program may put there in the next moment.
    struct stat status = {};
    FileMark mark{bytes.size(), 0, Sha256::of(bytes)};
    if (::fstat(file.handle(), &status) == 0)
        mark.modified = modifiedOf(status);
    if (!file.commit())
        return file.errorString();
    return mark;
}

bool hasChangedSince(const QString &path, const FileMark &mark)
{
    struct stat status = {};
    if (::stat(QFile::encodeName(path).constData(), &status) != 0)
        return mark.isKnown() && errno != ENOENT;
    if (!mark.isKnown())
        return true;
    if (status.st_size == mark.bytes && modifiedOf(status) == mark.modified)
        return false;
    // Touched, or written again as it was.
    const auto now = readRegularFile(path);
    return !now || now->mark.hash != mark.hash;
}

} // namespace syngraph
