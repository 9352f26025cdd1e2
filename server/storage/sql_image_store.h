#pragma once

#include "server/storage/sql_database.h"

namespace syngraph {

/// Images in the tables of SCHEMA.md: a row for each, and its bytes in parts, so that a reader
/// costs the storage thread one small row at a time. Owned by SqlStore.
///
/// Invariant: an image and all of its parts come in one transaction.
class SqlImageStore final : public ImageStore
{
public:
    explicit SqlImageStore(SqlDatabase &database);

    Result<std::vector<StoredImage>, StoreError> images(DocumentId document) override;
    Status<StoreError> saveImage(DocumentId document, const QByteArray &image,
                                 const QByteArray &bytes, WallTime now) override;
    Result<StoredImagePart, StoreError> imagePart(DocumentId document, const QByteArray &image,
                                                  qint64 offset) override;

private:
    SqlDatabase &m_database;
    SqlStatement m_findDocument;
    SqlStatement m_insertImage;
    SqlStatement m_insertPart;
    SqlStatement m_listImages;
    SqlStatement m_readPart;
};

} // namespace syngraph
