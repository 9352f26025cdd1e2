#pragma once

#include "app/files/file_form.h"
#include "common/base/result.h"

#include <QByteArray>
#include <QStringList>

#include <memory>
#include <vector>

struct zip;

namespace syngraph {

/// A ZIP archive in memory that a stranger made. Nothing of it is ever written to a disk; what a
/// name or a size claims is not believed: archives with odd names, links, doubles or encrypted
/// entries are refused as a whole, and no more is unpacked than limits::kArchive* allow.
class ZipReader final
{
public:
    /// `bytes` outlive the reader.
    static Result<ZipReader, FileFailure> open(QByteArrayView bytes);

    bool has(const QByteArray &name) const;
    /// The whole entry; empty when there is none of this name.
    Result<QByteArray, FileFailure> read(const QByteArray &name);

private:
    struct Close
    {
        void operator()(zip *archive) const;
    };
    explicit ZipReader(zip *archive) : m_archive(archive) {}
    std::optional<FileFailure> checkEntries();

    std::unique_ptr<zip, Close> m_archive;
    qint64 m_unpacked = 0;
};

/// An archive of these entries in this order. The first one stays uncompressed, as OpenDocument
/// wants it. Equal entries give equal bytes.
struct ZipEntry
{
    QByteArray name;
    QByteArray content;
};
QByteArray zipOf(const std::vector<ZipEntry> &entries);

} // namespace syngraph
