#include "common/document/snapshot.h"

#include "common/base/limits.h"
#include "common/document/canonical_bytes.h"
#include "common/document/digest.h"
#include "common/ot/schema.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <limits>
#include <optional>
#include <vector>

namespace syngraph {

namespace {

constexpr QByteArrayView kMagic("SYND");
constexpr char kVersion = 1;
constexpr qsizetype kHeadBytes = 5;
constexpr qsizetype kChecksumBytes = Digest::kBytes;

void appendVarint(QByteArray &bytes, qsizetype value)
{
    auto rest = quint64(value);
    for (; rest >= 0x80; rest >>= 7)
        bytes.append(char(rest | 0x80));
    bytes.append(char(rest));
}

/// What the text of a run is made of.
std::optional<AttributePlace> placeOf(QStringView run)
{
    const auto first = run.front();
    const bool special = first == QChar(kParagraphEnd) || first == QChar(kEmbedUnit);
    const auto fits = [&](QChar unit) {
        return special ? unit == first : unit != QChar(kParagraphEnd) && unit != QChar(kEmbedUnit);
    };
    if (!std::all_of(run.begin(), run.end(), fits))
        return std::nullopt;
    if (!special)
        return AttributePlace::Text;
    return first == QChar(kEmbedUnit) ? AttributePlace::Embed : AttributePlace::ParagraphEnd;
}

/// Reads the part between head and checksum. After an error it is spent.
class SnapshotReader final
{
public:
    explicit SnapshotReader(QByteArrayView body) : m_bytes(body) {}

    Result<Document, SnapshotError> read()
    {
        const auto units = takeVarint(std::numeric_limits<qsizetype>::max());
        if (!units)
            return m_error;
        if (*units > limits::kDocumentUnits)
            return SnapshotError::TooLarge;
        if (!readSets(*units) || !readRuns(*units) || !readText(*units) || !attributesFit())
            return m_error;
        auto document = Document::fromDelta(builtDelta());
        if (!document)
            return SnapshotError::BadDocument;
        return std::move(document).value();
    }

private:
    struct StoredRun
    {
        qsizetype length;
        size_t set; ///< 0: plain
    };

    bool fail(SnapshotError error)
    {
        m_error = error;
        return false;
    }

    std::optional<qsizetype> takeVarint(qsizetype most)
    {
        quint64 value = 0;
        for (int shift = 0; shift < 35; shift += 7) {
            if (m_bytes.isEmpty())
                return std::nullopt;
            const auto byte = quint8(m_bytes.front());
            m_bytes = m_bytes.sliced(1);
            value |= quint64(byte & 0x7f) << shift;
            if (byte & 0x80)
                continue;
            if (byte == 0 && shift > 0)
                return std::nullopt; // could be shorter
            if (value > quint64(most))
                return std::nullopt;
            return qsizetype(value);
        }
        return std::nullopt;
    }

    bool readSets(qsizetype units)
    {
        const auto count = takeVarint(units);
        if (!count)
            return false;
        QSet<QByteArrayView> seen;
        for (qsizetype i = 0; i < *count; ++i) {
            const auto start = m_bytes;
            auto set = takeAttributes(m_bytes);
            if (!set || set->isEmpty())
                return false;
            const auto size = seen.size();
            seen.insert(start.first(start.size() - m_bytes.size()));
            if (seen.size() == size)
                return false;
            m_sets.push_back({std::move(*set), 0});
        }
        return true;
    }

    bool readRuns(qsizetype units)
    {
        const auto count = takeVarint(units);
        if (!count)
            return false;
        size_t used = 0;
        for (qsizetype i = 0; i < *count; ++i) {
            const auto length = takeVarint(units);
            const auto set = length ? takeVarint(qsizetype(m_sets.size())) : std::nullopt;
            if (!set || *length == 0 || size_t(*set) > used + 1)
                return false;
            if (!m_runs.empty() && m_runs.back().set == size_t(*set))
                return false;
            used = std::max(used, size_t(*set));
            units -= *length;
            if (units < 0)
                return false;
            m_runs.push_back({*length, size_t(*set)});
        }
        return units == 0 && used == m_sets.size();
    }

    bool readText(qsizetype units)
    {
        const auto size = takeVarint(limits::kSnapshotBytes);
        if (!size || *size != m_bytes.size())
            return false;
        auto text = textFromUtf8(m_bytes);
        if (!text || !validateText(*text))
            return fail(SnapshotError::BadText);
        m_text = std::move(*text);
        return m_text.size() == units;
    }

    /// Whether the attributes of each run may stand on the text of the run.
    bool attributesFit()
    {
        qsizetype start = 0;
        for (const auto &run : m_runs) {
            const auto text = QStringView(m_text).sliced(start, run.length);
            start += run.length;
            if (run.set == 0) {
                if (text.contains(QChar(kEmbedUnit)))
                    return fail(SnapshotError::BadAttributes);
                continue;
            }
            auto &[set, placesChecked] = m_sets[run.set - 1];
            const auto place = placeOf(text);
            if (!place)
                return fail(SnapshotError::BadAttributes);
            const auto bit = quint8(1U << quint8(*place));
            if (!(placesChecked & bit) && !validateAttributes(set, *place))
                return fail(SnapshotError::BadAttributes);
            placesChecked |= bit;
        }
        return true;
    }

    Delta builtDelta() const
    {
        DeltaBuilder builder;
        qsizetype start = 0;
        for (const auto &run : m_runs) {
            builder.insert(QStringView(m_text).sliced(start, run.length),
                           run.set == 0 ? AttributeSet() : m_sets[run.set - 1].attributes);
            start += run.length;
        }
        return builder.build();
    }

    struct StoredSet
    {
        AttributeSet attributes;
        quint8 placesChecked; ///< a bit for each AttributePlace where it is known to be allowed
    };

    QByteArrayView m_bytes;
    SnapshotError m_error = SnapshotError::Malformed;
    std::vector<StoredSet> m_sets;
    std::vector<StoredRun> m_runs;
    QString m_text;
};

} // namespace

QByteArray encodeSnapshot(const Document &document)
{
    QByteArray sets;
    QByteArray runs;
    QByteArray text;
    QHash<QByteArray, qsizetype> numbers;
    qsizetype runCount = 0;
    visitMaximalRuns(document, [&](qsizetype length, const AttributeSet &attributes) {
        qsizetype number = 0;
        if (!attributes.isEmpty()) {
            const auto bytes = attributeBytes(attributes);
            auto known = numbers.constFind(bytes);
            if (known == numbers.constEnd()) {
                known = numbers.insert(bytes, numbers.size() + 1);
                sets += bytes;
            }
            number = *known;
        }
        ++runCount;
        appendVarint(runs, length);
        appendVarint(runs, number);
    });
    text.reserve(document.length() + document.length() / 8);
    visitUtf8(document, [&text](QByteArrayView utf8) { text += utf8; });

    QByteArray bytes;
    constexpr qsizetype kMostVarints = 4 * 5;
    bytes.reserve(kHeadBytes + kMostVarints + sets.size() + runs.size() + text.size()
                  + kChecksumBytes);
    bytes += kMagic;
    bytes += kVersion;
    appendVarint(bytes, document.length());
    appendVarint(bytes, numbers.size());
    bytes += sets;
    appendVarint(bytes, runCount);
    bytes += runs;
    appendVarint(bytes, text.size());
    bytes += text;
    bytes += Digest::of(bytes);
    return bytes;
}

Result<Document, SnapshotError> decodeSnapshot(QByteArrayView bytes)
{
    if (bytes.size() > limits::kSnapshotBytes)
        return SnapshotError::TooLarge;
    if (bytes.size() < kHeadBytes + kChecksumBytes)
        return SnapshotError::Truncated;
    if (bytes.first(kMagic.size()) != kMagic)
        return SnapshotError::UnknownFormat;
    if (bytes[kMagic.size()] != kVersion)
        return SnapshotError::UnknownVersion;
    const auto body = bytes.chopped(kChecksumBytes);
    if (Digest::of(body) != bytes.last(kChecksumBytes))
        return SnapshotError::Damaged;
    return SnapshotReader(body.sliced(kHeadBytes)).read();
}

} // namespace syngraph
