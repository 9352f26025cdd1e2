#pragma once

#include "common/document/snapshot.h"
#include "common/ot/text_scan.h"

#include <QByteArrayView>

#include <optional>
#include <vector>

namespace syngraph {

/// Reads what lies between head and checksum of a snapshot, for one call of decodeSnapshot(). After
/// an error it is spent.
class SnapshotReader final
{
public:
    /// `hasAuthors` is false for version 1.
    SnapshotReader(QByteArrayView body, bool hasAuthors, SnapshotBounds bounds)
        : m_bytes(body), m_hasAuthors(hasAuthors), m_bounds(bounds)
    {
    }
    Result<Document, SnapshotError> read();

private:
    struct StoredRun
    {
        qsizetype length;
        size_t value; ///< number in its table, from 1; 0: plain, or unknown
    };
    struct StoredSet
    {
        AttributeSet attributes;
        quint32 bytes = 0;
        quint8 placesChecked = 0; ///< a bit for each AttributePlace where it is known to be allowed
    };

    bool fail(SnapshotError error)
    {
        m_error = error;
        return false;
    }
    qsizetype factor() const { return m_bounds == SnapshotBounds::View ? 2 : 1; }
    std::optional<quint64> takeVarint(quint64 most);
    bool readSets(qsizetype units);
    bool readAuthorships(qsizetype units);
    bool readRuns(std::vector<StoredRun> &runs, size_t values, qsizetype units);
    bool readText(qsizetype units);
    bool attributesFit();
    bool isDocument() const;
    bool cutsPair(const std::vector<StoredRun> &runs) const;
    Document built() const;

    QByteArrayView m_bytes;
    bool m_hasAuthors;
    SnapshotBounds m_bounds;
    SnapshotError m_error = SnapshotError::Malformed;
    std::vector<StoredSet> m_sets;
    std::vector<StoredRun> m_runs;
    std::vector<Authorship> m_authorships;
    std::vector<StoredRun> m_authorRuns;
    QString m_text;
    scan::Marks m_marks; ///< of m_text
};

} // namespace syngraph
