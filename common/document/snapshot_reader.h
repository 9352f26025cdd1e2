#pragma once

#include "common/document/attribute_bytes.h"
#include "common/document/snapshot.h"
#include "common/ot/schema.h"
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
    template <typename Value>
    using Runs = Document::Runs<Value>;
    struct SetFacts
    {
        quint32 bytes;
        AttributePlace place; ///< the only one where its attributes may stand together
    };

    bool fail(SnapshotError error)
    {
        m_error = error;
        return false;
    }
    qsizetype factor() const { return m_bounds == SnapshotBounds::View ? 2 : 1; }
    qint64 mostAttributeBytes() const
    {
        return m_bounds == SnapshotBounds::View ? kViewAttributeBytes : limits::kAttributeBytes;
    }
    std::optional<quint64> takeVarint(quint64 most)
    {
        // Nearly all are of one byte.
        if (!m_bytes.isEmpty() && quint8(m_bytes.front()) < 0x80) {
            const auto value = quint64(quint8(m_bytes.front()));
            if (value > most)
                return std::nullopt;
            m_bytes = m_bytes.sliced(1);
            return value;
        }
        return takeLongVarint(most);
    }
    std::optional<quint64> takeLongVarint(quint64 most);
    bool readSets(qsizetype units);
    bool readAuthorships(qsizetype units);
    template <typename Value>
    bool readRuns(Runs<Value> &into, qsizetype units);
    bool readText(qsizetype units);
    bool attributesFit();
    bool isDocument() const;
    template <typename Value>
    bool cutsPair(const Runs<Value> &runs) const;

    QByteArrayView m_bytes;
    bool m_hasAuthors;
    SnapshotBounds m_bounds;
    SnapshotError m_error = SnapshotError::Malformed;
    Runs<AttributeSet> m_attributes;
    std::vector<SetFacts> m_facts; ///< of the sets
    Runs<Authorship> m_authors;
    QString m_text;
    scan::Marks m_marks; ///< of m_text
};

} // namespace syngraph
