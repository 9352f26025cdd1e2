#include "server/storage/sql_image_store.h"

#include "common/base/limits.h"
#include "common/base/sha256.h"

namespace syngraph {

using namespace Qt::Literals::StringLiterals;

SqlImageStore::SqlImageStore(SqlDatabase &database)
    : m_database(database)
    , m_findDocument(database.statement(u"SELECT 1 FROM docs WHERE doc = ?"_s))
    , m_insertImage(database.statement(
          u"INSERT INTO images (doc, image, size, created) VALUES (?, ?, ?, ?)"_s))
    , m_insertPart(database.statement(
          u"INSERT INTO image_parts (doc, image, part, bytes) VALUES (?, ?, ?, ?)"_s))
    , m_listImages(database.statement(
          u"SELECT image, size FROM images WHERE doc = ? ORDER BY image"_s))
    , m_readPart(database.statement(
          u"SELECT images.size, CASE WHEN length(bytes) <= %1 THEN bytes END "
          "FROM images JOIN image_parts USING (doc, image) "
          "WHERE doc = ? AND image = ? AND part = ?"_s.arg(limits::kImageChunkBytes)))
{
}

Result<std::vector<StoredImage>, StoreError> SqlImageStore::images(DocumentId document)
{
    SqlTransaction transaction(m_database, SqlTransaction::Kind::Read);
    if (const auto begun = transaction.begin(); !begun)
        return begun.error();
    {
        auto rows = m_findDocument.query(document);
        if (!rows.next())
            return rows.endedBecause(StoreError::NotFound);
    }
    std::vector<StoredImage> images;
    auto rows = m_listImages.query(document);
    while (rows.next())
        images.push_back({rows.bytes(0), rows.integer(1)});
    if (const auto failed = rows.failure())
        return toStoreError(*failed);
    return images;
}

Status<StoreError> SqlImageStore::saveImage(DocumentId document, const QByteArray &image,
                                            const QByteArray &bytes, WallTime now)
{
    SYNGRAPH_CHECK(image.size() == Sha256::kBytes && !bytes.isEmpty()
                   && bytes.size() <= limits::kImageBytes);
    SqlTransaction transaction(m_database, SqlTransaction::Kind::Write);
    if (const auto begun = transaction.begin(); !begun)
        return begun;
    {
        auto rows = m_findDocument.query(document);
        if (!rows.next())
            return rows.endedBecause(StoreError::NotFound);
    }
    if (const auto inserted = m_insertImage.run(document, image, bytes.size(), now); !inserted) {
        return inserted.error() == SqlFailure::Constraint ? StoreError::Exists
                                                          : toStoreError(inserted.error());
    }
    for (qsizetype offset = 0; offset < bytes.size(); offset += limits::kImageChunkBytes) {
        const auto inserted =
            m_insertPart.run(document, image, offset / limits::kImageChunkBytes,
                             bytes.mid(offset, limits::kImageChunkBytes));
        if (!inserted)
            return toStoreError(inserted.error());
    }
    return transaction.commit(bytes.size());
}

Result<StoredImagePart, StoreError> SqlImageStore::imagePart(DocumentId document,
                                                             const QByteArray &image,
                                                             qint64 offset)
{
    if (offset < 0 || offset % limits::kImageChunkBytes != 0)
        return StoreError::NotFound;
    SqlTransaction transaction(m_database, SqlTransaction::Kind::Read);
    if (const auto begun = transaction.begin(); !begun)
        return begun.error();
    auto rows = m_readPart.query(document, image, offset / limits::kImageChunkBytes);
    if (!rows.next())
        return rows.endedBecause(StoreError::NotFound);
    StoredImagePart part{rows.integer(0), rows.bytes(1)};
    const auto expected = std::min<qint64>(limits::kImageChunkBytes, part.total - offset);
    if (part.total > limits::kImageBytes || part.bytes.size() != expected)
        return StoreError::Corrupt;
    return part;
}

} // namespace syngraph
