#include "app/files/zip_archive.h"

#include "common/base/file_limits.h"

#include <QSet>

#include <zip.h>

namespace syngraph {

namespace {

constexpr quint32 kUnixKindMask = 0170000;
constexpr quint32 kUnixLink = 0120000;
constexpr qsizetype kChunkBytes = 64 * 1024;
constexpr time_t kWrittenAt = 946'771'200; ///< noon of a day, so that bytes do not tell of today

bool isOddName(QByteArrayView name)
{
    if (name.isEmpty() || name.size() > 512 || name.startsWith('/') || name.contains('\\')
        || name.contains(':') || name.contains('\0'))
        return true;
    for (const auto &part : name.toByteArray().split('/')) {
        if (part == "..")
            return true;
    }
    return false;
}

FileFailure failureOf(const zip_error_t &error)
{
    switch (zip_error_code_zip(&error)) {
    case ZIP_ER_NOZIP:
        return {FileError::WrongForm, 0};
    case ZIP_ER_MEMORY:
        return {FileError::TooLarge};
    default:
        return {FileError::Damaged};
    }
}

} // namespace

void ZipReader::Close::operator()(zip *archive) const
{
    zip_discard(archive);
}

Result<ZipReader, FileFailure> ZipReader::open(QByteArrayView bytes)
{
    if (!bytes.startsWith("PK"))
        return FileFailure{FileError::WrongForm, 0};
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t *source =
        zip_source_buffer_create(bytes.data(), zip_uint64_t(bytes.size()), 0, &error);
    if (!source)
        return failureOf(error);
    zip_t *archive = zip_open_from_source(source, ZIP_RDONLY, &error);
    if (!archive) {
        zip_source_free(source);
        return failureOf(error);
    }
    ZipReader reader(archive);
    if (const auto failure = reader.checkEntries())
        return *failure;
    return reader;
}

std::optional<FileFailure> ZipReader::checkEntries()
{
    const auto count = zip_get_num_entries(m_archive.get(), 0);
    if (count > limits::kArchiveEntries)
        return FileFailure{FileError::Forbidden};
    QSet<QByteArray> names;
    for (zip_int64_t i = 0; i < count; ++i) {
        const auto index = zip_uint64_t(i);
        zip_stat_t stat;
        if (zip_stat_index(m_archive.get(), index, 0, &stat) != 0 || !(stat.valid & ZIP_STAT_NAME))
            return FileFailure{FileError::Damaged};
        const QByteArray name(stat.name);
        zip_uint8_t system = 0;
        zip_uint32_t attributes = 0;
        zip_file_get_external_attributes(m_archive.get(), index, 0, &system, &attributes);
        const bool isLink = system == ZIP_OPSYS_UNIX
            && ((attributes >> 16) & kUnixKindMask) == kUnixLink;
        if (isOddName(name) || isLink || names.contains(name))
            return FileFailure{FileError::Forbidden};
        names.insert(name);
        if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) && stat.encryption_method != ZIP_EM_NONE)
            return FileFailure{FileError::Encrypted};
    }
    return std::nullopt;
}

bool ZipReader::has(const QByteArray &name) const
{
    return zip_name_locate(m_archive.get(), name.constData(), 0) >= 0;
}

Result<QByteArray, FileFailure> ZipReader::read(const QByteArray &name)
{
    const auto index = zip_name_locate(m_archive.get(), name.constData(), 0);
    if (index < 0)
        return QByteArray();
    zip_stat_t stat;
    if (zip_stat_index(m_archive.get(), zip_uint64_t(index), 0, &stat) != 0)
        return FileFailure{FileError::Damaged};
    const std::unique_ptr<zip_file_t, int (*)(zip_file_t *)> file(
        zip_fopen_index(m_archive.get(), zip_uint64_t(index), 0), &zip_fclose);
    if (!file)
        return FileFailure{FileError::Damaged};
    // Text compresses well; only what is large as well is somebody's bomb.
    const auto packed = std::max<qint64>(1, qint64(std::min<zip_uint64_t>(
                                                stat.comp_size, limits::kFileBytes)));
    const qint64 most = std::max<qint64>(limits::kArchiveFreeBytes,
                                         packed * limits::kArchiveRatio);
    QByteArray out;
    for (;;) {
        const auto before = out.size();
        out.resize(before + kChunkBytes);
        const auto got = zip_fread(file.get(), out.data() + before, zip_uint64_t(kChunkBytes));
        if (got < 0)
            return FileFailure{FileError::Damaged}; // also where the checksum differs
        out.resize(before + qsizetype(got));
        m_unpacked += got;
        if (m_unpacked > limits::kArchiveBytes || out.size() > most)
            return FileFailure{FileError::TooLarge};
        if (got == 0)
            return out;
    }
}

QByteArray zipOf(const std::vector<ZipEntry> &entries)
{
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t *target = zip_source_buffer_create(nullptr, 0, 0, &error);
    SYNGRAPH_CHECK(target);
    zip_t *archive = zip_open_from_source(target, ZIP_CREATE | ZIP_TRUNCATE, &error);
    SYNGRAPH_CHECK(archive);
    zip_source_keep(target); // zip_close() lets it go
    for (const auto &[name, content] : entries) {
        zip_source_t *source = zip_source_buffer(archive, content.constData(),
                                                 zip_uint64_t(content.size()), 0);
        const auto index = zip_file_add(archive, name.constData(), source, ZIP_FL_ENC_UTF_8);
        SYNGRAPH_CHECK(index >= 0);
        zip_file_set_mtime(archive, zip_uint64_t(index), kWrittenAt, 0);
        if (index == 0)
            zip_set_file_compression(archive, 0, ZIP_CM_STORE, 0);
    }
    SYNGRAPH_CHECK(zip_close(archive) == 0);
    zip_stat_t stat;
    SYNGRAPH_CHECK(zip_source_stat(target, &stat) == 0 && zip_source_open(target) == 0);
    QByteArray out(qsizetype(stat.size), Qt::Uninitialized);
    SYNGRAPH_CHECK(zip_source_read(target, out.data(), stat.size) == zip_int64_t(stat.size));
    zip_source_close(target);
    zip_source_free(target);
    return out;
}

} // namespace syngraph
