#include "common/document/snapshot_reader.h"

#include "common/base/limits.h"
#include "common/document/attribute_bytes.h"
#include "common/ot/text_scan.h"
#include "common/ot/schema.h"

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

AttributePlace placeOf(const AttributeSet &attributes)
{
    if (attributes.has(AttributeScope::Embed))
        return AttributePlace::Embed;
    return attributes.has(AttributeScope::Paragraph) ? AttributePlace::ParagraphEnd
                                                     : AttributePlace::Text;
}

template <typename Key>
bool allDiffer(std::vector<Key> keys)
{
    std::ranges::sort(keys);
    return std::ranges::adjacent_find(keys) == keys.end();
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
    if (!readSets(units) || !readRuns(m_attributes, units))
        return m_error;
    if (!m_hasAuthors)
        m_authors.runs.push_back({quint32(units), 0});
    else if (!readAuthorships(units) || !readRuns(m_authors, units))
        return m_error;
    if (!readText(units) || !attributesFit())
        return m_error;
    if (!isDocument())
        return SnapshotError::BadDocument;
    return Document::fromRuns(m_text, m_attributes, m_authors);
}

std::optional<quint64> SnapshotReader::takeLongVarint(quint64 most)
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

/// A set takes ten times as much memory as its bytes. Each has to be used by a run at least, so all
/// together they are within what the runs may come to; and one that no text can carry is refused
/// before the next one is made.
bool SnapshotReader::readSets(qsizetype units)
{
    const auto count = takeVarint(quint64(units));
    if (!count)
        return false;
    auto &sets = m_attributes.values;
    std::vector<const Attribute *> places; // equal sets are one, wherever they are met
    qint64 bytes = 0;
    for (quint64 i = 0; i < *count; ++i) {
        const auto before = m_bytes.size();
        auto set = takeAttributes(m_bytes);
        if (!set || set->isEmpty())
            return false;
        const auto size = before - m_bytes.size();
        bytes += size;
        if (bytes > mostAttributeBytes())
            return fail(SnapshotError::TooLarge);
        const auto place = placeOf(*set);
        if (!validateAttributes(*set, place))
            return fail(SnapshotError::BadAttributes);
        places.push_back(set->items().data());
        m_facts.push_back({quint32(size), place});
        sets.push_back(*std::move(set));
    }
    return allDiffer(std::move(places));
}

bool SnapshotReader::readAuthorships(qsizetype units)
{
    const auto count = takeVarint(quint64(units));
    if (!count)
        return false;
    constexpr auto kMost = std::numeric_limits<quint32>::max();
    std::vector<quint64> seen;
    for (quint64 i = 0; i < *count; ++i) {
        const auto author = takeVarint(kMost);
        const auto era = author ? takeVarint(kMost) : std::nullopt;
        if (!era || (*author == 0 && *era == 0))
            return false;
        seen.push_back(*author << 32 | *era);
        m_authors.values.push_back(Authorship::fromNumbers(quint32(*author), quint32(*era)));
    }
    return allDiffer(std::move(seen));
}

template <typename Value>
bool SnapshotReader::readRuns(Runs<Value> &into, qsizetype units)
{
    const auto values = into.values.size();
    auto &runs = into.runs;
    const auto count = takeVarint(quint64(units));
    if (!count || qsizetype(*count) > m_bytes.size() / 2)
        return false;
    runs.reserve(size_t(*count));
    quint64 used = 0;
    for (quint64 i = 0; i < *count; ++i) {
        const auto length = takeVarint(quint64(units));
        const auto value = length ? takeVarint(values) : std::nullopt;
        if (!value || *length == 0 || *value > used + 1)
            return false;
        if (!runs.empty() && runs.back().value == *value)
            return false;
        used = std::max(used, *value);
        units -= qsizetype(*length);
        runs.push_back({quint32(*length), quint32(*value)});
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
    qint64 bytes = 0; // sets are shared: a few long ones can stand for gigabytes
    for (const auto &[length, value] : m_attributes.runs) {
        if (value > 0)
            bytes += m_facts[value - 1].bytes;
        if (bytes > mostAttributeBytes())
            return fail(SnapshotError::TooLarge);
        const auto text = QStringView(m_text).sliced(start, length);
        start += length;
        if (value == 0 && m_marks.embeds == 0)
            continue;
        const bool fits = value > 0 ? placeOf(text) == m_facts[value - 1].place
                                    : !text.contains(QChar(kEmbedUnit));
        if (!fits)
            return fail(SnapshotError::BadAttributes);
    }
    return true;
}

bool SnapshotReader::isDocument() const
{
    return m_text.endsWith(QChar(kParagraphEnd))
        && (m_bounds == SnapshotBounds::View || m_marks.paragraphEnds <= limits::kParagraphs)
        && !(scan::hasSurrogates(m_text) && (cutsPair(m_attributes) || cutsPair(m_authors)));
}

template <typename Value>
bool SnapshotReader::cutsPair(const Runs<Value> &runs) const
{
    qsizetype start = 0;
    return std::ranges::any_of(runs.runs, [&](const auto &run) {
        const bool cuts = m_text[start].isLowSurrogate();
        start += run.length;
        return cuts;
    });
}

} // namespace syngraph
