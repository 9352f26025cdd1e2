#include "common/document/snapshot_reader.h"

#include "common/base/limits.h"
#include "common/document/attribute_bytes.h"
#include "common/ot/text_scan.h"
#include "common/ot/schema.h"

#include <QSet>

#include <algorithm>
#include <limits>

namespace syngraph {

namespace {

/// What the text of a run is made of.
std::optional<AttributePlace> placeOf(QStringView run)
{
    const auto marks = scan::countMarks(run);
    const auto units = quint32(run.size());
    if (marks.paragraphEnds == units)
        return AttributePlace::ParagraphEnd;
    if (marks.embeds == units)
        return AttributePlace::Embed;
    if (marks.paragraphEnds + marks.embeds > 0)
        return std::nullopt;
    return AttributePlace::Text;
}

} // namespace

Result<Document, SnapshotError> SnapshotReader::read()
{
    const auto stored = takeVarint(std::numeric_limits<quint64>::max());
    if (!stored)
        return m_error;
    if (*stored > quint64(factor() * limits::kDocumentUnits))
        return SnapshotError::TooLarge;
    const auto units = qsizetype(*stored);
    if (!readSets(units) || !readRuns(m_runs, m_sets.size(), units))
        return m_error;
    if (m_hasAuthors
        && (!readAuthorships(units) || !readRuns(m_authorRuns, m_authorships.size(), units)))
        return m_error;
    if (!readText(units) || !attributesFit())
        return m_error;
    if (!isDocument())
        return SnapshotError::BadDocument;
    return built();
}

std::optional<quint64> SnapshotReader::takeVarint(quint64 most)
{
    quint64 value = 0;
    for (qsizetype i = 0; i < 5; ++i) {
        if (i == m_bytes.size())
            return std::nullopt;
        const auto byte = quint8(m_bytes[i]);
        value |= quint64(byte & 0x7f) << (7 * i);
        if (byte & 0x80)
            continue;
        if ((byte == 0 && i > 0) || value > most)
            return std::nullopt; // could be shorter, or is too much
        m_bytes = m_bytes.sliced(i + 1);
        return value;
    }
    return std::nullopt;
}

bool SnapshotReader::readSets(qsizetype units)
{
    const auto count = takeVarint(quint64(units));
    if (!count)
        return false;
    QSet<QByteArrayView> seen;
    for (quint64 i = 0; i < *count; ++i) {
        const auto start = m_bytes;
        auto set = takeAttributes(m_bytes);
        if (!set || set->isEmpty())
            return false;
        const auto size = seen.size();
        seen.insert(start.first(start.size() - m_bytes.size()));
        if (seen.size() == size)
            return false;
        m_sets.push_back({std::move(*set), quint32(start.size() - m_bytes.size())});
    }
    return true;
}

bool SnapshotReader::readAuthorships(qsizetype units)
{
    const auto count = takeVarint(quint64(units));
    if (!count)
        return false;
    constexpr auto kMost = std::numeric_limits<quint32>::max();
    QSet<quint64> seen;
    for (quint64 i = 0; i < *count; ++i) {
        const auto author = takeVarint(kMost);
        const auto era = author ? takeVarint(kMost) : std::nullopt;
        if (!era || (*author == 0 && *era == 0))
            return false;
        const auto size = seen.size();
        seen.insert(*author << 32 | *era);
        if (seen.size() == size)
            return false;
        m_authorships.push_back(Authorship::fromNumbers(quint32(*author), quint32(*era)));
    }
    return true;
}

bool SnapshotReader::readRuns(std::vector<StoredRun> &runs, size_t values, qsizetype units)
{
    const auto count = takeVarint(quint64(units));
    if (!count || qsizetype(*count) > m_bytes.size() / 2)
        return false;
    runs.reserve(size_t(*count));
    size_t used = 0;
    for (quint64 i = 0; i < *count; ++i) {
        const auto length = takeVarint(quint64(units));
        const auto value = length ? takeVarint(values) : std::nullopt;
        if (!value || *length == 0 || *value > used + 1)
            return false;
        if (!runs.empty() && runs.back().value == *value)
            return false;
        used = std::max(used, size_t(*value));
        units -= qsizetype(*length);
        runs.push_back({qsizetype(*length), size_t(*value)});
    }
    return units == 0 && used == values;
}

bool SnapshotReader::readText(qsizetype units)
{
    const auto size = takeVarint(quint64(factor() * limits::kSnapshotBytes));
    if (!size || qsizetype(*size) != m_bytes.size())
        return false;
    auto text = textFromUtf8(m_bytes);
    if (!text || !(scan::isPlainlyAllowed(*text) || validateText(*text)))
        return fail(SnapshotError::BadText);
    m_text = std::move(*text);
    m_marks = scan::countMarks(m_text);
    return m_text.size() == units;
}

/// Whether the attributes of each run may stand on the text of the run, and are not too many.
bool SnapshotReader::attributesFit()
{
    qsizetype start = 0;
    const auto most = m_bounds == SnapshotBounds::View ? kViewAttributeBytes
                                                       : limits::kAttributeBytes;
    qint64 bytes = 0; // sets are shared: a few long ones can stand for gigabytes
    for (const auto &run : m_runs) {
        if (run.value > 0)
            bytes += m_sets[run.value - 1].bytes;
        if (bytes > most)
            return fail(SnapshotError::TooLarge);
        const auto text = QStringView(m_text).sliced(start, run.length);
        start += run.length;
        if (run.value == 0 && m_marks.embeds == 0)
            continue;
        const auto place = placeOf(text);
        if (run.value == 0) {
            if (place ? *place == AttributePlace::Embed : text.contains(QChar(kEmbedUnit)))
                return fail(SnapshotError::BadAttributes);
            continue;
        }
        auto &[set, unused, placesChecked] = m_sets[run.value - 1];
        if (!place)
            return fail(SnapshotError::BadAttributes);
        const auto bit = quint8(1U << quint8(*place));
        if (!(placesChecked & bit) && !validateAttributes(set, *place))
            return fail(SnapshotError::BadAttributes);
        placesChecked |= bit;
    }
    return true;
}

bool SnapshotReader::isDocument() const
{
    return m_text.endsWith(QChar(kParagraphEnd))
        && (m_bounds == SnapshotBounds::View || m_marks.paragraphEnds <= limits::kParagraphs)
        && !(scan::hasSurrogates(m_text) && (cutsPair(m_runs) || cutsPair(m_authorRuns)));
}

bool SnapshotReader::cutsPair(const std::vector<StoredRun> &runs) const
{
    qsizetype start = 0;
    return std::any_of(runs.begin(), runs.end(), [&](const StoredRun &run) {
        const bool cuts = m_text[start].isLowSurrogate();
        start += run.length;
        return cuts;
    });
}

Document SnapshotReader::built() const
{
    std::vector<Document::AttributeRun> runs;
    runs.reserve(m_runs.size());
    for (const auto &run : m_runs)
        runs.push_back({run.value == 0 ? AttributeSet() : m_sets[run.value - 1].attributes,
                        run.length});
    std::vector<Document::AuthorRun> authors;
    authors.reserve(m_authorRuns.size());
    for (const auto &run : m_authorRuns)
        authors.push_back({run.value == 0 ? Authorship() : m_authorships[run.value - 1],
                           run.length});
    if (!m_hasAuthors)
        authors.push_back({{}, m_text.size()});
    return Document::fromRuns(m_text, runs, authors);
}

} // namespace syngraph
