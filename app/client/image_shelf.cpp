#include "app/client/image_shelf.h"

#include "common/base/limits.h"
#include "common/base/sha256.h"
#include "common/platform/disk_sync.h"

#include <QDateTime>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QPointer>
#include <QSaveFile>

namespace syngraph {

namespace {

constexpr qint64 kTrimEvery = 32 * 1024 * 1024;
constexpr auto kOwner = QFile::ReadOwner | QFile::WriteOwner;

/// Hexadecimal, for file systems that do not tell capitals from small letters.
QString fileName(const QByteArray &image)
{
    return QString::fromLatin1(image.toHex());
}

QString folderName(JournalId document)
{
    return QString::fromLatin1(document.toBytes().toHex());
}

bool makeFolder(const QString &path)
{
    if (QDir(path).exists())
        return true;
    return QDir().mkpath(path) && QFile::setPermissions(path, kOwner | QFile::ExeOwner);
}

bool writeFile(const QString &path, const QByteArray &bytes)
{
    const QString folder = QFileInfo(path).absolutePath();
    if (!makeFolder(QFileInfo(folder).absolutePath()) || !makeFolder(folder))
        return false;
    QSaveFile file(path); // syncs before it renames
    if (!file.open(QIODevice::WriteOnly))
        return false;
    file.setPermissions(kOwner);
    return file.write(bytes) == bytes.size() && file.commit() && syncToDisk(folder)
        && syncToDisk(QFileInfo(folder).absolutePath());
}

QByteArray readFile(const QString &path, const QByteArray &image)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.size() > limits::kImageBytes)
        return {};
    const auto bytes = file.read(limits::kImageBytes);
    return Sha256::of(bytes) == image ? bytes : QByteArray();
}

/// Marks it as used.
void touch(const QString &path)
{
    QFile file(path);
    if (file.open(QIODevice::ReadWrite))
        file.setFileTime(QDateTime::currentDateTimeUtc(), QFile::FileModificationTime);
}

void trim(const QString &folder)
{
    QFileInfoList files;
    qint64 bytes = 0;
    QDirIterator walk(folder, QDir::Files, QDirIterator::Subdirectories);
    while (walk.hasNext()) {
        files.append(QFileInfo(walk.next()));
        bytes += files.last().size();
    }
    std::ranges::sort(files, [](const QFileInfo &a, const QFileInfo &b) {
        return a.lastModified() < b.lastModified();
    });
    for (const auto &file : std::as_const(files)) {
        if (bytes <= limits::kImageCacheBytes)
            return;
        if (QFile::remove(file.filePath()))
            bytes -= file.size();
    }
}

} // namespace

ImageShelf::ImageShelf(QString keptFolder, QString cacheFolder, QObject *parent)
    : QObject(parent), m_keptFolder(std::move(keptFolder)), m_cacheFolder(std::move(cacheFolder))
{
    m_thread.setMaxThreadCount(1);
    run([this] { trim(m_cacheFolder); });
}

ImageShelf::~ImageShelf()
{
    m_thread.waitForDone();
}

void ImageShelf::run(std::function<void()> work)
{
    m_thread.start(std::move(work));
}

QString ImageShelf::keptPath(JournalId document, const QByteArray &image) const
{
    return m_keptFolder + u'/' + folderName(document) + u'/' + fileName(image);
}

QString ImageShelf::cachedPath(JournalId document, const QByteArray &image) const
{
    return m_cacheFolder + u'/' + folderName(document) + u'/' + fileName(image);
}

void ImageShelf::keep(JournalId document, const QByteArray &image, const QByteArray &bytes,
                      QObject *context, std::function<void(bool)> done)
{
    run([this, path = keptPath(document, image), bytes, guard = QPointer<QObject>(context),
         done = std::move(done)] {
        const bool isKept = writeFile(path, bytes);
        QMetaObject::invokeMethod(
            this,
            [guard, done, isKept] {
                if (guard)
                    done(isKept);
            },
            Qt::QueuedConnection);
    });
}

void ImageShelf::cache(JournalId document, const QByteArray &image, const QByteArray &bytes)
{
    run([this, path = cachedPath(document, image), bytes] {
        if (writeFile(path, bytes))
            trimWhenDue(bytes.size());
    });
}

void ImageShelf::settle(JournalId document, const QByteArray &image)
{
    run([this, from = keptPath(document, image), to = cachedPath(document, image), image] {
        const auto bytes = readFile(from, image);
        if (!bytes.isEmpty() && !writeFile(to, bytes))
            return; // stays where it is
        QFile::remove(from);
        trimWhenDue(bytes.size());
    });
}

void ImageShelf::trimWhenDue(qint64 written)
{
    m_untrimmed += written;
    if (m_untrimmed < kTrimEvery)
        return;
    m_untrimmed = 0;
    trim(m_cacheFolder);
}

QByteArray ImageShelf::readNow(JournalId document, const QByteArray &image) const
{
    auto bytes = readFile(keptPath(document, image), image);
    if (bytes.isEmpty())
        bytes = readFile(cachedPath(document, image), image);
    return bytes;
}

void ImageShelf::read(JournalId document, const QByteArray &image, QObject *context,
                      std::function<void(QByteArray)> done)
{
    run([this, document, image, guard = QPointer<QObject>(context), done = std::move(done)] {
        const auto bytes = readNow(document, image);
        if (!bytes.isEmpty())
            touch(cachedPath(document, image));
        QMetaObject::invokeMethod(
            this,
            [guard, done, bytes] {
                if (guard)
                    done(bytes);
            },
            Qt::QueuedConnection);
    });
}

QHash<QByteArray, qint64> ImageShelf::kept(JournalId document) const
{
    QHash<QByteArray, qint64> images;
    const auto files =
        QDir(m_keptFolder + u'/' + folderName(document)).entryInfoList(QDir::Files);
    for (const auto &file : files) {
        const auto image = QByteArray::fromHex(file.fileName().toLatin1());
        if (image.size() == Sha256::kBytes && file.size() > 0 && file.size() <= limits::kImageBytes)
            images.insert(image, file.size());
    }
    return images;
}

bool ImageShelf::adopt(JournalId document, const QByteArray &image)
{
    const QString own = keptPath(document, image);
    if (QFile::exists(own))
        return true;
    for (const auto &root : {m_keptFolder, m_cacheFolder}) {
        const auto folders = QDir(root).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
        for (const auto &folder : folders) {
            const QString there = root + u'/' + folder + u'/' + fileName(image);
            if (!QFile::exists(there))
                continue;
            const auto bytes = readFile(there, image);
            if (!bytes.isEmpty() && writeFile(own, bytes))
                return true;
        }
    }
    return false;
}

void ImageShelf::dropAllBut(const std::set<JournalId> &known)
{
    std::set<QString> names;
    for (const auto id : known)
        names.insert(folderName(id));
    run([roots = QStringList{m_keptFolder, m_cacheFolder}, names] {
        for (const auto &root : roots) {
            const auto folders = QDir(root).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
            for (const auto &folder : folders) {
                if (!names.contains(folder))
                    QDir(root + u'/' + folder).removeRecursively();
            }
        }
    });
}

} // namespace syngraph
