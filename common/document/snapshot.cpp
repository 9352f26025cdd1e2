#include "common/document/snapshot.h"

#include "common/base/limits.h"
#include "common/base/sha256.h"
#include "common/document/attribute_bytes.h"
#include "common/document/canonical_bytes.h"
#include "common/document/snapshot_reader.h"

#include <QHash>

namespace syngraph {

namespace {

constexpr QByteArrayView kMagic("SYND");
constexpr char kVersion = 2;
constexpr qsizetype kHeadBytes = 5;
constexpr qsizetype kChecksumBytes = Sha256::kBytes;
/// Whatever Document::applyUnlimited() makes can be written and read: twice of all but attributes.
constexpr qsizetype kViewBytes =
    2 * (limits::kSnapshotBytes - limits::kAttributeBytes) + kViewAttributeBytes;

constexpr qsizetype kVarintBytes = 10; ///< at most

char *putVarint(char *out, quint64 value)
{
    for (; value >= 0x80; value >>= 7)
        *out++ = char(value | 0x80);
    *out++ = char(value);
    return out;
}

void appendVarint(QByteArray &bytes, quint64 value)
{
    char digits[kVarintBytes];
    bytes.append(digits, putVarint(digits, value) - digits);
}

/// A table of values in the order of their first use and a list of runs that name them by number.
class RunTable final
{
public:
    /// The number of the value that is written as `bytes`, from 1.
    quint64 numberOf(const QByteArray &bytes)
    {
        auto known = m_numbers.constFind(bytes);
        if (known == m_numbers.constEnd()) {
            known = m_numbers.insert(bytes, quint64(m_numbers.size()) + 1);
            m_table += bytes;
        }
        return *known;
    }
    void add(qsizetype length, quint64 number)
    {
        ++m_runCount;
        char digits[2 * kVarintBytes];
        const char *const end = putVarint(putVarint(digits, quint64(length)), number);
        m_runs.append(digits, end - digits);
    }
    qsizetype bytes() const { return m_table.size() + m_runs.size() + 2 * 5; }
    void appendTo(QByteArray &bytes) const
    {
        appendVarint(bytes, quint64(m_numbers.size()));
        bytes += m_table;
        appendVarint(bytes, m_runCount);
        bytes += m_runs;
    }

private:
    QHash<QByteArray, quint64> m_numbers;
    QByteArray m_table;
    QByteArray m_runs;
    quint64 m_runCount = 0;
};

// Most runs have a value that was seen a moment ago: it is known without being written out.

RunTable attributeRuns(const Document &document)
{
    RunTable table;
    QHash<const Attribute *, quint64> seen; // the document keeps them where they are
    document.visitAttributes([&](qsizetype length, const AttributeSet &set) {
        quint64 number = 0;
        if (!set.isEmpty()) {
            auto known = seen.constFind(set.items().data());
            if (known == seen.constEnd())
                known = seen.insert(set.items().data(), table.numberOf(attributeBytes(set)));
            number = *known;
        }
        table.add(length, number);
    });
    return table;
}

RunTable authorRuns(const Document &document)
{
    RunTable table;
    QHash<quint64, quint64> seen{{0, 0}};
    document.visitAuthors(0, document.length(), [&](qsizetype length, Authorship by) {
        const auto author = quint64(by.author().value);
        auto known = seen.constFind(author << 32 | by.era());
        if (known == seen.constEnd()) {
            QByteArray bytes;
            appendVarint(bytes, author);
            appendVarint(bytes, by.era());
            known = seen.insert(author << 32 | by.era(), table.numberOf(bytes));
        }
        table.add(length, *known);
    });
    return table;
}

} // namespace

QByteArray encodeSnapshot(const Document &document)
{
    const auto attributes = attributeRuns(document);
    const auto authors = authorRuns(document);
    QByteArray text;
    text.reserve(document.length() + document.length() / 8);
    visitUtf8(document, [&text](QByteArrayView utf8) { text += utf8; });

    QByteArray bytes;
    constexpr qsizetype kVarints = 2 * 5;
    bytes.reserve(kHeadBytes + kVarints + attributes.bytes() + authors.bytes() + text.size()
                  + kChecksumBytes);
    bytes += kMagic;
    bytes += kVersion;
    appendVarint(bytes, quint64(document.length()));
    attributes.appendTo(bytes);
    authors.appendTo(bytes);
    appendVarint(bytes, quint64(text.size()));
    bytes += text;
    bytes += Sha256::of(bytes);
    return bytes;
}

Result<Document, SnapshotError> decodeSnapshot(QByteArrayView bytes, SnapshotBounds bounds)
{
    if (bytes.size() > (bounds == SnapshotBounds::View ? kViewBytes : limits::kSnapshotBytes))
        return SnapshotError::TooLarge;
    if (bytes.size() < kHeadBytes + kChecksumBytes)
        return SnapshotError::Truncated;
    if (bytes.first(kMagic.size()) != kMagic)
        return SnapshotError::UnknownFormat;
    const auto version = bytes[kMagic.size()];
    if (version < 1 || version > kVersion)
        return SnapshotError::UnknownVersion;
    const auto body = bytes.chopped(kChecksumBytes);
    if (Sha256::of(body) != bytes.last(kChecksumBytes))
        return SnapshotError::Damaged;
    const bool hasAuthors = version > 1;
    return SnapshotReader(body.sliced(kHeadBytes), hasAuthors, bounds).read();
}

} // namespace syngraph
